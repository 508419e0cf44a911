/** What a plan needs to know of a support measure: the measures module judges, the plan uses the answer. */
import type { LocalDate } from '../../../foundation/clock.ts';
import type { Verdict } from '../../conditions/index.ts';

export interface SupportAnswer {
  readonly measure: string;
  readonly verdict: Verdict;
  /** The most that may be paid, integer đồng, where it is certain. */
  readonly amountVnd?: number;
  /** Share of the cost that may be paid, 0..1. */
  readonly rate?: number;
  /** The last day of the measure, where one is set. */
  readonly endsOn?: LocalDate;
  /** The rule or its amount is not certain: shown as provisional. */
  readonly provisional?: boolean;
  /** Facts that would decide, the most deciding first. */
  readonly missing?: readonly string[];
}
