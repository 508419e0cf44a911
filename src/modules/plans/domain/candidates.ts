/** Which steps of the catalogue this firm could take, how much each is needed, and why. */
import { daysBetween, type LocalDate } from '../../../foundation/clock.ts';
import { evaluateIn, explainIn, type Grade, type Reader, type Verdict } from '../../conditions/index.ts';
import { type Observation, sourcedObservations } from './observation.ts';
import { type StepProgress, standingOf } from './progress.ts';
import { type Step, type StepCatalogue, TIERS } from './step.ts';
import type { SupportAnswer } from './support-answer.ts';

export interface Because {
  /** Index into the step's `why`. */
  readonly why: number;
  /** The lowest grade among the facts named; absent when none is. */
  readonly grade?: Grade;
  readonly facts: readonly string[];
}

export interface Candidate {
  readonly step: Step;
  /** The day the firm started it. */
  readonly started: LocalDate | undefined;
  readonly ready: Verdict;
  /** Something about its usefulness is not known yet. */
  readonly tentative: boolean;
  /** Smaller is needed more. */
  readonly need: number;
  readonly because: readonly Because[];
  readonly missing: readonly string[];
  readonly effort: readonly Observation[];
  readonly price: readonly Observation[];
}

export interface JudgedSteps {
  /** Most needed first. */
  readonly candidates: readonly Candidate[];
  /** Steps that no longer stand in anybody's way: done, in place, or of no use to this firm. */
  readonly settled: ReadonlySet<string>;
  readonly done: readonly string[];
  readonly inPlace: readonly string[];
  readonly dropped: readonly { readonly step: string; readonly reason: string }[];
}

interface Circumstances {
  readonly reader: Reader;
  readonly catalogue: StepCatalogue;
  readonly progress: readonly StepProgress[];
  readonly support: readonly SupportAnswer[];
  readonly weak: ReadonlySet<string>;
}

const PER_TIER = 10;
const FOR_THE_GOAL = 15;
const FOR_A_WEAK_PILLAR = 4;
const FOR_MONEY_THAT_ENDS = 6;
/** However much it is wanted, a step that is no duty comes after the duties. */
const AFTER_DUTIES = 1;
/** Support that ends within this many days makes its step more pressing. */
export const ENDS_SOON_DAYS = 90;

export function judgeSteps(given: Circumstances): JudgedSteps {
  const { reader, catalogue } = given;
  const { asOf } = reader.context;
  const latest = new Map(given.progress.map((entry) => [entry.step, entry]));
  const candidates: Candidate[] = [];
  const settled = new Set<string>();
  const done: string[] = [];
  const inPlace: string[] = [];
  const dropped: { step: string; reason: string }[] = [];
  for (const step of catalogue.steps) {
    const progress = latest.get(step.id);
    const standing = standingOf(step, progress, asOf);
    if (standing === 'done') done.push(step.id);
    else if (standing === 'already-have') inPlace.push(step.id);
    else if (standing === 'dropped') {
      dropped.push({ step: step.id, reason: progress?.state === 'dropped' ? progress.reason : '' });
      continue;
    }
    if (standing === 'done' || standing === 'already-have') {
      settled.add(step.id);
      continue;
    }
    if (step.withdrawn !== undefined) continue;
    const dueAgain = progress?.state === 'done';
    const verdicts = judge(step, reader, standing === 'started' || dueAgain);
    if (verdicts === 'in-place') inPlace.push(step.id);
    if (verdicts === 'in-place' || verdicts === 'no-use') {
      settled.add(step.id);
      continue;
    }
    const started = standing === 'started' ? progress?.on : undefined;
    candidates.push(candidateOf(step, started, verdicts, given));
  }
  candidates.sort(byNeed);
  return { candidates, settled, done, inPlace, dropped };
}

interface Verdicts {
  readonly tentative: boolean;
  readonly ready: Verdict;
}

/** A step the firm has begun stays on the list whatever its facts say. */
function judge(step: Step, reader: Reader, begun: boolean): Verdicts | 'in-place' | 'no-use' {
  const useful = usefulTo(step, reader);
  const inPlace = step.inPlace === undefined ? 'no' : evaluateIn(reader, step.inPlace);
  const ready = step.ready === undefined ? 'yes' : evaluateIn(reader, step.ready);
  if (begun) return { tentative: false, ready: 'yes' };
  if (useful === 'no') return 'no-use';
  if (inPlace === 'yes') return 'in-place';
  return {
    tentative: useful === 'unknown' || (inPlace === 'unknown' && step.unknownMeansAbsent !== true),
    ready,
  };
}

const BUSINESSES = ['enterprise', 'business-household', 'cooperative', 'farm-household'];

