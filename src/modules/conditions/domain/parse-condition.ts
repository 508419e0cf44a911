/** Reads a condition from JSON: exactly one operator per comparison, no unknown key, bounded depth and size, readable paths in errors. */
import { z } from 'zod';
import { type LocalDate, parseLocalDate } from '../../../foundation/clock.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';
import type { Condition } from './condition.ts';

/** Deeper or larger than any law needs: such a file is a mistake or an attack. */
export const MAX_DEPTH = 12;
export const MAX_NODES = 400;

const OPERATORS = [
  'is',
  'in',
  'atLeast',
  'atMost',
  'above',
  'below',
  'since',
  'until',
  'withinMonths',
  'inside',
] as const;
const KINDS = ['all', 'any', 'not', 'some', 'doubt', 'fact'] as const;

const name = z.string().min(1).max(100);
const text = z.string().min(1).max(2000);
const bilingual = z.strictObject({ vi: text, en: text });
const citation = z.strictObject({ document: text, article: text.optional(), verified: z.boolean() });
const day = z
  .string()
  .refine((value): value is LocalDate => parseLocalDate(value) !== undefined, 'is not a day yyyy-mm-dd');
const number = z.number().finite();
const code = z.union([z.string().min(1).max(200), number]);
const node = { cite: citation.optional(), say: bilingual.optional() };
const comparison = { ...node, fact: name, minGrade: z.enum(['declared', 'evidenced', 'verified']).optional() };

const byOperator = {
  is: z.strictObject({ ...comparison, is: z.union([code, z.boolean()]) }),
  in: z.strictObject({ ...comparison, in: z.array(code).min(1).max(1000) }),
  atLeast: z.strictObject({ ...comparison, atLeast: number }),
  atMost: z.strictObject({ ...comparison, atMost: number }),
  above: z.strictObject({ ...comparison, above: number }),
  below: z.strictObject({ ...comparison, below: number }),
  since: z.strictObject({ ...comparison, since: day }),
  until: z.strictObject({ ...comparison, until: day }),
  withinMonths: z.strictObject({ ...comparison, withinMonths: z.number().int().min(0).max(1200) }),
  inside: z.strictObject({ ...comparison, inside: name }),
};
// Children are checked one by one by the walk below, so that a path names the very node and depth stays bounded.
const children = z.array(z.unknown());
const byKind = {
  // An empty `all` asks nothing: everyone.
  all: z.strictObject({ ...node, all: children }),
  any: z.strictObject({ ...node, any: children.min(1) }),
  not: z.strictObject({ ...node, not: z.unknown() }),
  some: z.strictObject({ ...node, some: name, where: z.unknown() }),
  doubt: z.strictObject({ ...node, doubt: name, say: bilingual }),
};

export interface ConditionIssue {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

interface Walk {
  readonly issues: ConditionIssue[];
  nodes: number;
}

/** Every issue of a JSON value as a condition; none means it is one. */
export function conditionIssues(value: unknown): readonly ConditionIssue[] {
  const walk: Walk = { issues: [], nodes: 0 };
  visit(value, [], 1, walk);
  return walk.issues;
}

function visit(value: unknown, path: readonly (string | number)[], depth: number, walk: Walk): void {
  const fail = (message: string) => walk.issues.push({ path, message });
  walk.nodes += 1;
  if (walk.nodes === MAX_NODES + 1) fail(`more than ${MAX_NODES} nodes`);
  if (walk.nodes > MAX_NODES) return;
  if (depth > MAX_DEPTH) return void fail(`nested deeper than ${MAX_DEPTH}`);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return void fail('is not a condition');
  const kinds = KINDS.filter((kind) => Object.hasOwn(value, kind));
  const [kind] = kinds;
  if (kind === undefined) return void fail(`needs one of ${KINDS.join(', ')}`);
  if (kinds.length > 1) return void fail(`has ${kinds.join(' and ')} at once`);
  const schema = kind === 'fact' ? comparisonSchema(value, fail) : byKind[kind];
  if (schema === undefined) return;
  const parsed = schema.safeParse(value);
  for (const issue of parsed.error?.issues ?? [])
    walk.issues.push({
      path: [...path, ...issue.path.map((part) => (typeof part === 'number' ? part : String(part)))],
      message: issue.message,
    });
  for (const [key, child] of childrenOf(value)) visit(child, [...path, ...key], depth + 1, walk);
}

function comparisonSchema(value: object, fail: (message: string) => void): z.ZodType | undefined {
  const operators = OPERATORS.filter((operator) => Object.hasOwn(value, operator));
  const [operator] = operators;
  if (operator !== undefined && operators.length === 1) return byOperator[operator];
  fail(operator === undefined ? `needs one of ${OPERATORS.join(', ')}` : `has ${operators.join(' and ')} at once`);
  return undefined;
}

function childrenOf(value: object): [key: (string | number)[], child: unknown][] {
  if ('all' in value && Array.isArray(value.all)) return value.all.map((child, index) => [['all', index], child]);
  if ('any' in value && Array.isArray(value.any)) return value.any.map((child, index) => [['any', index], child]);
  if ('not' in value) return [[['not'], value.not]];
  if ('some' in value && 'where' in value) return [[['where'], value.where]];
  return [];
}

/** For schemas of content that hold conditions. */
export const conditionSchema: z.ZodType<Condition> = z.custom<Condition>().superRefine((value, context) => {
  for (const issue of conditionIssues(value))
    context.addIssue({ code: 'custom', path: [...issue.path], message: issue.message });
});

/** Parses a JSON value; refusals carry code `conditions.condition.malformed` and the path as field. */
export function parseCondition(value: unknown): Result<Condition, Refusal<'conditions.condition.malformed'>> {
  const parsed = conditionSchema.safeParse(value);
  if (parsed.success) return accepted(parsed.data);
  return refused(
    ...parsed.error.issues.map((issue) => ({
      code: 'conditions.condition.malformed' as const,
      field: issue.path.join('.'),
      details: { message: issue.message },
    })),
  );
}
