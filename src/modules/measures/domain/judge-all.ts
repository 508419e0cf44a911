/** All measures for one dossier, in the order a reader should meet them. No measure can buy a place in it. */
import { type ConditionContext, createReader, type Dossier, type Verdict } from '../../conditions/index.ts';
import { type Judgement, judgeIn, type Window } from './judge.ts';
import { type Measure, TOPICS } from './measure.ts';

const BY_VERDICT: Readonly<Record<Verdict, number>> = { yes: 0, unknown: 1, no: 2 };
const BY_WINDOW: Readonly<Record<Window, number>> = { open: 0, 'not-yet': 1, ended: 2 };

export function judgeAll(
  measures: readonly Measure[],
  dossier: Dossier,
  context: ConditionContext,
): readonly Judgement[] {
  const reader = createReader(dossier, context);
  const applicant = dossier.one.applicantType?.value;
  return measures
    .map((measure) => judgeIn(reader, measure))
    .map((judgement) => ({ judgement, rank: rankOf(judgement, applicant) }))
    .sort((one, other) => compare(one.rank, other.rank))
    .map((entry) => entry.judgement);
}

/**
 * May qualify, then to be asked, then not now; open before closed; confirmed before uncertain; measures written for this kind of applicant
 * alone before general ones; becoming an enterprise after everything else, because for a household it is a choice; fewest questions first;
 * then by topic, software first.
 */
function rankOf(judgement: Judgement, applicant: unknown): readonly (number | string)[] {
  const { measure } = judgement;
  return [
    BY_VERDICT[judgement.verdict],
    BY_WINDOW[judgement.window],
    measure.status === 'confirmed' ? 0 : 1,
    measure.topic === 'conversion' ? 1 : 0,
    measure.applicants.length === 1 && measure.applicants[0] === applicant ? 0 : 1,
    judgement.verdict === 'unknown' ? judgement.explanation.missing.length : 0,
    TOPICS.indexOf(measure.topic),
    measure.id,
  ];
}

function compare(one: readonly (number | string)[], other: readonly (number | string)[]): number {
  for (let index = 0; index < one.length; index += 1) {
    const a = one[index] ?? 0;
    const b = other[index] ?? 0;
    if (a !== b) return a < b ? -1 : 1;
  }
  return 0;
}
