/** The tables of this module, as the database holds them. */
import type { Instant, LocalDate } from '../../../foundation/clock.ts';
import type { Grade } from '../../conditions/index.ts';
import type { FactSourceKind, Said } from '../domain/fact.ts';

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

interface DossierReadRow {
  id: string;
  dossier_id: string;
  read_at: Instant;
  reader_kind: 'plan-holder' | 'account' | 'system';
  reader_ref: string | null;
  purpose: 'export' | 'advice' | 'decision' | 'check';
}

/** The columns of facts are addressed by name, see `domain/profile-columns.ts`. */
interface ProfileKey {
  dossier_id: string;
  projected_on: LocalDate;
}

declare module '../../../foundation/database/tables.ts' {
  interface Tables {
    parties: PartyRow;
    dossiers: DossierRow;
    plan_keys: { key_hash: string; dossier_id: string; made_at: Instant };
    dossier_secrets: { dossier_id: string; secret: string };
    facts: FactRow;
    fact_fields: ValueColumns & { fact_id: string; field: string };
    dossier_reads: DossierReadRow;
    enterprise_profiles: ProfileKey;
    profile_functions: { dossier_id: string; code: string };
    profile_certifications: { dossier_id: string; code: string };
    profile_activities: { dossier_id: string; code: string };
    profile_levels: { dossier_id: string; framework: string };
  }
}
