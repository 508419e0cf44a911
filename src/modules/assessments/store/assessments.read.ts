/** Reads the assessments of one dossier, their current answers and what was said on completion. */
import type { Instant, LocalDate } from '../../../foundation/clock.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import type { Answer } from '../domain/answer.ts';
import type { ResultStatus, SectionResult } from '../domain/assessment-result.ts';
import './tables.ts';

export interface StoredAssessment {
  readonly id: string;
  readonly dossierId: string;
  readonly framework: string;
  readonly frameworkHash: string;
  readonly startedAt: Instant;
  readonly completedAt: Instant | null;
  readonly asOf: LocalDate;
}

/** Answers by criterion; a criterion whose answer was taken back is absent. */
export type CurrentAnswers = Readonly<Record<string, Answer>>;

export interface StoredResult {
  readonly status: ResultStatus;
  readonly total: number | null;
  readonly level: number | null;
  readonly pillars: readonly SectionResult[];
}

/** All assessments of a dossier under one framework, the newest first. */
export async function listAssessments(
  db: Db,
  dossierId: string,
  framework: string,
): Promise<readonly StoredAssessment[]> {
  const rows = await selectAssessments(db)
    .where('dossier_id', '=', dossierId)
    .where('framework_id', '=', framework)
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .limit(50)
    .execute();
  return rows.map(assessmentOf);
}

/** Every assessment of a dossier, the newest first; for the owner's view and the export. */
export async function listAllAssessments(db: Db, dossierId: string): Promise<readonly StoredAssessment[]> {
  const rows = await selectAssessments(db).where('dossier_id', '=', dossierId).orderBy('started_at', 'desc').execute();
  return rows.map(assessmentOf);
}

export async function findAssessment(
  db: Db,
  dossierId: string,
  id: string,
  options: { readonly lock?: boolean } = {},
): Promise<StoredAssessment | undefined> {
  const query = selectAssessments(db).where('id', '=', id).where('dossier_id', '=', dossierId);
  const row = await (options.lock ? query.forUpdate() : query).executeTakeFirst();
  return row && assessmentOf(row);
}

export async function readAnswers(db: Db, assessmentId: string): Promise<CurrentAnswers> {
  const rows = await db
    .selectFrom('assessment_answers')
    .distinctOn('criterion')
    .select(['criterion', 'answer'])
    .where('assessment_id', '=', assessmentId)
    .orderBy('criterion')
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return Object.fromEntries(rows.flatMap(({ criterion, answer }) => (answer === null ? [] : [[criterion, answer]])));
}

export interface RecordedAnswer {
  readonly criterion: string;
  readonly answer: Answer | null;
  readonly recordedAt: Instant;
}

/** The whole history of answers, oldest first. */
export async function listAnswerHistory(db: Db, assessmentId: string): Promise<readonly RecordedAnswer[]> {
  const rows = await db
    .selectFrom('assessment_answers')
    .select(['criterion', 'answer', 'recorded_at'])
    .where('assessment_id', '=', assessmentId)
    .orderBy('recorded_at')
    .orderBy('id')
    .execute();
  return rows.map(({ criterion, answer, recorded_at }) => ({ criterion, answer, recordedAt: recorded_at }));
}

export async function findResult(db: Db, assessmentId: string): Promise<StoredResult | undefined> {
  const rows = await db
    .selectFrom('assessment_results as r')
    .leftJoin('assessment_result_sections as s', 's.assessment_id', 'r.assessment_id')
    .select(['r.status', 'r.total', 'r.level', 's.section', 's.score', 's.max', 's.level as section_level'])
    .where('r.assessment_id', '=', assessmentId)
    .orderBy('s.position')
    .execute();
  const first = rows[0];
  if (!first) return undefined;
  return {
    status: first.status,
    total: first.total,
    level: first.level,
    pillars: rows.flatMap(({ section, score, max, section_level }) =>
      section === null ? [] : [{ code: section, score, max, level: section_level }],
    ),
  };
}

function selectAssessments(db: Db) {
  return db
    .selectFrom('assessments')
    .select(['id', 'dossier_id', 'framework_id', 'framework_hash', 'started_at', 'completed_at', 'as_of']);
}

function assessmentOf(
  row: Awaited<ReturnType<ReturnType<typeof selectAssessments>['execute']>>[number],
): StoredAssessment {
  return {
    id: row.id,
    dossierId: row.dossier_id,
    framework: row.framework_id,
    frameworkHash: row.framework_hash,
    startedAt: row.started_at,
    completedAt: row.completed_at,
    asOf: row.as_of,
  };
}
