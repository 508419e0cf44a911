/** A claim: a signed-in person takes a firm's dossier as theirs. Their word first; an officer of the firm's place, a code printed there, or the identity provider lifts it one level. */
import type { Instant } from '../../../foundation/clock.ts';
import type { Refusal } from '../../../foundation/result.ts';

/** `self-declared` waits for an officer; `refused` keeps the file and may ask again. */
export type ClaimLevel = 'self-declared' | 'confirmed' | 'refused';

export interface Claim {
  readonly id: string;
  readonly dossierId: string;
  readonly partyId: string;
  readonly personId: string;
  readonly level: ClaimLevel;
  readonly claimedAt: Instant;
}

export type ClaimRefusal = Refusal<
  'enterprises.claim.not-signed-in' | 'enterprises.claim.taken' | 'enterprises.claim.name-missing'
>;

/** What the officer saw that makes the claim sure. */
type SeenEvidence = 'papers-seen' | 'premises-visited' | 'register-contact';

/** `paper-code` is the printed code, typed by the claimant; `provider` the identity provider that names whom they represent. */
export type ClaimEvidence = SeenEvidence | 'paper-code' | 'provider';

/** Why not, in words the claimant can act on. */
export const CLAIM_DOUBTS = [
  'tax-code-missing',
  'not-in-register',
  'papers-missing',
  'other-owner',
  'unreachable',
] as const;
export type ClaimDoubt = (typeof CLAIM_DOUBTS)[number];

export type ClaimDecision =
  | { readonly outcome: 'confirmed'; readonly reason: SeenEvidence }
  | { readonly outcome: 'refused'; readonly reason: ClaimDoubt };

export type DecisionRefusal = Refusal<
  | 'enterprises.claim.unknown'
  | 'enterprises.claim.own'
  | 'enterprises.claim.decided'
  | 'enterprises.claim.changed'
  | 'enterprises.claim.tax-code-missing'
  | 'enterprises.claim.tax-code-held'
>;

export interface ClaimUnderDecision {
  readonly personId: string;
  readonly level: ClaimLevel;
  /** The firm's tax code as the dossier has it now. */
  readonly taxCode: string | undefined;
}

/**
 * Whether this officer may lift or refuse the claim as it stands. `seen` is the tax code the officer had before their eyes: what the
 * claimant wrote since is not decided. One refused may still be confirmed, one confirmed may be taken back.
 */
export function judgeDecision(
  claim: ClaimUnderDecision,
  decision: { readonly outcome: 'confirmed' | 'refused'; readonly by: string; readonly seen: string | undefined },
): DecisionRefusal | undefined {
  if (claim.personId === decision.by) return { code: 'enterprises.claim.own' };
  if (claim.level === 'confirmed' && decision.outcome === 'confirmed') return { code: 'enterprises.claim.decided' };
  if (claim.taxCode !== decision.seen) return { code: 'enterprises.claim.changed' };
  if (decision.outcome === 'confirmed' && claim.taxCode === undefined)
    return { code: 'enterprises.claim.tax-code-missing', field: 'reason' };
  return undefined;
}

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
