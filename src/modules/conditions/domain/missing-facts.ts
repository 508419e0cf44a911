/** Which facts are still missing for a verdict, the most deciding ones first. */
import { leavesOf, type Program } from './compile.ts';
import type { Grade } from './condition.ts';
import { LOOKED_UP_FROM } from './context.ts';
import { run } from './evaluate.ts';
import { gradeOfRank, UNKNOWN } from './kleene.ts';
import type { Reader } from './reader.ts';

export interface MissingFact {
  readonly fact: string;
  readonly why: 'absent' | 'expired' | 'under-graded';
  /** The lowest grade that would count, where the rule asks for more than a declaration. */
  readonly grade?: Grade;
  /** Share of its possible answers that would decide at once, 0..1. */
  readonly weight: number;
}

export function missingFacts(program: Program, reader: Reader): readonly MissingFact[] {
  const found = new Map<string, MissingFact>();
  collect(program, reader, found);
  return [...found.values()];
}

function collect(program: Program, reader: Reader, found: Map<string, MissingFact>): void {
  if (run(program, reader, 0) !== UNKNOWN) return;
  if (program.op === 'all' || program.op === 'any') for (const child of program.children) collect(child, reader, found);
  else if (program.op === 'not') collect(program.child, reader, found);
  else if (program.op === 'some') note(program.fact, 0, reader, found);
  else if (program.op === 'leaf') note(program.fact, program.floor, reader, found);
  else if (program.op === 'derived')
    for (const leaf of leavesOf(program)) note(leaf.fact, program.floor, reader, found);
}

function note(fact: string, floor: number, reader: Reader, found: Map<string, MissingFact>): void {
  const cell = reader.read(fact);
  if (cell.status === 'known' && cell.rank >= floor) return;
  const why = cell.status === 'known' ? 'under-graded' : cell.status;
  const base = LOOKED_UP_FROM[fact] ?? fact;
  const grade = floor > 0 ? { grade: gradeOfRank(floor) } : {};
  if (!found.has(base)) found.set(base, { fact: base, why, ...grade, weight: 0 });
}
