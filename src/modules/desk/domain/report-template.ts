/** A report's template: plain text with figures in double braces, `{{firms-reached here month}}`, read into parts. */
import type { LocalDate } from '../../../foundation/clock.ts';

/** A figure an office may put into its report. */
export interface ReportFigure {
  readonly id: string;
  readonly kind: 'indicator' | 'stock';
}

export interface Placeholder {
  readonly figure: string;
  readonly kind: ReportFigure['kind'];
  /** `here`: the office's own place; else the id of a place. */
  readonly place: string;
  /** `month`: of the report; `before`: the month before it; `total`: all until now. */
  readonly period: 'month' | 'before' | 'total';
}

export type TemplatePart = { readonly text: string } | { readonly placeholder: Placeholder };

export interface TemplateProblem {
  readonly code: 'unclosed' | 'unknown-figure' | 'unknown-period' | 'stock-of-month' | 'too-many';
  /** As written, shortened. */
  readonly written: string;
}

export const LONGEST_TEMPLATE = 20_000;
const MOST_FIGURES = 60;

/** All problems at once; a template with problems is not saved. */
export function readTemplate(
  body: string,
  figures: readonly ReportFigure[],
): { readonly parts: readonly TemplatePart[]; readonly problems: readonly TemplateProblem[] } {
  const parts: TemplatePart[] = [];
  const problems: TemplateProblem[] = [];
  const pieces = body.split('{{');
  for (const [index, piece] of pieces.entries()) {
    if (index === 0) {
      parts.push({ text: piece });
      continue;
    }
    const end = piece.indexOf('}}');
    if (end < 0) {
      problems.push({ code: 'unclosed', written: `{{${piece.slice(0, 40)}` });
      continue;
    }
    const written = piece.slice(0, end).trim();
    const read = readPlaceholder(written, figures);
    if (typeof read === 'string') problems.push({ code: read, written: written.slice(0, 60) });
    else parts.push({ placeholder: read });
    parts.push({ text: piece.slice(end + 2) });
  }
  if (pieces.length - 1 > MOST_FIGURES) problems.push({ code: 'too-many', written: String(MOST_FIGURES) });
  return { parts, problems };
}

const PERIODS: readonly string[] = ['month', 'before', 'total'];

/** `figure`, then a place and a period in any order; left out they are the office's own place and, of an indicator, the month. */
function readPlaceholder(written: string, figures: readonly ReportFigure[]): Placeholder | TemplateProblem['code'] {
  const [id = '', ...rest] = written.split(/\s+/);
  const figure = figures.find((each) => each.id === id);
  if (figure === undefined) return 'unknown-figure';
  const periods = rest.filter((word) => PERIODS.includes(word));
  const places = rest.filter((word) => !PERIODS.includes(word));
  if (periods.length > 1 || places.length > 1) return 'unknown-period';
  const period = (periods[0] ?? (figure.kind === 'stock' ? 'total' : 'month')) as Placeholder['period'];
  if (figure.kind === 'stock' && period !== 'total') return 'stock-of-month';
  return { figure: figure.id, kind: figure.kind, place: places[0] ?? 'here', period };
}

/** First day of the month a placeholder counts; undefined for all until now. */
export function monthOf({ period }: Placeholder, month: LocalDate): LocalDate | undefined {
  if (period === 'total') return undefined;
  if (period === 'month') return month;
  const [year = 0, number = 1] = month.split('-').map(Number);
  const before = number === 1 ? `${year - 1}-12-01` : `${year}-${String(number - 1).padStart(2, '0')}-01`;
  return before as LocalDate;
}

/** What a filled figure was, kept with the report. */
export interface FilledFigure {
  readonly figure: string;
  readonly kind: ReportFigure['kind'];
  readonly place: string;
  readonly month: LocalDate | null;
  /** Null: no figure yet. */
  readonly value: number | null;
}

/** The text with each figure at its place, as `[12](/vi/desk/…)` or without links. */
export function fillTemplate(parts: readonly TemplatePart[], written: (index: number) => string): string {
  let index = 0;
  return parts.map((part) => ('text' in part ? part.text : written(index++))).join('');
}
