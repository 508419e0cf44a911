/** A measure's verdict on a date of law as one condition: what `verdictIn` says of one dossier, said in a form that can be asked of all. */
import type { LocalDate } from '../../../foundation/clock.ts';
import type { Condition } from '../../conditions/index.ts';
import { windowOf } from './judge.ts';
import type { Measure } from './measure.ts';

const NOBODY: Condition = { not: { all: [] } };

/** Outside its period a rule gives no; a rule that is not confirmed never gives yes. */
export function verdictCondition(measure: Measure, asOf: LocalDate): Condition {
  if (windowOf(measure, asOf) !== 'open') return NOBODY;
  if (measure.status === 'confirmed') return measure.condition;
  return { all: [measure.condition, { doubt: 'rule-not-confirmed', say: measure.title }] };
}
