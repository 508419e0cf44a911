/** What is wrong with a text, as an officer reads it: where, then why. */
import type { ContentIssue } from '../../../foundation/content.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import { contentText } from '../messages/index.ts';
import { issueSentence } from '../messages/issue-sentences.ts';

/** `draft`: the file that is looked at; a fault elsewhere names its file. */
export function issueWords(issue: ContentIssue, language: Language, draft?: string): string {
  const { file, path } = issue;
  const text = contentText(language);
  const parts: Readonly<Record<string, string>> = text.parts;
  const named = path.split('.').map((part) => parts[part] ?? counted(part));
  const where = path === '' ? text.draft.whole : named.join(' › ');
  const elsewhere = file === undefined || file === draft ? '' : `${file} › `;
  return `${elsewhere}${where}: ${reasonOf(issue, language)}`;
}

/** The reason alone, for the field it stands at. */
export function reasonOf({ message, code }: ContentIssue, language: Language): string {
  const text = contentText(language);
  const words: Readonly<Record<string, string>> = text.issues;
  const why = (code !== undefined && words[code]) || words[message];
  if (code === 'unrecognized_keys') return `${why ?? ''}: ${namesIn(message)}`;
  return why ?? issueSentence(message, language) ?? message;
}

/** The names a fault of the shape quotes. */
function namesIn(message: string): string {
  return [...message.matchAll(/"([^"]{1,60})"/g)].map(([, name]) => name).join(', ');
}

/** Entries of a list are counted from one. */
function counted(part: string): string {
  return /^\d+$/.test(part) ? String(Number(part) + 1) : part;
}
