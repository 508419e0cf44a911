/** Runs due jobs and clocks, one after the other, until it is stopped; any number of processes may run one on the same database. */
import type { Clock, Instant } from '../clock.ts';
import { inTransaction } from '../database/in-transaction.ts';
import type { Db } from '../database/tables.ts';
import type { Log } from '../log.ts';
import type { RunnableJob } from './job.ts';
import {
  buryAbandoned,
  type ClaimedJob,
  claimJob,
  endLease,
  holdJob,
  lastStarts,
  leaseClock,
  noteFault,
  removeJob,
} from './queue.ts';
import { isDue, type ScheduledWork } from './schedule.ts';

export interface RunnerDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Log;
  readonly jobs: readonly RunnableJob[];
  readonly schedule: readonly ScheduledWork[];
  /**
   * `own`: only what every process does for itself; jobs and the other clocks are left to a worker process. `clocks`: its schedule and no
   * jobs, for work that takes minutes and must not keep letters waiting. Default `all`.
   */
  readonly duties?: 'all' | 'own' | 'clocks';
  /** Pause between looks at the queue when nothing was due. Default 1 s. */
  readonly pollMs?: number;
}

export interface Runner {
  start(): void;
  /** Lets the work at hand finish, does what every process does for itself a last time, then resolves; nothing new is begun. */
  stop(): Promise<void>;
  /** Runs everything due now and returns how many jobs and clocks that were: for tests and the command line. */
  runDue(): Promise<number>;
}

export function createRunner(deps: RunnerDeps): Runner {
  const kinds = new Map(deps.jobs.map((job) => [job.id, job]));
  const everyDuty = deps.duties !== 'own';
  const shared = everyDuty ? deps.schedule.filter((work) => work.everyProcess !== true) : [];
  const own = deps.schedule.filter((work) => work.everyProcess === true);
  const ownStarts = new Map<string, Instant>();
  let stopping = false;
  let loop: Promise<void> | undefined;
  let wake: () => void = () => undefined;

  const runDue = async (): Promise<number> => {
    let done = 0;
    for (const work of own) {
      if (!stopping && (await runOwnClock(deps, work, ownStarts))) done += 1;
    }
    if (!everyDuty) return done;
    if (deps.duties !== 'clocks') await buryAbandoned(deps.db, deps.clock.now());
    while (!stopping && deps.duties !== 'clocks') {
      const job = await claimJob(deps.db, deps.clock.now());
      if (job === undefined) break;
      await runJob(deps, kinds.get(job.kind), job);
      done += 1;
    }
    const starts = await lastStarts(deps.db);
    for (const work of shared) {
      if (!stopping && (await runClock(deps, work, starts.get(work.name)))) done += 1;
    }
    return done;
  };

  const run = async (): Promise<void> => {
    while (!stopping) {
      try {
        await runDue();
      } catch (fault) {
        deps.log.error({ code: 'jobs.runner-failed' }, 'the job runner failed and goes on', fault);
      }
      if (stopping) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, deps.pollMs ?? 1_000);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  };

  return {
    start: () => {
      stopping = false;
      loop ??= run();
    },
    stop: async () => {
      stopping = true;
      wake();
      await loop;
      loop = undefined;
      for (const work of own) await attempt(deps, work, deps.clock.now());
    },
    runDue,
  };
}

async function runJob(deps: RunnerDeps, kind: RunnableJob | undefined, job: ClaimedJob): Promise<void> {
  try {
    if (kind === undefined) throw new UnknownJob();
    await inTransaction(deps.db, async (trx) => {
      if (!(await holdJob(trx, job))) return;
      await kind.run(trx, job.payload, { now: deps.clock.now(), attempt: job.attempt, jobId: job.id });
      await removeJob(trx, job.id);
    });
  } catch (fault) {
    await noteFault(deps.db, job, faultName(fault));
    const fields = { code: 'jobs.failed', kind: job.kind, job: job.id, attempt: job.attempt };
    if (job.attempt >= job.maxAttempts) deps.log.error(fields, 'job failed for the last time', fault);
    else deps.log.warn({ ...fields, fault: faultName(fault) }, 'job failed, will be tried again');
  }
}

async function runClock(deps: RunnerDeps, work: ScheduledWork, last: Instant | undefined): Promise<boolean> {
  const startedAt = deps.clock.now();
  if (!isDue(work.rhythm, last, startedAt)) return false;
  if (!(await leaseClock(deps.db, work.name, last, startedAt, work.leaseSeconds ?? 120))) return false;
  const failed = await attempt(deps, work, startedAt);
  await endLease(deps.db, work.name, startedAt, deps.clock.now(), failed);
  return true;
}

/** What a process remembers alone has no row in the database: its last start is remembered here too. */
async function runOwnClock(deps: RunnerDeps, work: ScheduledWork, starts: Map<string, Instant>): Promise<boolean> {
  const startedAt = deps.clock.now();
  if (!isDue(work.rhythm, starts.get(work.name), startedAt)) return false;
  starts.set(work.name, startedAt);
  await attempt(deps, work, startedAt);
  return true;
}

/** The name of what went wrong, if anything did. */
async function attempt(deps: RunnerDeps, work: ScheduledWork, startedAt: Instant): Promise<string | undefined> {
  try {
    await work.run(startedAt);
    return undefined;
  } catch (fault) {
    deps.log.error({ code: 'jobs.clock-failed', clock: work.name }, 'scheduled work failed', fault);
    return faultName(fault);
  }
}

class UnknownJob extends Error {
  override readonly name = 'UnknownJob';
}

/** A name or a code: messages may hold what was being worked on. */
function faultName(fault: unknown): string {
  if (!(fault instanceof Error)) return 'unknown';
  return 'code' in fault && typeof fault.code === 'string' ? `${fault.name} ${fault.code}` : fault.name;
}
