/** Which facts are still missing for a verdict, the most deciding ones first; a fact that cannot change the verdict is not named. */
import { type DerivedLeaf, leavesOf, type Program } from './compile.ts';
import type { Grade } from './condition.ts';
import { LOOKED_UP_FROM } from './context.ts';
import type { FactValue } from './dossier.ts';
import { dossierScope, programClasses, waysTo } from './dossier-scope.ts';
import { run } from './evaluate.ts';
import { gradeOfRank, type Kleene, NO, UNKNOWN, YES } from './kleene.ts';
import type { Reader } from './reader.ts';
import { MOST_ANSWERS, type Option, type Scope } from './solver.ts';

export interface MissingFact {
  /** A base fact, one that can be asked. */
  readonly fact: string;
  /** `ambiguous`: said, but not precisely enough (a place that was split, only the division of an industry). */
  readonly why: 'absent' | 'expired' | 'under-graded' | 'ambiguous';
  /** The lowest grade that would count, where the rule asks for more than a declaration. */
  readonly grade?: Grade;
  /** Share of its possible answers that would decide at once, 0..1; 0: it decides only together with others. */
  readonly weight: number;
}

/** An unknown fact on a path that still decides. */
interface Gap {
  readonly fact: string;
  readonly list: boolean;
  floor: number;
  /** The tables it is asked for; empty when the rule asks for it itself. */
  readonly tables: Set<DerivedLeaf>;
  asked: boolean;
}

export function missingFacts(program: Program, reader: Reader): readonly MissingFact[] {
  const gaps = new Map<string, Gap>();
  collect(program, reader, gaps);
  const found = new Map<string, MissingFact>();
  for (const gap of gaps.values()) {
    const weight = weightOf(gap, program, reader);
    if (weight === 0 && !decidesWithOthers(gap, program, reader)) continue;
    const fact = LOOKED_UP_FROM[gap.fact] ?? gap.fact;
    const known = found.get(fact);
    if (known === undefined || known.weight < weight) found.set(fact, missingFact(gap, fact, weight, reader));
  }
  return [...found.values()].sort((a, b) => b.weight - a.weight);
}

function missingFact(gap: Gap, fact: string, weight: number, reader: Reader): MissingFact {
  const cell = reader.read(gap.fact);
  const said = cell.rank < gap.floor ? 'under-graded' : 'ambiguous';
  const ofList = reader.items(gap.fact) === undefined ? 'absent' : 'expired';
  const why = gap.list ? ofList : cell.status === 'known' ? said : cell.status;
  return { fact, why, ...(gap.floor > 0 ? { grade: gradeOfRank(gap.floor) } : {}), weight };
}

/** Walks the parts still unknown; a decided part needs nothing more. */
function collect(program: Program, reader: Reader, gaps: Map<string, Gap>): void {
  if (run(program, reader, 0) !== UNKNOWN) return;
  if (program.op === 'all' || program.op === 'any') for (const child of program.children) collect(child, reader, gaps);
  else if (program.op === 'not') collect(program.child, reader, gaps);
  else if (program.op === 'some') note(program.fact, 0, undefined, true, reader, gaps);
  else if (program.op === 'leaf') note(program.fact, program.floor, undefined, false, reader, gaps);
  else if (program.op === 'derived')
    for (const leaf of leavesOf(program))
      note(leaf.fact, Math.max(leaf.floor, program.floor), program, false, reader, gaps);
}

function note(
  fact: string,
  floor: number,
  table: DerivedLeaf | undefined,
  list: boolean,
  reader: Reader,
  gaps: Map<string, Gap>,
): void {
  if (!list) {
    const cell = reader.read(fact);
    // A known place may still be undecided (it was split); asking for it again is the only way on.
    if (cell.status === 'known' && cell.rank >= floor && table !== undefined) return;
  }
  let gap = gaps.get(fact);
  if (gap === undefined) {
    gap = { fact, list, floor, tables: new Set(), asked: false };
    gaps.set(fact, gap);
  }
  gap.floor = Math.max(gap.floor, floor);
  if (table === undefined) gap.asked = true;
  else gap.tables.add(table);
}

