/** What a firm said when it last finished an assessment of the same version: shown for confirmation by whoever asks again. */
import type { Instant } from '../../../foundation/clock.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import { acceptedAnswers } from '../domain/accepted-answers.ts';
import type { Answers } from '../domain/answer.ts';
import type { CompiledFramework } from '../domain/compile-framework.ts';
import { listAssessments, readAnswers } from '../store/assessments.read.ts';

interface LastAnswers {
  readonly answers: Answers;
  readonly givenAt: Instant;
}

/** Undefined where none was finished under this version. */
export async function lastAnswers(
  db: Db,
  dossierId: string,
  compiled: CompiledFramework,
): Promise<LastAnswers | undefined> {
  const finished = (await listAssessments(db, dossierId, compiled.framework.id)).flatMap(
    ({ id, completedAt, frameworkHash }) =>
      completedAt === null || frameworkHash !== compiled.hash ? [] : [{ id, givenAt: completedAt }],
  );
  const [last] = finished.sort((a, b) => (a.givenAt < b.givenAt ? 1 : -1));
  return last && { answers: acceptedAnswers(compiled, await readAnswers(db, last.id)), givenAt: last.givenAt };
}
