/** The tables of this module, as the database holds them. */
import type { ColumnType } from 'kysely';
import type { Instant, LocalDate } from '../../../foundation/clock.ts';
import type { Answer } from '../domain/answer.ts';
import type { ResultStatus } from '../domain/assessment-result.ts';

interface AssessmentRow {
  id: string;
  dossier_id: string;
  framework_id: string;
  framework_hash: string;
  started_at: Instant;
  completed_at: Instant | null;
  as_of: LocalDate;
}

interface AnswerRow {
  id: string;
  assessment_id: string;
  criterion: string;
  /** Read as the JSON value, written as its text. Checked again by the engine on every use. */
  answer: ColumnType<Answer | null, string | null, never>;
  recorded_at: Instant;
}

interface ResultRow {
  assessment_id: string;
  status: ResultStatus;
  total: number | null;
  level: number | null;
  lowest_level: number | null;
  highest_level: number | null;
}

interface PeerRow {
  dossier_id: string;
  framework_hash: string;
  assessment_id: string;
  sector_group: string | null;
  size_class: string | null;
  province_id: string | null;
  completed_at: Instant;
}

interface ResultSectionRow {
  assessment_id: string;
  position: number;
  section: string;
  score: number | null;
  max: number | null;
  level: number | null;
}

declare module '../../../foundation/database/tables.ts' {
  interface Tables {
    assessments: AssessmentRow;
    assessment_answers: AnswerRow;
    assessment_peers: PeerRow;
    assessment_results: ResultRow;
    assessment_result_sections: ResultSectionRow;
  }
}
