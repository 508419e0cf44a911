/** An hour or a price somebody observed, with its day and source. Without both it is not shown and nothing is ranked on it. */
import type { Bilingual } from '../../../foundation/i18n/language.ts';

export const OBSERVATION_UNITS = [
  'vnd-per-month',
  'vnd-per-year',
  'vnd-per-package',
  'vnd-per-project',
  'minutes',
  'hours',
  'days',
  'working-days',
  'weeks',
  'months',
] as const;
export type ObservationUnit = (typeof OBSERVATION_UNITS)[number];

export const CONFIDENCES = ['high', 'medium-high', 'medium', 'low-medium', 'low'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

export interface Observation {
  readonly id: string;
  readonly kind: 'price' | 'effort' | 'trial';
  readonly what: Bilingual;
  readonly low: number;
  /** Null: open upward. */
  readonly high: number | null;
  readonly unit: ObservationUnit;
  /** `yyyy`, `yyyy-mm` or `yyyy-mm-dd`. Null when the source carries no date. */
  readonly observed: { readonly from: string; readonly to: string } | null;
  readonly source: Bilingual | null;
  readonly confidence: Confidence;
  readonly note?: Bilingual;
}

/** May this figure be printed at all? */
export function isSourced(observation: Observation): boolean {
  return observation.observed !== null && observation.source !== null;
}

/** The sourced figures among these ids, in the given order. */
export function sourcedObservations(
  ids: readonly string[],
  observations: ReadonlyMap<string, Observation>,
): readonly Observation[] {
  return ids.flatMap((id) => {
    const found = observations.get(id);
    return found !== undefined && isSourced(found) ? [found] : [];
  });
}

/** The least a price costs in its first year, integer đồng: a monthly price twelve times, anything bought once counted once. */
export function leastFirstYearVnd(observation: Observation): number {
  return observation.unit === 'vnd-per-month' ? observation.low * 12 : observation.low;
}
