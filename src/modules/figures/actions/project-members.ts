/** The projector the ledger runs in the same transaction as the events: a figure and its events are never apart. */
import type { Trx } from '../../../foundation/database/tables.ts';
import type { Projector, RecordedEvent } from '../../ledger/index.ts';
import { changesOf, type Restatement } from '../domain/cell.ts';
import { CORRECTED, corrected, correctionsOf, restatedUnder } from '../domain/correction.ts';
import { COUNTABLE_EVENTS } from '../domain/countable-event.ts';
import { membersOf } from '../domain/member.ts';
import { type CountedIndicator, holdRules, listCounted } from '../store/builds.read.ts';
import { findCorrections } from '../store/corrections.read.ts';
import { keepCorrection, lockMember } from '../store/corrections.write.ts';
import { changeCells, placeMembers } from '../store/members.write.ts';
import { countStocks } from './count-stocks.ts';
import type { CountingRules } from './counting-rules.ts';

/** Events that say that rows of the register are others than before. */
const CHANGES_REGISTER: ReadonlySet<string> = new Set([
  'register.imported',
  'register.placed',
  'register.placing-undone',
  'register.places-followed',
]);

/** Anything else counts nobody, and need not wait for a build. */
const COUNTS: ReadonlySet<string> = new Set([...COUNTABLE_EVENTS.map(({ type }) => type), CORRECTED]);

/** `rulesNow`: of the content in force when events come. Who counts is what was built, the same in every process. */
export function memberProjector(rulesNow: () => CountingRules): Projector {
  const counted = countedInDatabase();
  return {
    name: 'figure-members',
    project: async (trx, events) => {
      const rules = rulesNow();
      const restatements: Restatement[] = [];
      if (events.some(({ type }) => COUNTS.has(type))) {
        const indicators = await counted(trx, rules.indicators);
        restatements.push(
          ...(await place(trx, events, { ...rules, indicators })),
          ...(await correct(trx, events, rules)),
        );
      }
      const changesRegister = events.findLast(({ type }) => CHANGES_REGISTER.has(type));
      if (changesRegister !== undefined)
        await countStocks(trx, rules, { eventId: changesRegister.id, at: changesRegister.recordedAt });
      const changes = changesOf(restatements);
      if (changes.length > 0) await changeCells(trx, changes);
    },
  };
}

/** The definitions as built, read again when one of them has changed; before the first build the caller's own. */
function countedInDatabase() {
  let known: { readonly mark: string; readonly indicators: readonly CountedIndicator[] } | undefined;
  return async (trx: Trx, own: readonly CountedIndicator[]): Promise<readonly CountedIndicator[]> => {
    const mark = await holdRules(trx);
    if (mark === '') return own;
    if (known?.mark !== mark) known = { mark, indicators: await listCounted(trx) };
    return known.indicators;
  };
}

async function place(
  trx: Trx,
  events: readonly RecordedEvent[],
  rules: Pick<CountingRules, 'placeOf'> & { readonly indicators: readonly CountedIndicator[] },
): Promise<Restatement[]> {
  const members = membersOf(events, rules);
  if (members.length === 0) return [];
  const placed = await placeMembers(trx, members);
  const corrections = await findCorrections(
    trx,
    placed.map(({ to }) => to),
  );
  return placed.map(({ from, to }) =>
    restatedUnder({ ...(from && { from }), to }, corrections.get(`${to.indicator} ${to.memberId}`)),
  );
}

/** One by one: an officer corrects one member at a time. */
async function correct(trx: Trx, events: readonly RecordedEvent[], { placeOf }: CountingRules): Promise<Restatement[]> {
  const done: Restatement[] = [];
  for (const correction of correctionsOf(events, placeOf)) {
    const member = await lockMember(trx, correction.indicator, correction.memberId);
    const key = `${correction.indicator} ${correction.memberId}`;
    const before = (await findCorrections(trx, [correction])).get(key);
    await keepCorrection(trx, correction);
    if (member === undefined || (before !== undefined && before.eventId > correction.eventId)) continue;
    const [from, to] = [corrected(member, before), corrected(member, correction)];
    done.push({ ...(from && { from }), ...(to && { to }) });
  }
  return done;
}
