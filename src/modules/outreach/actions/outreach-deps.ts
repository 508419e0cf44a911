/** What the actions of outreach are given; app.ts hands it in once. */
import type { LocalDate } from '../../../foundation/clock.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import type { IdGenerator } from '../../../foundation/ids.ts';
import type { RoleCatalogue } from '../../accounts/index.ts';
import type { ConditionContext } from '../../conditions/index.ts';
import type { Ledger } from '../../ledger/index.ts';
import type { Gazetteer } from '../../localities/index.ts';

export interface OutreachDeps {
  readonly db: Db;
  readonly ids: IdGenerator;
  readonly ledger: Ledger;
  readonly roles: RoleCatalogue;
  readonly places: Gazetteer;
  /** Vocabulary, localities and look-ups on a date of law. */
  readonly contextAt: (asOf: LocalDate) => ConditionContext;
}
