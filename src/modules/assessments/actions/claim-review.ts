/** What a claimant sees of the assessments made under a plan key, and may discard. */
import type { Instant } from '../../../foundation/clock.ts';
import type { Db, Trx } from '../../../foundation/database/tables.ts';
import { listAllAssessments } from '../store/assessments.read.ts';
import { deleteAssessments } from '../store/assessments.write.ts';

export interface ReviewedAssessment {
  readonly id: string;
  readonly framework: string;
  readonly madeAt: Instant;
}

export async function listForClaimant(db: Db, dossierId: string): Promise<readonly ReviewedAssessment[]> {
  const all = await listAllAssessments(db, dossierId);
  return all.map((assessment) => ({
    id: assessment.id,
    framework: assessment.framework,
    madeAt: assessment.completedAt ?? assessment.startedAt,
  }));
}

export function discardForClaimant(trx: Trx, dossierId: string, ids: readonly string[]): Promise<void> {
  return deleteAssessments(trx, dossierId, ids);
}
