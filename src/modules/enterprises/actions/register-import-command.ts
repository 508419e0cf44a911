/** What an import of the register needs and is told. */
import type { Clock, LocalDate } from '../../../foundation/clock.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import type { IdGenerator } from '../../../foundation/ids.ts';
import type { Ledger } from '../../ledger/index.ts';
import type { Gazetteer } from '../../localities/index.ts';
import type { FileMapping } from '../domain/register-columns.ts';
import type { Progress } from '../store/register-imports.write.ts';

export interface ImportDeps {
  readonly db: Db;
  readonly ids: IdGenerator;
  readonly clock: Clock;
  readonly ledger: Ledger;
  readonly places: Gazetteer;
  /** Hash over the versions of the lists a line is read with: places and trades. */
  readonly versions: string;
  /** Whether the classification knows `2018:45`, `2025:4711`. */
  readonly isIndustry: (code: string) => boolean;
}

export interface ImportCommand {
  readonly fileName: string;
  /** The bytes from their start; read twice: once for the hash, once for the lines. */
  readonly open: () => AsyncIterable<Uint8Array>;
  readonly mapping: FileMapping;
  /** The day the register reads so. */
  readonly asOf: LocalDate;
  readonly keepGood: boolean;
  /** Gives up an unfinished import of another file. */
  readonly discard?: boolean;
  readonly onProgress?: (progress: Progress) => void;
}
