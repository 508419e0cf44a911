/** The facts of a dossier as the solver sees them: what can be changed, by whom and how hard that is. */
import type { Program } from './compile.ts';
import { LOOKED_UP_FROM } from './context.ts';
import { run } from './evaluate.ts';
import type { Kleene } from './kleene.ts';
import type { Reader } from './reader.ts';
import { type Option, type Scope, solve } from './solver.ts';
import { ValueClasses } from './value-classes.ts';
import type { ChangeEffort, FactDefinition, Vocabulary } from './vocabulary.ts';

/** Orders of magnitude of effort; a fact that never changes has none. */
export const EFFORT_WEIGHT: Readonly<Record<ChangeEffort, number | undefined>> = {
  easy: 1,
  moderate: 3,
  hard: 9,
  never: undefined,
};

const classesOf = new WeakMap<Program, { readonly vocabulary: Vocabulary; readonly classes: ValueClasses }>();

/** The classes of values a program tells apart; remembered with the program. */
export function programClasses(program: Program, vocabulary: Vocabulary): ValueClasses {
  const known = classesOf.get(program);
  if (known !== undefined && known.vocabulary === vocabulary) return known.classes;
  const classes = new ValueClasses(program, (fact) => vocabulary.facts[fact]);
  classesOf.set(program, { vocabulary, classes });
  return classes;
}

export function dossierScope(program: Program, reader: Reader): Scope {
  const { vocabulary } = reader.context;
  return {
    context: reader.context,
    reader,
    classes: programClasses(program, vocabulary),
    cell: (fact) => reader.read(fact),
    answer: (part, floor) => run(part, reader, floor),
    effort: (fact) => EFFORT_WEIGHT[effortOf(fact, vocabulary)],
  };
}

/** The cheapest ways of this dossier to that answer, without holding what is right already; asked again for every missing fact, worked out once. */
export function waysTo(goal: Kleene, program: Program, reader: Reader): readonly Option[] {
  const byGoal = reader.workingsOf<(readonly Option[])[]>(program, () => []);
  byGoal[goal] ??= solve(program, goal, dossierScope(program, reader), false);
  return byGoal[goal];
}

/** A computed fact is as hard to change as the hardest of the facts it is computed from; one nobody can change is `never`. */
export function effortOf(fact: string, vocabulary: Vocabulary): ChangeEffort {
  const origin = LOOKED_UP_FROM[fact];
  const origins = origin === undefined ? (vocabulary.facts[fact]?.derivedFrom ?? []) : [origin];
  const efforts = (origins.length === 0 ? [fact] : origins).map((key) => ownEffort(vocabulary.facts[key]));
  return ORDER.findLast((effort) => efforts.includes(effort)) ?? 'never';
}

const ORDER: readonly ChangeEffort[] = ['easy', 'moderate', 'hard', 'never'];

function ownEffort(definition: FactDefinition | undefined): ChangeEffort {
  return definition === undefined || definition.changedBy === 'nobody' ? 'never' : definition.effort;
}
