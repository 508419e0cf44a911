/** Values of facts in words: codes by their labels, places and trades by their names, money and days as people write them, personal codes masked. */
import type { LocalDate } from '../../../foundation/clock.ts';
import { formatDate, formatNumber, formatVnd } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import type { Code, FactDefinition, FactField, FactValue } from '../../conditions/index.ts';
import type { Classification } from '../../industries/index.ts';
import type { Gazetteer } from '../../localities/index.ts';
import { formatTaxCode } from '../domain/tax-code.ts';
import { dossierText } from '../messages/index.ts';

export interface FactNames {
  readonly places: Gazetteer;
  readonly industries: Classification;
  /** Labels of codes another module owns, e.g. `functionsInUse`. */
  readonly codesOf?: (factKey: string) => readonly Code[];
}

/** One value in words. */
export function factValueInWords(
  definition: FactDefinition | FactField,
  value: FactValue,
  language: Language,
  names: FactNames,
): string {
  const text = dossierText(language);
  const unit = 'unit' in definition ? definition.unit : undefined;
  if (typeof value === 'boolean') return value ? text.yes : text.no;
  if (typeof value === 'number') {
    if (unit === 'VND') return formatVnd(value, language);
    return unit === undefined ? formatNumber(value, language) : `${formatNumber(value, language)} ${text.units[unit]}`;
  }
  switch (definition.type) {
    case 'date':
      return formatDate(value as LocalDate);
    case 'locality':
      return names.places.addressOf(value, language) || value;
    case 'industry':
      return names.industries.nameOf(value, language) || value;
    case 'tax-code':
      return formatTaxCode(value);
    default:
      return labelOf(codesOf(definition, names), value, language);
  }
}

/** One item of a list in words: `ISO 9001: Quản lý chất lượng (đến 01/01/2033)`. */
export function factItemInWords(
  definition: FactDefinition,
  fields: Readonly<Record<string, FactValue>>,
  language: Language,
  names: FactNames,
): string {
  const text = dossierText(language).facts;
  const [first, ...others] = Object.entries(definition.fields ?? {});
  if (first === undefined) return '';
  const name = labelOf(first[1].codes ?? names.codesOf?.(definition.key) ?? [], String(fields[first[0]]), language);
  for (const [field, { type }] of others) {
    const value = fields[field];
    if (value === undefined) continue;
    return type === 'date'
      ? text.certificateUntil(name, formatDate(value as LocalDate))
      : text.levelOf(name, String(value));
  }
  return name;
}

function codesOf(definition: FactDefinition | FactField, names: FactNames): readonly Code[] {
  return definition.codes ?? ('key' in definition ? (names.codesOf?.(definition.key) ?? []) : []);
}

function labelOf(codes: readonly Code[], code: string, language: Language): string {
  return codes.find((choice) => choice.code === code)?.[language] ?? code;
}
