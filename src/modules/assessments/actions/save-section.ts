/** Saves the answers of one part of a draft. Gaps are fine; wrong answers are refused with their field and nothing is saved. */
import type { Instant } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';
import { keepDossier, type OpenDossier } from '../../enterprises/index.ts';
import type { Answer, AnswerRefusal } from '../domain/answer.ts';
import { assess } from '../domain/assess.ts';
import type { CompiledFramework } from '../domain/compile-framework.ts';
import type { Part } from '../domain/framework.ts';
import { type CurrentAnswers, findAssessment, readAnswers } from '../store/assessments.read.ts';
import { insertAnswers } from '../store/assessments.write.ts';
import { type AssessmentDeps, assessmentEvent } from './assessment-deps.ts';

export type SaveRefusal =
  | AnswerRefusal
  | Refusal<'assessments.assessment.not-found' | 'assessments.assessment.completed' | 'assessments.framework.changed'>;

export interface SaveSection {
  readonly dossier: OpenDossier;
  readonly assessmentId: string;
  readonly compiled: CompiledFramework;
  readonly part: Part;
  /** Null takes an answer back; criteria of other parts are not touched. */
  readonly answers: Readonly<Record<string, Answer | null>>;
  readonly now: Instant;
}

/** Saying the same again writes nothing, so a double submit or a second tab leaves one answer. */
export function saveSection(
  deps: Pick<AssessmentDeps, 'db' | 'ids' | 'ledger' | 'contextAt'>,
  { dossier, assessmentId, compiled, part, answers, now }: SaveSection,
): Promise<Result<CurrentAnswers, SaveRefusal>> {
  return inTransaction(deps.db, async (trx) => {
    const assessment = await findAssessment(trx, dossier.id, assessmentId, { lock: true });
    if (!assessment) return refused({ code: 'assessments.assessment.not-found' });
    if (assessment.completedAt !== null) return refused({ code: 'assessments.assessment.completed' });
    if (assessment.frameworkHash !== compiled.hash) return refused({ code: 'assessments.framework.changed' });
    const before = await readAnswers(trx, assessmentId);
    const fitted = fitAnswers(compiled, part, { ...before, ...answers });
    if (!fitted.ok) return fitted;
    const changed = Object.entries(fitted.value)
      .filter(([criterion, answer]) => !same(before[criterion] ?? null, answer))
      .map(([criterion, answer]) => ({ id: deps.ids.next(), criterion, answer }));
    const current = withoutNulls(fitted.value);
    if (changed.length === 0) return accepted(current);
    await insertAnswers(trx, assessmentId, now, changed);
    await keepDossier(trx, dossier.id, now);
    const answered = part.criteria.filter(({ code }) => current[code] !== undefined).length;
    await deps.ledger.append(trx, { ids: deps.ids, now }, [
      assessmentEvent(deps, dossier, 'assessment.section-saved', now, {
        assessmentId,
        framework: compiled.framework.id,
        section: part.code,
        answered,
        asked: part.criteria.length,
      }),
    ]);
    return accepted(current);
  });
}

/** Faults of this part refuse; an earlier answer elsewhere that no longer fits (tools of a sector left behind) is taken back. */
function fitAnswers(
  compiled: CompiledFramework,
  part: Part,
  answers: Readonly<Record<string, Answer | null>>,
): Result<Readonly<Record<string, Answer | null>>, AnswerRefusal> {
  const assessed = assess(compiled, answers);
  if (assessed.ok) return accepted(answers);
  const here = assessed.refusals.filter(({ field }) => part.criteria.some(({ code }) => code === field));
  if (here.length > 0) return { ok: false, refusals: here };
  return accepted({ ...answers, ...Object.fromEntries(assessed.refusals.map(({ field }) => [field ?? '', null])) });
}

function withoutNulls(answers: Readonly<Record<string, Answer | null>>): CurrentAnswers {
  return Object.fromEntries(
    Object.entries(answers).flatMap(([code, answer]) => (answer === null ? [] : [[code, answer]])),
  );
}

function same(a: Answer | null, b: Answer | null): boolean {
  return JSON.stringify(normal(a)) === JSON.stringify(normal(b));
}

function normal(answer: Answer | null): unknown {
  if (answer === null || typeof answer !== 'object') return answer;
  return 'numerator' in answer ? [answer.numerator, answer.denominator] : [...answer].sort();
}
