/** Completes a draft: the result is kept as said, and what the answers prove becomes declared facts of the dossier. */
import type { Instant } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';
import type { OpenDossier } from '../../enterprises/index.ts';
import type { AnswerRefusal } from '../domain/answer.ts';
import { assess } from '../domain/assess.ts';
import type { CompiledFramework } from '../domain/compile-framework.ts';
import { findAssessment, readAnswers } from '../store/assessments.read.ts';
import type { AssessmentDeps } from './assessment-deps.ts';
import { finishAssessment, gapsOf } from './finish-assessment.ts';

export type CompleteRefusal =
  | AnswerRefusal
  | Refusal<
      | 'assessments.assessment.not-found'
      | 'assessments.framework.changed'
      | 'assessments.complete.empty'
      /** One for each question without an answer; `field` is its criterion. */
      | 'assessments.complete.gap'
    >;

export interface CompleteAssessment {
  readonly dossier: OpenDossier;
  readonly assessmentId: string;
  readonly compiled: CompiledFramework;
  /** The owner saw the gaps and completes all the same: the result says what is missing. */
  readonly allowGaps: boolean;
  readonly now: Instant;
}

/** Completing twice gives the first outcome. Returns the assessment's id. */
export function completeAssessment(
  deps: Pick<AssessmentDeps, 'db' | 'ids' | 'ledger' | 'contextAt' | 'factLinks' | 'afterCompleting'>,
  { dossier, assessmentId, compiled, allowGaps, now }: CompleteAssessment,
): Promise<Result<string, CompleteRefusal>> {
  return inTransaction(deps.db, async (trx) => {
    const assessment = await findAssessment(trx, dossier.id, assessmentId, { lock: true });
    if (!assessment) return refused({ code: 'assessments.assessment.not-found' });
    if (assessment.completedAt !== null) return accepted(assessment.id);
    if (assessment.frameworkHash !== compiled.hash) return refused({ code: 'assessments.framework.changed' });
    const answers = await readAnswers(trx, assessmentId);
    if (Object.keys(answers).length === 0) return refused({ code: 'assessments.complete.empty' });
    const assessed = assess(compiled, answers);
    if (!assessed.ok) return assessed;
    const result = assessed.value;
    const gaps = gapsOf(result);
    if (gaps.length > 0 && !allowGaps)
      return refused(...gaps.map(({ criterion }) => ({ code: 'assessments.complete.gap' as const, field: criterion })));
    await finishAssessment(trx, deps, { dossier, assessmentId, compiled, answers, result, now });
    return accepted(assessmentId);
  });
}
