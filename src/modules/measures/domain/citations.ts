/** Every citation a measure makes, in its condition, its tiers and its provisos. */
import type { Citation, Condition } from '../../conditions/index.ts';
import type { Measure } from './measure.ts';

export function citationsOf(measure: Measure): readonly Citation[] {
  return [
    ...measure.legalBasis,
    ...inCondition(measure.condition),
    ...measure.benefit.tiers.flatMap((tier) => (tier.when === undefined ? [] : inCondition(tier.when))),
    ...measure.provisos.flatMap((proviso) => proviso.cite ?? []),
  ];
}

function inCondition(condition: Condition): readonly Citation[] {
  const own = condition.cite === undefined ? [] : [condition.cite];
  if ('all' in condition) return [...own, ...condition.all.flatMap(inCondition)];
  if ('any' in condition) return [...own, ...condition.any.flatMap(inCondition)];
  if ('not' in condition) return [...own, ...inCondition(condition.not)];
  if ('some' in condition) return [...own, ...inCondition(condition.where)];
  return own;
}
