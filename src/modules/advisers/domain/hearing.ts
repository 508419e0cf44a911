/** The adviser's side of a complaint: what the office asks, what the adviser says, and when it may be decided without them. */
import type { Instant } from '../../../foundation/clock.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';
import type { Term } from '../../cases/index.ts';

export interface Hearing {
  readonly caseId: string;
  /** Absent once somebody in it was erased. */
  readonly question?: string | undefined;
  /** Whether the adviser was told which request it is about. */
  readonly namesRequest: boolean;
  readonly askedAt: Instant;
  readonly term: Pick<Term, 'dueAt' | 'lastDay'>;
  readonly stated?: { readonly at: Instant; readonly words?: string | undefined } | undefined;
}

export const LONGEST_STATEMENT = 2000;

export type HearingWordsRefusal = Refusal<'advisers.hearing.words' | 'advisers.hearing.too-long'>;

export function readHearingWords(entered: string, field: string): Result<string, HearingWordsRefusal> {
  const words = entered.trim();
  if (words === '') return refused({ code: 'advisers.hearing.words', field });
  return words.length > LONGEST_STATEMENT ? refused({ code: 'advisers.hearing.too-long', field }) : accepted(words);
}

export type UnheardRefusal = Refusal<'advisers.complaint.not-heard' | 'advisers.complaint.hearing-runs'>;

/** Nobody is found at fault unheard: they said something, or had their days to. Whoever left the network cannot be asked. */
export function mayUphold(
  hearing: Hearing | undefined,
  { hasLeft, now }: { readonly hasLeft: boolean; readonly now: Instant },
): Result<undefined, UnheardRefusal> {
  if (hasLeft) return accepted(undefined);
  if (hearing === undefined) return refused({ code: 'advisers.complaint.not-heard', field: 'outcome' });
  if (hearing.stated !== undefined || now >= hearing.term.dueAt) return accepted(undefined);
  return refused({ code: 'advisers.complaint.hearing-runs', field: 'outcome' });
}
