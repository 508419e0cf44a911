/** Citations and dates of law with the names of documents a reader knows. */
import { formatDate } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import type { Citation } from '../../conditions/index.ts';
import type { Measure, MeasureCatalogue } from '../domain/measure.ts';
import { measuresText } from '../messages/index.ts';

export function documentName(catalogue: MeasureCatalogue, document: string, language: Language): string {
  return catalogue.documents.get(document)?.name[language] ?? document;
}

/** `Nghị định 80/2021/NĐ-CP, Điều 11.2`, without a word on whether it was checked. */
export function lawText(catalogue: MeasureCatalogue, cite: Citation, language: Language): string {
  const name = documentName(catalogue, cite.document, language);
  return cite.article === undefined ? name : measuresText(language).law.article(name, cite.article);
}

/** The deepest text of the measure: the one a reader would look up. */
export function mainLaw(catalogue: MeasureCatalogue, measure: Measure, language: Language): string {
  const main = measure.legalBasis.find((cite) => !/^(04\/2017\/QH14|98\/2023\/QH15)$/.test(cite.document));
  const cite = main ?? measure.legalBasis[0];
  return cite === undefined ? '' : lawText(catalogue, cite, language);
}

export function validityText(measure: Measure, language: Language): string {
  const text = measuresText(language).dates;
  const { from, to } = measure.validity;
  return to === null ? text.from(formatDate(from)) : text.between(formatDate(from), formatDate(to));
}
