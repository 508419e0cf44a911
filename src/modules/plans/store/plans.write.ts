/** Keeps plans and progress: rows are added, never changed; erasing a dossier deletes them. */
import type { Instant } from '../../../foundation/clock.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import type { DropReason } from '../domain/progress.ts';
import type { PlanRow, PlanStepRow } from './tables.ts';
import './tables.ts';

export async function insertPlan(trx: Trx, plan: PlanRow, steps: readonly PlanStepRow[]): Promise<void> {
  await trx.insertInto('plans').values(plan).execute();
  if (steps.length > 0)
    await trx
      .insertInto('plan_steps')
      .values([...steps])
      .execute();
}

export interface NewProgress {
  readonly id: string;
  readonly dossierId: string;
  readonly step: string;
  readonly state: 'started' | 'done' | 'dropped' | 'open';
  readonly reason?: DropReason;
  readonly at: Instant;
}

export async function insertProgress(trx: Trx, progress: NewProgress): Promise<void> {
  const { id, dossierId, step, state, reason, at } = progress;
  await trx
    .insertInto('step_progress')
    .values({ id, dossier_id: dossierId, step_id: step, state, reason: reason ?? null, recorded_at: at })
    .execute();
}

export async function deletePlans(trx: Trx, dossierId: string): Promise<void> {
  await trx.deleteFrom('step_progress').where('dossier_id', '=', dossierId).execute();
  await trx.deleteFrom('plans').where('dossier_id', '=', dossierId).execute();
}
