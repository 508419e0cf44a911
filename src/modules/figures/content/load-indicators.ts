/** Reads the indicators; each carries the hash of its own definition, so that a changed one is counted again. */
import { z } from 'zod';
import { readContent, type Versioned } from '../../../foundation/content.ts';
import { contentHash } from '../../../foundation/content-hash.ts';
import type { Gazetteer } from '../../localities/index.ts';
import type { FunnelStage, Indicator } from '../domain/indicator.ts';
import { type CountingRules, UNKNOWN } from '../domain/member.ts';

const bilingual = z.strictObject({ vi: z.string().min(1), en: z.string().min(1) });
const indicator = z
  .strictObject({
    id: z.string().regex(/^[a-z-]{1,60}$/),
    version: z.number().int().positive(),
    events: z.array(z.string()).min(1),
    distinctBy: z.literal('dossier'),
    kind: z.enum(['flow', 'stock']),
    unit: bilingual,
    name: bilingual,
    definition: bilingual,
    denominators: z.array(z.string()),
  })
  .transform((definition): Indicator => ({ ...definition, hash: contentHash(definition) }));
const schema = z
  .strictObject({
    title: z.string(),
    source: z.string(),
    validFrom: z.iso.date(),
    indicators: z.array(indicator).min(1),
    funnel: z.array(
      z.strictObject({
        id: z.string(),
        name: bilingual,
        indicator: z.string().optional(),
        published: z.array(z.string()),
      }),
    ),
  })
  .check(({ value, issues }) => {
    const ids = value.indicators.map(({ id }) => id);
    for (const [index, { id, denominators }] of value.indicators.entries()) {
      const unknown = denominators.find((denominator) => denominator === id || !ids.includes(denominator));
      if (unknown !== undefined || ids.indexOf(id) !== index)
        issues.push({ code: 'custom', input: id, path: ['indicators', index], message: unknown ?? 'defined twice' });
    }
  });

export interface LoadedIndicators extends Versioned<readonly Indicator[]> {
  readonly funnel: readonly FunnelStage[];
}

/** In the order of the funnel. */
export function loadIndicators(): LoadedIndicators {
  const file = readContent('indicators/indicators.json', schema);
  return { value: file.value.indicators, hash: file.hash, funnel: file.value.funnel };
}

/** What the projector, the rebuild and the recount share. */
export function countingRules(indicators: readonly Indicator[], places: Pick<Gazetteer, 'homeOf'>): CountingRules {
  return {
    indicators,
    // History stays where it happened: a later merger moves no member.
    placeOf: (localityId) => {
      const { province = UNKNOWN, commune = UNKNOWN } = places.homeOf(localityId);
      return { province, commune };
    },
  };
}
