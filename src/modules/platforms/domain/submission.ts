/** What a vendor sends about a product and an officer decides on: that it is theirs, its texts and price, an offer. */
import type { Instant } from '../../../foundation/clock.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';

export const SUBMISSION_KINDS = ['claim', 'edit', 'offer'] as const;
export type SubmissionKind = (typeof SUBMISSION_KINDS)[number];
export type SubmissionState = 'waiting' | 'accepted' | 'refused' | 'withdrawn' | 'ended';

/** How an applicant proves that a product is theirs. */
export const PROOFS = ['work-mailbox', 'mark-on-page', 'company-papers'] as const;
export type Proof = (typeof PROOFS)[number];

/** What the officer did before accepting; a claim is accepted on a proof that was seen. */
export const ACCEPTANCES = {
  claim: ['mailbox-answered', 'mark-seen', 'papers-seen'],
  edit: ['read-and-compared'],
  offer: ['terms-clear'],
} as const satisfies Record<SubmissionKind, readonly string[]>;

export const DOUBTS = {
  claim: ['proof-missing', 'another-company', 'not-the-maker', 'delisted'],
  edit: ['not-true', 'not-of-product', 'advertising', 'price-unclear', 'page-not-reachable'],
  offer: ['terms-unclear', 'days-wrong', 'not-an-offer', 'delisted'],
} as const satisfies Record<SubmissionKind, readonly string[]>;

export type Acceptance = (typeof ACCEPTANCES)[SubmissionKind][number];
export type Doubt = (typeof DOUBTS)[SubmissionKind][number];

export interface Submission {
  readonly id: string;
  readonly kind: SubmissionKind;
  readonly platformId: string;
  readonly organisationId?: string | undefined;
  readonly sentBy: string;
  readonly sentAt: Instant;
  readonly state: SubmissionState;
  readonly reason?: string | undefined;
  readonly decidedAt?: Instant | undefined;
  readonly endedAt?: Instant | undefined;
}

export type DecisionRefusal = Refusal<'platforms.review.decided' | 'platforms.review.reason' | 'platforms.review.own'>;

/** A reason of the list decides: those of acceptance accept, the others refuse. Nobody decides on what they sent themselves. */
export function decideOn(
  submission: Submission,
  { reason, officerId }: { readonly reason: string; readonly officerId: string },
): Result<{ readonly state: 'accepted' | 'refused'; readonly reason: Acceptance | Doubt }, DecisionRefusal> {
  if (submission.state !== 'waiting') return refused({ code: 'platforms.review.decided' });
  if (submission.sentBy === officerId) return refused({ code: 'platforms.review.own' });
  const yes = ACCEPTANCES[submission.kind].find((each) => each === reason);
  if (yes !== undefined) return accepted({ state: 'accepted', reason: yes });
  const no = (DOUBTS[submission.kind] as readonly Doubt[]).find((each) => each === reason);
  if (no !== undefined) return accepted({ state: 'refused', reason: no });
  return refused({ code: 'platforms.review.reason', field: 'reason' });
}
