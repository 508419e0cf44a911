/** Tables of figures. */
declare module '../../../foundation/database/tables.ts' {
  interface Tables {
    visit_counts: VisitCountsTable;
    figure_members: FigureMembersTable;
    figure_totals: { indicator: string; members: number };
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
}
