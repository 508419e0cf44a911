/** A draft of one file and what stands behind it: who saved which text, from which source, in force from when. */
import type { Instant, LocalDate } from '../../../foundation/clock.ts';
import type { Refusal } from '../../../foundation/result.ts';
import type { ContentKind } from './content-file.ts';

/** Where the change comes from: a document, a price page, a letter. */
export interface ContentSource {
  readonly document: string;
  readonly article?: string;
  readonly url?: string;
  readonly readOn: LocalDate;
  /** The drafter had the document itself in hand. What is not verified is kept, shown and never signed. */
  readonly verified: boolean;
}

export interface Validity {
  readonly from: LocalDate;
  /** Last day; open when absent. */
  readonly to?: LocalDate;
}

export interface Revision {
  readonly number: number;
  readonly body: string;
  /** Over path, body, source and validity. */
  readonly hash: string;
  readonly source: ContentSource;
  readonly validity: Validity;
  readonly draftedBy: string;
  readonly draftedAt: Instant;
}

export interface Draft {
  readonly id: string;
  readonly path: string;
  readonly kind: ContentKind;
  readonly state: 'open' | 'signed' | 'withdrawn';
  readonly baseHash: string;
  readonly openedAt: Instant;
  /** The oldest first; at least one. */
  readonly revisions: readonly Revision[];
}

export function newest(draft: Draft): Revision {
  return draft.revisions.at(-1)!;
}

export type SigningRefusal = Refusal<
  | 'contents.draft.closed'
  | 'contents.draft.changed'
  | 'contents.draft.stale'
  | 'contents.draft.own'
  | 'contents.source.unverified'
  | 'contents.validity.past'
>;

/**
 * Whether this person may put this draft in force now. `hash`: what they looked at; `hashInForce`: of the text readers see.
 * Nobody who saved any part of the draft signs it, whoever saved last.
 */
export function reasonNotToSign(
  draft: Draft,
  given: {
    readonly signer: string;
    readonly hash: string;
    readonly hashInForce: string;
    readonly today: LocalDate;
  },
): SigningRefusal | undefined {
  const last = newest(draft);
  if (draft.state !== 'open') return { code: 'contents.draft.closed' };
  if (draft.revisions.some(({ draftedBy }) => draftedBy === given.signer)) return { code: 'contents.draft.own' };
  if (last.hash !== given.hash) return { code: 'contents.draft.changed' };
  if (draft.baseHash !== given.hashInForce) return { code: 'contents.draft.stale' };
  if (!last.source.verified) return { code: 'contents.source.unverified' };
  if (last.validity.to !== undefined && last.validity.to < given.today) return { code: 'contents.validity.past' };
  return undefined;
}
