/** Says a coded refusal of an answer as a sentence that tells what to do. */
import { formatNumber } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import type { Refusal } from '../../../foundation/result.ts';
import { dossierText } from './index.ts';

type Words = ReturnType<typeof dossierText>['refusals'];
type Plain = { [K in keyof Words]: Words[K] extends string ? K : never }[keyof Words];

const SENTENCES: Readonly<Record<string, Plain>> = {
  'enterprises.fact.required': 'required',
  'enterprises.fact.not-a-number': 'notANumber',
  'enterprises.fact.not-whole': 'notWhole',
  'enterprises.fact.ambiguous-number': 'ambiguousNumber',
  'enterprises.fact.not-a-date': 'notADate',
  'enterprises.fact.date-in-future': 'dateInFuture',
  'enterprises.fact.not-a-choice': 'notAChoice',
  'enterprises.fact.not-yes-or-no': 'notYesOrNo',
  'enterprises.fact.unknown-place': 'unknownPlace',
  'enterprises.fact.unknown-industry': 'unknownIndustry',
  'enterprises.fact.industry-section': 'industrySection',
  'enterprises.facts.item-twice': 'itemTwice',
  'enterprises.tax-code.empty': 'taxEmpty',
  'enterprises.tax-code.not-digits': 'taxNotDigits',
  'enterprises.tax-code.length': 'taxLength',
  'enterprises.tax-code.area-or-serial': 'taxArea',
  'enterprises.tax-code.check-digit': 'taxCheckDigit',
  'enterprises.tax-code.branch-000': 'taxBranch',
  'enterprises.tax-code.person-shape': 'taxPerson',
};

/** For tax codes and answers to facts. */
export function refusalMessage(refusal: Refusal, language: Language): string {
  const words = dossierText(language).refusals;
  const bound = refusal.details?.min ?? refusal.details?.max;
  if (typeof bound === 'number') {
    const said = formatNumber(bound, language);
    return refusal.code.endsWith('too-small') ? words.tooSmall(said) : words.tooLarge(said);
  }
  return words[SENTENCES[refusal.code] ?? 'other'];
}
