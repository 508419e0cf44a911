/** A claim: a signed-in person takes a firm's dossier as theirs. Their word first; an officer or a provider confirms it later. */
import type { Instant } from '../../../foundation/clock.ts';
import type { Refusal } from '../../../foundation/result.ts';

export interface Claim {
  readonly id: string;
  readonly dossierId: string;
  readonly partyId: string;
  readonly personId: string;
  readonly level: 'self-declared' | 'confirmed';
  readonly claimedAt: Instant;
}

export type ClaimRefusal = Refusal<
  'enterprises.claim.not-signed-in' | 'enterprises.claim.taken' | 'enterprises.claim.name-missing'
>;

export type PartyKind =
  | 'enterprise'
  | 'business-household'
  | 'cooperative'
  | 'farm-household'
  | 'person'
  | 'organisation';

/** What kind of party an applicant is; an enterprise until they say otherwise. */
export function partyKindOf(applicantType: unknown): PartyKind {
  switch (applicantType) {
    case 'business-household':
    case 'cooperative':
    case 'farm-household':
      return applicantType;
    case 'individual-consultant':
      return 'person';
    case 'consulting-organisation':
    case 'support-organisation':
      return 'organisation';
    default:
      return 'enterprise';
  }
}
