/** What is wrong with a text, as an officer reads it: where, then why. */
import type { ContentIssue } from '../../../foundation/content.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import { contentText } from '../messages/index.ts';

export function issueWords({ path, message, code }: ContentIssue, language: Language): string {
  const text = contentText(language);
  const words: Readonly<Record<string, string>> = text.issues;
  const why = (code !== undefined && words[code]) || words[message];
  const parts: Readonly<Record<string, string>> = text.parts;
  const named = path.split('.').map((part) => parts[part] ?? counted(part));
  const where = path === '' ? text.draft.whole : named.join(' › ');
  if (code === 'unrecognized_keys') return `${where}: ${why ?? ''}: ${namesIn(message)}`;
  // What one file says of another is told by the file's own check.
  return why === undefined ? `${where}: ${message}` : `${where}: ${why}`;
}

/** The names a fault of the shape quotes. */
function namesIn(message: string): string {
  return [...message.matchAll(/"([^"]{1,60})"/g)].map(([, name]) => name).join(', ');
}

/** Entries of a list are counted from one. */
function counted(part: string): string {
  return /^\d+$/.test(part) ? String(Number(part) + 1) : part;
}
