/** The size class of a firm by the dated table in force (Decree 80/2021/NĐ-CP art. 5 since 15/10/2021), with the reasons a person can check. */
import {
  type Citation,
  type Condition,
  type ConditionContext,
  createReader,
  type Dossier,
  decisiveReasons,
  explainIn,
  type Reason,
} from '../../conditions/index.ts';

export type SizeClass = 'micro' | 'small' | 'medium' | 'not-sme';

export interface SizeAnswer {
  /** `unknown` when facts still leave several classes open, or no table was in force. */
  readonly size: SizeClass | 'unknown';
  /** Classes the known facts still allow. */
  readonly possible: readonly SizeClass[];
  /** Short lines: the comparison, the facts it used, the article. */
  readonly because: readonly string[];
  /** Base facts that would decide, the most deciding first. */
  readonly missing: readonly string[];
}

/** Judges from base facts; a class stated directly counts only as far as the base facts allow it. */
export function classifySize(dossier: Dossier, context: ConditionContext): SizeAnswer {
  const table = context.vocabulary.derived.sizeClass;
  if (table === undefined)
    return {
      size: 'unknown',
      possible: [],
      because: ['no-table-in-force: no size table is in force on this day'],
      missing: [],
    };
  const reader = createReader(dossier, context);
  const asked = explainIn(reader, { fact: 'sizeClass', is: table.cases[0]?.value ?? table.otherwise });
  const possible = (asked.because.possible ?? []) as readonly SizeClass[];
  const size = possible.length === 1 ? possible[0]! : 'unknown';
  const basis = asked.because.basis?.map(({ fact, value }) => `${fact} = ${value}`) ?? [];
  if (size === 'unknown') {
    const missing = [
      ...new Set(
        possible.flatMap((is) => explainIn(reader, { fact: 'sizeClass', is }).missing.map(({ fact }) => fact)),
      ),
    ];
    return {
      size,
      possible,
      because: [`still-possible: ${possible.join(', ')}`, `missing: ${missing.join(', ')}`, ...basis],
      missing,
    };
  }
  // Above the last class: the limits of that class are what the firm exceeds.
  const deciding = table.cases.find(({ value }) => value === size) ?? table.cases.at(-1);
  const lines = deciding === undefined ? [] : comparisons(explainIn(reader, deciding.when).because);
  return { size, possible, because: lines.length > 0 ? lines : basis, missing: [] };
}

/** The comparisons that decide, e.g. `employeesInsuredAverage 8 <= 10 (80/2021/NĐ-CP art. 5.1)`. */
function comparisons(reason: Reason): string[] {
  const lines = decisiveReasons(reason)
    .filter(({ actual }) => actual !== undefined)
    .map(({ node, actual, verdict, cite }) => `${comparison(node, actual!, verdict === 'yes')}${citation(cite)}`);
  return [...new Set(lines)];
}

function comparison(node: Condition, actual: string | number | boolean, holds: boolean): string {
  if (!('fact' in node)) return String(actual);
  if ('atMost' in node) return `${node.fact} ${actual} ${holds ? '<=' : '>'} ${node.atMost}`;
  return `${node.fact} = ${actual}`;
}

function citation(cite: Citation | undefined): string {
  if (cite === undefined) return '';
  return ` (${cite.document}${cite.article === undefined ? '' : ` art. ${cite.article}`}${cite.verified ? '' : ', not re-read'})`;
}
