/** Two firms of the register that may belong together: how, why it is proposed, and what people decide. Nothing here merges anything. */
import type { Instant } from '../../../foundation/clock.ts';
import type { Refusal } from '../../../foundation/result.ts';

/** What the search proposes: a dependent unit of a root code, one firm under two codes, an enterprise that went on from a household. */
export type DuplicateKind = 'branch' | 'same' | 'successor';
export const DUPLICATE_KINDS: readonly DuplicateKind[] = ['branch', 'same', 'successor'];

export type DuplicateReason =
  | 'root-code'
  | 'name'
  | 'commune'
  | 'legal-form'
  | 'founded-same-day'
  | 'industry'
  | 'household-ended'
  | 'founded-after';

export type DuplicateDecision = 'same' | 'different' | 'branch' | 'successor';
export const DUPLICATE_DECISIONS: readonly DuplicateDecision[] = ['branch', 'same', 'successor', 'different'];

export interface DuplicatePair {
  /** The root of a branch, the household of its successor; else the lower code. */
  readonly taxCode: string;
  readonly otherCode: string;
  readonly kind: DuplicateKind;
  readonly reasons: readonly DuplicateReason[];
}

export interface DuplicateCandidate extends DuplicatePair {
  readonly id: string;
  readonly foundAt: Instant;
  readonly decision?: DuplicateDecision;
  readonly decidedAt?: Instant;
}

export type DuplicateRefusal = Refusal<
  'enterprises.duplicate.not-found' | 'enterprises.duplicate.not-a-branch' | 'enterprises.duplicate.none-chosen'
>;

/** The ten digits of a unit's parent say whose branch it is: nothing else can be one. */
export function mayDecide({ taxCode, otherCode }: DuplicatePair, decision: DuplicateDecision): boolean {
  return decision !== 'branch' || (otherCode.length === 13 && otherCode.startsWith(taxCode.slice(0, 10)));
}

/** Older than this when the household was read as ended, an enterprise of the same name is not its successor. */
export const SUCCESSOR_MONTHS = 24;
