/** A condition as one SQL boolean over the projection: TRUE, FALSE and NULL are yes, no and unknown, row by row as the evaluator says. */
import { compile, type DerivedTable, derivedTable, type Leaf, type Program, type SomeItem } from '../domain/compile.ts';
import type { Condition } from '../domain/condition.ts';
import { type ConditionContext, LOOKED_UP_FROM } from '../domain/context.ts';
import type { FactValue } from '../domain/dossier.ts';
import { NO, YES } from '../domain/kleene.ts';
import { testValue } from '../domain/leaf-test.ts';
import type { FactColumn, ItemTable, ProfileColumns } from './columns.ts';
import { joined, name, parameter, piece, type SqlFragment, whole } from './fragment.ts';
import type { PlaceIndex } from './place-index.ts';
import { canSettle, fingerprintOf } from './settle-derived.ts';
import { insideSql, testSql } from './test-sql.ts';
import { andOf, isKnown, notOf, onlyWhen, orOf, type Truth, truthSql } from './truth.ts';

export interface SqlTarget {
  readonly context: ConditionContext;
  readonly places: PlaceIndex;
  readonly columns: ProfileColumns;
  /** The alias of the profile in the query that will hold the expression. */
  readonly alias: string;
}

/** Throws when the condition reads a fact that has no column. */
export function conditionToSql(condition: Condition, target: SqlTarget): SqlFragment {
  const { vocabulary, asOf } = target.context;
  return truthSql(truthOf(compile(condition, vocabulary, asOf), { target, floor: 0, supposed: new Map() }));
}

/** The values of a derived fact still possible, as the bits `settleDerived` gives: for rows that are settled as they are written. Undefined where that table cannot be settled. */
export function settledToSql(key: string, target: SqlTarget): { possible: SqlFragment; table: number } | undefined {
  const { vocabulary, asOf } = target.context;
  if (!canSettle(vocabulary, key)) return undefined;
  const table = derivedTable(key, vocabulary, asOf);
  const scope: Scope = { target, floor: 0, supposed: new Map() };
  return { possible: splitSql(table, scope, 0), table: fingerprintOf(table, vocabulary) };
}

/** Whether a condition asks about items: such an expression is dear, and must stand where a server works it out by rows. */
export function readsLists(condition: Condition): boolean {
  if ('all' in condition) return condition.all.some(readsLists);
  if ('any' in condition) return condition.any.some(readsLists);
  return 'not' in condition ? readsLists(condition.not) : 'some' in condition;
}

interface Scope {
  readonly target: SqlTarget;
  /** Rank of the lowest grade that counts. */
  readonly floor: number;
  /** Facts taken for granted while an unknown one is split into its cases. */
  readonly supposed: ReadonlyMap<string, FactValue>;
}

function truthOf(program: Program, scope: Scope): Truth {
  switch (program.op) {
    case 'leaf':
      return leafTruth(program, { ...scope, floor: Math.max(scope.floor, program.floor) });
    case 'all':
      return andOf(cheapFirst(program.children).map((child) => truthOf(child, scope)));
    case 'any':
      return orOf(cheapFirst(program.children).map((child) => truthOf(child, scope)));
    case 'not':
      return notOf(truthOf(program.child, scope));
    case 'derived': {
      const floor = Math.max(scope.floor, program.floor);
      return derivedTruth(program.table, program.wanted, { ...scope, floor });
    }
    case 'some':
      return someTruth(program, scope.target);
    case 'doubt':
      return null;
  }
}

/** The order changes no answer: AND and OR are the same both ways round. */
function cheapFirst(children: readonly Program[]): readonly Program[] {
  return [...children].sort((a, b) => costOf(a) - costOf(b));
}

function costOf(program: Program): number {
  switch (program.op) {
    case 'all':
    case 'any':
      return Math.max(0, ...program.children.map(costOf)) + 1;
    case 'not':
      return costOf(program.child);
    case 'leaf':
      return program.test.kind === 'industry' ? 2 : 0;
    case 'derived':
      return 3;
    case 'some':
      return 100;
    case 'doubt':
      return 0;
  }
}

function columnOf(fact: string, { columns }: SqlTarget): FactColumn {
  const column = Object.hasOwn(columns.one, fact) ? columns.one[fact] : undefined;
  if (column === undefined) throw new Error(`the fact ${fact} has no column in the projection`);
  return column;
}

/** Said and not expired. */
function known(column: FactColumn, { alias, context }: SqlTarget): SqlFragment {
  return piece`(${name(alias, column.value)} is not null and ${lasting(name(alias, column.expiresOn), context.asOf)})`;
}

function lasting(expiresOn: SqlFragment, asOf: string): SqlFragment {
  return piece`(${expiresOn} >= ${parameter(asOf, 'date')}) is not false`;
}

function proved(column: FactColumn, { target, floor }: Scope): SqlFragment[] {
  return floor === 0 ? [] : [piece`${name(target.alias, column.grade)} >= ${whole(floor)}`];
}

