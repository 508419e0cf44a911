/** Something that waits for a person by a day. */
import type { LocalDate } from '../../../foundation/clock.ts';

export interface AgendaItem {
  /** Stays while the same thing waits; `sequence` grows as its day moves. */
  readonly uid: string;
  readonly sequence: number;
  readonly day: LocalDate;
  /** Reference and kind; never a name or a contact of a firm: it goes into calendars that others see. */
  readonly title: string;
  readonly text: string;
  /** Without the language, as in a notice. */
  readonly href: string;
}
