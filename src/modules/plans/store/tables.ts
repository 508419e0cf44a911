/** The tables of plans, merged into the typed schema. */
import type { Instant, LocalDate } from '../../../foundation/clock.ts';
import type { DropReason } from '../domain/progress.ts';

/** Why a plan was made again. */
export type PlanCause = 'opened' | 'answered' | 'step' | 'assessed' | 'day' | 'catalogue';

export interface PlanRow {
  id: string;
  dossier_id: string;
  made_at: Instant;
  as_of: LocalDate;
  knowledge_at: Instant;
  catalogue_hash: string;
  result_hash: string;
  weak_pillars: string;
  cause: PlanCause;
}

export interface PlanStepRow {
  plan_id: string;
  horizon: 'now' | 'later';
  position: number;
  step_id: string;
}

export interface StepProgressRow {
  id: string;
  dossier_id: string;
  step_id: string;
  state: 'started' | 'done' | 'dropped' | 'open';
  reason: DropReason | null;
  recorded_at: Instant;
}

declare module '../../../foundation/database/tables.ts' {
  interface Tables {
    plans: PlanRow;
    plan_steps: PlanStepRow;
    step_progress: StepProgressRow;
  }
}
