/** What the actions on a dossier need; app.ts hands it in once. */
import type { LocalDate } from '../../../foundation/clock.ts';
import type { Db, Trx } from '../../../foundation/database/tables.ts';
import type { IdGenerator } from '../../../foundation/ids.ts';
import type { ConditionContext } from '../../conditions/index.ts';
import type { Ledger } from '../../ledger/index.ts';

export interface DossierDeps {
  readonly db: Db;
  readonly ids: IdGenerator;
  readonly ledger: Ledger;
  /** Vocabulary, localities and look-ups on a date of law. */
  readonly contextAt: (asOf: LocalDate) => ConditionContext;
  /** Cryptographic randomness: plan keys and dossier secrets. */
  readonly randomBytes: (count: number) => Uint8Array;
}

/** Deletes what another module keeps about a dossier, in the same transaction. */
export type DossierEraser = (trx: Trx, dossierId: string) => Promise<void>;

/** What another module keeps about a dossier, as plain JSON for its owner. */
export interface DossierExporter {
  /** Name of the section in the file, e.g. `assessments`. */
  readonly section: string;
  readonly read: (db: Db, dossierId: string) => Promise<unknown>;
}
