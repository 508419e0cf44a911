/** From a dossier to a plan: at most three steps now and three later, each with its reasons. A pure function of what is given here. */
import type { LocalDate } from '../../../foundation/clock.ts';
import { type ConditionContext, createReader, type Dossier, evaluateIn } from '../../conditions/index.ts';
import { type Because, type Candidate, judgeSteps } from './candidates.ts';
import { chooseSteps, MOST_STEPS } from './choose-steps.ts';
import { type NextQuestion, nextQuestions } from './next-questions.ts';
import type { StepProgress } from './progress.ts';
import type { StepCatalogue } from './step.ts';
import type { SupportAnswer } from './support-answer.ts';

export interface PlanInput {
  readonly dossier: Dossier;
  /** Its `asOf` is the date of law and of the plan. */
  readonly context: ConditionContext;
  readonly catalogue: StepCatalogue;
  /** In the order in which they should be shown. */
  readonly support?: readonly SupportAnswer[];
  readonly progress?: readonly StepProgress[];
  /** The weakest pillars of the last self-assessment: `weakPillars`. */
  readonly weak?: readonly string[];
}

export interface PlannedStep {
  readonly step: string;
  readonly state: 'open' | 'started';
  readonly because: readonly Because[];
  /** Facts nobody has said yet; while any is missing the step is placed tentatively. */
  readonly missing: readonly string[];
  /** Ids of sourced observations only. */
  readonly effort: readonly string[];
  readonly price: readonly string[];
  readonly free: boolean;
  /** Measures that may pay for it (yes), then those that lack facts (unknown). */
  readonly support: readonly SupportAnswer[];
  /** Steps of this same plan that come first. */
  readonly after: readonly string[];
  /** Steps that this one opens. */
  readonly opens: readonly string[];
  readonly lifts: readonly string[];
}

export type SpanState = 'on' | 'now' | 'later' | 'off';

export interface Plan {
  readonly asOf: LocalDate;
  readonly now: readonly PlannedStep[];
  readonly later: readonly PlannedStep[];
  /** Left out because of the budget, with the reason: the price is not known, or is above the limit. */
  readonly leftOut: readonly { readonly step: string; readonly reason: 'unpriced' | 'over-budget' }[];
  readonly done: readonly string[];
  readonly inPlace: readonly string[];
  readonly dropped: readonly { readonly step: string; readonly reason: string }[];
  readonly bridge: readonly { readonly span: string; readonly state: SpanState }[];
  /** What to ask next, the most useful first. */
  readonly questions: readonly NextQuestion[];
  readonly support: { readonly yes: number; readonly unknown: number; readonly no: number };
}

export function makePlan(input: PlanInput): Plan {
  const { catalogue, context } = input;
  const reader = createReader(input.dossier, context);
  const progress = input.progress ?? [];
  const support = input.support ?? [];
  const weak = new Set(input.weak ?? []);
  const judged = judgeSteps({ reader, catalogue, progress, support, weak });
  const budget = reader.read('monthlyBudgetVnd');
  const chosen = chooseSteps(
    judged.candidates,
    judged.settled,
    budget.status === 'known' ? Number(budget.value) : undefined,
  );
  const inPlan = [...chosen.now, ...chosen.later];
  const planned = (candidate: Candidate): PlannedStep => describe(candidate, inPlan, judged.candidates, support);
  const now = chosen.now.map(planned);
  const later = chosen.later.map(planned);
  const doneSet = new Set(judged.done);
  return {
    asOf: context.asOf,
    now,
    later,
    leftOut: chosen.leftOut.map(({ candidate, reason }) => ({ step: candidate.step.id, reason })),
    done: judged.done,
    inPlace: judged.inPlace,
    dropped: judged.dropped,
    bridge: catalogue.spans.map((span) => {
      const lit = evaluateIn(reader, span.lit) === 'yes' || span.steps.some((step) => doneSet.has(step));
      if (lit) return { span: span.id, state: 'on' as const };
      if (now[0] !== undefined && span.steps.includes(now[0].step)) return { span: span.id, state: 'now' as const };
      const planned = inPlan.some((candidate) => span.steps.includes(candidate.step.id));
      return { span: span.id, state: planned ? ('later' as const) : ('off' as const) };
    }),
    questions: nextQuestions(reader, judged.candidates, new Set(inPlan), support),
    support: {
      yes: support.filter((answer) => answer.verdict === 'yes').length,
      unknown: support.filter((answer) => answer.verdict === 'unknown').length,
      no: support.filter((answer) => answer.verdict === 'no').length,
    },
  };
}

function describe(
  candidate: Candidate,
  inPlan: readonly Candidate[],
  candidates: readonly Candidate[],
  support: readonly SupportAnswer[],
): PlannedStep {
  const { step } = candidate;
  const earlier = inPlan.slice(0, inPlan.indexOf(candidate)).map((other) => other.step.id);
  const of = support.filter((answer) => step.measures.includes(answer.measure));
  return {
    step: step.id,
    state: candidate.started === undefined ? 'open' : 'started',
    because: candidate.because,
    missing: candidate.missing,
    effort: candidate.effort.map((observation) => observation.id),
    price: candidate.price.map((observation) => observation.id),
    free: step.free,
    support: [
      ...of.filter((answer) => answer.verdict === 'yes'),
      ...of.filter((answer) => answer.verdict === 'unknown'),
    ],
    after: step.prerequisites.filter((id) => earlier.includes(id)),
    opens: candidates
      .filter((other) => other.step.prerequisites.includes(step.id))
      .slice(0, MOST_STEPS)
      .map((other) => other.step.id),
    lifts: step.lifts.pillars,
  };
}
