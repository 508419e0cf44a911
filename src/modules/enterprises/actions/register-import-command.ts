/** What an import of the register needs and is told. */
import type { Actor } from '../../../foundation/actor.ts';
import type { Clock, Instant, LocalDate } from '../../../foundation/clock.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import type { IdGenerator } from '../../../foundation/ids.ts';
import type { ConditionContext } from '../../conditions/index.ts';
import type { Ledger } from '../../ledger/index.ts';
import type { Gazetteer } from '../../localities/index.ts';
import type { FileMapping } from '../domain/register-columns.ts';
import type { Progress } from '../store/register-imports.write.ts';
import type { RegisterFile } from './register-file.ts';

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
  /** By which size classes are settled as rows are written. */
  readonly contextAt: (day: LocalDate) => ConditionContext;
}

export interface ImportCommand {
  readonly fileName: string;
  /** Read twice: once for the hash, once for the lines. */
  readonly file: RegisterFile;
  readonly mapping: FileMapping;
  /** The day the register reads so. */
  readonly asOf: LocalDate;
  readonly keepGood: boolean;
  /** Gives up an unfinished import of another file. */
  readonly discard?: boolean;
  /** Gives up an unfinished import of another file that has not got on since. */
  readonly discardIfStillSince?: Instant;
  /** Who asked for it; the command line when absent. */
  readonly by?: Pick<Actor, 'personId' | 'actingAs'>;
  /** The province of the officer who asked: firms of others are refused by their lines, and a name without a province means one of its own. */
  readonly area?: string;
  /** Known before it begins, so that a page can follow it. */
  readonly importId?: string;
  readonly onProgress?: (progress: Progress) => void;
}
