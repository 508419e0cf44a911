/** What may happen to a case now, by whom, and the event it makes. */
import { addDays, type Instant, type LocalDate, localDateOf } from '../../../foundation/clock.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';
import type { CaseEvent, CaseState, Holder, Risen } from './case-history.ts';
import { type ActsBy, type CaseType, stateRule, type Transition } from './case-type.ts';
import { LADDER, type Level } from './ladder.ts';
import { instantAt, type WorkingCalendar } from './working-calendar.ts';
import { type Term, termFrom } from './working-time.ts';

export type MoveRefusal = Refusal<
  | 'cases.move.unknown'
  | 'cases.move.not-now'
  | 'cases.move.not-yours'
  | 'cases.move.too-late'
  | 'cases.message.required'
>;

/** `agreedDays`: how long what it is about will run once it has begun, for a type that asks for it. */
export function opening(
  type: CaseType,
  calendar: WorkingCalendar,
  holder: Holder,
  now: Instant,
  agreedDays?: number,
): Extract<CaseEvent, { kind: 'opened' }> {
  const { code, turn } = stateRule(type, type.start);
  const promise = promiseOf(type, code, calendar, now)!;
  return {
    kind: 'opened',
    at: now,
    state: code,
    turn,
    promise,
    holder,
    ...(agreedDays !== undefined && { agreedDays }),
  };
}

/** What the page of the case offers one side now, in the order of the type. */
export function movesFor(type: CaseType, state: CaseState, by: ActsBy, now: Instant): readonly Transition[] {
  return type.transitions.filter(
    (move) => move.by === by && move.apart !== true && move.from.includes(state.state) && isInTime(move, state, now),
  );
}

export interface MoveOrder {
  readonly code: string;
  readonly by: ActsBy;
  readonly hasMessage: boolean;
  /** The capability itself carries it out. */
  readonly apart?: boolean | undefined;
  /** Who becomes the holder where the move takes the case. */
  readonly taker?: Holder | undefined;
  /** Who gets it where the move rises. */
  readonly above?: { readonly holder: Holder; readonly risen: Risen } | undefined;
}

export function move(
  type: CaseType,
  calendar: WorkingCalendar,
  state: CaseState,
  order: MoveOrder,
  now: Instant,
): Result<CaseEvent, MoveRefusal> {
  const found = type.transitions.find(({ code }) => code === order.code);
  if (found === undefined) return refused({ code: 'cases.move.unknown' });
  if (found.by !== order.by) return refused({ code: 'cases.move.not-yours' });
  if (!found.from.includes(state.state)) return refused({ code: 'cases.move.not-now' });
  if (found.apart === true && order.apart !== true) return refused({ code: 'cases.move.unknown' });
  if (!isInTime(found, state, now)) return refused({ code: 'cases.move.too-late' });
  if (found.message === 'required' && !order.hasMessage)
    return refused({ code: 'cases.message.required', field: 'message' });
  if (found.rises === true) {
    if (order.above === undefined) throw new Error(`${type.id}: ${found.code} rises to nobody`);
    return accepted({ ...moved(type, calendar, state, found, now), ...order.above });
  }
  return accepted(moved(type, calendar, state, found, now, found.takes === true ? order.taker : undefined));
}

/** Late is a promise whose last instant has passed. */
export function isLate({ promise }: Pick<CaseState, 'promise'>, now: Instant): boolean {
  return promise !== undefined && promise.dueAt < now;
}

/**
 * What the clock does with a late case: an office's promise goes up to `next`, the firm's turn ends as its type says. Either way a new
 * promise begins, or the case is closed: no case is ever left with a term that has passed.
 */
export function lapse(
  type: CaseType,
  calendar: WorkingCalendar,
  state: CaseState,
  next: Holder,
  now: Instant,
): CaseEvent {
  const rule = stateRule(type, state.state);
  if (rule.turn === 'desk')
    return { kind: 'escalated', at: now, holder: next, promise: promiseOf(type, rule.code, calendar, now)! };
  const found = type.transitions.find(({ code, by }) => code === rule.onLapse && by === 'clock');
  if (found === undefined) throw new Error(`${type.id}: nothing happens when ${rule.code} lapses`);
  return moved(type, calendar, state, found, now);
}

/** The level above; the nation has none and keeps it, with a new term and one more breach. */
export function levelAbove(level: Level): Level {
  return LADDER[Math.min(LADDER.indexOf(level) + 1, LADDER.length - 1)]!;
}

/** A case taken out of another goes on in the state it was in, with a new term. */
export function unmerge(type: CaseType, calendar: WorkingCalendar, before: CaseState, now: Instant): CaseEvent {
  const { code, turn } = stateRule(type, before.state);
  const promise = promiseOf(type, code, calendar, now, before.agreedUntil)!;
  return { kind: 'unmerged', at: now, state: code, turn, promise };
}

/** A state whose agreed day has passed already is passed over, as its clock would: a short trial begins in its last days. */
function moved(
  type: CaseType,
  calendar: WorkingCalendar,
  state: CaseState,
  found: Transition,
  now: Instant,
  holder?: Holder,
): Extract<CaseEvent, { kind: 'moved' }> {
  const begins = found.agrees === true && state.agreedDays !== undefined;
  const agreedUntil = begins ? addDays(localDateOf(now), state.agreedDays) : state.agreedUntil;
  let to = found.to;
  for (;;) {
    const { code, turn, onLapse } = stateRule(type, to);
    const promise = promiseOf(type, code, calendar, now, agreedUntil);
    const over = type.transitions.find((each) => each.code === onLapse && each.by === 'clock');
    if (promise === undefined || promise.dueAt > now || over === undefined)
      return {
        ...{ kind: 'moved', at: now, transition: found.code, state: code, turn },
        ...(promise !== undefined && { promise }),
        ...(holder !== undefined && { holder }),
        ...(begins && agreedUntil !== undefined && { agreedUntil }),
      };
    to = over.to;
  }
}

function promiseOf(
  type: CaseType,
  state: string,
  calendar: WorkingCalendar,
  now: Instant,
  agreedUntil?: LocalDate,
): Term | undefined {
  const { promise } = stateRule(type, state);
  if (promise === undefined || !('daysBeforeAgreed' in promise)) return promise && termFrom(calendar, now, promise);
  if (agreedUntil === undefined) throw new Error(`${type.id}: ${state} counts back from a day nobody agreed on`);
  const lastDay = addDays(agreedUntil, -promise.daysBeforeAgreed);
  return { dueAt: instantAt(addDays(lastDay, 1), 0), lastDay, certain: true };
}

function isInTime({ withinDaysOfClosing }: Transition, { closedAt }: CaseState, now: Instant): boolean {
  if (withinDaysOfClosing === undefined || closedAt === undefined) return true;
  return localDateOf(now) <= addDays(localDateOf(closedAt), withinDaysOfClosing);
}
