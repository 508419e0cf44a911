/** Finds a line of business by code, by the words of its title or by the words owners use: `tạp hóa`, `quan com`, `may gia công`, `4711`. */
import { foldedWords, foldVietnamese } from '../../../foundation/i18n/fold-vietnamese.ts';
import type { Edition, Industry } from './industry.ts';
import { parseIndustryCode } from './industry.ts';

export interface IndustrySearchOptions {
  /** Default 2025. */
  readonly edition?: Edition;
  /** Default 8. */
  readonly limit?: number;
}

export interface IndustryMatch {
  readonly industry: Industry;
  /** The everyday word that matched, to show the person why. */
  readonly word?: string;
}

interface Phrase {
  readonly industry: Industry;
  readonly folded: string;
  /** Folded between blanks, so that whole words can be looked for. */
  readonly padded: string;
  readonly words: readonly string[];
  readonly word?: string;
}

interface Query {
  /** Lower case with its marks; undefined when typed without any. */
  readonly marked: string | undefined;
  readonly folded: string;
  readonly padded: string;
  /** The words that say something about the trade. */
  readonly telling: readonly string[];
}

/** A result this far under the best one only shares a word with what was asked. */
const WIDEST_GAP = 40;

/** Words that say nothing about the trade. */
const EMPTY_WORDS = new Set([
  'cua',
  'hang',
  'tiem',
  'quan',
  'shop',
  'cong',
  'ty',
  'co',
  'so',
  'ban',
  'kinh',
  'doanh',
  'dich',
  'vu',
  'san',
  'xuat',
  'xuong',
  'hoat',
  'dong',
  'nha',
  'toi',
  'lam',
  'va',
  'cac',
  'the',
  'a',
  'of',
  'and',
  'manufacture',
]);

export function createIndustrySearch(
  industries: readonly Industry[],
  lineageOf: (code: string) => readonly Industry[],
): (text: string, options?: IndustrySearchOptions) => readonly IndustryMatch[] {
  const phrases: Phrase[] = industries.flatMap((industry) => [
    phrase(industry, industry.vi),
    phrase(industry, industry.en),
    ...industry.words.map((word) => ({ ...phrase(industry, word), word })),
  ]);

  return (text, { edition = '2025', limit = 8 } = {}) => {
    const best = new Map<Industry, { score: number; word?: string }>();
    const offer = (industry: Industry, score: number, word?: string): void => {
      if (industry.edition !== edition || score <= 0 || (best.get(industry)?.score ?? 0) >= score) return;
      best.set(industry, { score, ...(word !== undefined && { word }) });
    };
    const code = parseIndustryCode(text);
    if (code)
      for (const industry of industries)
        if (industry.code.startsWith(code.code.slice(0, 4))) offer(industry, 130 - industry.code.length);
    const query = readQuery(text);
    if (query.folded.length >= 2)
      for (const candidate of phrases) offer(candidate.industry, scoreOf(candidate, query), candidate.word);
    const least = Math.max(0, ...[...best.values()].map(({ score }) => score)) - WIDEST_GAP;
    return [...best]
      .filter(([, { score }]) => score >= least)
      .sort(([a, x], [b, y]) => y.score - x.score || b.code.length - a.code.length || (a.code < b.code ? -1 : 1))
      .slice(0, limit * 3)
      .filter(([industry], _, all) => !all.some(([other]) => isOnlyChildOf(industry, other, lineageOf)))
      .slice(0, limit)
      .map(([industry, { word }]) => ({ industry, ...(word !== undefined && { word }) }));
  };
}

function readQuery(text: string): Query {
  const asked = text.slice(0, 120);
  const folded = foldVietnamese(asked);
  const lower = asked.normalize('NFC').toLowerCase();
  return {
    folded,
    padded: ` ${folded} `,
    marked: /[^\p{ASCII}]/u.test(lower) ? lower : undefined,
    telling: foldedWords(asked).filter((word) => !EMPTY_WORDS.has(word)),
  };
}

/** Whole phrase, then a part of it, then everyday words inside a sentence, then all telling words; everyday words before official titles. */
function scoreOf({ folded, padded, words, word, industry }: Phrase, query: Query): number {
  const bonus = (word === undefined ? 0 : 5) + (industry.level === 'class' ? 3 : industry.level === 'group' ? 2 : 1);
  if (folded === query.folded) return 100 + bonus;
  if (padded.includes(query.padded)) return 80 + bonus - Math.min(20, words.length);
  if (word !== undefined && query.padded.includes(padded) && query.marked?.includes(word) !== false)
    return 70 + bonus + words.length;
  if (folded.startsWith(query.folded)) return 60 + bonus;
  if (query.telling.length === 0) return 0;
  const last = query.telling.length - 1;
  const found = query.telling.every(
    (each, i) => words.includes(each) || (i === last && each.length > 2 && words.some((own) => own.startsWith(each))),
  );
  return found ? 30 + bonus - Math.min(20, words.length) : 0;
}

function phrase(industry: Industry, text: string): Phrase {
  const folded = foldVietnamese(text);
  return { industry, folded, padded: ` ${folded} `, words: foldedWords(text) };
}

/** A group or division with the same title as a class below it that was found too says the same thing twice. */
function isOnlyChildOf(wide: Industry, other: Industry, lineageOf: (code: string) => readonly Industry[]): boolean {
  return (
    other !== wide && other.code.length > wide.code.length && other.vi === wide.vi && lineageOf(other.id).includes(wide)
  );
}
