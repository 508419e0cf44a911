/** One try to reach a firm: how, with what outcome, and what it makes of the firm. */
import { addDays, type LocalDate } from '../../../foundation/clock.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';

export const CHANNELS = ['call', 'visit', 'message', 'event'] as const;
export type Channel = (typeof CHANNELS)[number];

export const OUTCOMES = ['spoke', 'wants-help', 'refused', 'no-answer', 'wrong-number', 'closed-down'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** `tried`: still unreached. */
export type FirmState = 'tried' | 'reached' | 'closed';

/** Somebody answered: the firm is reached, whatever they said. */
const REACHED: ReadonlySet<Outcome> = new Set(['spoke', 'wants-help', 'refused']);

/** Once reached stays reached; a firm found closed that answers later is reached. */
export function stateAfter(before: FirmState | undefined, outcome: Outcome): FirmState {
  if (REACHED.has(outcome) || before === 'reached') return 'reached';
  if (outcome === 'closed-down' || before === 'closed') return 'closed';
  return 'tried';
}

/** Farther ahead is no plan. */
export const FARTHEST_DAYS = 180;

export type ContactRefusal = Refusal<
  | 'outreach.channel.missing'
  | 'outreach.outcome.missing'
  | 'outreach.next.past'
  | 'outreach.next.too-far'
  | 'outreach.next.closed'
>;

export interface SaidContact {
  readonly channel: string;
  readonly outcome: string;
  readonly nextOn?: LocalDate | undefined;
}

export interface CheckedContact {
  readonly channel: Channel;
  readonly outcome: Outcome;
  readonly nextOn?: LocalDate;
}

/** All that is wrong at once, each at its field. */
export function checkContact(said: SaidContact, today: LocalDate): Result<CheckedContact, ContactRefusal> {
  const channel = CHANNELS.find((each) => each === said.channel);
  const outcome = OUTCOMES.find((each) => each === said.outcome);
  const { nextOn } = said;
  const refusals: ContactRefusal[] = [];
  if (channel === undefined) refusals.push({ code: 'outreach.channel.missing', field: 'channel' });
  if (outcome === undefined) refusals.push({ code: 'outreach.outcome.missing', field: 'outcome' });
  if (nextOn !== undefined) {
    if (nextOn < today) refusals.push({ code: 'outreach.next.past', field: 'next' });
    else if (nextOn > addDays(today, FARTHEST_DAYS)) refusals.push({ code: 'outreach.next.too-far', field: 'next' });
    else if (outcome === 'closed-down') refusals.push({ code: 'outreach.next.closed', field: 'next' });
  }
  if (channel === undefined || outcome === undefined || refusals.length > 0) return refused(...refusals);
  return accepted({ channel, outcome, ...(nextOn !== undefined && { nextOn }) });
}
