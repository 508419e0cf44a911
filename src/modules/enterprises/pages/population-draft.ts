/** A rule as it stands in the address of the page that builds it: lines with what was typed, each read or refused. */

import type { LocalDate } from '../../../foundation/clock.ts';
import type { Fields } from '../../../foundation/http/route.ts';
import { formatDate } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import { isUuid } from '../../../foundation/ids.ts';
import { type ConditionContext, describe, type FactDefinition } from '../../conditions/index.ts';
import {
  conditionOf,
  type LineRefusal,
  MOST_LINES,
  operatorsOf,
  type PopulationLine,
  type PopulationRule,
  readLine,
} from '../domain/population-rule.ts';
import { populationText } from '../messages/populations.ts';
import { FACTS_OF_FIRMS } from '../store/firm-facts.read.ts';
import type { FactNames } from './fact-words.ts';
import { officersVocabulary } from './officer-words.ts';

export interface DraftLine {
  readonly definition: FactDefinition;
  readonly op: string;
  readonly typed: string;
  /** Absent on a line just added. */
  readonly refusal?: LineRefusal['code'];
  readonly line?: PopulationLine;
}

export interface Draft {
  readonly match: 'all' | 'any';
  readonly lines: readonly DraftLine[];
  /** Whole when every line was read and there is one. */
  readonly rule?: PopulationRule;
  /** The person asked to count or save, not only to add a line. */
  readonly isAsked: boolean;
}

export function readDraft(fields: Fields, context: ConditionContext, names: FactNames): Draft {
  const { facts } = officersVocabulary(context.vocabulary);
  const offered = (key: string) => (FACTS_OF_FIRMS.includes(key) ? facts[key] : undefined);
  const isChoice = (fact: string, value: string) => isKnownChoice(names, fact, facts[fact], value);
  const lines: DraftLine[] = [];
  for (let at = 0; at < MOST_LINES; at += 1) {
    const definition = offered(fields.get(`f${String(at)}`));
    if (definition === undefined || fields.get(`x${String(at)}`) !== '') continue;
    const [op, typed] = [fields.get(`o${String(at)}`), fields.get(`v${String(at)}`).slice(0, 100)];
    const read = readLine(definition, { op, value: typed }, isChoice);
    lines.push({ definition, op, typed, ...(read.ok ? { line: read.value } : { refusal: read.refusals[0]!.code }) });
  }
  const added = lines.length < MOST_LINES ? offered(fields.get('add')) : undefined;
  if (added !== undefined) lines.push({ definition: added, op: operatorsOf(added)[0] ?? 'absent', typed: '' });
  const whole = lines.flatMap(({ line }) => line ?? []);
  const match = fields.get('match') === 'any' ? 'any' : 'all';
  return {
    match,
    lines,
    ...(lines.length > 0 && whole.length === lines.length && { rule: { match, lines: whole } }),
    isAsked: fields.get('do') === 'count' || isUuid(fields.get('command')),
  };
}

function isKnownChoice(names: FactNames, fact: string, definition: FactDefinition | undefined, value: string): boolean {
  if (definition?.type === 'locality') return names.places.findLocality(value) !== undefined;
  if (definition?.type === 'industry') return names.industries.nameOf(value, 'vi') !== '';
  return names.codesOf?.(fact).some(({ code }) => code === value) ?? false;
}

/** The fields that say the rule again. */
export function draftFields({ match, lines }: PopulationRule): Readonly<Record<string, string>> {
  const said = lines.flatMap(({ fact, op, value }, at) => [
    [`f${String(at)}`, fact],
    [`o${String(at)}`, op],
    [`v${String(at)}`, value],
  ]);
  return { match, ...Object.fromEntries(said) };
}

/** The rule in one sentence, each line as the language of rules puts it. */
export function ruleInWords(
  { match, lines }: PopulationRule,
  language: Language,
  context: ConditionContext,
  names: FactNames,
): string {
  const vocabulary = officersVocabulary(context.vocabulary);
  const text = populationText(language);
  const named = {
    locality: (id: string) => names.places.nameOf(id, language) || undefined,
    industry: (code: string) => names.industries.nameOf(code, language) || undefined,
    code: (fact: string, code: string) => names.codesOf?.(fact).find((each) => each.code === code)?.[language],
  };
  const said = lines.map((line) => {
    const condition = conditionOf(line, vocabulary);
    const label = vocabulary.facts[line.fact]?.label[language] ?? line.fact;
    return condition === 'absent' ? text.build.absent(label) : describe(condition, vocabulary, language, named);
  });
  return said.join(match === 'all' ? text.found.and : text.found.or);
}

/** What stands in a line's field: a day as people write it. */
export function typedValue({ line, typed }: DraftLine): string {
  const isDay = line?.op === 'since' || line?.op === 'until';
  return isDay ? formatDate(line.value as LocalDate) : typed;
}
