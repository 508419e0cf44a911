/** `cau-so backup` and `cau-so restore`: the whole deployment as one file, proved again after it was taken back. */
import { existsSync } from 'node:fs';
import { parseOptions } from '../foundation/cli/parse-options.ts';
import type { Verb, VerbIo } from '../foundation/cli/verb.ts';
import { type Clock, instantOf } from '../foundation/clock.ts';
import { type BackupRefusal, backUp } from '../foundation/database/backup.ts';
import { restoreBackup } from '../foundation/database/backup-restore.ts';
import type { Database } from '../foundation/database/open-database.ts';
import type { Db } from '../foundation/database/tables.ts';

export interface BackupDeps {
  readonly clock: Clock;
  /** The deployment's own database as it is, not migrated. */
  withOpened<T>(work: (database: Database) => Promise<T>): Promise<T>;
}

export interface RestoreDeps extends Pick<BackupDeps, 'withOpened'> {
  /** `cau-so verify` on a database that is already open. */
  verify(db: Db, io: VerbIo): Promise<0 | 1 | 2>;
}

const BACKUP_HELP = `cau-so backup FILE

Writes the whole database to FILE (gzipped JSON Lines, readable by you alone) as it was at one instant. The file is the
same for both engines: what the embedded database gave, a PostgreSQL server takes back, and the other way round.
FILE must not exist. It holds personal data and secrets: keep it encrypted and apart from the server.
Prints one JSON line: {"file","tables","rows"}.

A PostgreSQL server may go on working meanwhile. With the embedded database stop the portal first.`;

const RESTORE_HELP = `cau-so restore FILE

Takes a backup back into an empty database (DATA_DIR or DATABASE_URL), brings it to this version's tables, then does
what cau-so verify does. Refuses a database that holds data, a damaged file and the backup of a newer version: nothing
is changed then. Prints one JSON line {"madeAt","tables","rows"}, then the line of verify.
Exit 0 when everything is back and proved, 1 with the reason on stderr.

Seals are compared with the ledger heads in the data folder; put your kept copy of ledger-heads.jsonl there first.`;

export function backupVerb(deps: BackupDeps): Verb {
  return {
    name: 'backup',
    summary: 'write the whole database to one file, for either engine',
    help: BACKUP_HELP,
    async run(args, io) {
      const path = fileOf(args, io);
      if (path === undefined) return 2;
      if (existsSync(path)) return refused(io, `${path} exists already`);
      return deps.withOpened(async (database) => {
        const made = await backUp(database, path, deps.clock.now());
        if (!made.ok) return refused(io, ...made.refusals);
        io.out(JSON.stringify({ file: path, ...totals(made.value) }));
        return 0;
      });
    },
  };
}

export function restoreVerb(deps: RestoreDeps): Verb {
  return {
    name: 'restore',
    summary: 'take a backup back into an empty database and verify it',
    help: RESTORE_HELP,
    async run(args, io) {
      const path = fileOf(args, io);
      if (path === undefined) return 2;
      if (!existsSync(path)) return refused(io, `${path} does not exist`);
      return deps.withOpened(async ({ db }) => {
        const restored = await restoreBackup(db, path);
        if (!restored.ok) return refused(io, ...restored.refusals);
        const { madeAt, rows } = restored.value;
        io.out(JSON.stringify({ madeAt: instantOf(new Date(madeAt)), ...totals(rows) }));
        return deps.verify(db, io);
      });
    },
  };
}

function fileOf(args: string[], io: VerbIo): string | undefined {
  const [path, ...rest] = args;
  if (path === undefined || path.startsWith('-')) {
    io.err('the name of the file is missing');
    return undefined;
  }
  const options = parseOptions(rest, {});
  if (options.ok) return path;
  for (const { details } of options.refusals) io.err(details.reason);
  return undefined;
}

function totals(rows: Readonly<Record<string, number>>): { tables: number; rows: number } {
  const counts = Object.values(rows);
  return { tables: counts.length, rows: counts.reduce((sum, count) => sum + count, 0) };
}

function refused(io: VerbIo, ...reasons: (string | BackupRefusal)[]): 1 {
  for (const reason of reasons) io.err(typeof reason === 'string' ? reason : reason.details.reason);
  return 1;
}
