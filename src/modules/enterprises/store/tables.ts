/** The tables of this module, as the database holds them. */
import type { Generated } from 'kysely';
import type { Instant, LocalDate } from '../../../foundation/clock.ts';
import type { Grade } from '../../conditions/index.ts';
import type { ClaimDoubt, ClaimEvidence, ClaimLevel } from '../domain/claim.ts';
import type { ConsentCode } from '../domain/consent.ts';
import type { DuplicateDecision, DuplicateKind } from '../domain/duplicate.ts';
import type { FactSourceKind, Said } from '../domain/fact.ts';
import type { LegalForm } from '../domain/legal-form.ts';
import type { MandateAct } from '../domain/mandate.ts';
import type { ReadField, ReadPurpose, ReadSubject } from '../domain/reading.ts';
import type { UploadState } from '../domain/register-upload.ts';

/** One of four is set. */
interface ValueColumns {
  value_text: string | null;
  value_integer: number | null;
  value_boolean: boolean | null;
  value_date: LocalDate | null;
}

interface PartyRow {
  id: string;
  kind: string;
  created_at: Instant;
}

interface DossierRow {
  id: string;
  party_id: string | null;
  opened_at: Instant;
  expires_on: LocalDate;
  erased_at: Instant | null;
  erased_because: 'asked' | 'expired' | null;
}

interface ClaimRow {
  id: string;
  dossier_id: string;
  party_id: string;
  person_id: string;
  organisation_id: string;
  level: ClaimLevel;
  claimed_at: Instant;
  asked_at: Instant;
  sealed_key: string;
  claimed_name: string;
  name_fold: string;
  confirmed_tax_code: string | null;
}

interface ClaimDecisionRow {
  id: string;
  claim_id: string;
  outcome: 'confirmed' | 'refused';
  reason: ClaimEvidence | ClaimDoubt;
  /** Null when the identity provider confirmed. */
  decided_by: string | null;
  role: string | null;
  locality_id: string | null;
  decided_at: Instant;
}

interface ClaimCodeRow {
  id: string;
  claim_id: string;
  code_hash: string;
  tax_code: string | null;
  issued_by: string;
  role: string | null;
  locality_id: string | null;
  issued_at: Instant;
  expires_at: Instant;
  used_at: Instant | null;
}

interface MandateRow {
  id: string;
  claim_id: string;
  dossier_id: string;
  adviser_id: string;
  acts: MandateAct[];
  given_by: string;
  given_at: Instant;
  valid_until: LocalDate;
  ended_at: Instant | null;
  ended_by: string | null;
  key_hash: string;
  sealed_key: string;
}

interface ConsentRow {
  id: string;
  party_id: string;
  purpose: ConsentCode;
  version: number;
  given_by: string;
  given_at: Instant;
  withdrawn_by: string | null;
  withdrawn_at: Instant | null;
}

interface FactRow extends ValueColumns {
  id: string;
  dossier_id: string;
  key: string;
  item: string;
  said: Said;
  valid_from: LocalDate | null;
  valid_to: LocalDate | null;
  recorded_at: Instant;
  grade: Grade;
  source_kind: FactSourceKind;
  source_ref: string | null;
  expires_on: LocalDate | null;
}

interface ReadingRow {
  id: string;
  read_at: Instant;
  subject_kind: ReadSubject['kind'];
  subject: string;
  dossier_id: string | null;
  reader_kind: 'plan-holder' | 'account' | 'system';
  person_id: string | null;
  role: string | null;
  locality_id: string | null;
  fields: ReadField[];
  purpose: ReadPurpose;
}

interface RegisterImportRow {
  id: string;
  file_hash: string;
  file_name: string;
  settings_hash: string;
  reading_hash: string | null;
  mapping: string;
  as_of: LocalDate;
  keep_good: boolean;
  state: 'reading' | 'applied' | 'refused' | 'discarded';
  rows_read: Generated<number>;
  rows_staged: Generated<number>;
  rows_refused: Generated<number>;
  rows_added: number | null;
  rows_changed: number | null;
  rows_same: number | null;
  rows_older: number | null;
  started_at: Instant;
  moved_at: Instant | null;
  finished_at: Instant | null;
}

