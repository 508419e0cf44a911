/** Tables of accounts. */
import type { Generated } from 'kysely';
import type { Instant, LocalDate } from '../../../foundation/clock.ts';
import type { FirmsLeft } from '../domain/erasure.ts';

declare module '../../../foundation/database/tables.ts' {
  interface Tables {
    people: PeopleTable;
    organisations: OrganisationsTable;
    assignments: AssignmentsTable;
    invitations: InvitationsTable;
    sign_in_codes: SignInCodesTable;
    paper_codes: PaperCodesTable;
    sessions: SessionsTable;
    oidc_identities: OidcIdentitiesTable;
    oidc_attempts: OidcAttemptsTable;
    erasure_requests: ErasureRequestsTable;
    passkeys: PasskeysTable;
    passkey_attempts: PasskeyAttemptsTable;
  }
}

interface PeopleTable {
  id: string;
  email: string | null;
  name: string | null;
  is_demo: boolean;
  created_at: Instant;
  blocked_at: Instant | null;
  erased_at: Instant | null;
}

interface PasskeysTable {
  credential_id: string;
  person_id: string;
  public_key: string;
  counter: number;
  transports: string[];
  label: string;
  made_at: Instant;
  used_at: Instant | null;
}

interface PasskeyAttemptsTable {
  attempt_hash: string;
  purpose: PasskeyPurpose;
  person_id: string | null;
  challenge: string;
  expires_at: Instant;
}

interface ErasureRequestsTable {
  person_id: string;
  asked_at: Instant;
  due_at: Instant;
  firms: FirmsLeft;
}

interface OrganisationsTable {
  id: string;
  kind: 'authority' | 'enterprise' | 'adviser' | 'vendor' | 'intermediary';
  name: string;
  locality_id: string | null;
  created_at: Instant;
}

export interface ScopeColumns {
  scope_kind: 'organisation' | 'locality' | 'nation';
  organisation_id: string | null;
  locality_id: string | null;
}

interface AssignmentsTable extends ScopeColumns {
  id: string;
  person_id: string;
  role: string;
  valid_from: LocalDate;
  valid_to: LocalDate | null;
  granted_by: string | null;
  granted_at: Instant;
  ended_at: Instant | null;
  ended_by: string | null;
}

interface InvitationsTable extends ScopeColumns {
  id: string;
  email: string;
  role: string;
  invited_by: string | null;
  invited_at: Instant;
  sent_at: Instant;
  expires_at: Instant;
  answered_at: Instant | null;
  answer: 'accepted' | 'declined' | 'withdrawn' | null;
}

interface SignInCodesTable {
  id: string;
  attempt_hash: string;
  code_hash: string;
  email: string | null;
  email_hash: string;
  address_hash: string | null;
  issued_at: Instant;
  expires_at: Instant;
  tries: number;
  used_at: Instant | null;
}

interface PaperCodesTable {
  id: string;
  code_hash: string;
  person_id: string;
  locality_id: string;
  issued_by: string;
  issued_at: Instant;
  expires_at: Instant;
  used_at: Instant | null;
}

export type SignInMethod = 'email' | 'paper' | 'oidc' | 'demo' | 'passkey';
export type PasskeyPurpose = 'register' | 'confirm' | 'sign-in';
export type SessionEnd = 'signed-out' | 'ended-elsewhere' | 'replaced' | 'expired';

interface SessionsTable {
  id: string;
  token_hash: string;
  person_id: string;
  method: SignInMethod;
  assignment_id: string | null;
  device: string;
  started_at: Instant;
  last_seen_at: Instant;
  ended_at: Instant | null;
  ended_because: SessionEnd | null;
  confirmed_at: Instant | null;
  represents: Generated<string[]>;
}

interface OidcIdentitiesTable {
  issuer: string;
  subject: string;
  person_id: string;
  linked_at: Instant;
}

interface OidcAttemptsTable {
  attempt_hash: string;
  sealed: string;
  begun_at: Instant;
  expires_at: Instant;
}
