/** Facts as plain JSON (`{"industry":"46","revenueVnd":2000000000}`), for the command line and demo data: every issue at once, unknown keys refused. */

import type { LocalDate } from '../../../foundation/clock.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';
import type { Dossier, FactDefinition, FactItem, FactValue, OneFact, Vocabulary } from '../../conditions/index.ts';
import type { Statement } from './fact.ts';
import { checkFactValue, type ReadingContext } from './fact-value.ts';

const MOST_ITEMS = 500;

/**
 * A declared dossier from a plain object. `null` means nobody knows. Lists hold objects, or just the first field's value: `["iso-9001"]`.
 * Derived facts (`sectorGroup`, `sizeClass`) may be given directly; base facts win over them where both decide.
 */
export function dossierFromPlainFacts(
  vocabulary: Vocabulary,
  facts: unknown,
  context: ReadingContext = {},
): Result<Dossier> {
  const statements = statementsFromPlainFacts(vocabulary, facts, context);
  if (!statements.ok) return statements;
  const one: Record<string, OneFact> = {};
  const many: Record<string, readonly FactItem[]> = {};
  for (const statement of statements.value) {
    if (statement.kind === 'one') one[statement.key] = { value: statement.value, grade: 'declared' };
    if (statement.kind === 'many') many[statement.key] = statement.items.map(asItem);
  }
  return accepted({ one, many });
}

/** The same facts as statements ready to be recorded. */
export function statementsFromPlainFacts(
  vocabulary: Vocabulary,
  facts: unknown,
  context: ReadingContext = {},
): Result<readonly Statement[]> {
  if (typeof facts !== 'object' || facts === null || Array.isArray(facts))
    return refused({ code: 'enterprises.facts.not-an-object' });
  const statements: Statement[] = [];
  const refusals: Refusal[] = [];
  for (const [key, value] of Object.entries(facts)) {
    const definition = Object.hasOwn(vocabulary.facts, key) ? vocabulary.facts[key] : undefined;
    if (definition === undefined) refusals.push({ code: 'enterprises.facts.unknown-key', field: key.slice(0, 60) });
    else if (value !== null) {
      const statement =
        definition.cardinality === 'one' ? readOne(definition, value, context) : readMany(definition, value, context);
      if (statement.ok) statements.push(statement.value);
      else refusals.push(...statement.refusals);
    }
  }
  return refusals.length > 0 ? refused(...refusals) : accepted(statements);
}

function readOne(definition: FactDefinition, value: unknown, context: ReadingContext): Result<Statement> {
  const checked = checkFactValue(definition, value, context);
  if (!checked.ok) return refused(...checked.refusals.map((refusal) => ({ ...refusal, field: definition.key })));
  return accepted({ key: definition.key, kind: 'one', value: checked.value });
}

function readMany(definition: FactDefinition, value: unknown, context: ReadingContext): Result<Statement> {
  if (!Array.isArray(value)) return refused({ code: 'enterprises.facts.list-expected', field: definition.key });
  if (value.length > MOST_ITEMS)
    return refused({ code: 'enterprises.facts.too-many-items', field: definition.key, details: { most: MOST_ITEMS } });
  const items: Record<string, FactValue>[] = [];
  const refusals: Refusal[] = [];
  const seen = new Set<FactValue | undefined>();
  const first = itemKeyField(definition);
  value.forEach((entry: unknown, index) => {
    const item = readItem(
      definition,
      typeof entry === 'object' && entry !== null ? entry : { [first]: entry },
      `${definition.key}.${index}`,
      context,
    );
    if (!item.ok) refusals.push(...item.refusals);
    else if (seen.has(item.value[first]))
      refusals.push({ code: 'enterprises.facts.item-twice', field: `${definition.key}.${index}` });
    else {
      seen.add(item.value[first]);
      items.push(item.value);
    }
  });
  return refusals.length > 0 ? refused(...refusals) : accepted({ key: definition.key, kind: 'many', items });
}

/** One list item checked field by field; item dates may lie in the future (an expiry). */
export function readItem(
  definition: FactDefinition,
  entry: object,
  path: string,
  context: ReadingContext,
): Result<Record<string, FactValue>> {
  const fields = definition.fields ?? {};
  const item: Record<string, FactValue> = {};
  const refusals: Refusal[] = [];
  const given = new Map<string, unknown>(Object.entries(entry));
  for (const name of given.keys())
    if (!Object.hasOwn(fields, name))
      refusals.push({ code: 'enterprises.facts.unknown-field', field: `${path}.${name.slice(0, 60)}` });
  for (const [name, field] of Object.entries(fields)) {
    const value = given.get(name) ?? undefined;
    if (value === undefined) {
      if (field.optional !== true) refusals.push({ code: 'enterprises.fact.required', field: `${path}.${name}` });
      continue;
    }
    const checked = checkFactValue(field, value, { ...context, today: undefined });
    if (checked.ok) item[name] = checked.value;
    else refusals.push(...checked.refusals.map((refusal) => ({ ...refusal, field: `${path}.${name}` })));
  }
  return refusals.length > 0 ? refused(...refusals) : accepted(item);
}

/** The field that names an item of a list: the first one declared. */
export function itemKeyField(definition: FactDefinition): string {
  return Object.keys(definition.fields ?? {})[0] ?? 'code';
}

function asItem(fields: Readonly<Record<string, FactValue>>): FactItem {
  const item: FactItem = { fields, grade: 'declared' };
  return typeof fields.expires === 'string' ? { ...item, expiresOn: fields.expires as LocalDate } : item;
}