interface RegisterColumns {
  tax_code: string;
  name: string;
  name_key: string;
  legal_form: LegalForm | null;
  commune_id: string | null;
  province_id: string | null;
  place_text: string | null;
  industry_code: string | null;
  industry_edition: '2018' | '2025' | null;
  founded_on: LocalDate | null;
  operating_status: string | null;
  tax_status: string | null;
  tax_arisen_year: number | null;
  employees_insured: number | null;
  revenue_vnd: number | null;
  capital_vnd: number | null;
}

interface RegisterRecordRow extends RegisterColumns {
  place_candidates: string[] | null;
  as_of: LocalDate;
  import_id: string;
  recorded_at: Instant;
}

interface RegisterErrorRow {
  import_id: string;
  line: number;
  column_name: string;
  code: string;
  level: 'refused' | 'noted';
  value: string | null;
}

interface RegisterUploadRow {
  id: string;
  file_name: string;
  file_kind: 'csv' | 'xlsx' | null;
  file_hash: string | null;
  size_bytes: Generated<number>;
  line_ends: number | null;
  area_id: string | null;
  uploaded_by: string;
  role: string;
  assignment_id: string;
  state: UploadState;
  headings: Generated<string[]>;
  mapping: Generated<string>;
  as_of: LocalDate;
  keep_good: Generated<boolean>;
  fault: string | null;
  uploaded_at: Instant;
  ended_at: Instant | null;
  leased_until: Instant | null;
}

interface RegisterMappingRow {
  area_id: string;
  fingerprint: string;
  mapping: string;
  settled_by: string;
  settled_at: Instant;
}

/** The columns of facts are addressed by name, see `domain/profile-columns.ts`. */
interface ProfileKey {
  dossier_id: string;
  projected_on: LocalDate;
  size_class_until: LocalDate;
}

interface PopulationRow {
  id: string;
  name: string;
  definition: string;
  definition_hash: string;
  locality_id: string | null;
  saved_by: string;
  saved_at: Instant;
  archived_at: Instant | null;
}

interface DuplicateCandidateRow {
  id: string;
  tax_code: string;
  other_code: string;
  kind: DuplicateKind;
  reasons: string[];
  province_id: string | null;
  other_province_id: string | null;
  commune_id: string | null;
  other_commune_id: string | null;
  found_at: Instant;
  decision: DuplicateDecision | null;
  decided_at: Instant | null;
}

interface DuplicateDecisionRow {
  id: string;
  candidate_id: string;
  decision: DuplicateDecision | null;
  person_id: string;
  assignment_id: string;
  decided_at: Instant;
}

declare module '../../../foundation/database/tables.ts' {
  interface Tables {
    parties: PartyRow;
    dossiers: DossierRow;
    plan_keys: { key_hash: string; dossier_id: string; made_at: Instant };
    dossier_secrets: { dossier_id: string; secret: string };
    facts: FactRow;
    fact_fields: ValueColumns & { fact_id: string; field: string };
    readings: ReadingRow;
    enterprise_profiles: ProfileKey;
    claims: ClaimRow;
    claim_decisions: ClaimDecisionRow;
    claim_codes: ClaimCodeRow;
    adviser_codes: { person_id: string; code: string; made_at: Instant };
    mandates: MandateRow;
    consents: ConsentRow;
    profile_functions: { dossier_id: string; code: string };
    profile_certifications: { dossier_id: string; code: string };
    profile_processes: { dossier_id: string; code: string };
    profile_activities: { dossier_id: string; code: string };
    profile_levels: { dossier_id: string; framework: string };
    register_imports: RegisterImportRow;
    register_uploads: RegisterUploadRow;
    register_upload_pieces: { upload_id: string; ordinal: number; bytes: Uint8Array };
    register_mappings: RegisterMappingRow;
    populations: PopulationRow;
    duplicate_candidates: DuplicateCandidateRow;
    duplicate_decisions: DuplicateDecisionRow;
    duplicate_searches: { id: string; searched_at: Instant; added: number; withdrawn: number };
    register_records: RegisterRecordRow;
    register_changes: { import_id: string; tax_code: string; changed: string[]; changed_at: Instant };
    register_import_errors: RegisterErrorRow;
    register_staging: RegisterColumns & { line: number; place_candidates: string | null };
  }
}
