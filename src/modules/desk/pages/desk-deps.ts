/** What the pages of the desk are given; what other rooms wait for comes as a function, so that the desk knows none of their tables. */
import type { Actor } from '../../../foundation/actor.ts';
import type { LocalDate } from '../../../foundation/clock.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import type { IdGenerator } from '../../../foundation/ids.ts';
import type { RoleCatalogue } from '../../accounts/index.ts';
import type { Ledger } from '../../ledger/index.ts';
import type { LoadedLocalities } from '../../localities/index.ts';

/** Something that waits for this actor in another room. */
export interface Waiting {
  readonly label: string;
  readonly count: number;
  /** More than counted. */
  readonly atLeast?: boolean;
  readonly late?: number;
  readonly href: string;
}

export interface DeskDeps {
  readonly db: Db;
  readonly ids: IdGenerator;
  readonly ledger: Ledger;
  readonly roles: RoleCatalogue;
  readonly places: LoadedLocalities;
  /** Only what waits; rooms with nothing are left out. */
  readonly waiting: (actor: Actor, language: Language, today: LocalDate) => Promise<readonly Waiting[]>;
}
