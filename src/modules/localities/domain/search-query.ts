/** Reads what a person typed into names and what they lie in: kinds (`p`, `xã`, `tp`) set apart, parts after a comma or a trailing province or district name as context. */
import { foldVietnamese } from '../../../foundation/i18n/fold-vietnamese.ts';

export type Kind = 'province' | 'ward' | 'commune' | 'special-zone';

/** One way to understand a query. */
export interface Reading {
  /** Folded. */
  readonly name: string;
  readonly kind?: Kind;
  /** Folded names the place must lie in. */
  readonly inside: readonly string[];
  /** 1 for a reading that splits what was typed, 0 for what stands there. */
  readonly doubt: 0 | 1;
}

/** Longest first: `thanh pho` before `thanh`. */
const KINDS: readonly (readonly [string, Kind | undefined])[] = [
  ['thanh pho', undefined],
  ['thi tran', 'commune'],
  ['dac khu', 'special-zone'],
  ['thi xa', undefined],
  ['tx', undefined],
  ['phuong', 'ward'],
  ['huyen', undefined],
  ['tinh', 'province'],
  ['quan', undefined],
  ['xa', 'commune'],
  ['tp', undefined],
  ['tt', 'commune'],
  ['dk', 'special-zone'],
  ['p', 'ward'],
  ['x', 'commune'],
  ['t', 'province'],
  ['h', undefined],
  ['q', undefined],
];

const TRAILING_KIND = / (?:tinh|thanh pho|tp|t|thi xa|tx|huyen|h|quan|q)$/;
const LONGEST = 120;
const MOST_WORDS_OF_A_CONTAINER = 4;

export function readQuery(text: string, containerNames: ReadonlySet<string>): Reading[] {
  const parts = text
    .slice(0, LONGEST)
    .split(/[,;/()]+|\s-\s/)
    .map(foldVietnamese)
    .filter(Boolean);
  const [first, ...rest] = parts;
  if (first === undefined) return [];
  const inside = rest.map((part) => withoutKind(part)?.name ?? part);
  const readings = readName(first, inside, 0);
  const words = first.split(' ');
  for (let taken = 1; taken <= MOST_WORDS_OF_A_CONTAINER && taken < words.length; taken += 1) {
    const tail = words.slice(-taken).join(' ');
    if (!containerNames.has(tail)) continue;
    const head = words.slice(0, -taken).join(' ').replace(TRAILING_KIND, '');
    readings.push(...readName(head, [tail, ...inside], 1));
  }
  // `Bà Rịa - Vũng Tàu` is one name, however its dash was read.
  if (rest.length > 0) readings.push(...readName(parts.join(' '), [], 0));
  return readings;
}

function readName(name: string, inside: readonly string[], doubt: 0 | 1): Reading[] {
  const bare = withoutKind(name);
  return bare
    ? [
        { name, inside, doubt },
        { ...bare, inside, doubt },
      ]
    : [{ name, inside, doubt }];
}

function withoutKind(name: string): { name: string; kind?: Kind } | undefined {
  const found = KINDS.find(([word]) => name.startsWith(`${word} `));
  if (!found) return undefined;
  const [word, kind] = found;
  return { name: name.slice(word.length + 1), ...(kind && { kind }) };
}
