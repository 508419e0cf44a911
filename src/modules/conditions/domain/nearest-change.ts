/** What would change the answer: the fewest changeable facts, then the least effort, thresholds at their boundary. */
import { applyChanges } from './apply-changes.ts';
import type { Change, ChangeSet } from './change.ts';
import type { Program } from './compile.ts';
import { dossierScope, EFFORT_WEIGHT, effortOf, waysTo } from './dossier-scope.ts';
import { run } from './evaluate.ts';
import { itemChange } from './item-change.ts';
import { gradeOfRank, gradeRank, type Kleene, NO, UNKNOWN, YES } from './kleene.ts';
import { type MissingFact, missingFacts } from './missing-facts.ts';
import { boundsAround, nearestValue } from './nearest-value.ts';
import { Reader } from './reader.ts';
import { type Constraint, MOST_ANSWERS, type Option, type Scope, solve } from './solver.ts';
import type { ChangeEffort } from './vocabulary.ts';

/** Of an unknown verdict, only ways to yes this short are worth showing. */
const SHORT = 3;
/** How many candidate sets are tried before giving up. */
const TRIES = 6;

/** `missing`: the facts missing now, as `explain` found them. */
export function nearestChange(
  program: Program,
  verdict: Kleene,
  missing: readonly MissingFact[],
  reader: Reader,
): ChangeSet | undefined {
  if (verdict === YES) return undefined;
  const scope = dossierScope(program, reader);
  const options = (careful: boolean) =>
    // From unknown, a doubt cannot be answered by the firm, and a long list of answers says nothing.
    (careful ? solve(program, YES, scope, true) : waysTo(YES, program, reader)).filter(
      (option) => verdict !== UNKNOWN || (!option.doubt && acts(option) <= SHORT + 1),
    );
  const first = (list: readonly Option[]): ChangeSet | undefined => {
    for (const option of list.slice(0, TRIES)) {
      const found = changeSet(option, program, verdict, missing, scope, reader);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const quick = options(false);
  if (quick.length === 0) return undefined;
  // Without holding what is right already the cost is a lower bound: at that cost nothing better exists. Else look carefully.
  const cheapest = quick.filter((option) => option.cost === quick[0]?.cost);
  const nearest = (list: readonly Option[]) => nearestFirst(list, scope);
  return first(nearest(cheapest)) ?? first(nearest(options(true))) ?? first(quick.slice(cheapest.length));
}

/** Of options that cost the same, the one whose values lie nearest, then the one that leaves most room for the answers. */
function nearestFirst(options: readonly Option[], scope: Scope): readonly Option[] {
  if (options.length < 2) return options;
  const measured = options.map((option) => ({ option, way: way(option, scope), room: room(option) }));
  return measured
    .sort((a, b) => a.option.cost - b.option.cost || a.way - b.way || b.room - a.room)
    .map(({ option }) => option);
}

/** How far known values have to move: a number as a share of what it is now, anything else as a whole. */
function way(option: Option, scope: Scope): number {
  let sum = 0;
  for (const { fact, mask, some, cost } of option.constraints) {
    const present = scope.cell(fact).value;
    if (cost <= MOST_ANSWERS) continue;
    const to = some === undefined ? nearestValue(mask, scope.classes.of(fact), present) : undefined;
    const numbers = typeof to === 'number' && typeof present === 'number';
    sum += numbers ? Math.abs(to - present) / Math.max(Math.abs(present), 1) : 1;
  }
  return sum;
}

/** How many classes of values the facts not yet answered may take. */
function room(option: Option): number {
  let count = 0;
  for (const { mask, cost } of option.constraints)
    if (cost > 0 && cost <= MOST_ANSWERS) for (let bits = mask; bits !== 0; bits &= bits - 1) count += 1;
  return count;
}

function changeSet(
  option: Option,
  program: Program,
  verdict: Kleene,
  missing: readonly MissingFact[],
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
  const after = (list: readonly Change[]) => readerAfter(reader, list);
  const alone = after(changes);
  const reached = run(program, alone, 0);
  if (reached === YES) answers = [];
  else if (reached === NO || (!option.doubt && run(program, after([...changes, ...answers]), 0) !== YES))
    return undefined;
  // A doubt stays a doubt whatever is answered: only the changes are worth saying.
  if (option.doubt) answers = [];
  answers = withoutNeedless(answers, (kept) => run(program, after([...changes, ...kept]), 0) === YES);
  if (verdict === UNKNOWN && changes.length + answers.length > SHORT) return undefined;
  if (changes.length + answers.length === 0) return undefined;
  const holds = (list: readonly Change[]) =>
    run(program, after([...list, ...answers]), 0) >= (option.doubt ? UNKNOWN : YES);
  const bounded = changes.map((change) =>
    withTrueBounds(change, scope, (other) => holds(changes.map((one) => (one === change ? other : one)))),
  );
  return {
    changes: bounded.sort((a, b) => weight(a.effort) - weight(b.effort)),
    answers,
    towards: reached === YES ? 'yes' : 'unknown',
    stillMissing: reached === YES ? [] : changes.length === 0 ? missing : missingFacts(program, alone),
  };
}

function acts(option: Option): number {
  return option.constraints.reduce((count, constraint) => (constraint.cost > 0 ? count + 1 : count), 0);
}

/** Reads the dossier as `applyChanges` would leave it; changes of plain values share the thoughts of other rules. */
function readerAfter(reader: Reader, changes: readonly Change[]): Reader {
  let after = reader;
  for (const change of changes) {
    if (change.kind !== 'value') return new Reader(applyChanges(reader.dossier, changes), reader.context);
    after = after.supposeOne(change.fact, change.to, gradeRank(change.grade));
  }
  return after;
}

function weight(effort: ChangeEffort): number {
  return EFFORT_WEIGHT[effort] ?? Infinity;
}

/** Bounds come from the parts that had to change; a value far off may spoil a part that was right, so each class is tried. */
function withTrueBounds(change: Change, scope: Scope, serves: (other: Change) => boolean): Change {
  if (change.kind !== 'value' || change.to === change.from) return change;
  const classes = scope.classes.of(change.fact);
  const tried = new Map<number, boolean>();
  const servesClass = (index: number) => {
    const known = tried.get(index);
    const value = classes[index];
    if (known !== undefined || value === undefined) return known ?? false;
    const answer = serves({ ...change, to: value.example });
    tried.set(index, answer);
    return answer;
  };
  return { ...change, ...boundsAround(change.to, classes, servesClass) };
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
  const classes = scope.classes.of(fact);
  const to = nearestValue(constraint.mask, classes, cell.value);
  if (to === undefined) return undefined;
  const grade = gradeOfRank(Math.max(constraint.floor, cell.rank));
  // What is open now stays right whatever its answer, so the classes that serve are the true bounds of an answer.
  const bounds =
    constraint.cost > MOST_ANSWERS || to === cell.value
      ? {}
      : boundsAround(to, classes, (index) => (constraint.mask & (1 << index)) !== 0);
  return { kind: 'value', fact, from: cell.value, to, ...bounds, grade, effort };
}
