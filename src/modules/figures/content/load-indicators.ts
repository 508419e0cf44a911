/** Reads the indicators; each carries the hash of its own definition, so that a changed one is counted again. */
import { z } from 'zod';
import { readContent, type Versioned } from '../../../foundation/content.ts';
import { contentHash } from '../../../foundation/content-hash.ts';
import type { Gazetteer } from '../../localities/index.ts';
import type { CountingRules } from '../actions/counting-rules.ts';
import type { FunnelStage, Indicator, Stock } from '../domain/indicator.ts';
import { UNKNOWN } from '../domain/member.ts';

const bilingual = z.strictObject({ vi: z.string().min(1), en: z.string().min(1) });
const indicator = z
  .strictObject({
    id: z.string().regex(/^[a-z-]{1,60}$/),
    version: z.number().int().positive(),
    events: z.array(z.string()).min(1),
    distinctBy: z.enum(['dossier', 'record']),
    only: z.strictObject({ field: z.string(), values: z.array(z.string()).min(1) }).optional(),
    firms: z.boolean().optional(),
    kind: z.enum(['flow', 'stock']),
    unit: bilingual,
    name: bilingual,
    definition: bilingual,
    denominators: z.array(z.string()),
    othersThan: z.string().optional(),
  })
  .refine(({ denominators, othersThan }) => othersThan === undefined || denominators.includes(othersThan), {
    message: 'others than a whole it is not held against',
  })
  .transform((definition): Indicator => ({ ...definition, hash: contentHash(definition) }));
const stock = z
  .strictObject({
    id: z.string().regex(/^[a-z-]{1,60}$/),
    version: z.number().int().positive(),
    operatingStatus: z.array(z.string()).min(1).optional(),
    notOperatingStatus: z.array(z.string()).min(1).optional(),
    taxStatus: z.array(z.string()).min(1).optional(),
    taxArisen: z.literal('last-closed-year').optional(),
    name: bilingual,
    definition: bilingual,
    missing: bilingual.optional(),
  })
  .transform((definition): Stock => ({ ...definition, hash: contentHash(definition) }));
const stage = z
  .strictObject({
    id: z.string(),
    name: bilingual,
    indicator: z.string().optional(),
    stock: z.string().optional(),
    missing: bilingual.optional(),
    published: z.array(z.string()),
  })
  .refine(
    ({ indicator, stock, missing }) => [indicator, stock, missing].filter((each) => each !== undefined).length === 1,
    {
      message: 'a stage is an indicator, a stock, or says what is missing',
    },
  );
const schema = z
  .strictObject({
    title: z.string(),
    source: z.string(),
    validFrom: z.iso.date(),
    indicators: z.array(indicator).min(1),
    stocks: z.array(stock),
    funnel: z.array(stage),
  })
  .check(({ value, issues }) => {
    const ids = [...value.indicators, ...value.stocks].map(({ id }) => id);
    for (const [index, id] of ids.entries())
      if (ids.indexOf(id) !== index)
        issues.push({ code: 'custom', input: id, path: ['indicators', index], message: `${id} is defined twice` });
    for (const [index, { id, denominators }] of value.indicators.entries()) {
      const unknown = denominators.find((denominator) => denominator === id || !ids.includes(denominator));
      if (unknown !== undefined)
        issues.push({ code: 'custom', input: id, path: ['indicators', index], message: `unknown ${unknown}` });
    }
    for (const [index, { indicator, stock }] of value.funnel.entries()) {
      const named = indicator ?? stock;
      if (named !== undefined && !ids.includes(named))
        issues.push({ code: 'custom', input: named, path: ['funnel', index], message: `unknown ${named}` });
    }
  });

export interface LoadedIndicators extends Versioned<readonly Indicator[]> {
  readonly stocks: readonly Stock[];
  readonly funnel: readonly FunnelStage[];
}

/** In the order of the funnel. */
export function loadIndicators(): LoadedIndicators {
  const file = readContent('indicators/indicators.json', schema);
  const { indicators, stocks, funnel } = file.value;
  return { value: indicators, hash: file.hash, stocks, funnel };
}

/** `countRegister` is absent where nothing changes the register. */
export function countingRules(
  loaded: Pick<LoadedIndicators, 'value' | 'stocks'>,
  places: Pick<Gazetteer, 'homeOf'>,
  countRegister: CountingRules['countRegister'] = async () => [],
): CountingRules {
  return {
    indicators: loaded.value,
    stocks: loaded.stocks,
    countRegister,
    // History stays where it happened: a later merger moves no member.
    placeOf: (localityId) => {
      const { province = UNKNOWN, commune = UNKNOWN } = places.homeOf(localityId);
      return { province, commune };
    },
  };
}
