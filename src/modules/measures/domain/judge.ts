/** The verdict of a measure for one dossier on one date of law: Kleene's three answers, never more certain than the rule itself. */

import type { LocalDate } from '../../../foundation/clock.ts';
import {
  type ConditionContext,
  createReader,
  type Dossier,
  type Explanation,
  evaluateIn,
  explainIn,
  type Reader,
  type Verdict,
} from '../../conditions/index.ts';
import { type Amount, amountFor, NO_AMOUNT } from './amount.ts';
import type { Measure } from './measure.ts';

/** Where the date of law falls in the measure's period. */
export type Window = 'open' | 'not-yet' | 'ended';

export interface Judgement {
  readonly measure: Measure;
  /** `yes` is only ever worded "có thể được hỗ trợ" / "may qualify": the authority decides. */
  readonly verdict: Verdict;
  readonly window: Window;
  /** What the condition says by itself, without the window and without the status of the rule. Worked out when first asked for. */
  readonly explanation: Explanation;
  /** The condition is met but the rule is uncertain or a draft, so the answer stays `unknown`. */
  readonly ruleUncertain: boolean;
  /** Zero-valued unless the condition is or may be met while the window is open. */
  readonly amount: Amount;
}

export function windowOf(measure: Measure, asOf: LocalDate): Window {
  if (asOf < measure.validity.from) return 'not-yet';
  return measure.validity.to !== null && asOf > measure.validity.to ? 'ended' : 'open';
}

export function judge(measure: Measure, dossier: Dossier, context: ConditionContext): Judgement {
  return judgeIn(createReader(dossier, context), measure);
}

/** As `judge`, sharing what the reader already worked out for other measures. */
export function judgeIn(reader: Reader, measure: Measure): Judgement {
  const condition = evaluateIn(reader, measure.condition);
  const window = windowOf(measure, reader.context.asOf);
  const open = window === 'open';
  let explanation: Explanation | undefined;
  return {
    measure,
    verdict: settle(measure, window, condition),
    window,
    get explanation() {
      explanation ??= explainIn(reader, measure.condition);
      return explanation;
    },
    ruleUncertain: open && measure.status !== 'confirmed' && condition === 'yes',
    amount: open && condition !== 'no' ? amountFor(measure, reader) : NO_AMOUNT,
  };
}

/** The verdict alone, without reasons: the fast path for lists and populations. */
export function verdictIn(reader: Reader, measure: Measure): Verdict {
  const window = windowOf(measure, reader.context.asOf);
  return window === 'open' ? settle(measure, window, evaluateIn(reader, measure.condition)) : 'no';
}

/** Outside its period a rule gives no; a rule that is not confirmed never gives yes. */
function settle(measure: Measure, window: Window, condition: Verdict): Verdict {
  if (window !== 'open') return 'no';
  return condition === 'yes' && measure.status !== 'confirmed' ? 'unknown' : condition;
}
