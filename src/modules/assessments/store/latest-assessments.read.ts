/** The last completed assessment of each framework of a dossier, in one query: what a plan page may show. */
import type { Instant } from '../../../foundation/clock.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import type { ResultStatus } from '../domain/assessment-result.ts';
import './tables.ts';

export interface AssessmentSummary {
  readonly id: string;
  readonly framework: string;
  readonly frameworkHash: string;
  readonly completedAt: Instant;
  readonly status: ResultStatus;
  readonly total: number | null;
  readonly level: number | null;
}

export async function latestAssessments(db: Db, dossierId: string): Promise<readonly AssessmentSummary[]> {
  const rows = await db
    .selectFrom('assessments as a')
    .innerJoin('assessment_results as r', 'r.assessment_id', 'a.id')
    .distinctOn('a.framework_id')
    .select(['a.id', 'a.framework_id', 'a.framework_hash', 'a.completed_at', 'r.status', 'r.total', 'r.level'])
    .where('a.dossier_id', '=', dossierId)
    .where('a.completed_at', 'is not', null)
    .orderBy('a.framework_id')
    .orderBy('a.completed_at', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    framework: row.framework_id,
    frameworkHash: row.framework_hash,
    completedAt: row.completed_at!,
    status: row.status,
    total: row.total,
    level: row.level,
  }));
}
