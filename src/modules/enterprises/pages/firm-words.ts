/** Firms of the register in words: places, trades, status and size by the names everybody else uses. */
import type { LocalDate } from '../../../foundation/clock.ts';
import { formatDate } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import type { ConditionContext } from '../../conditions/index.ts';
import type { ListedFirm } from '../actions/list-firms.ts';
import { formatTaxCode } from '../domain/tax-code.ts';
import { type FactNames, factValueInWords } from './fact-words.ts';

export interface FirmInWords {
  readonly taxCode: string;
  readonly name: string;
  /** '' where the register does not say. */
  readonly commune: string;
  readonly province: string;
  readonly industryCode: string;
  readonly industry: string;
  readonly foundedOn: LocalDate | undefined;
  readonly status: string;
  readonly size: string;
  readonly level: number | undefined;
  readonly asOf: LocalDate;
}

export function firmInWords(
  { record, sizeClass, level }: ListedFirm,
  language: Language,
  context: ConditionContext,
  names: FactNames,
): FirmInWords {
  const { facts } = context.vocabulary;
  const worded = (fact: string, value: string | undefined) => {
    const definition = facts[fact];
    return value === undefined || definition === undefined ? '' : factValueInWords(definition, value, language, names);
  };
  const industry = record.industryCode && `${record.industryEdition}:${record.industryCode}`;
  return {
    taxCode: formatTaxCode(record.taxCode),
    name: record.name,
    commune: record.communeId === undefined ? '' : names.places.nameOf(record.communeId, language),
    province: record.provinceId === undefined ? '' : names.places.nameOf(record.provinceId, language),
    industryCode: record.industryCode ?? '',
    industry: worded('industry', industry),
    foundedOn: record.foundedOn,
    status: worded('operatingStatus', record.operatingStatus),
    size: worded('sizeClass', sizeClass),
    level,
    asOf: record.asOf,
  };
}

/** The newest day of what is shown, as people write it. */
export function newestDay(firms: readonly ListedFirm[]): string | undefined {
  const newest = firms
    .map(({ record }) => record.asOf)
    .sort()
    .at(-1);
  return newest && formatDate(newest);
}
