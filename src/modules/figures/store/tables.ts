/** Tables of figures. */
declare module '../../../foundation/database/tables.ts' {
  interface Tables {
    visit_counts: VisitCountsTable;
    figure_members: FigureMembersTable;
    figure_cells: FigureCellsTable;
    figure_builds: { indicator: string; definition_hash: string; built_at: string };
  }
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
