/** Writes assessments: answers are only added, a completed assessment is never reopened. */
import { sql } from 'kysely';
import type { Instant, LocalDate } from '../../../foundation/clock.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import type { Answer } from '../domain/answer.ts';
import type { AssessmentResult } from '../domain/assessment-result.ts';
import type { StoredAssessment } from './assessments.read.ts';
import './tables.ts';

/** False when another request opened a draft of the same version first. */
export async function insertAssessment(trx: Trx, assessment: StoredAssessment): Promise<boolean> {
  const inserted = await trx
    .insertInto('assessments')
    .values({
      id: assessment.id,
      dossier_id: assessment.dossierId,
      framework_id: assessment.framework,
      framework_hash: assessment.frameworkHash,
      started_at: assessment.startedAt,
      completed_at: assessment.completedAt,
      as_of: assessment.asOf,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

export async function insertAnswers(
  trx: Trx,
  assessmentId: string,
  recordedAt: Instant,
  answers: readonly { readonly id: string; readonly criterion: string; readonly answer: Answer | null }[],
): Promise<void> {
  if (answers.length === 0) return;
  await trx
    .insertInto('assessment_answers')
    .values(
      answers.map(({ id, criterion, answer }) => ({
        id,
        assessment_id: assessmentId,
        criterion,
        answer: answer === null ? null : sql<string>`${JSON.stringify(answer)}::text::jsonb`,
        recorded_at: recordedAt,
      })),
    )
    .execute();
}

/** False when it was completed already. */
export async function markCompleted(trx: Trx, id: string, at: Instant, asOf: LocalDate): Promise<boolean> {
  const changed = await trx
    .updateTable('assessments')
    .set({ completed_at: at, as_of: asOf })
    .where('id', '=', id)
    .where('completed_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return changed !== undefined;
}

export async function insertResult(trx: Trx, assessmentId: string, result: AssessmentResult): Promise<void> {
  await trx
    .insertInto('assessment_results')
    .values({
      assessment_id: assessmentId,
      status: result.status,
      total: result.total,
      level: result.level,
      lowest_level: result.possibleLevels?.lowest ?? null,
      highest_level: result.possibleLevels?.highest ?? null,
    })
    .execute();
  if (result.pillars.length === 0) return;
  await trx
    .insertInto('assessment_result_sections')
    .values(
      result.pillars.map(({ code, score, max, level }, position) => ({
        assessment_id: assessmentId,
        position,
        section: code,
        score,
        max,
        level,
      })),
    )
    .execute();
}

/** The firm is compared by its latest whole answer to this version of the index. */
export async function standAmongPeers(
  trx: Trx,
  peer: {
    readonly dossierId: string;
    readonly frameworkHash: string;
    readonly assessmentId: string;
    readonly sectorGroup: string | undefined;
    readonly sizeClass: string | undefined;
    readonly provinceId: string | undefined;
    readonly completedAt: Instant;
  },
): Promise<void> {
  const standing = {
    assessment_id: peer.assessmentId,
    sector_group: peer.sectorGroup ?? null,
    size_class: peer.sizeClass ?? null,
    province_id: peer.provinceId ?? null,
    completed_at: peer.completedAt,
  };
  await trx
    .insertInto('assessment_peers')
    .values({ dossier_id: peer.dossierId, framework_hash: peer.frameworkHash, ...standing })
    .onConflict((conflict) => conflict.columns(['dossier_id', 'framework_hash']).doUpdateSet(standing))
    .execute();
}

/** Everything said in the assessments of a dossier; the ledger keeps ids and codes only. */
export async function eraseAssessments(trx: Trx, dossierId: string): Promise<void> {
  await trx.deleteFrom('assessments').where('dossier_id', '=', dossierId).execute();
}

export async function deleteAssessments(trx: Trx, dossierId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await trx
    .deleteFrom('assessments')
    .where('dossier_id', '=', dossierId)
    .where('id', 'in', [...ids])
    .execute();
}
