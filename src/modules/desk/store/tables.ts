/** Tables of the desk. */
import type { ColumnType } from 'kysely';
import type { Instant, LocalDate } from '../../../foundation/clock.ts';

declare module '../../../foundation/database/tables.ts' {
  interface Tables {
    report_templates: ReportTemplateRow;
    reports: ReportRow;
    saved_views: SavedViewRow;
  }
}

interface ReportTemplateRow {
  id: string;
  office: string;
  version: number;
  body: string;
  saved_by: string;
  saved_at: Instant;
}

interface ReportRow {
  id: string;
  office: string;
  month: LocalDate;
  template_id: string | null;
  body: string;
  /** Written as JSON text, read as a value. */
  figures: ColumnType<unknown, string, never>;
  body_hash: string;
  saved_by: string;
  saved_at: Instant;
}

interface SavedViewRow {
  id: string;
  person_id: string;
  office: string | null;
  name: string;
  path: string;
  query: string;
  saved_at: Instant;
}
