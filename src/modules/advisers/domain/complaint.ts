/** A firm's complaint about an adviser: why, about which request, and how it was decided. */
import type { Instant } from '../../../foundation/clock.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';

/** `ended`: nobody decided it before the firm withdrew or was erased. */
export type ComplaintOutcome = 'upheld' | 'not-upheld' | 'ended';

export interface Complaint {
  readonly caseId: string;
  /** The request for advice it is about. */
  readonly aboutCaseId: string;
  readonly adviserId: string;
  /** A code of the network's list. */
  readonly ground: string;
  readonly openedAt: Instant;
  readonly decided?: { readonly outcome: ComplaintOutcome; readonly at: Instant } | undefined;
  /** The firm asked for another look at what was decided, which is not decided yet. */
  readonly objectedAt?: Instant | undefined;
}

/** Nobody decided it yet, or it is looked at again. */
export function isOpen({ decided, objectedAt }: Pick<Complaint, 'decided' | 'objectedAt'>): boolean {
  return decided === undefined || objectedAt !== undefined;
}

export interface EnteredComplaint {
  readonly ground: string;
  readonly words: string;
}

export type ComplaintRefusal = Refusal<
  'advisers.complaint.ground' | 'advisers.complaint.words' | 'advisers.complaint.too-long'
>;

export const LONGEST_COMPLAINT = 2000;

/** Everything that is wrong at once. */
export function readComplaint(
  entered: EnteredComplaint,
  isGround: (code: string) => boolean,
): Result<EnteredComplaint, ComplaintRefusal> {
  const words = entered.words.trim();
  const refusals: ComplaintRefusal[] = [];
  if (!isGround(entered.ground)) refusals.push({ code: 'advisers.complaint.ground', field: 'ground' });
  if (words === '') refusals.push({ code: 'advisers.complaint.words', field: 'words' });
  if (words.length > LONGEST_COMPLAINT) refusals.push({ code: 'advisers.complaint.too-long', field: 'words' });
  return refusals.length > 0 ? refused(...refusals) : accepted({ ground: entered.ground, words });
}

export function isUpheld(complaint: Complaint): boolean {
  return !isOpen(complaint) && complaint.decided?.outcome === 'upheld';
}

export interface ComplaintCounts {
  readonly open: number;
  readonly upheld: number;
  readonly notUpheld: number;
}

/** What ended before anybody decided counts as none of the three. */
export function countComplaints(complaints: readonly Complaint[]): ComplaintCounts {
  const closed = complaints.filter((complaint) => !isOpen(complaint));
  const of = (outcome: ComplaintOutcome) => closed.filter(({ decided }) => decided?.outcome === outcome).length;
  return { open: complaints.length - closed.length, upheld: of('upheld'), notUpheld: of('not-upheld') };
}
