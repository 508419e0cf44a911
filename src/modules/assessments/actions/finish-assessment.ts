/** What completing means, wherever the answers were given: the result is kept as said, and what the answers prove becomes declared facts. */
import { type Instant, localDateOf } from '../../../foundation/clock.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import { type OpenDossier, recordFacts, type Statement } from '../../enterprises/index.ts';
import type { AssessmentResult, Missing } from '../domain/assessment-result.ts';
import type { CompiledFramework } from '../domain/compile-framework.ts';
import { type DeclaredFacts, declaredFacts } from '../domain/fact-links.ts';
import type { CurrentAnswers } from '../store/assessments.read.ts';
import { insertResult, markCompleted, standAmongPeers } from '../store/assessments.write.ts';
import { type AssessmentDeps, assessmentEvent, peerGroupOf } from './assessment-deps.ts';

export interface FinishedAssessment {
  readonly dossier: OpenDossier;
  readonly assessmentId: string;
  readonly compiled: CompiledFramework;
  readonly answers: CurrentAnswers;
  readonly result: AssessmentResult;
  readonly now: Instant;
}

export function gapsOf(result: AssessmentResult): readonly Missing[] {
  return result.missing.filter(({ reason }) => reason === 'unanswered');
}

/** In the caller's transaction, which holds the draft. */
export async function finishAssessment(
  trx: Trx,
  deps: Pick<AssessmentDeps, 'ids' | 'ledger' | 'contextAt' | 'factLinks' | 'afterCompleting'>,
  { dossier, assessmentId, compiled, answers, result, now }: FinishedAssessment,
): Promise<void> {
  const gaps = gapsOf(result);
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
