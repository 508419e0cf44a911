/** What a person typed into the search of the register: a tax code's beginning, or words, with or without marks, with the legal form set apart. */
import { foldVietnamese } from '../../../foundation/i18n/fold-vietnamese.ts';
import { type LegalForm, withoutLegalForm } from './legal-form.ts';

export type RegisterQuery =
  | { readonly kind: 'tax-code'; readonly digits: string }
  | {
      readonly kind: 'words';
      /** Folded, without the legal form. */
      readonly words: readonly string[];
      readonly key: string;
      readonly legalForm?: LegalForm;
      /** As typed, lower case, composed: a spelling with the same marks comes first. */
      readonly typed: string;
      /** The last word may be a beginning: the person is still typing. */
      readonly open: boolean;
    }
  | { readonly kind: 'legal-form'; readonly legalForm: LegalForm }
  | { readonly kind: 'nothing' };

const LONGEST = 200;
const MOST_WORDS = 12;
const SHORTEST_CODE = 3;

export function readRegisterQuery(text: string): RegisterQuery {
  const entered = text.slice(0, LONGEST).normalize('NFC').trim();
  const digits = entered.replace(/[\s.\-–]/g, '');
  if (/^\d+$/.test(digits) && digits.length >= SHORTEST_CODE && digits.length <= 13)
    return { kind: 'tax-code', digits };
  const folded = foldVietnamese(entered);
  if (folded === '') return { kind: 'nothing' };
  const bare = withoutLegalForm(folded);
  if (bare.legalForm !== undefined && bare.key === folded && bare.prefix === '')
    return { kind: 'legal-form', legalForm: bare.legalForm };
  const words = [...new Set(bare.key.split(' '))].slice(0, MOST_WORDS);
  return {
    kind: 'words',
    words,
    key: bare.key,
    ...(bare.legalForm && bare.legalForm !== 'company' && { legalForm: bare.legalForm }),
    typed: entered.toLowerCase(),
    open: !/\s$/.test(text),
  };
}

export interface RankedName {
  readonly taxCode: string;
  readonly name: string;
  readonly nameKey: string;
  readonly legalForm?: LegalForm;
  readonly operatingStatus?: string;
}

/** The whole name, its beginning, the words in a row, the words anywhere; then the form asked for, the marks as typed, firms at work, shorter names. */
export function rankNames<T extends RankedName>(
  found: readonly T[],
  query: Extract<RegisterQuery, { kind: 'words' }>,
): T[] {
  const key = ` ${query.key}`;
  const marks = typedTail(query.typed);
  const scored = found.map((record) => {
    const at = ` ${record.nameKey}`.indexOf(key);
    const match = record.nameKey === query.key ? 0 : at === 0 ? 1 : at > 0 ? 2 : 3;
    const otherForm = query.legalForm !== undefined && record.legalForm !== query.legalForm ? 1 : 0;
    const otherMarks = marks !== '' && !record.name.toLowerCase().includes(marks) ? 1 : 0;
    const idle = record.operatingStatus === undefined || record.operatingStatus === 'active' ? 0 : 1;
    const score = match * 8 + otherForm * 4 + otherMarks * 2 + idle;
    return { record, score };
  });
  return scored
    .sort(
      (a, b) =>
        a.score - b.score ||
        a.record.nameKey.length - b.record.nameKey.length ||
        compare(a.record.nameKey, b.record.nameKey) ||
        compare(a.record.taxCode, b.record.taxCode),
    )
    .map(({ record }) => record);
}

/** The last word as typed, when the text carries marks at all. */
function typedTail(typed: string): string {
  if (!/[\u0300-\u036fđ]/.test(typed.normalize('NFD'))) return '';
  return typed.split(/\s+/).slice(-2).join(' ');
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
