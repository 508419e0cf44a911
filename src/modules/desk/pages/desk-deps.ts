/** What the pages of the desk are given; what other rooms wait for comes as a function, so that the desk knows none of their tables. */
import type { Actor } from '../../../foundation/actor.ts';
import type { LocalDate } from '../../../foundation/clock.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import type { DeskActionDeps } from '../actions/desk-action-deps.ts';

/** Something that waits for this actor in another room. */
export interface Waiting {
  readonly label: string;
  readonly count: number;
  /** More than counted. */
  readonly atLeast?: boolean;
  readonly late?: number;
  readonly href: string;
}

export interface DeskDeps extends DeskActionDeps {
  /** Only what waits; rooms with nothing are left out. */
  readonly waiting: (actor: Actor, language: Language, today: LocalDate) => Promise<readonly Waiting[]>;
}