function leafTruth(leaf: Leaf, scope: Scope): Truth {
  const { target, supposed } = scope;
  const { fact, test } = leaf;
  const given = supposed.get(fact);
  if (given !== undefined) {
    const answer = testValue(test, given, target.context);
    return answer === YES ? true : answer === NO ? false : null;
  }
  const column = columnOf(fact, target);
  const { apart } = column;
  const industry = apart && { edition: name(target.alias, apart.edition), code: name(target.alias, apart.code) };
  const asked = (value: SqlFragment, places = target.places) =>
    testSql(test, value, target.context.vocabulary.facts[fact]?.type, places, industry);
  const direct = asked(name(target.alias, column.value));
  const origin = originOf(fact, target);
  if (origin !== undefined) {
    // What was said directly comes first, even where its proof is too weak to count.
    const own = onlyWhen(proved(column, scope), direct);
    const places = target.places.provinces(target.context.lookups.province);
    const answer = asked(origin.value, places);
    const looked = onlyWhen([known(origin.column, target), ...proved(origin.column, scope)], answer);
    return piece`(case when ${known(column, target)} then ${truthSql(own)} else ${truthSql(looked)} end)`;
  }
  const guards = [lasting(name(target.alias, column.expiresOn), target.context.asOf), ...proved(column, scope)];
  if (fact !== 'commune' || test.kind !== 'inside') return onlyWhen(guards, direct);
  const province = columnOf('province', target);
  const inProvince = insideSql(name(target.alias, province.value), target.places.insideForProvince(test.locality));
  const byProvince = onlyWhen([known(province, target), ...proved(province, scope)], inProvince);
  const here = joined([piece`${name(target.alias, column.value)} is not null`, ...guards], ' and ');
  return piece`(case when ${here} then ${truthSql(direct)} else ${truthSql(byProvince)} end)`;
}

/** The column of what is looked up from another fact, and that fact's own column, whose proof and expiry it shares. */
function originOf(fact: string, target: SqlTarget): { value: SqlFragment; column: FactColumn } | undefined {
  const origin = Object.hasOwn(LOOKED_UP_FROM, fact) ? LOOKED_UP_FROM[fact] : undefined;
  const looked = target.columns.lookedUp[fact];
  if (origin === undefined || looked === undefined) return undefined;
  return { value: name(target.alias, looked), column: columnOf(origin, target) };
}

/** As `possibleValues`: yes when every value still possible is wanted, no when none is. */
function derivedTruth(table: DerivedTable, wanted: number, scope: Scope): Truth {
  const { target } = scope;
  const { vocabulary, asOf } = target.context;
  const worked = piece`(${answersOf(table, wanted)})[${splitSql(table, scope, 0)} + ${saidSql(table, scope)}]`;
  const settled = target.columns.settled[table.key];
  if (settled === undefined || scope.floor > 0 || scope.supposed.size > 0 || !canSettle(vocabulary, table.key))
    return worked;
  const at = (column: string) => name(target.alias, column);
  const possible = at(settled.possible);
  const decided = piece`case when ${possible} & ${whole(~wanted)} = 0 then true when ${possible} & ${whole(wanted)} = 0 then false end`;
  const day = parameter(asOf, 'date');
  const holds = piece`${at(settled.table)} = ${whole(fingerprintOf(table, vocabulary))} and ${day} between ${at(settled.from)} and ${at(settled.until)}`;
  return piece`(case when ${holds} then ${decided} else ${worked} end)`;
}

/**
 * The answer for every set of values still possible, and for each of them with every value said: place `said * 2^n + set` of an array.
 * An array is read once, where an expression would have to be repeated; and a subquery would keep a server from sharing the rows.
 */
function answersOf(table: DerivedTable, wanted: number): SqlFragment {
  const sets = 1 << table.values.length;
  const answer = (possible: number) =>
    (possible & ~wanted) === 0 ? 'true' : (possible & wanted) === 0 ? 'false' : 'null';
  const answers: string[] = [];
  for (let said = 0; said <= table.values.length; said += 1) {
    const bit = said === 0 ? 0 : 1 << (said - 1);
    // What the firm says itself counts only among the values its base facts leave open.
    for (let set = 0; set < sets; set += 1) answers.push(answer((set & bit) === 0 ? set : bit));
  }
  // The first place is for the empty set, which no table leaves.
  return parameter(`{${answers.slice(1).join(',')}}`, 'boolean[]');
}

function saidSql(table: DerivedTable, scope: Scope): SqlFragment {
  const { target } = scope;
  const column = Object.hasOwn(target.columns.one, table.key) ? columnOf(table.key, target) : undefined;
  if (column === undefined) return whole(0);
  const sets = 1 << table.values.length;
  const places = table.values.map(
    (value, index) => piece`when ${parameter(value, 'text')} then ${whole((index + 1) * sets)}`,
  );
  const counts = joined([known(column, target), ...proved(column, scope)], ' and ');
  return piece`(case when ${counts} then (case ${name(target.alias, column.value)} ${joined(places, ' ')} else 0 end) else 0 end)`;
}

