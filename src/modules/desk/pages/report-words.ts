/** Months and figures of a report in words, with the address where a number opens. */
import { addMonths, type LocalDate } from '../../../foundation/clock.ts';
import { formatNumber } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import type { FilledFigure } from '../domain/report-template.ts';
import { reportText } from '../messages/index.ts';

export function monthName(month: LocalDate, language: Language): string {
  return reportText(language).monthName(month.slice(5, 7), month.slice(0, 4));
}

/** The month of that day and the eleven before it, the latest first. */
export function monthsUntil(today: LocalDate): readonly LocalDate[] {
  const first = `${today.slice(0, 8)}01` as LocalDate;
  return Array.from({ length: 12 }, (_, back) => addMonths(first, -back));
}

/** `[12](/vi/desk/figures/…)`; a number of the register links to the overview of figures. */
export function linkedFigure(filled: FilledFigure, language: Language): string {
  const shown = filled.value === null ? reportText(language).noFigure : formatNumber(filled.value, language);
  const query = new URLSearchParams({ place: filled.place, ...(filled.month !== null && { period: filled.month }) });
  const page = filled.kind === 'indicator' ? `figures/${filled.figure}` : 'figures';
  return `[${shown}](/${language}/desk/${page}?${query.toString()})`;
}
