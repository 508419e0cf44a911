/** Every citation a measure makes, in its condition, its tiers and its provisos, with its place in the file. */
import type { Condition } from '../../conditions/index.ts';
import type { Measure } from './measure.ts';

export interface PlacedCitation {
  /** `condition.all.0.cite` */
  readonly at: string;
  readonly document: string;
}

export function citationsIn(measure: Omit<Measure, 'hash'>): readonly PlacedCitation[] {
  return [
    ...measure.legalBasis.map(({ document }, index) => ({ at: `legalBasis.${String(index)}.document`, document })),
    ...inCondition(measure.condition, 'condition'),
    ...measure.benefit.tiers.flatMap(({ when }, index) =>
      when === undefined ? [] : inCondition(when, `benefit.tiers.${String(index)}.when`),
    ),
    ...measure.provisos.flatMap(({ cite }, index) =>
      cite === undefined ? [] : { at: `provisos.${String(index)}.cite`, document: cite.document },
    ),
  ];
}

function inCondition(condition: Condition, at: string): readonly PlacedCitation[] {
  const own = condition.cite === undefined ? [] : [{ at: `${at}.cite`, document: condition.cite.document }];
  const below = (children: readonly Condition[], key: string) =>
    children.flatMap((child, index) => inCondition(child, `${at}.${key}.${String(index)}`));
  if ('all' in condition) return [...own, ...below(condition.all, 'all')];
  if ('any' in condition) return [...own, ...below(condition.any, 'any')];
  if ('not' in condition) return [...own, ...inCondition(condition.not, `${at}.not`)];
  if ('some' in condition) return [...own, ...inCondition(condition.where, `${at}.where`)];
  return own;
}
