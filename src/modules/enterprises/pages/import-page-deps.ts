/** What the pages of loading a register are given. */
import type { LocalDate } from '../../../foundation/clock.ts';
import type { Code } from '../../conditions/index.ts';
import type { Classification } from '../../industries/index.ts';
import type { ImportDeskDeps } from '../actions/import-desk-deps.ts';

export interface ImportPageDeps extends ImportDeskDeps {
  readonly industries: Classification;
  /** Operating statuses with their words. */
  readonly statusesAt: (day: LocalDate) => readonly Code[];
}
