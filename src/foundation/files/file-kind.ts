/** The kinds of files people may hand in, told by their first bytes and never by their names. */
import type { Refusal } from '../result.ts';

export const FILE_KINDS = ['pdf', 'jpeg', 'png', 'webp', 'xlsx', 'docx', 'csv', 'txt'] as const;
export type FileKind = (typeof FILE_KINDS)[number];

/**
 * `kind` none we take; `broken` not as its kind says; `active` holds a program, a macro or a form that acts; `attached` holds or fetches other files;
 * `locked` a password hides what is in it; `bomb` far larger unpacked than it is.
 */
export type FileFault = 'kind' | 'empty' | 'broken' | 'active' | 'attached' | 'locked' | 'bomb';
export type FileRefusal = Refusal<`files.${FileFault}`>;

export const MEDIA_TYPES: Readonly<Record<FileKind, string>> = {
  pdf: 'application/pdf',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  csv: 'text/csv; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
};

const EXTENSIONS: Readonly<Record<FileKind, readonly [string, ...string[]]>> = {
  pdf: ['pdf'],
  jpeg: ['jpg', 'jpeg'],
  png: ['png'],
  webp: ['webp'],
  xlsx: ['xlsx'],
  docx: ['docx'],
  csv: ['csv'],
  txt: ['txt'],
};

/** For the `accept` of a form. */
export const ACCEPTED_NAMES: string = Object.values(EXTENSIONS)
  .flat()
  .map((extension) => `.${extension}`)
  .join(',');

const LONGEST_STEM = 80;

/**
 * The name people see, made of the one they gave: letters of any script, digits, blanks and `-_()` remain, with the extension of what it
 * is. `../../hóa đơn.exe` that is a PDF becomes `hóa đơn.pdf`.
 */
export function cleanName(given: string, kind: FileKind): string {
  const bare = (given.normalize('NFC').split(/[/\\]/).at(-1) ?? '').replace(/\.[^.]{1,5}$/, '');
  const stem = bare
    .replace(/[^\p{L}\p{N}\p{M}\-_() ]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return `${[...stem].slice(0, LONGEST_STEM).join('').trim() || 'tep'}.${EXTENSIONS[kind][0]}`;
}

export function isNamedAs(given: string, kind: FileKind): boolean {
  const extension = /\.([^.]{1,5})$/.exec(given)?.[1]?.toLowerCase() ?? '';
  return EXTENSIONS[kind].includes(extension);
}
