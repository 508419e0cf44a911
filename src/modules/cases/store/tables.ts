/** Tables of cases. */
import type { ColumnType, Generated } from 'kysely';
import type { Instant, LocalDate } from '../../../foundation/clock.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import type { CallWhen, Side } from '../domain/case.ts';
import type { Turn } from '../domain/case-type.ts';
import type { Level } from '../domain/ladder.ts';

declare module '../../../foundation/database/tables.ts' {
  interface Tables {
    quotas: QuotasTable;
    quota_takings: QuotaTakingsTable;
    cases: CasesTable;
    case_events: CaseEventsTable;
    case_messages: CaseMessagesTable;
    case_contacts: CaseContactsTable;
    case_promises: CasePromisesTable;
    case_askings: CaseAskingsTable;
    case_answers: CaseAnswersTable;
    absences: AbsencesTable;
    case_owner_codes: CaseOwnerCodesTable;
  }
}

interface QuotasTable {
  id: string;
  unit: 'places' | 'seats' | 'vnd';
  total: number;
  used: Generated<number>;
  created_at: Instant;
}

interface QuotaTakingsTable {
  id: string;
  quota_id: string;
  amount: number;
  taken_at: Instant;
  given_back_at: Instant | null;
}

export interface CaseStateColumns {
  state: string;
  turn: Turn;
  level: Level;
  place_id: string | null;
  holder_person_id: string | null;
  holder_assignment_id: string | null;
  due_at: Instant | null;
  last_day: LocalDate | null;
  due_certain: boolean | null;
  breaches: number;
  opened_at: Instant;
  state_since: Instant;
  closed_at: Instant | null;
  awaits_owner: boolean;
  merged_into: string | null;
  events: number;
  agreed_days: number | null;
  agreed_until: LocalDate | null;
  risen_level: Level | null;
  risen_without: string | null;
}

interface CasesTable extends CaseStateColumns {
  id: string;
  reference: string;
  type: string;
  type_version: number;
  dossier_id: string | null;
  applicant_person_id: string | null;
  against_person_id: string | null;
  partner_organisation_id: string | null;
  about_kind: string;
  about_code: string;
  commune_id: string | null;
  province_id: string | null;
  search_text: string;
  /** Of `search_text`. */
  search_words: Generated<unknown>;
}

interface CaseEventsTable {
  case_id: string;
  seq: number;
  kind: string;
  by_kind: Side;
  person_id: string | null;
  at: Instant;
  body: ColumnType<unknown, string, never>;
}

interface CaseMessagesTable {
  id: string;
  case_id: string;
  seq: number;
  body: string;
}

interface CaseContactsTable {
  case_id: string;
  name: string;
  phone: string | null;
  email: string | null;
  call_when: CallWhen;
  language: Generated<Language>;
}

interface CasePromisesTable {
  case_id: string;
  seq: number;
  level: Level;
  place_id: string | null;
  due_at: Instant;
  ended_at: Instant;
  kept: boolean;
}

interface CaseAskingsTable {
  case_id: string;
  ask_at: Instant;
  asked_at: Instant | null;
  answered_at: Instant | null;
}

interface CaseAnswersTable {
  case_id: string;
  question: string;
  choice: string | null;
  words: string | null;
  answered_at: Instant;
}

interface CaseOwnerCodesTable {
  case_id: string;
  code_hash: string;
  issued_by: string;
  issued_at: Instant;
  expires_at: Instant;
  tries: Generated<number>;
  used_at: Instant | null;
}

interface AbsencesTable {
  id: string;
  person_id: string;
  from_day: LocalDate;
  until_day: LocalDate;
  cover_assignment_id: string | null;
  entered_at: Instant;
  ended_at: Instant | null;
}
