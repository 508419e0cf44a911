/** The schema of the files in `content/frameworks/`: shape first, then what must add up (maxima, unique codes, ascending bands). */
import { z } from 'zod';
import { type LocalDate, parseLocalDate } from '../../../foundation/clock.ts';
import { AGGREGATIONS, type Framework } from '../domain/framework.ts';

const bilingual = z.strictObject({ vi: z.string().min(1), en: z.string().min(1) });
const code = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.-]{0,59}$/);
const localDate = z.custom<LocalDate>((value) => typeof value === 'string' && parseLocalDate(value) !== undefined);

const option = z.strictObject({
  code,
  points: z.number().int().min(0),
  label: bilingual,
  exclusive: z.boolean().optional(),
});

const criterion = z.strictObject({
  code,
  kind: z.enum(['levels', 'ratio', 'single', 'multi', 'sector', 'tools', 'open']),
  label: bilingual,
  gate: bilingual.optional(),
  hint: bilingual.optional(),
  note: bilingual.optional(),
  scored: z.enum(['yes', 'no', 'disputed']),
  max: z.number().int().min(0),
  optional: z.boolean().optional(),
  options: z.array(option).min(2).optional(),
  optionsComplete: z.boolean().optional(),
  moreIsBetter: z.boolean().optional(),
  numerator: bilingual.optional(),
  denominator: bilingual.optional(),
  denominatorPresumed: z.boolean().optional(),
  period: bilingual.optional(),
  cutOffs: z
    .strictObject({
      bands: z.array(z.strictObject({ overPercent: z.number().min(0).max(100), points: z.number().int().min(1) })),
      status: z.enum(['official', 'proposed']),
    })
    .optional(),
});

const section = z.strictObject({
  code,
  name: bilingual,
  short: bilingual,
  max: z.number().int().min(0).nullable(),
  confirmed: z.boolean(),
  parts: z.array(z.strictObject({ code, name: bilingual, criteria: z.array(criterion).min(1) })).min(1),
});

const namedLevel = { level: z.number().int().min(0), name: bilingual, meaning: bilingual };

const pointsAndPillars = z.strictObject({
  kind: z.literal('points-and-pillars'),
  pillarBands: z.array(
    z.strictObject({
      level: z.number().int().min(1),
      overPercent: z.number().min(0).max(100),
      includesLowerBound: z.boolean().optional(),
      inferred: z.boolean().optional(),
    }),
  ),
  pillarLevelNames: z.array(z.strictObject({ level: z.number().int().min(0), name: bilingual })),
  levels: z.array(
    z.strictObject({
      ...namedLevel,
      totalOver: z.number().int().nullable(),
      pillars: z.strictObject({ atLeast: z.number().int().positive(), level: z.number().int().positive() }).optional(),
    }),
  ),
});

const sectorTools = z.strictObject({
  kind: z.literal('sector-tools'),
  aggregation: z.enum(AGGREGATIONS),
  sectorCriterion: code,
  toolsCriterion: code,
  levels: z.array(z.strictObject({ ...namedLevel, from: z.number().min(0).max(100) })),
  sectors: z.array(
    z.strictObject({
      code,
      name: bilingual,
      listMaximum: z.number().positive().nullable(),
      listComplete: z.boolean(),
      suggestedForIndustries: z.array(z.string().regex(/^\d{2,5}$/)),
      tools: z.array(
        z.strictObject({
          code,
          label: bilingual,
          prerequisites: z.number().int().min(0),
          suggestedByFunctions: z.array(code).optional(),
          impliesFunction: code.optional(),
        }),
      ),
      hints: z.array(bilingual),
      note: bilingual.optional(),
    }),
  ),
});

const notPublished = z.strictObject({
  kind: z.literal('not-published'),
  reason: z.enum(['criteria-not-published', 'level-rule-not-published']),
});

const shape = z.strictObject({
  $comment: z.string().optional(),
  id: z.string().regex(/^[a-z0-9-]{3,40}$/),
  version: z.string().min(1),
  status: z.enum(['official', 'superseded', 'provisional', 'incomplete']),
  use: z.enum(['assess', 'history']),
  default: z.boolean().optional(),
  shortName: bilingual,
  title: bilingual,
  summary: bilingual,
  citation: z.strictObject({
    document: z.string().min(3),
    date: localDate,
    issuer: bilingual,
    title: bilingual,
    urls: z.array(z.url()),
    verified: z.boolean(),
  }),
  validFrom: localDate,
  validFromPresumed: z.boolean().optional(),
  validTo: localDate.nullable(),
  replaces: z.string().nullable(),
  replacedBy: z.string().nullable(),
  minutes: z.number().int().positive(),
  acceptsUnlistedCriteria: z.boolean().optional(),
  sections: z.array(section).min(1),
  scoring: z.discriminatedUnion('kind', [pointsAndPillars, sectorTools, notPublished]),
  missing: z.array(z.strictObject({ code, text: bilingual })),
  confidence: z.record(z.string(), z.string()),
});

export const frameworkSchema: z.ZodType<Framework> = shape.superRefine((framework, context) => {
  for (const message of contradictions(framework)) context.addIssue({ code: 'custom', message });
});

/** What a well-formed file may still get wrong. */
function contradictions(framework: Framework): string[] {
  const found: string[] = [];
  const codes = new Set<string>();
  for (const part of framework.sections.flatMap((each) => each.parts)) {
    for (const each of part.criteria) {
      if (codes.has(each.code)) found.push(`criterion ${each.code} appears twice`);
      codes.add(each.code);
      const points = each.options?.map((option) => option.points) ?? [];
      const reachable = each.kind === 'multi' ? points.reduce((sum, next) => sum + next, 0) : Math.max(0, ...points);
      if (each.options && each.optionsComplete !== false && reachable !== each.max)
        found.push(`criterion ${each.code}: options reach ${reachable}, max says ${each.max}`);
      if (['levels', 'single', 'multi'].includes(each.kind) && !each.options) found.push(`${each.code} has no options`);
      if (each.kind === 'ratio' && !(each.numerator && each.denominator))
        found.push(`${each.code} lacks its two numbers`);
    }
  }
  const { scoring } = framework;
  if (scoring.kind === 'points-and-pillars') {
    for (const each of framework.sections) {
      const sum = each.parts.flatMap((part) => part.criteria).reduce((total, next) => total + next.max, 0);
      if (sum !== each.max) found.push(`section ${each.code}: criteria reach ${sum}, max says ${each.max}`);
    }
    if (!ascending(scoring.pillarBands.map((band) => band.overPercent))) found.push('pillar bands do not ascend');
    if (!ascending(scoring.levels.map((level) => level.totalOver ?? -1))) found.push('levels do not ascend');
  }
  if (scoring.kind === 'sector-tools') {
    if (!codes.has(scoring.sectorCriterion) || !codes.has(scoring.toolsCriterion))
      found.push('sector criteria not found');
    if (!ascending(scoring.levels.map((level) => level.from))) found.push('levels do not ascend');
    for (const sector of scoring.sectors.filter((each) => each.listComplete)) {
      const sum = sector.tools.reduce((total, tool) => total + 1 / (1 + tool.prerequisites), 0);
      if (Math.abs(sum - (sector.listMaximum ?? 0)) > 0.01)
        found.push(`sector ${sector.code} is called complete but its tools weigh ${sum}, not ${sector.listMaximum}`);
    }
  }
  return found;
}

function ascending(values: readonly number[]): boolean {
  return values.every((value, index) => index === 0 || value > values[index - 1]!);
}
