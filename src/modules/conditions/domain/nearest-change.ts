/** What would change the answer: the fewest changeable facts, then the least effort, thresholds at their boundary. */
import { applyChanges } from './apply-changes.ts';
import type { Change, ChangeSet } from './change.ts';
import type { Program } from './compile.ts';
import { dossierScope, EFFORT_WEIGHT, effortOf } from './dossier-scope.ts';
import { run } from './evaluate.ts';
import { itemChange } from './item-change.ts';
import { gradeOfRank, type Kleene, NO, UNKNOWN, YES } from './kleene.ts';
import { missingFacts } from './missing-facts.ts';
import { boundsAround, nearestValue } from './nearest-value.ts';
import { Reader } from './reader.ts';
import { type Constraint, MOST_ANSWERS, type Option, type Scope, solve } from './solver.ts';
import type { ChangeEffort } from './vocabulary.ts';

/** Of an unknown verdict, only ways to yes this short are worth showing. */
const SHORT = 3;
/** How many candidate sets are tried before giving up. */
const TRIES = 6;

export function nearestChange(program: Program, verdict: Kleene, reader: Reader): ChangeSet | undefined {
  if (verdict === YES) return undefined;
  const scope = dossierScope(program, reader);
  for (const careful of [false, true]) {
    for (const option of solve(program, YES, scope, careful).slice(0, TRIES)) {
      // From unknown, a doubt cannot be answered by the firm.
      if (verdict === UNKNOWN && option.doubt) continue;
      const found = changeSet(option, program, verdict, scope, reader);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function changeSet(
  option: Option,
  program: Program,
  verdict: Kleene,
  scope: Scope,
  reader: Reader,
): ChangeSet | undefined {
  const changes: Change[] = [];
  let answers: Change[] = [];
  for (const constraint of option.constraints) {
    if (constraint.cost === 0) continue;
    const change = changeOf(constraint, scope, reader);
    if (change === undefined) return undefined;
    (constraint.cost <= MOST_ANSWERS ? answers : changes).push(change);
  }
  const after = (list: readonly Change[]) => new Reader(applyChanges(reader.dossier, list), reader.context);
  const alone = after(changes);
  const reached = run(program, alone, 0);
  if (reached === YES) answers = [];
  else if (reached === NO || (!option.doubt && run(program, after([...changes, ...answers]), 0) !== YES))
    return undefined;
  // A doubt stays a doubt whatever is answered: only the changes are worth saying.
  if (option.doubt) answers = [];
  answers = withoutNeedless(answers, (kept) => run(program, after([...changes, ...kept]), 0) === YES);
  if (verdict === UNKNOWN && changes.length + answers.length > SHORT) return undefined;
  const holds = (list: readonly Change[]) => run(program, after(list), 0) >= (option.doubt ? UNKNOWN : YES);
  const served = [...changes, ...answers];
  if (served.length === 0) return undefined;
  const bounded = served.map((change) =>
    withTrueBounds(change, scope, (other) => holds(served.map((one) => (one === change ? other : one)))),
  );
  return {
    changes: bounded.slice(0, changes.length).sort((a, b) => weight(a.effort) - weight(b.effort)),
    answers: bounded.slice(changes.length),
    towards: reached === YES ? 'yes' : 'unknown',
    stillMissing: reached === YES ? [] : missingFacts(program, alone),
  };
}

function weight(effort: ChangeEffort): number {
  return EFFORT_WEIGHT[effort] ?? Infinity;
}

/** Bounds come from the parts that had to change; a value far off may spoil a part that was right, so each class is tried. */
function withTrueBounds(change: Change, scope: Scope, serves: (other: Change) => boolean): Change {
  if (change.kind !== 'value' || change.to === change.from) return change;
  const { atLeast: _from, atMost: _to, oneOf: _codes, ...bare } = change;
  const classes = scope.classes.of(change.fact);
  const tried = new Map<number, boolean>();
  const servesClass = (index: number) => {
    const known = tried.get(index);
    const value = classes[index];
    if (known !== undefined || value === undefined) return known ?? false;
    const answer = serves({ ...bare, to: value.example });
    tried.set(index, answer);
    return answer;
  };
  return { ...bare, ...boundsAround(change.to, classes, servesClass) };
}

function withoutNeedless(answers: Change[], serves: (kept: readonly Change[]) => boolean): Change[] {
  let kept = answers;
  for (const answer of answers) {
    const fewer = kept.filter((other) => other !== answer);
    if (fewer.length < kept.length && serves(fewer)) kept = fewer;
  }
  return kept;
}

function changeOf(constraint: Constraint, scope: Scope, reader: Reader): Change | undefined {
  const { fact } = constraint;
  const effort = effortOf(fact, reader.context.vocabulary);
  if (constraint.some !== undefined)
    return constraint.goal === NO ? { kind: 'none', fact, effort } : itemChange(constraint.some, reader, effort);
  const cell = scope.cell(fact);
  const to = nearestValue(constraint.mask, scope.classes.of(fact), cell.value);
  if (to === undefined) return undefined;
  const grade = gradeOfRank(Math.max(constraint.floor, cell.rank));
  return { kind: 'value', fact, from: cell.value, to, grade, effort };
}
