/** What is wrong with a text, as an officer reads it: where, then why. */
import type { ContentIssue } from '../../../foundation/content.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import { contentText } from '../messages/index.ts';

export function issueWords({ path, message, code }: ContentIssue, language: Language): string {
  const text = contentText(language);
  const words: Readonly<Record<string, string>> = text.issues;
  const why = (code !== undefined && words[code]) || words[message];
  const where = path === '' ? text.draft.whole : path.split('.').map(counted).join(' › ');
  // What one file says of another is told by the file's own check.
  return why === undefined ? `${where}: ${message}` : `${where}: ${why}`;
}

/** Entries of a list are counted from one. */
function counted(part: string): string {
  return /^\d+$/.test(part) ? String(Number(part) + 1) : part;
}
