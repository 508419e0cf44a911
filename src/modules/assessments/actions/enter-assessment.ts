/** Enters an assessment that was made whole elsewhere and signed by the owner: at once begun, answered and completed. */
import type { Instant } from '../../../foundation/clock.ts';
import { localDateOf } from '../../../foundation/clock.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import type { OpenDossier } from '../../enterprises/index.ts';
import { acceptedAnswers } from '../domain/accepted-answers.ts';
import type { Answer } from '../domain/answer.ts';
import { assess } from '../domain/assess.ts';
import type { CompiledFramework } from '../domain/compile-framework.ts';
import { insertAnswers, insertAssessment } from '../store/assessments.write.ts';
import { type AssessmentDeps, assessmentEvent } from './assessment-deps.ts';
import { finishAssessment } from './finish-assessment.ts';

export interface MadeElsewhere {
  readonly dossier: OpenDossier;
  readonly compiled: CompiledFramework;
  /** What a newer version of the questions no longer takes is left out. */
  readonly answers: Readonly<Record<string, Answer>>;
  /** When it was begun, there. */
  readonly startedAt: Instant;
  readonly now: Instant;
}

/** In the caller's transaction. A draft the owner has open is not touched. Gives the assessment's id. */
export async function enterAssessment(
  trx: Trx,
  deps: Pick<AssessmentDeps, 'ids' | 'ledger' | 'contextAt' | 'factLinks' | 'afterCompleting'>,
  { dossier, compiled, answers: given, startedAt, now }: MadeElsewhere,
): Promise<string> {
  const assessmentId = deps.ids.next();
  const answers = acceptedAnswers(compiled, given);
  const assessed = assess(compiled, answers);
  if (!assessed.ok) throw new Error('accepted answers are refused');
  const { framework, hash } = compiled;
  await insertAssessment(trx, {
    ...{ id: assessmentId, dossierId: dossier.id, framework: framework.id, frameworkHash: hash, startedAt },
    ...{ completedAt: now, asOf: localDateOf(now) },
  });
  await insertAnswers(
    trx,
    assessmentId,
    now,
    Object.entries(answers).map(([criterion, answer]) => ({ id: deps.ids.next(), criterion, answer })),
  );
  await deps.ledger.append(trx, { ids: deps.ids, now }, [
    assessmentEvent(deps, dossier, 'assessment.started', now, {
      ...{ assessmentId, framework: framework.id, frameworkHash: hash, repeats: null },
    }),
  ]);
  await finishAssessment(trx, deps, { dossier, assessmentId, compiled, answers, result: assessed.value, now });
  return assessmentId;
}
