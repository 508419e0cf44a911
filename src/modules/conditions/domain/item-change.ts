/** The cheapest way for a list to contain a certain item: make one of its items different, else add a new one. */

import type { ItemChange } from './change.ts';
import type { SomeItem } from './compile.ts';
import type { FactItem, FactValue } from './dossier.ts';
import { fieldCell, runItem } from './evaluate.ts';
import { gradeOfRank, gradeRank, YES } from './kleene.ts';
import { nearestValue } from './nearest-value.ts';
import { isExpired, type Reader } from './reader.ts';
import { type Option, type Scope, solve } from './solver.ts';
import { ValueClasses } from './value-classes.ts';
import type { ChangeEffort } from './vocabulary.ts';

const NEW_ITEM: FactItem = { fields: {}, grade: 'declared' };
/** Fields of an item (a level, a last day) are alike in effort; the effort of the list itself is weighed by the caller. */
const FIELD_EFFORT = 1;

export function itemChange(some: SomeItem, reader: Reader, effort: ChangeEffort): ItemChange | undefined {
  const classes = new ValueClasses(some.where, (field) => some.fields[field]);
  let altered: { change: ItemChange; cost: number } | undefined;
  (reader.items(some.fact) ?? []).forEach((item, index) => {
    if (isExpired(item, reader.context.asOf)) return;
    const found = solved(some, item, index, reader, classes, effort);
    if (found !== undefined && (altered === undefined || found.cost < altered.cost)) altered = found;
  });
  return (altered ?? solved(some, NEW_ITEM, undefined, reader, classes, effort))?.change;
}

function solved(
  some: SomeItem,
  item: FactItem,
  index: number | undefined,
  reader: Reader,
  classes: ValueClasses,
  effort: ChangeEffort,
): { change: ItemChange; cost: number } | undefined {
  const { context } = reader;
  const scope: Scope = {
    context,
    reader: undefined,
    classes,
    cell: (field) => fieldCell(some, item, field, context.asOf),
    answer: (where) => runItem({ ...some, where }, item, context),
    // A certificate does not turn into another one.
    effort: (field) => (field === some.itemName ? undefined : FIELD_EFFORT),
  };
  for (const option of solve(some.where, YES, scope, true)) {
    if (option.doubt) continue;
    const to = { ...item.fields, ...fieldsOf(option, scope) };
    const rank = Math.max(gradeRank(item.grade), ...option.constraints.map((constraint) => constraint.floor));
    const grade = gradeOfRank(rank);
    if (runItem(some, { fields: to, grade }, context) !== YES) continue;
    const from = index === undefined ? undefined : item.fields;
    return { change: { kind: 'item', fact: some.fact, index, from, to, grade, effort }, cost: option.cost };
  }
  return undefined;
}

function fieldsOf(option: Option, scope: Scope): Record<string, FactValue> {
  const fields: Record<string, FactValue> = {};
  for (const constraint of option.constraints) {
    if (constraint.cost === 0) continue;
    const value = nearestValue(constraint.mask, scope.classes.of(constraint.fact), scope.cell(constraint.fact).value);
    if (value !== undefined) fields[constraint.fact] = value;
  }
  return fields;
}
