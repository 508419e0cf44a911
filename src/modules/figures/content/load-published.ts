/** Reads what others published: figures and targets with source, date, definition, place and known contradictions. */
import { z } from 'zod';
import { readContent, type Versioned } from '../../../foundation/content.ts';
import type { Published } from '../domain/published.ts';

const bilingual = z.strictObject({ vi: z.string().min(1), en: z.string().min(1) });
const written = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/);
const indicator = z.strictObject({
  id: z.string(),
  name: bilingual,
  unit: z.string(),
  measure: z.enum(['cumulative', 'flow', 'stock', 'share', 'rate', 'change', 'terms', 'rank', 'index']),
  area: z.enum([
    'programme',
    'assessment',
    'economy',
    'digital-industry',
    'digital-economy',
    'ranking',
    'transactions',
    'rural',
    'capacity',
    'infrastructure',
    'government',
    'network',
    'linkage',
    'households',
  ]),
  beside: z.string().optional(),
});
const figure = z.strictObject({
  id: z.string(),
  kind: z.enum(['observed', 'target', 'estimate', 'survey', 'forecast']),
  indicator: z.string(),
  value: z.number(),
  valueTo: z.number().optional(),
  qualifier: z.enum(['exact', 'about', 'over', 'nearly', 'at-least', 'at-most', 'range']),
  date: written.nullable(),
  period: z.strictObject({ from: written, to: written }).optional(),
  locality: z.string(),
  dimension: bilingual.optional(),
  source: z.string(),
  confidence: z.enum(['high', 'medium', 'low']),
  note: bilingual.optional(),
});
const schema = z
  .strictObject({
    title: z.string(),
    source: z.string(),
    asOf: z.iso.date(),
    units: z.record(z.string(), bilingual),
    sources: z.record(
      z.string(),
      z.strictObject({ name: z.string(), url: z.url().optional(), published: z.string().optional() }),
    ),
    indicators: z.array(indicator),
    conflicts: z.array(z.strictObject({ indicators: z.array(z.string()).min(1), text: bilingual })),
    figures: z.array(figure),
  })
  .transform((file, context): Published => {
    const found = <T>(what: string, id: string, value: T | undefined): T => {
      if (value === undefined) context.addIssue({ code: 'custom', message: `unknown ${what} ${id}` });
      return value as T;
    };
    const indicators = new Map(
      file.indicators.map((each) => [each.id, { ...each, unit: found('unit', each.unit, file.units[each.unit]) }]),
    );
    for (const { indicators: ids } of file.conflicts) for (const id of ids) found('indicator', id, indicators.get(id));
    return {
      conflicts: file.conflicts,
      figures: file.figures.map((each) => ({
        ...each,
        indicator: found('indicator', each.indicator, indicators.get(each.indicator)),
        source: found('source', each.source, file.sources[each.source]),
      })),
    };
  });

export function loadPublished(): Versioned<Published> {
  return readContent('indicators/published.json', schema);
}
