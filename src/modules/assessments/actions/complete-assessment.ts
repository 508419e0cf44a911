/** Completes a draft: the result is kept as said, and what the answers prove becomes declared facts of the dossier. */
import { type Instant, localDateOf } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';
import { type OpenDossier, recordFacts, type Statement } from '../../enterprises/index.ts';
import type { AnswerRefusal } from '../domain/answer.ts';
import { assess } from '../domain/assess.ts';
import type { CompiledFramework } from '../domain/compile-framework.ts';
import { type DeclaredFacts, declaredFacts } from '../domain/fact-links.ts';
import { findAssessment, readAnswers } from '../store/assessments.read.ts';
import { insertResult, markCompleted, standAmongPeers } from '../store/assessments.write.ts';
import { type AssessmentDeps, assessmentEvent, peerGroupOf } from './assessment-deps.ts';

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
    const gaps = result.missing.filter(({ reason }) => reason === 'unanswered');
    if (gaps.length > 0 && !allowGaps)
      return refused(...gaps.map(({ criterion }) => ({ code: 'assessments.complete.gap' as const, field: criterion })));
    await markCompleted(trx, assessmentId, now, localDateOf(now));
    await insertResult(trx, assessmentId, result);
    await deps.ledger.append(trx, { ids: deps.ids, now }, [
      assessmentEvent(deps, dossier, 'assessment.completed', now, {
        assessmentId,
        framework: result.framework,
        frameworkHash: compiled.hash,
        status: result.status,
        level: result.level,
        unanswered: gaps.length,
      }),
    ]);
    const statements = statementsOf(declaredFacts(compiled, deps.factLinks.of(result.framework), answers, result));
    const source = { kind: 'assessment', ref: assessmentId } as const;
    const known =
      statements.length === 0
        ? dossier
        : (await recordFacts(trx, deps, { dossierId: dossier.id, statements, source, now })).dossier;
    if (gaps.length === 0)
      await standAmongPeers(trx, {
        ...{ dossierId: dossier.id, frameworkHash: compiled.hash, assessmentId, completedAt: now },
        ...peerGroupOf(deps, known, now),
      });
    await deps.afterCompleting?.(trx, { dossier: known, result, now });
    return accepted(assessmentId);
  });
}

function statementsOf({ functions, certifications, digitalLevel }: DeclaredFacts): Statement[] {
  const more = (key: string, items: readonly Readonly<Record<string, string | number>>[]): Statement[] =>
    items.length > 0 ? [{ key, kind: 'more', items }] : [];
  return [
    ...more(
      'functionsInUse',
      functions.map((code) => ({ code })),
    ),
    ...more(
      'certifications',
      certifications.map((code) => ({ code })),
    ),
    ...more('digitalLevel', digitalLevel ? [{ ...digitalLevel }] : []),
  ];
}
