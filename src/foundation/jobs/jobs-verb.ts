/** `cau-so jobs`: what the portal could not do, shown to whoever runs it, and tried again when the cause is mended. */
import type { Verb, VerbIo } from '../cli/verb.ts';
import type { Clock } from '../clock.ts';
import type { Db } from '../database/tables.ts';
import { isUuid } from '../ids.ts';
import { listDeadJobs, reviveJob } from './queue.ts';

export interface JobsVerbDeps {
  readonly clock: Clock;
  withDatabase<T>(work: (db: Db) => Promise<T>): Promise<T>;
}

const HELP = `cau-so jobs
cau-so jobs retry ID | all

Lists the jobs that failed for the last time, newest first: letters a mail server would not take, above all. One JSON line each,
{"id","kind","attempts","lastFault","createdAt"}; what a letter says and to whom stays sealed.
retry gives one of them, or all, their attempts again; the portal runs them within seconds. Prints {"retried"}.
Exit 1 for an id no dead job has. A code to sign in is of no use after ten minutes: ask for another instead.

On the embedded database stop the portal first: one process at a time opens a data folder.`;

const MOST = 1000;

export function jobsVerb({ clock, withDatabase }: JobsVerbDeps): Verb {
  return {
    name: 'jobs',
    summary: 'list what failed for the last time, such as letters, and try it again',
    help: HELP,
    async run(args, io) {
      const [what, which = '', ...rest] = args;
      if (rest.length > 0 || (what !== undefined && (what !== 'retry' || !(which === 'all' || isUuid(which))))) {
        io.err('say nothing, or: retry ID, or: retry all');
        return 2;
      }
      return withDatabase((db) => (what === undefined ? list(db, io) : retry(db, io, which, clock)));
    },
  };
}

async function list(db: Db, io: VerbIo): Promise<0> {
  for (const job of await listDeadJobs(db, MOST)) io.out(JSON.stringify(job));
  return 0;
}

async function retry(db: Db, io: VerbIo, which: string, clock: Clock): Promise<0 | 1> {
  const dead = await listDeadJobs(db, MOST);
  const chosen = which === 'all' ? dead : dead.filter(({ id }) => id === which.toLowerCase());
  if (chosen.length === 0 && which !== 'all') {
    io.err(`no dead job has the id ${which}`);
    return 1;
  }
  for (const { id } of chosen) await reviveJob(db, id, clock.now());
  io.out(JSON.stringify({ retried: chosen.length }));
  return 0;
}
