/** Reads the indicators; each carries the hash of its own definition, which releases name. */
import { z } from 'zod';
import { readContent, type Versioned } from '../../../foundation/content.ts';
import { contentHash } from '../../../foundation/content-hash.ts';
import { withdrawalSchema } from '../../../foundation/withdrawal.ts';
import type { Gazetteer } from '../../localities/index.ts';
import type { CountingRules } from '../actions/counting-rules.ts';
import { countingFault } from '../domain/countable-event.ts';
import type { FunnelStage, Indicator, Stock } from '../domain/indicator.ts';
import { UNKNOWN } from '../domain/member.ts';

const bilingual = z.strictObject({ vi: z.string().min(1), en: z.string().min(1) });
const indicator = z
  .strictObject({
    id: z.string().regex(/^[a-z-]{1,60}$/),
    version: z.number().int().positive(),
    events: z.array(z.string().min(1)).min(1),
    distinctBy: z.enum(['dossier', 'record']),
    only: z.strictObject({ field: z.string().min(1), values: z.array(z.string().min(1)).min(1) }).optional(),
    firms: z.boolean().optional(),
    kind: z.enum(['flow', 'stock']),
    unit: bilingual,
    name: bilingual,
    definition: bilingual,
    denominators: z.array(z.string().min(1)),
    othersThan: z.string().min(1).optional(),
    withdrawn: withdrawalSchema.optional(),
  })
  .refine(({ denominators, othersThan }) => othersThan === undefined || denominators.includes(othersThan), {
    message: 'others than a whole it is not held against',
  })
  .check(({ value, issues }) => {
    const fault = countingFault(value);
    if (fault !== undefined) issues.push({ code: 'custom', input: value, path: [fault.path], message: fault.message });
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
    indicator: z.string().min(1).optional(),
    stock: z.string().min(1).optional(),
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
    title: bilingual,
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
      if (unknown)
        issues.push({ code: 'custom', input: id, path: ['indicators', index], message: `unknown ${unknown}` });
    }
    for (const [index, { id, withdrawn }] of value.indicators.entries()) {
      const user = withdrawn === undefined ? undefined : userOf(id, value);
      if (user !== undefined)
        issues.push({
          code: 'custom',
          input: id,
          path: ['indicators', index, 'withdrawn'],
          message: `${user} still names it`,
        });
    }
    for (const [index, { indicator, stock }] of value.funnel.entries()) {
      const named = indicator ?? stock;
      if (named && !ids.includes(named))
        issues.push({ code: 'custom', input: named, path: ['funnel', index], message: `unknown ${named}` });
    }
  });

/** A stage or an indicator people still see that needs this one. */
function userOf(
  id: string,
  { indicators, funnel }: { readonly indicators: readonly Indicator[]; readonly funnel: readonly FunnelStage[] },
): string | undefined {
  const ofIt = indicators.find(({ denominators, withdrawn }) => withdrawn === undefined && denominators.includes(id));
  return funnel.find(({ indicator }) => indicator === id)?.name.vi ?? ofIt?.name.vi;
}

export interface LoadedIndicators extends Versioned<readonly Indicator[]> {
  /** With those that were withdrawn: they count on, and releases name them. */
  readonly all: readonly Indicator[];
  readonly stocks: readonly Stock[];
  readonly funnel: readonly FunnelStage[];
}

/** In the order of the file; `value` holds those people see. */
export function loadIndicators(): LoadedIndicators {
  const file = readContent('indicators/indicators.json', schema);
  const { indicators, stocks, funnel } = file.value;
  const shown = indicators.filter(({ withdrawn }) => withdrawn === undefined);
  return { value: shown, all: indicators, hash: file.hash, stocks, funnel };
}

/** `countRegister` is absent where nothing changes the register. */
export function countingRules(
  loaded: Pick<LoadedIndicators, 'all' | 'stocks'>,
  places: Pick<Gazetteer, 'homeOf'>,
  countRegister: CountingRules['countRegister'] = async () => [],
): CountingRules {
  return {
    indicators: loaded.all,
    stocks: loaded.stocks,
    countRegister,
    // History stays where it happened: a later merger moves no member.
    placeOf: (localityId) => {
      const { province = UNKNOWN, commune = UNKNOWN } = places.homeOf(localityId);
      return { province, commune };
    },
  };
}
