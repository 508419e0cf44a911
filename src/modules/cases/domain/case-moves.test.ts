/** The laws of a case, whatever people and clocks do to it: somebody always has the next word by a day to come, and history and state are one. */
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { addDays, type Instant, instantOf } from '../../../foundation/clock.ts';
import { loadCalendars } from '../content/load-calendars.ts';
import { loadCaseTypes } from '../content/load-case-types.ts';
import { referenceOf } from './case.ts';
import { applyEvent, type CaseEvent, type CaseState, foldCase } from './case-history.ts';
import { isLate, lapse, levelAbove, move, movesFor, opening } from './case-moves.ts';
import { type CaseType, problemsOfType, stateRule } from './case-type.ts';

const type = loadCaseTypes().find('advice-request', 1)!;
const calendar = loadCalendars().get(type.calendar)!;
const start = '2026-06-01T02:00:00.000Z' as Instant;
const holder = { level: 'commune', placeId: 'vn-2025-c-16249' } as const;
const later = (instant: Instant, minutes: number) => instantOf(new Date(Date.parse(instant) + minutes * 60_000));

/** What a run does next: waits a while, then the firm, the desk or nobody acts. */
const step = fc.record({
  minutes: fc.integer({ min: 0, max: 6 * 24 * 60 }),
  side: fc.constantFrom('firm' as const, 'desk' as const, 'nobody' as const),
  choice: fc.nat(20),
});

function play(steps: readonly { minutes: number; side: 'firm' | 'desk' | 'nobody'; choice: number }[]) {
  let now = start;
  const events: CaseEvent[] = [opening(type, calendar, holder, now)];
  let state = foldCase(events);
  const happen = (event: CaseEvent) => {
    events.push(event);
    state = applyEvent(state, event);
  };
  const seen: { now: Instant; state: CaseState }[] = [{ now, state }];
  for (const { minutes, side, choice } of steps) {
    now = later(now, minutes);
    // The clock comes first, as it does every minute.
    for (let turns = 0; isLate(state, now); turns += 1) {
      if (turns > 0) throw new Error('a lapse left a term that has passed');
      happen(lapse(type, calendar, state, { ...holder, level: levelAbove(state.holder.level) }, now));
    }
    if (side !== 'nobody') {
      const moves = movesFor(type, state, side, now);
      const chosen = moves[choice % Math.max(1, moves.length)];
      if (chosen !== undefined) {
        const moved = move(type, calendar, state, { code: chosen.code, by: side, hasMessage: true }, now);
        if (!moved.ok) throw new Error(`offered and refused: ${chosen.code}`);
        happen(moved.value);
      }
    }
    seen.push({ now, state });
  }
  return { events, seen, state };
}

describe('whatever happens to a case', () => {
  it('somebody has the next word by a day to come, or it is closed', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        for (const { now, state } of play(steps).seen) {
          expect(state.turn).toBe(stateRule(type, state.state).turn);
          expect(state.closedAt === undefined).toBe(state.turn !== 'nobody');
          if (state.turn === 'nobody') expect(state.promise).toBeUndefined();
          else expect(state.promise!.dueAt > now || !isLate(state, now)).toBe(true);
        }
      }),
    );
  });

  it('its history adds up to its state, and every broken promise of an office is in it', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const { events, state } = play(steps);
        expect(foldCase(events)).toEqual(state);
        expect(state.breaches).toBe(events.filter(({ kind }) => kind === 'escalated').length);
        expect(state.events).toBe(events.length);
      }),
    );
  });

  it('it ends by itself when the firm says nothing more, shown apart from what an owner confirmed', () => {
    const silence = Array.from({ length: 12 }, () => ({ minutes: 4 * 24 * 60, side: 'nobody' as const, choice: 0 }));
    const answered = play([
      { minutes: 10, side: 'desk', choice: 0 },
      { minutes: 10, side: 'desk', choice: 2 },
      ...silence,
    ]);
    expect(answered.events.flatMap((event) => (event.kind === 'moved' ? [event.transition] : []))).toEqual([
      ...['accept', 'answer', 'remind', 'close-silent'],
    ]);
    expect(answered.state.state).toBe('closed-silent');
  });
});

test('a case nobody touches climbs from the commune to the nation, one promise at a time, and never rests', () => {
  const { events } = play(Array.from({ length: 20 }, () => ({ minutes: 24 * 60, side: 'nobody', choice: 0 })));
  const levels = events.flatMap((event) => (event.kind === 'escalated' ? [event.holder.level] : []));
  expect(levels.slice(0, 2)).toEqual(['province', 'nation']);
  expect(new Set(levels.slice(1))).toEqual(new Set(['nation']));
  expect(levels.length).toBeGreaterThan(4);
});

describe('a move', () => {
  const opened = foldCase([opening(type, calendar, holder, start)]);
  const order = (code: string, by: 'firm' | 'desk' | 'clock', hasMessage = true) =>
    move(type, calendar, opened, { code, by, hasMessage }, start);

  it('is refused to the other side, out of its state, without its words, and when nobody knows it', () => {
    expect(order('accept', 'firm')).toMatchObject({ refusals: [{ code: 'cases.move.not-yours' }] });
    expect(order('close-silent', 'desk')).toMatchObject({ refusals: [{ code: 'cases.move.not-yours' }] });
    expect(order('confirm', 'firm')).toMatchObject({ refusals: [{ code: 'cases.move.not-now' }] });
    expect(order('vanish', 'desk')).toMatchObject({ refusals: [{ code: 'cases.move.unknown' }] });
    const accepted = applyEvent(opened, {
      kind: 'moved',
      at: start,
      transition: 'accept',
      state: 'accepted',
      turn: 'desk',
    });
    expect(move(type, calendar, accepted, { code: 'answer', by: 'desk', hasMessage: false }, start)).toMatchObject({
      refusals: [{ code: 'cases.message.required', field: 'message' }],
    });
  });

  it('opens a closed case again for 30 days and not longer', () => {
    const closed = applyEvent(opened, {
      kind: 'moved',
      at: start,
      transition: 'confirm',
      state: 'confirmed',
      turn: 'nobody',
    });
    const onDay = (day: string) =>
      movesFor(type, closed, 'firm', `${day}T05:00:00.000Z` as Instant).map(({ code }) => code);
    expect(onDay(addDays('2026-06-01' as never, 30))).toEqual(['reopen']);
    expect(onDay(addDays('2026-06-01' as never, 31))).toEqual([]);
  });
});

test('a type in which somebody could get stuck is found out', () => {
  expect(problemsOfType(type)).toEqual([]);
  const without = (code: string): CaseType => ({
    ...type,
    transitions: type.transitions.filter((each) => each.code !== code),
  });
  expect(problemsOfType(without('close-silent')).join()).toContain('reminded waits for the firm for ever');
  expect(problemsOfType(without('contact'))).toEqual([]);
  const unpromised = {
    ...type,
    states: type.states.map((state) => (state.code === 'accepted' ? { ...state, promise: undefined } : state)),
  };
  expect(problemsOfType(unpromised).join()).toContain('accepted does not say what comes by when');
  expect(problemsOfType(without('accept')).join()).toContain('accepted is never reached');
});

test('references are ten signs that are not mistaken for others on the telephone', () => {
  expect(referenceOf('01900000-0000-7000-8000-000000000001')).toBe('00000-00001');
  fc.assert(
    fc.property(fc.uuid({ version: 7 }), (id) => /^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/.test(referenceOf(id))),
  );
});
