/** The short form of a judgement that a plan shows beside a step: ids, codes and integers only. */
import type { LocalDate } from '../../../foundation/clock.ts';
import type { Verdict } from '../../conditions/index.ts';
import type { Judgement } from './judge.ts';

export interface SupportSummary {
  readonly measure: string;
  readonly verdict: Verdict;
  /** The sum of the most favourable tier that certainly holds, integer đồng. */
  readonly amountVnd?: number;
  /** Share of the cost that tier pays, 0..1. */
  readonly rate?: number;
  /** The last day of the measure, where one is set. */
  readonly endsOn?: LocalDate;
  /** The rule, its dates or its amount are not certain. */
  readonly provisional: boolean;
  /** Facts that would decide, the most deciding first. */
  readonly missing: readonly string[];
}

export function supportSummary(judgement: Judgement): SupportSummary {
  const { measure, amount, explanation } = judgement;
  return {
    measure: measure.id,
    verdict: judgement.verdict,
    ...(amount.vnd === null ? {} : { amountVnd: amount.vnd }),
    ...(amount.tier?.rate === undefined ? {} : { rate: amount.tier.rate }),
    ...(measure.validity.to === null ? {} : { endsOn: measure.validity.to }),
    provisional: amount.provisional || measure.status !== 'confirmed' || !measure.validity.verified,
    missing: judgement.verdict === 'unknown' ? explanation.missing.map((missing) => missing.fact) : [],
  };
}