/** Whoever has not said what they are still runs one of four kinds of business: what all four need, they need. */
function usefulTo(step: Step, reader: Reader): Verdict {
  const useful = evaluateIn(reader, step.useful);
  if (useful !== 'unknown' || reader.read('applicantType').status === 'known') return useful;
  const ofEach = BUSINESSES.map((kind) => evaluateIn(reader.suppose(new Map([['applicantType', kind]])), step.useful));
  return ofEach.every((verdict) => verdict === 'yes') ? 'yes' : 'unknown';
}

function candidateOf(step: Step, started: LocalDate | undefined, verdicts: Verdicts, given: Circumstances): Candidate {
  const { reader, catalogue } = given;
  return {
    step,
    started,
    ...verdicts,
    need: needOf(step, given),
    because: reasons(step, reader),
    missing: verdicts.tentative || verdicts.ready === 'unknown' ? missingFor(step, reader) : [],
    effort: sourcedObservations(step.effort, catalogue.observations),
    price: sourcedObservations(step.price, catalogue.observations),
  };
}

/** Tier first. The owner's goal brings a step past one tier; a weak pillar or money that ends soon by less. */
function needOf(step: Step, given: Circumstances): number {
  const { reader, support, weak } = given;
  const goal = reader.read('mainGoal');
  let need = TIERS.indexOf(step.tier) * PER_TIER;
  if (goal.status === 'known' && step.goals.includes(String(goal.value))) need -= FOR_THE_GOAL;
  if (step.lifts.pillars.some((pillar) => weak.has(pillar))) need -= FOR_A_WEAK_PILLAR;
  const ends = support.some(
    (answer) =>
      answer.verdict === 'yes' &&
      answer.endsOn !== undefined &&
      step.measures.includes(answer.measure) &&
      daysBetween(reader.context.asOf, answer.endsOn) <= ENDS_SOON_DAYS,
  );
  if (ends) need -= FOR_MONEY_THAT_ENDS;
  return step.tier === 'duty' ? need : Math.max(need, AFTER_DUTIES);
}

const READINESS: Readonly<Record<Verdict, number>> = { yes: 0, unknown: 1, no: 2 };

/** What was started, then what is certain or waits for fewest answers, then what can start, then what is needed most. Price and effort never rank. */
function byNeed(a: Candidate, b: Candidate): number {
  if (a.started !== b.started) {
    if (a.started === undefined) return 1;
    if (b.started === undefined) return -1;
    return a.started < b.started ? -1 : 1;
  }
  return (
    Number(a.tentative) - Number(b.tentative) ||
    a.missing.length - b.missing.length ||
    READINESS[a.ready] - READINESS[b.ready] ||
    a.need - b.need ||
    a.step.order - b.step.order ||
    (a.step.id < b.step.id ? -1 : 1)
  );
}

const GRADES: readonly Grade[] = ['declared', 'evidenced', 'verified'];

function reasons(step: Step, reader: Reader): readonly Because[] {
  return step.why.flatMap((why, index) => {
    const grades = why.facts.map((fact) => gradeOf(fact, reader));
    if (grades.includes(undefined)) return [];
    if (why.when !== undefined && evaluateIn(reader, why.when) !== 'yes') return [];
    if (grades.length === 0) return [{ why: index, facts: why.facts }];
    const lowest = Math.min(...grades.map((grade) => GRADES.indexOf(grade ?? 'declared')));
    return [{ why: index, grade: GRADES[lowest] ?? 'declared', facts: why.facts }];
  });
}

/** The grade of a known fact; a computed fact is as good as the weakest fact behind it. Undefined when nobody has said. */
function gradeOf(fact: string, reader: Reader): Grade | undefined {
  const cell = reader.read(fact);
  if (cell.status === 'known') return GRADES[cell.rank] ?? 'declared';
  const items = reader.items(fact);
  if (items !== undefined) return lowestGrade(items.map((item) => item.grade));
  const bases = reader.context.vocabulary.facts[fact]?.derivedFrom ?? [];
  const known = bases.flatMap((base) => {
    const grade = reader.read(base).status === 'known' ? gradeOf(base, reader) : undefined;
    return grade === undefined ? [] : [grade];
  });
  return known.length === 0 ? undefined : lowestGrade(known);
}

function lowestGrade(grades: readonly Grade[]): Grade {
  const lowest = Math.min(GRADES.length - 1, ...grades.map((grade) => GRADES.indexOf(grade)));
  return grades.length === 0 ? 'declared' : (GRADES[lowest] ?? 'declared');
}

function missingFor(step: Step, reader: Reader): readonly string[] {
  const facts = [step.useful, step.inPlace, step.ready].flatMap((condition) =>
    condition === undefined ||
    (condition === step.useful && usefulTo(step, reader) === 'yes') ||
    (condition === step.inPlace && step.unknownMeansAbsent === true)
      ? []
      : explainIn(reader, condition).missing.map((missing) => missing.fact),
  );
  return [...new Set(facts)];
}
