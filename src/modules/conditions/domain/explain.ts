/** Why a condition holds or not: the reason tree, the facts still missing with the deciding ones first, and what would change the answer. */

import type { ChangeSet } from './change.ts';
import { compile, type DerivedTable, type Program, type SomeItem } from './compile.ts';
import type { Citation, Condition, Grade, Verdict } from './condition.ts';
import type { ConditionContext } from './context.ts';
import type { Dossier, FactItem, FactValue } from './dossier.ts';
import { createReader, fieldCell, possibleValues, run, runItem } from './evaluate.ts';
import { gradeOfRank, type Kleene, UNKNOWN, verdictOf } from './kleene.ts';
import { type MissingFact, missingFacts } from './missing-facts.ts';
import { nearestChange } from './nearest-change.ts';
import type { Cell, Reader } from './reader.ts';

export interface Explanation {
  readonly verdict: Verdict;
  readonly because: Reason;
  /** Base facts that would still decide, the most deciding first. Empty unless the verdict is `unknown`. */
  readonly missing: readonly MissingFact[];
  /** Undefined for `yes`, and when no change within the firm's power leads nearer to yes. */
  readonly wouldChange: ChangeSet | undefined;
}

/** Why a leaf is unknown. */
export type Unknowing = MissingFact['why'] | 'doubt';

export interface Reason {
  readonly verdict: Verdict;
  readonly node: Condition;
  /** The node's own citation, else the nearest one above it. */
  readonly cite: Citation | undefined;
  readonly children?: readonly Reason[];
  /** What the dossier says of the fact asked, also when expired or under-graded. */
  readonly actual?: FactValue;
  readonly grade?: Grade;
  readonly why?: Unknowing;
  /** For a fact computed by a table: the values still possible and the known facts they follow from. */
  readonly possible?: readonly string[];
  readonly basis?: readonly { readonly fact: string; readonly value: FactValue; readonly grade: Grade }[];
  /** For `some`: the item that decides, if one does. */
  readonly item?: FactItem;
}

export function explain(condition: Condition, dossier: Dossier, context: ConditionContext): Explanation {
  return explainIn(createReader(dossier, context), condition);
}

/** As `explain`, sharing what the reader already worked out. */
export function explainIn(reader: Reader, condition: Condition): Explanation {
  const { vocabulary, asOf } = reader.context;
  const program = compile(condition, vocabulary, asOf);
  const verdict = run(program, reader, 0);
  const missing = verdict === UNKNOWN ? missingFacts(program, reader) : [];
  return {
    verdict: verdictOf(verdict),
    because: reasonOf(program, reader, undefined),
    missing,
    wouldChange: nearestChange(program, verdict, missing, reader),
  };
}

function reasonOf(program: Program, reader: Reader, above: Citation | undefined): Reason {
  const cite = program.source.cite ?? above;
  const base = { verdict: verdictOf(run(program, reader, 0)), node: program.source, cite };
  switch (program.op) {
    case 'all':
    case 'any':
      return { ...base, children: program.children.map((child) => reasonOf(child, reader, cite)) };
    case 'not':
      return { ...base, children: [reasonOf(program.child, reader, cite)] };
    case 'doubt':
      return { ...base, why: 'doubt' };
    case 'leaf':
      return { ...base, ...cellReason(reader.read(program.fact), base.verdict, program.floor) };
    case 'derived':
      return { ...base, ...derivedReason(program.table, program.floor, base.verdict, reader) };
    case 'some':
      return { ...base, ...someReason(program, reader, base.verdict, cite) };
  }
}

function cellReason(cell: Cell, verdict: Verdict, floor: number): Partial<Reason> {
  const said = cell.value === undefined ? {} : { actual: cell.value, grade: gradeOfRank(cell.rank) };
  return verdict === 'unknown' ? { ...said, why: unknowing(cell, floor) } : said;
}

function unknowing(cell: Cell, floor: number): Unknowing {
  if (cell.status !== 'known') return cell.status;
  return cell.rank < floor ? 'under-graded' : 'ambiguous';
}

function derivedReason(table: DerivedTable, floor: number, verdict: Verdict, reader: Reader): Partial<Reason> {
  const bits = possibleValues(table, reader, floor);
  const possible = table.values.filter((_, index) => (bits & (1 << index)) !== 0);
  const basis = [];
  let why: Unknowing = 'absent';
  for (const fact of [table.key, ...table.bases]) {
    const cell = reader.read(fact);
    if (cell.status === 'known' && cell.rank >= floor && cell.value !== undefined)
      basis.push({ fact, value: cell.value, grade: gradeOfRank(cell.rank) });
    else if (cell.status !== 'absent') why = unknowing(cell, floor);
  }
  const said = possible.length === 1 && possible[0] !== undefined ? { actual: possible[0] } : {};
  return verdict === 'unknown' ? { ...said, possible, basis, why } : { ...said, possible, basis };
}

function someReason(some: SomeItem, reader: Reader, verdict: Verdict, cite: Citation | undefined): Partial<Reason> {
  const items = reader.items(some.fact);
  if (items === undefined) return { why: 'absent' };
  let best: { item: FactItem; value: Kleene } | undefined;
  for (const item of items) {
    const value = runItem(some, item, reader.context);
    if (best === undefined || value > best.value) best = { item, value };
  }
  if (best === undefined || verdict === 'no') return {};
  const children = [fieldReason(some.where, some, best.item, reader, cite)];
  if (verdict === 'yes') return { item: best.item, children };
  const asked = deepestUnknown(children);
  return { item: best.item, children, why: asked ?? 'expired' };
}

function deepestUnknown(reasons: readonly Reason[]): Unknowing | undefined {
  for (const reason of reasons) {
    const why = reason.why ?? deepestUnknown(reason.children ?? []);
    if (why !== undefined) return why;
  }
  return undefined;
}

function fieldReason(
  where: Program,
  some: SomeItem,
  item: FactItem,
  reader: Reader,
  above: Citation | undefined,
): Reason {
  const cite = where.source.cite ?? above;
  const verdict = verdictOf(runItem({ ...some, where }, item, reader.context));
  const base = { verdict, node: where.source, cite };
  if (where.op === 'all' || where.op === 'any')
    return { ...base, children: where.children.map((child) => fieldReason(child, some, item, reader, cite)) };
  if (where.op === 'not') return { ...base, children: [fieldReason(where.child, some, item, reader, cite)] };
  if (where.op !== 'leaf') return { ...base, why: 'doubt' };
  return { ...base, ...cellReason(fieldCell(some, item, where.fact, reader.context.asOf), verdict, where.floor) };
}

/** The leaves that decided: of an `all` that is no, only those that are no; of an `any` that is yes, only those that are yes. */
export function decisiveReasons(reason: Reason): readonly Reason[] {
  if (reason.children === undefined || reason.children.length === 0 || 'some' in reason.node) return [reason];
  if ('not' in reason.node) return reason.children.flatMap(decisiveReasons);
  return reason.children.filter((child) => child.verdict === reason.verdict).flatMap(decisiveReasons);
}
