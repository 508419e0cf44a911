/** The table of complaints about advisers. */
import type { Instant, LocalDate } from '../../../foundation/clock.ts';
import type { ComplaintOutcome } from '../domain/complaint.ts';

declare module '../../../foundation/database/tables.ts' {
  interface Tables {
    adviser_complaints: AdviserComplaintsTable;
    adviser_hearings: AdviserHearingsTable;
  }
}

interface AdviserComplaintsTable {
  case_id: string;
  about_case_id: string;
  adviser_id: string;
  ground: string;
  opened_at: Instant;
  outcome: ComplaintOutcome | null;
  decided_at: Instant | null;
  objected_at: Instant | null;
}

interface AdviserHearingsTable {
  case_id: string;
  question: string | null;
  names_request: boolean;
  asked_at: Instant;
  due_at: Instant;
  last_day: LocalDate;
  statement: string | null;
  stated_at: Instant | null;
}
