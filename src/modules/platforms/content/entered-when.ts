/** When somebody read a price or an offer, as precisely as it is known. */
import { type LocalDate, parseLocalDate } from '../../../foundation/clock.ts';

/** `2026`, `2026-11`, `2026-11-21` or nothing. */
export function enteredWhen(text: string, today: LocalDate): { readonly observed: string | null } | 'wrong' | 'later' {
  if (text === '') return { observed: null };
  if (!/^\d{4}(-\d{2}){0,2}$/.test(text) || parseLocalDate(`${text}-01-01`.slice(0, 10)) === undefined) return 'wrong';
  return text > today ? 'later' : { observed: text };
}