/** Over the classes of values the rule tells apart. */
function weightOf(gap: Gap, program: Program, reader: Reader): number {
  if (gap.list) {
    const answers: Kleene[] = [NO, YES];
    const decided = answers.filter((answer) => run(program, reader.supposeList(gap.fact, answer), 0) !== UNKNOWN);
    return decided.length / answers.length;
  }
  const classes = programClasses(program, reader.context.vocabulary).of(gap.fact);
  let decided = 0;
  for (const value of classes)
    if (run(program, reader.supposeOne(gap.fact, value.example), 0) !== UNKNOWN) decided += 1;
  return classes.length === 0 ? 0 : decided / classes.length;
}

/** Does the fact stand on a shortest way to yes or to no, together with others, and would that way fail without it? */
function decidesWithOthers(gap: Gap, program: Program, reader: Reader): boolean {
  if (!gap.asked)
    for (const table of gap.tables) if (table !== program && decidesTable(gap, table, reader)) return true;
  return decides(gap, program, reader);
}

/** The same question about a table is asked by many rules of a catalogue. */
function decidesTable(gap: Gap, leaf: DerivedLeaf, reader: Reader): boolean {
  const name = `decides ${gap.fact} of ${leaf.fact} ${leaf.wanted} ${leaf.floor}`;
  return reader.rememberAbout(leaf.table.reads, name, (about) => decides(gap, leaf, about));
}

function decides(gap: Gap, program: Program, reader: Reader): boolean {
  if (weightOf(gap, program, reader) > 0) return true;
  const scope = dossierScope(program, reader);
  for (const goal of [YES, NO] as const) {
    for (const option of waysTo(goal, program, reader)) {
      // Only ways that answer what is open; what is known stays as it is.
      if (option.doubt || option.constraints.some((constraint) => constraint.cost > MOST_ANSWERS)) continue;
      if (!option.constraints.some((constraint) => constraint.fact === gap.fact)) continue;
      const others = suppositions(option, scope, gap.fact);
      if (run(program, reader.suppose(others.facts, others.lists), 0) !== UNKNOWN) continue;
      const all = suppositions(option, scope);
      if (run(program, reader.suppose(all.facts, all.lists), 0) !== UNKNOWN) return true;
    }
  }
  return decidesSomewhere(gap, program, reader);
}

/** The most sets of answers to the other open facts that are tried. */
const MOST_COMPLETIONS = 256;

/** By trying every answer to the other open facts; where those are too many, better one question too many than one too few. */
function decidesSomewhere(gap: Gap, program: Program, reader: Reader): boolean {
  const gaps = new Map<string, Gap>();
  collect(program, reader, gaps);
  const classes = programClasses(program, reader.context.vocabulary);
  let readers = [reader];
  for (const other of gaps.values()) {
    if (other.fact === gap.fact) continue;
    const answers = other.list ? 2 : classes.of(other.fact).length;
    if (readers.length * answers > MOST_COMPLETIONS) return true;
    readers = readers.flatMap((before) => [
      before,
      // What is decided stays decided whatever else is answered: no need to go on from there.
      ...(other.list
        ? [NO, YES].map((answer) => before.supposeList(other.fact, answer as Kleene))
        : classes.of(other.fact).map((value) => before.supposeOne(other.fact, value.example))
      ).filter((given) => run(program, given, 0) === UNKNOWN),
    ]);
  }
  return readers.some((given) => weightOf(gap, program, given) > 0);
}

function suppositions(
  { constraints }: Option,
  scope: Scope,
  except?: string,
): { facts: Map<string, FactValue>; lists: Map<string, Kleene> } {
  const facts = new Map<string, FactValue>();
  const lists = new Map<string, Kleene>();
  for (const { fact, mask, some, goal } of constraints) {
    if (fact === except) continue;
    if (some !== undefined && goal !== undefined) lists.set(fact, goal);
    const example = scope.classes.of(fact).find((_, index) => (mask & (1 << index)) !== 0)?.example;
    if (some === undefined && example !== undefined) facts.set(fact, example);
  }
  return { facts, lists };
}
