import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import { withDatabase } from '../../../test-support/database-fixture.ts';
import { fixedClock } from '../../../test-support/fixed-clock.ts';
import { fixedId, fixedIds } from '../../../test-support/fixed-ids.ts';
import type { NewEvent } from '../domain/event.ts';
import { listEventsOfDossier, readEvents } from '../store/events.read.ts';
import { createLedger, EventNotAllowed } from './append.ts';

const clock = fixedClock();
const dossierId = fixedId(7, 9);

function planMade(payload: NewEvent['payload'] = { steps: 3, rules: 'a1b2' }): NewEvent {
  return {
    type: 'plan.made',
    actor: { kind: 'plan-holder', dossierId },
    dossierId,
    localityId: 'vn-2025-c-16249',
    sectorGroup: 'trade-services',
    sizeClass: 'micro',
    occurredAt: clock.now(),
    payload,
  };
}

describe('what happened is written down', () => {
  it('and is read back exactly as it was recorded', async () => {
    await withDatabase(async ({ trx }) => {
      const [recorded] = await createLedger().append(trx, { ids: fixedIds(), now: clock.now() }, [planMade()]);
      expect(await listEventsOfDossier(trx, dossierId)).toEqual([recorded]);
      const slices = [];
      for await (const slice of readEvents(trx, { types: ['plan.made'] }, 1)) slices.push(...slice);
      expect(slices).toEqual([recorded]);
    });
  });

  it('together with its count, or not at all', async () => {
    await withDatabase(async ({ trx }) => {
      await sql`create table counts (type text)`.execute(trx);
      const counting = {
        name: 'counting',
        project: async (inner: typeof trx, events: readonly NewEvent[]) => {
          await sql`insert into counts (type) values (${events[0]?.type ?? ''})`.execute(inner);
        },
      };
      const failing = {
        name: 'failing',
        project: async () => {
          throw new Error('cannot count');
        },
      };
      const append = (projectors: (typeof counting)[]) =>
        inTransaction(trx, (inner) =>
          createLedger({ projectors }).append(inner, { ids: fixedIds(), now: clock.now() }, [planMade()]),
        );
      const rowsNow = async () =>
        (
          await sql<{ events: number; counts: number }>`
          select (select count(*) from events) as events, (select count(*) from counts) as counts`.execute(trx)
        ).rows[0];

      await expect(append([counting, failing])).rejects.toThrow('cannot count');
      expect(await rowsNow()).toEqual({ events: 0, counts: 0 });
      await append([counting]);
      expect(await rowsNow()).toEqual({ events: 1, counts: 1 });
    });
  });

  it.each([
    ['a name', { owner: 'Nguyễn Văn A' }],
    ['an address of mail', { contact: 'a@example.vn' }],
    ['a sentence', { reason: 'too expensive' }],
    ['a tax code', { taxCode: '0101234567' }],
    ['a branch tax code', { taxCode: '0101234567-001' }],
    ["a citizen's number", { list: [{ code: '001203012345' }] }],
    ['a number that is none', { score: Number.NaN }],
  ])('but never %s', async (_what, payload) => {
    await withDatabase(async ({ trx }) => {
      const append = createLedger().append(trx, { ids: fixedIds(), now: clock.now() }, [planMade(payload)]);
      await expect(append).rejects.toThrow(EventNotAllowed);
      await expect(append).rejects.not.toThrow(/Nguy|example|expensive|0101234567|001203012345/);
    });
  });

  it('and nobody can change or remove it afterwards', async () => {
    await withDatabase(async ({ trx }) => {
      await createLedger().append(trx, { ids: fixedIds(), now: clock.now() }, [planMade()]);
      for (const change of [
        "update events set type = 'plan.unmade'",
        'delete from events',
        'truncate events cascade',
      ]) {
        await expect(inTransaction(trx, (inner) => sql.raw(change).execute(inner))).rejects.toMatchObject({
          code: '23001',
        });
      }
    });
  });
});
