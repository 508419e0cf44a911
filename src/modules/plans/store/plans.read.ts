/** Reads the latest plan of a dossier together with what the firm did with its steps, in one query. */
import { sql } from 'kysely';
import { type Instant, type LocalDate, localDateOf } from '../../../foundation/clock.ts';
import { fixedQuery } from '../../../foundation/database/fixed-query.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import type { StepProgress } from '../domain/progress.ts';
import type { PlanRow, StepProgressRow } from './tables.ts';
import './tables.ts';

export interface KeptPlan {
  readonly id: string;
  readonly madeAt: Instant;
  readonly asOf: LocalDate;
  readonly knowledgeAt: Instant;
  readonly catalogueHash: string;
  readonly resultHash: string;
  readonly weakPillars: readonly string[];
}

export interface Kept {
  /** Undefined only before the first plan of a dossier. */
  readonly plan: KeptPlan | undefined;
  /** The newest entry of each step. */
  readonly progress: readonly StepProgress[];
}

export async function findKept(db: Db, dossierId: string): Promise<Kept> {
  const rows = await keptRows(db, dossierId);
  return { plan: planOf(rows[0]), progress: currentProgress(rows) };
}

const keptRows = fixedQuery((db, dossierId: string) =>
  db
    .selectFrom(sql<{ id: string }>`(select cast(${dossierId} as uuid) as id)`.as('d'))
    .leftJoinLateral(
      (query) =>
        query
          .selectFrom('plans as p')
          .select([
            'p.id',
            'p.made_at',
            'p.as_of',
            'p.knowledge_at',
            'p.catalogue_hash',
            'p.result_hash',
            'p.weak_pillars',
          ])
          .whereRef('p.dossier_id', '=', 'd.id')
          .orderBy('p.made_at', 'desc')
          .orderBy('p.id', 'desc')
          .limit(1)
          .as('p'),
      (join) => join.onTrue(),
    )
    .leftJoin('step_progress as s', 's.dossier_id', 'd.id')
    .select(['p.id', 'p.made_at', 'p.as_of', 'p.knowledge_at', 'p.catalogue_hash', 'p.result_hash', 'p.weak_pillars'])
    .select(['s.step_id', 's.state', 's.reason', 's.recorded_at'])
    .orderBy('s.recorded_at')
    .orderBy('s.id'),
);

type PlanColumns = {
  [K in 'id' | 'made_at' | 'as_of' | 'knowledge_at' | 'catalogue_hash' | 'result_hash' | 'weak_pillars']:
    | PlanRow[K]
    | null;
};

function planOf(row: PlanColumns | undefined): KeptPlan | undefined {
  if (!row?.id || !row.made_at || !row.as_of || !row.knowledge_at || !row.catalogue_hash || !row.result_hash)
    return undefined;
  return {
    id: row.id,
    madeAt: row.made_at,
    asOf: row.as_of,
    knowledgeAt: row.knowledge_at,
    catalogueHash: row.catalogue_hash,
    resultHash: row.result_hash,
    weakPillars: row.weak_pillars ? row.weak_pillars.split(' ') : [],
  };
}

type ProgressColumns = { [K in 'step_id' | 'state' | 'reason' | 'recorded_at']: StepProgressRow[K] | null };

/** Rows in the order they were recorded; the newest of a step is current, `open` takes it back. */
function currentProgress(rows: readonly ProgressColumns[]): readonly StepProgress[] {
  const current = new Map<string, StepProgress>();
  for (const { step_id: step, state, reason, recorded_at: at } of rows) {
    if (step === null || state === null || at === null) continue;
    current.delete(step);
    const on = localDateOf(at);
    if (state === 'dropped' && reason !== null) current.set(step, { step, state, on, reason });
    else if (state === 'started' || state === 'done') current.set(step, { step, state, on });
  }
  return [...current.values()];
}

/** What was known of the steps at an instant, to replay a plan. */
export async function listProgressUntil(db: Db, dossierId: string, until: Instant): Promise<readonly StepProgress[]> {
  const rows = await db
    .selectFrom('step_progress')
    .select(['step_id', 'state', 'reason', 'recorded_at'])
    .where('dossier_id', '=', dossierId)
    .where('recorded_at', '<=', until)
    .orderBy('recorded_at')
    .orderBy('id')
    .execute();
  return currentProgress(rows);
}

/** Everything a plan key holds in this module, for export. */
export async function exportPlans(db: Db, dossierId: string) {
  const plans = await db
    .selectFrom('plans')
    .selectAll()
    .where('dossier_id', '=', dossierId)
    .orderBy('made_at')
    .execute();
  const steps = await db
    .selectFrom('plan_steps as s')
    .innerJoin('plans as p', 'p.id', 's.plan_id')
    .select(['s.plan_id', 's.horizon', 's.position', 's.step_id'])
    .where('p.dossier_id', '=', dossierId)
    .orderBy('p.made_at')
    .orderBy('s.horizon', 'desc')
    .orderBy('s.position')
    .execute();
  const progress = await db
    .selectFrom('step_progress')
    .select(['step_id', 'state', 'reason', 'recorded_at'])
    .where('dossier_id', '=', dossierId)
    .orderBy('recorded_at')
    .execute();
  return {
    plans: plans.map((plan) => ({
      madeAt: plan.made_at,
      asOf: plan.as_of,
      catalogueHash: plan.catalogue_hash,
      resultHash: plan.result_hash,
      cause: plan.cause,
      steps: steps
        .filter((step) => step.plan_id === plan.id)
        .map(({ horizon, position, step_id }) => ({ horizon, position, step: step_id })),
    })),
    progress: progress.map(({ step_id, state, reason, recorded_at }) => ({
      step: step_id,
      state,
      ...(reason !== null && { reason }),
      at: recorded_at,
    })),
  };
}

/** The latest plan of each dossier, in pages by dossier id. */
export async function listPlanned(
  db: Db,
  after: string | undefined,
  limit: number,
): Promise<readonly { readonly dossierId: string; readonly asOf: LocalDate; readonly catalogueHash: string }[]> {
  let query = db
    .selectFrom('plans')
    .distinctOn('dossier_id')
    .select(['dossier_id', 'as_of', 'catalogue_hash'])
    .orderBy('dossier_id')
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit);
  if (after !== undefined) query = query.where('dossier_id', '>', after);
  const rows = await query.execute();
  return rows.map((row) => ({ dossierId: row.dossier_id, asOf: row.as_of, catalogueHash: row.catalogue_hash }));
}

/** When the plan of a dossier was made last; undefined when it never was or was discarded. */
export async function planMadeAt(db: Db, dossierId: string): Promise<Instant | undefined> {
  return (await findKept(db, dossierId)).plan?.madeAt;
}
