/** Which answer would change this plan most: facts that steps and support measures are waiting for. */
import type { Reader } from '../../conditions/index.ts';
import type { Candidate } from './candidates.ts';
import type { SupportAnswer } from './support-answer.ts';

export interface NextQuestion {
  readonly fact: string;
  /** Steps and measures that wait for it. */
  readonly steps: number;
  readonly measures: number;
}

const MOST_QUESTIONS = 3;
/** A step shown in the plan counts more than one behind it. */
const IN_PLAN = 3;
/** One place is kept for these: they order or limit the plan instead of deciding a rule. */
const ALWAYS_USEFUL = ['functionsInUse', 'mainGoal', 'monthlyBudgetVnd'];

export function nextQuestions(
  reader: Reader,
  candidates: readonly Candidate[],
  inPlan: ReadonlySet<Candidate>,
  support: readonly SupportAnswer[],
): readonly NextQuestion[] {
  const { vocabulary } = reader.context;
  const found = new Map<string, { steps: number; measures: number; weight: number }>();
  const note = (fact: string | undefined, what: 'steps' | 'measures', weight: number): void => {
    if (fact === undefined || vocabulary.facts[fact]?.question === undefined) return;
    if (vocabulary.facts[fact].derivedFrom !== undefined) return;
    const entry = found.get(fact) ?? { steps: 0, measures: 0, weight: 0 };
    entry[what] += 1;
    entry.weight += weight;
    found.set(fact, entry);
  };
  for (const candidate of candidates)
    for (const fact of candidate.missing) note(fact, 'steps', inPlan.has(candidate) ? IN_PLAN : 1);
  for (const answer of support) if (answer.verdict === 'unknown') note(answer.missing?.[0], 'measures', 1);
  const order = Object.keys(vocabulary.facts);
  const waiting = [...found].sort(([a, x], [b, y]) => y.weight - x.weight || order.indexOf(a) - order.indexOf(b));
  const asked = waiting.slice(0, MOST_QUESTIONS).map(([fact, { steps, measures }]) => ({ fact, steps, measures }));
  const useful = ALWAYS_USEFUL.find((fact) => reader.read(fact).status !== 'known' && reader.items(fact) === undefined);
  if (useful === undefined || asked.some((question) => question.fact === useful)) return asked;
  const of = found.get(useful);
  const last = { fact: useful, steps: of?.steps ?? 0, measures: of?.measures ?? 0 };
  return [...asked.slice(0, MOST_QUESTIONS - 1), last];
}
