/** Tables of the adviser network. */
import type { Instant, LocalDate } from '../../../foundation/clock.ts';
import type { AdviserKind, AdviserStatus, RecognitionStatus } from '../domain/adviser.ts';
import type { ApplicationKind, ApplicationOutcome } from '../domain/application.ts';

declare module '../../../foundation/database/tables.ts' {
  interface Tables {
    adviser_profiles: AdviserProfilesTable;
    adviser_absences: AdviserAbsencesTable;
    adviser_conflicts: AdviserConflictsTable;
    adviser_recognitions: AdviserRecognitionsTable;
    adviser_applications: AdviserApplicationsTable;
  }
}

interface AdviserProfilesTable {
  id: string;
  kind: AdviserKind;
  person_id: string;
  organisation_id: string | null;
  assignment_id: string | null;
  name: string | null;
  name_fold: string;
  commune_id: string | null;
  province_id: string;
  lat: number | null;
  lon: number | null;
  fields: string[];
  languages: string[];
  remote_ok: boolean;
  capacity_per_week: number;
  about: string | null;
  status: AdviserStatus;
  paused_at: Instant | null;
  pause_reason: string | null;
  applied_at: Instant;
  changed_at: Instant;
}

interface AdviserAbsencesTable {
  id: string;
  adviser_id: string;
  from_day: LocalDate;
  until_day: LocalDate;
  noted_at: Instant;
}

interface AdviserConflictsTable {
  id: string;
  adviser_id: string;
  vendor_name: string;
  organisation_id: string | null;
  nature: string;
  from_day: LocalDate;
  until_day: LocalDate | null;
  declared_at: Instant;
}

interface AdviserRecognitionsTable {
  id: string;
  adviser_id: string;
  ministry: string;
  field: string;
  decision_no: string;
  decided_on: LocalDate;
  from_day: LocalDate;
  until_day: LocalDate | null;
  status: RecognitionStatus;
  reason: string | null;
  case_id: string | null;
  changed_at: Instant;
}

interface AdviserApplicationsTable {
  case_id: string;
  adviser_id: string;
  kind: ApplicationKind;
  ministry: string | null;
  fields: string[];
  outcome: ApplicationOutcome | null;
  reason: string | null;
  decided_at: Instant | null;
}
