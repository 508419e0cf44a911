/** Tables of figures. */
import type { ColumnType } from 'kysely';

declare module '../../../foundation/database/tables.ts' {
  interface Tables {
    visit_counts: VisitCountsTable;
    figure_members: FigureMembersTable;
    figure_cells: FigureCellsTable;
    figure_builds: FigureBuildsTable;
    figure_corrections: FigureCorrectionsTable;
    figure_stocks: { stock: string; level: string; parent_id: string; locality_id: string; firms: number };
    figure_stock_counts: { stock: string; definition_hash: string; event_id: string | null; counted_at: string };
    figure_targets: FigureTargetsTable;
    figure_releases: FigureReleasesTable;
    figure_release_tables: FigureReleaseTablesTable;
  }
}

export interface FigureBuildsTable {
  indicator: string;
  definition_hash: string;
  built_at: string;
  /** Written as JSON text, read as a value. */
  counting: ColumnType<unknown, string, string>;
  counting_hash: string | null;
}

export interface VisitCountsTable {
  day: string;
  language: string;
  section: string;
  visits: number;
}

export interface FigureMembersTable {
  indicator: string;
  member_id: string;
  event_id: string;
  occurred_at: string;
  period: string;
  said: number;
  placed_at: string;
  placed_by: string;
  locality_id: string;
  province_id: string;
  commune_id: string;
  sector_group: string;
  size_class: string;
}

export interface FigureCellsTable {
  indicator: string;
  level: string;
  parent_id: string;
  locality_id: string;
  period: string;
  sector_group: string;
  size_class: string;
  members: number;
}

export interface FigureCorrectionsTable {
  indicator: string;
  member_id: string;
  event_id: string;
  act: 'excluded' | 'moved' | 'restored';
  reason: string;
  locality_id: string;
  province_id: string;
  commune_id: string;
  sector_group: string;
  size_class: string;
}

export interface FigureTargetsTable {
  id: string;
  indicator: string;
  locality_id: string;
  year: number;
  members: number;
  source: string;
  set_by: string;
  set_at: string;
}

export interface FigureReleasesTable {
  id: string;
  number: number | null;
  state: 'prepared' | 'published' | 'discarded';
  period_from: string;
  period_to: string;
  ledger_seq: number;
  ledger_hash: string;
  corrects: number | null;
  reason: string | null;
  content_hash: string;
  prepared_by: string;
  prepared_at: string;
  settled_by: string | null;
  settled_at: string | null;
}

export interface FigureReleaseTablesTable {
  release_id: string;
  indicator: string;
  definition_hash: string;
  /** Written as JSON text, read as a value. */
  counts: ColumnType<unknown, string, never>;
  shown: ColumnType<unknown, string, never>;
}