/** An unknown small list of codes is split into its cases. */
function splitSql(table: DerivedTable, scope: Scope, next: number): SqlFragment {
  const split = table.splits[next];
  if (split === undefined) return walkSql(table, scope);
  if (scope.supposed.has(split.fact)) return splitSql(table, scope, next + 1);
  const cases = split.values.map((value) =>
    splitSql(table, { ...scope, supposed: new Map([...scope.supposed, [split.fact, value]]) }, next + 1),
  );
  return piece`(case when ${knownAndProved(split.fact, scope)} then ${splitSql(table, scope, next + 1)} else ${joined(cases, ' | ')} end)`;
}

function knownAndProved(fact: string, scope: Scope): SqlFragment {
  const { target } = scope;
  const column = columnOf(fact, target);
  const own = joined([known(column, target), ...proved(column, scope)], ' and ');
  const origin = originOf(fact, target);
  if (origin === undefined) return piece`(${own})`;
  const looked = [piece`${origin.value} is not null`, known(origin.column, target), ...proved(origin.column, scope)];
  return piece`(case when ${known(column, target)} then ${own} else ${joined(looked, ' and ')} end)`;
}

/** A case that is yes ends the walk; one that is not no stays possible. Each is asked once: its answer says which bits stay. */
function walkSql(table: DerivedTable, scope: Scope): SqlFragment {
  let rest = whole(table.otherwiseBit);
  let later = table.otherwiseBit;
  for (const { bit, when } of [...table.cases].reverse()) {
    const truth = truthOf(when, scope);
    if (truth === true) rest = whole(bit);
    else if (truth === null) rest = piece`(${whole(bit)} | ${rest})`;
    else if (truth !== false) rest = later & bit ? again(truth, bit, rest) : once(truth, bit, rest);
    later |= bit;
  }
  return rest;
}

/** Yes leaves this bit alone, no takes it away, unknown keeps it beside those of later cases. */
function once(truth: SqlFragment, bit: number, rest: SqlFragment): SqlFragment {
  return piece`((${whole(bit)} | ${rest}) & (case ${truth} when true then ${whole(bit)} when false then ${whole(~bit)} else -1 end))`;
}

/** Where a later case has the same bit, no may not take it away. */
function again(truth: SqlFragment, bit: number, rest: SqlFragment): SqlFragment {
  return piece`((case when ${truth} is false then 0 else ${whole(bit)} end) | (case when ${truth} then 0 else ${rest} end))`;
}

/** No list: unknown. Else yes when one item surely fits, unknown when one perhaps does, no when none does. */
function someTruth(program: SomeItem, target: SqlTarget): Truth {
  const items = Object.hasOwn(target.columns.many, program.fact) ? target.columns.many[program.fact] : undefined;
  if (items === undefined) throw new Error(`the list ${program.fact} has no table in the projection`);
  const printed = items.fields.expires;
  const days = [items.expiresOn, ...(printed === undefined ? [] : [printed])];
  const live = joined(
    days.map((day) => lasting(name('item', day), target.context.asOf)),
    ' and ',
  );
  const fits = itemTruth(program.where, { program, items, target, expired: false });
  const fitted = itemTruth(program.where, { program, items, target, expired: true });
  const once = piece`from ${name(items.table)} as item where ${name('item', target.columns.key)} = ${name(target.alias, target.columns.key)}`;
  const surely =
    fits === false || fits === null ? undefined : piece`exists (select ${once} and ${live} and ${truthSql(fits)})`;
  // An expired item says "another certificate", no longer "this one".
  const other = isKnown(fitted)
    ? fitted === false
      ? piece`false`
      : piece`null::boolean`
    : piece`case when not ${fitted} then false end`;
  const perhaps = piece`exists (select ${once} and (case when ${live} then ${truthSql(fits)} else ${other} end) is null)`;
  const yes = surely === undefined ? piece`` : piece`when ${surely} then true`;
  return piece`(case when not ${name(target.alias, items.said)} then null ${yes} when not ${perhaps} then false end)`;
}

interface ItemScope {
  readonly program: SomeItem;
  readonly items: ItemTable;
  readonly target: SqlTarget;
  /** Only the field that names an expired item is still known. */
  readonly expired: boolean;
}

function itemTruth(where: Program, scope: ItemScope): Truth {
  switch (where.op) {
    case 'leaf': {
      if (scope.expired && where.fact !== scope.program.itemName) return null;
      const column = Object.hasOwn(scope.items.fields, where.fact) ? scope.items.fields[where.fact] : undefined;
      if (column === undefined) throw new Error(`the field ${where.fact} of ${scope.program.fact} has no column`);
      const guards = where.floor === 0 ? [] : [piece`${name('item', scope.items.grade)} >= ${whole(where.floor)}`];
      const type = scope.program.fields[where.fact]?.type;
      return onlyWhen(guards, testSql(where.test, name('item', column), type, scope.target.places));
    }
    case 'all':
      return andOf(where.children.map((child) => itemTruth(child, scope)));
    case 'any':
      return orOf(where.children.map((child) => itemTruth(child, scope)));
    case 'not':
      return notOf(itemTruth(where.child, scope));
    default:
      return null;
  }
}
