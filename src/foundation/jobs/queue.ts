/** SQL of the job queue and of the clocks. */
import { sql } from 'kysely';
import { type Instant, instantOf } from '../clock.ts';
import type { Db, Trx } from '../database/tables.ts';
import './tables.ts';

export interface ClaimedJob {
  readonly id: string;
  readonly kind: string;
  readonly payload: unknown;
  readonly attempt: number;
  readonly maxAttempts: number;
}

export function later(now: Instant, seconds: number): Instant {
  return instantOf(new Date(Date.parse(now) + seconds * 1_000));
}

/**
 * Takes the job that has been due longest. The attempt is counted and the next one scheduled before the work begins, so
 * a job that kills its process is not tried for ever; a runner that holds the row locked is never disturbed.
 */
export async function claimJob(db: Db, now: Instant): Promise<ClaimedJob | undefined> {
  const { rows } = await sql<ClaimedJob>`
    update jobs set
      attempts = attempts + 1,
      run_at = ${now}::timestamptz + least(3600, 5 * 4 ^ least(attempts, 9)) * interval '1 second'
    where id = (
      select id from jobs
      where state = 'waiting' and run_at <= ${now} and attempts < max_attempts
      order by run_at limit 1
      for update skip locked
    )
    returning id, kind, payload, attempts as attempt, max_attempts as "maxAttempts"`.execute(db);
  return rows[0];
}

/** Locks the claimed job for its transaction; false when another runner has begun a later attempt or finished it. */
export async function holdJob(trx: Trx, job: ClaimedJob): Promise<boolean> {
  const row = await trx
    .selectFrom('jobs')
    .select('id')
    .where('id', '=', job.id)
    .where('attempts', '=', job.attempt)
    .forUpdate()
    .executeTakeFirst();
  return row !== undefined;
}

export async function removeJob(trx: Trx, id: string): Promise<void> {
  await trx.deleteFrom('jobs').where('id', '=', id).execute();
}

/** Jobs not done yet: waiting, under way or dead. */
export async function countJobs(db: Db): Promise<number> {
  const { n } = await db
    .selectFrom('jobs')
    .select(({ fn }) => fn.countAll<string>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
}

export async function noteFault(db: Db, job: ClaimedJob, fault: string): Promise<void> {
  await db
    .updateTable('jobs')
    .set({ last_fault: fault, state: job.attempt >= job.maxAttempts ? 'dead' : 'waiting' })
    .where('id', '=', job.id)
    .where('attempts', '=', job.attempt)
    .execute();
}

/** Jobs whose last attempt died with its process. */
export async function buryAbandoned(db: Db, now: Instant): Promise<void> {
  await sql`
    update jobs set state = 'dead', last_fault = coalesce(last_fault, 'process-died')
    where id in (
      select id from jobs where state = 'waiting' and run_at <= ${now} and attempts >= max_attempts
      for update skip locked
    )`.execute(db);
}

export interface DeadJob {
  readonly id: string;
  readonly kind: string;
  readonly attempts: number;
  readonly lastFault: string | null;
  readonly createdAt: Instant;
}

/** Dead letters, newest first, for the operator. */
export async function listDeadJobs(db: Db, limit = 100): Promise<DeadJob[]> {
  const rows = await db
    .selectFrom('jobs')
    .select(['id', 'kind', 'attempts', 'last_fault as lastFault', 'created_at'])
    .where('state', '=', 'dead')
    .orderBy('created_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ created_at, ...row }) => ({ ...row, createdAt: created_at as Instant }));
}

/** Gives a dead job all its attempts again. */
export async function reviveJob(db: Db, id: string, now: Instant): Promise<void> {
  await db
    .updateTable('jobs')
    .set({ state: 'waiting', attempts: 0, run_at: now })
    .where('id', '=', id)
    .where('state', '=', 'dead')
    .execute();
}

export async function lastStarts(db: Db): Promise<Map<string, Instant | undefined>> {
  const rows = await db.selectFrom('clocks').select(['name', 'last_started_at']).execute();
  return new Map(rows.map((row) => [row.name, (row.last_started_at ?? undefined) as Instant | undefined]));
}

/** True for the one process that may run the clock now: it has not been started since `last`, and nobody is at it. */
export async function leaseClock(
  db: Db,
  name: string,
  last: Instant | undefined,
  now: Instant,
  leaseSeconds: number,
): Promise<boolean> {
  const { rows } = await sql`
    insert into clocks (name, last_started_at, leased_until)
    values (${name}, ${now}, ${later(now, leaseSeconds)})
    on conflict (name) do update set last_started_at = excluded.last_started_at, leased_until = excluded.leased_until
    where clocks.last_started_at is not distinct from ${last ?? null}::timestamptz
      and (clocks.leased_until is null or clocks.leased_until <= ${now})
    returning name`.execute(db);
  return rows.length === 1;
}

/** Ends the lease that began at `startedAt`, unless another process has taken over since. */
export async function endLease(
  db: Db,
  name: string,
  startedAt: Instant,
  finishedAt: Instant,
  fault: string | undefined,
): Promise<void> {
  await db
    .updateTable('clocks')
    .set({ last_finished_at: finishedAt, last_fault: fault ?? null, leased_until: null })
    .where('name', '=', name)
    .where('last_started_at', '=', startedAt)
    .execute();
}
