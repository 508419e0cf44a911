/** The table of complaints about advisers. */
import type { Instant } from '../../../foundation/clock.ts';
import type { ComplaintOutcome } from '../domain/complaint.ts';

declare module '../../../foundation/database/tables.ts' {
  interface Tables {
    adviser_complaints: AdviserComplaintsTable;
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
}
