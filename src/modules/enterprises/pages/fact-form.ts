/** Reads the form of one fact: an answer, "I do not know", or what must be shown again, with everything that was entered. */
import type { LocalDate } from '../../../foundation/clock.ts';
import type { Fields } from '../../../foundation/http/route.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import type { Refusal } from '../../../foundation/result.ts';
import type { Issue } from '../../../ui/index.ts';
import type { FactDefinition, FactField, FactValue } from '../../conditions/index.ts';
import {
  type Classification,
  type IndustryAnswer,
  industryMessage,
  readIndustryAnswer,
} from '../../industries/index.ts';
import { type CommuneAnswer, communeMessage, type Gazetteer, readCommuneAnswer } from '../../localities/index.ts';
import type { Statement } from '../domain/fact.ts';
import { parseFactValue } from '../domain/fact-value.ts';
import { itemKeyField } from '../domain/plain-facts.ts';
import { refusalMessage } from '../messages/refusal-message.ts';

/** Look-ups a question may need. */
export interface FactFormContext {
  readonly language: Language;
  readonly today: LocalDate;
  readonly places: Gazetteer;
  readonly industries: Classification;
}

/** What was typed or ticked, kept for showing the form again. */
export interface FactEntry {
  readonly values: readonly string[];
  /** Fields of the line being added to a list, by name. */
  readonly adding?: Readonly<Record<string, string>>;
  readonly place?: Extract<CommuneAnswer, { kind: 'ask' }>;
  readonly industry?: Extract<IndustryAnswer, { kind: 'ask' }>;
}

export type FactAnswer =
  | { readonly kind: 'said'; readonly statement: Statement }
  /** Show again, status 422 when there are issues; `entry` and `issues` go to `FactQuestion`. */
  | { readonly kind: 'again'; readonly entry: FactEntry; readonly issues: readonly Issue[] };

/** Value of the choice "none of these" in a list. */
export const NONE = 'none-of-these';
export const addingFieldOf = (key: string, field: string): string => `${key}-add-${field}`;

type Item = Readonly<Record<string, FactValue>>;

/**
 * @param current items of a list as they stand: those the form did not offer (`offered`) are kept.
 * @param offered codes shown as choices when fewer than all.
 */
export function parseFactForm(
  definition: FactDefinition,
  form: Fields,
  context: FactFormContext,
  { current = [], offered }: { readonly current?: readonly Item[]; readonly offered?: readonly string[] } = {},
): FactAnswer {
  const { key } = definition;
  if (definition.type === 'locality') return readPlace(key, form, context);
  if (definition.type === 'industry') return readIndustry(key, form, context);
  if (definition.cardinality === 'many')
    return Object.keys(definition.fields ?? {}).length > 1
      ? readLines(definition, form, context, current)
      : readTicks(definition, form, context, current, offered);
  const entered = form.get(key);
  if (definition.type === 'boolean' && entered === 'unknown') return said({ key, kind: 'unknown' });
  const value = parseFactValue(definition, entered, { today: context.today });
  return value.ok
    ? said({ key, kind: 'one', value: value.value })
    : again({ values: [entered] }, value.refusals, key, context);
}

function readPlace(key: string, form: Fields, { places, language }: FactFormContext): FactAnswer {
  const answer = readCommuneAnswer(places, form, key);
  if (answer.kind === 'chosen') return said({ key, kind: 'one', value: answer.id });
  if (answer.kind === 'empty') return required(key, language);
  return {
    kind: 'again',
    entry: { values: [], place: answer },
    issues: issuesOf(key, communeMessage(answer, language)),
  };
}

function readIndustry(key: string, form: Fields, { industries, language }: FactFormContext): FactAnswer {
  const answer = readIndustryAnswer(industries, form, key);
  if (answer.kind === 'chosen') return said({ key, kind: 'one', value: answer.id });
  if (answer.kind === 'empty') return required(key, language);
  return {
    kind: 'again',
    entry: { values: [], industry: answer },
    issues: issuesOf(key, industryMessage(answer, language)),
  };
}

/** A first search that found something has no issue: the next screen offers the choices. */
function issuesOf(field: string, message: string | undefined): Issue[] {
  return message === undefined ? [] : [{ field, message }];
}

/** Checkboxes; "none of these" with a tick beside it is taken as the ticks. */
function readTicks(
  definition: FactDefinition,
  form: Fields,
  context: FactFormContext,
  current: readonly Item[],
  offered: readonly string[] | undefined,
): FactAnswer {
  const { key } = definition;
  const name = itemKeyField(definition);
  const field = definition.fields?.[name] ?? { type: 'code' };
  const ticked = [...new Set(form.all(key).filter((value) => value !== NONE && value !== ''))];
  if (ticked.length === 0 && !form.all(key).includes(NONE)) return required(key, context.language);
  const refusals = ticked.flatMap((code) => {
    if (offered !== undefined && !offered.includes(code)) return [{ code: 'enterprises.fact.not-a-choice' }];
    const value = parseFactValue(field, code);
    return value.ok ? [] : value.refusals;
  });
  if (refusals.length > 0) return again({ values: ticked }, refusals.slice(0, 1), key, context);
  const notAsked = offered === undefined ? [] : current.filter((item) => !offered.includes(String(item[name])));
  return said({ key, kind: 'many', items: [...notAsked, ...ticked.map((code) => ({ [name]: code }))] });
}

/** Lines with further fields: those kept stay ticked, one may be added, or there are none at all. */
function readLines(
  definition: FactDefinition,
  form: Fields,
  context: FactFormContext,
  current: readonly Item[],
): FactAnswer {
  const { key } = definition;
  const name = itemKeyField(definition);
  const ticked = form.all(key);
  const kept = current.filter((item) => ticked.includes(String(item[name])));
  const adding: Record<string, string> = {};
  for (const field of Object.keys(definition.fields ?? {})) adding[field] = form.get(addingFieldOf(key, field));
  const entry: FactEntry = { values: ticked, adding };
  if (Object.values(adding).every((text) => text === '')) {
    if (kept.length > 0) return said({ key, kind: 'many', items: kept });
    if (ticked.includes(NONE) || current.length > 0) return said({ key, kind: 'many', items: [] });
    return { ...required(key, context.language), kind: 'again', entry };
  }
  const item: Record<string, FactValue> = {};
  const issues: Issue[] = [];
  for (const [field, text] of Object.entries(adding)) {
    const definitionOf: FactField = definition.fields![field]!;
    if (text === '' && definitionOf.optional === true) continue;
    const value = parseFactValue(definitionOf, text);
    if (value.ok) item[field] = value.value;
    else
      issues.push({ field: addingFieldOf(key, field), message: refusalMessage(value.refusals[0]!, context.language) });
  }
  if (issues.length > 0) return { kind: 'again', entry, issues };
  // The same certificate entered again replaces its line.
  return said({ key, kind: 'many', items: [...kept.filter((line) => line[name] !== item[name]), item] });
}

function said(statement: Statement): FactAnswer {
  return { kind: 'said', statement };
}

function required(key: string, language: Language): Extract<FactAnswer, { kind: 'again' }> {
  const message = refusalMessage({ code: 'enterprises.fact.required' }, language);
  return { kind: 'again', entry: { values: [] }, issues: [{ field: key, message }] };
}

function again(
  entry: FactEntry,
  refusals: readonly Refusal[],
  field: string,
  { language }: FactFormContext,
): FactAnswer {
  return {
    kind: 'again',
    entry,
    issues: refusals.map((refusal) => ({ field, message: refusalMessage(refusal, language) })),
  };
}
