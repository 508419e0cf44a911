/** Tables of outreach. */
import type { Instant, LocalDate } from '../../../foundation/clock.ts';
import type { Channel, FirmState, Outcome } from '../domain/contact.ts';

declare module '../../../foundation/database/tables.ts' {
  interface Tables {
    outreach_firms: OutreachFirmRow;
    outreach_contacts: OutreachContactRow;
    outreach_details: OutreachDetailsRow;
  }
}

export interface OutreachFirmRow {
  id: string;
  tax_code: string;
  commune_id: string | null;
  province_id: string | null;
  state: FirmState;
  reached_at: Instant | null;
  contacts: number;
  last_contact_at: Instant;
  last_outcome: Outcome;
  next_on: LocalDate | null;
}

interface OutreachContactRow {
  id: string;
  firm_id: string;
  channel: Channel;
  outcome: Outcome;
  next_on: LocalDate | null;
  note: string | null;
  person_id: string;
  assignment_id: string;
  contacted_at: Instant;
}

interface OutreachDetailsRow {
  firm_id: string;
  contact_name: string | null;
  phone: string | null;
  address: string | null;
  noted_by: string;
  noted_at: Instant;
}
