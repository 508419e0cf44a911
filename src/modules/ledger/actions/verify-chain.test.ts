import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import type { Trx } from '../../../foundation/database/tables.ts';
import { openTestDatabase, withDatabase } from '../../../test-support/database-fixture.ts';
import { fixedClock } from '../../../test-support/fixed-clock.ts';
import { fixedId, fixedIds } from '../../../test-support/fixed-ids.ts';
import type { NewEvent } from '../domain/event.ts';
import { createLedger } from './append.ts';
import { exportHead, readExportedHeads } from './export-head.ts';
import { seal } from './seal.ts';
import { verifyChain } from './verify-chain.ts';

const clock = fixedClock();
const folder = mkdtempSync(join(tmpdir(), 'cau-so-heads-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function events(count: number): NewEvent[] {
  return Array.from({ length: count }, (_, index) => ({
    type: index % 2 === 0 ? 'page.visited' : 'plan.made',
    actor: index % 3 === 0 ? { kind: 'visitor' } : { kind: 'system', job: 'test' },
    dossierId: index % 2 === 0 ? undefined : fixedId(index, 8),
    occurredAt: clock.now(),
    payload: { index, ratio: 0.1 + index / 3, big: 1e21, nested: { list: ['a', null, true] } },
  }));
}

/** Six sealed events, ids …01 to …06, then `tamper` with the triggers off, then one more sealed event. */
async function tampered(trx: Trx, tamper: string): ReturnType<typeof verifyChain> {
  const ids = fixedIds();
  await createLedger().append(trx, { ids, now: clock.now() }, events(6));
  await seal(trx, clock);
  await sql.raw('alter table events disable trigger all; alter table seals disable trigger all;').execute(trx);
  await sql.raw(tamper).execute(trx);
  await sql.raw('alter table events enable trigger all; alter table seals enable trigger all;').execute(trx);
  await createLedger().append(trx, { ids, now: clock.now() }, events(1));
  await seal(trx, clock);
  return verifyChain(trx);
}

const HASH = 'a'.repeat(64);

describe('the operator who verifies the ledger', () => {
  it('is told that everything is as it was sealed', async () => {
    await withDatabase(async ({ trx }) => {
      const ids = fixedIds();
      await createLedger().append(trx, { ids, now: clock.now() }, events(1_203));
      expect(await seal(trx, clock)).toBe(1_203);
      expect(await seal(trx, clock)).toBe(0);
      await createLedger().append(trx, { ids, now: clock.now() }, events(2));
      const seen: number[] = [];
      const report = await verifyChain(trx, { onProgress: (checked) => seen.push(checked) });
      expect(report).toEqual({ events: 1_205, sealed: 1_203, unsealed: 2, firstBroken: undefined });
      expect(seen).toEqual([1_000, 1_203]);
    });
  });

  it.each([
    ['a changed payload', `update events set payload = '{"index": 9}' where id = '${fixedId(3)}'`, 3, 'event-changed'],
    [
      'a changed time',
      `update events set occurred_at = occurred_at + interval '1 h' where id = '${fixedId(2)}'`,
      2,
      'event-changed',
    ],
    [
      'a changed actor',
      `update events set actor_kind = 'system', actor_ref = 'x' where id = '${fixedId(4)}'`,
      4,
      'event-changed',
    ],
    ['an event taken away', `delete from events where id = '${fixedId(5)}'`, 5, 'event-missing'],
    ['a seal taken away', `delete from seals where seq = 3`, 3, 'gap'],
    ['a seal linked elsewhere', `update seals set previous_hash = '${HASH}' where seq = 4`, 4, 'wrong-link'],
    ['a seal with another hash', `update seals set hash = '${HASH}' where seq = 2`, 2, 'seal-rewritten'],
    [
      'a seal with another time',
      `update seals set sealed_at = sealed_at + interval '1 h' where seq = 2`,
      2,
      'event-changed',
    ],
    [
      'two events that changed places',
      `
      update seals set event_id = '${fixedId(90)}' where seq = 2; update seals set event_id = '${fixedId(2)}' where seq = 3;
      update seals set event_id = '${fixedId(3)}' where seq = 2`,
      2,
      'event-changed',
    ],
  ])('is told of %s', async (_what, tamper, seq, reason) => {
    await withDatabase(async ({ trx }) => {
      const { firstBroken } = await tampered(trx, tamper);
      expect(firstBroken).toMatchObject({ seq, reason });
      if (reason !== 'gap') expect(firstBroken?.eventId).toBeDefined();
    });
  });

  it('is told of an event that was hidden from the sealer', async () => {
    await withDatabase(async ({ trx }) => {
      await createLedger().append(trx, { ids: fixedIds(), now: clock.now() }, events(2));
      await sql`delete from unsealed_events where event_id = ${fixedId(2)}`.execute(trx);
      await seal(trx, clock);
      expect((await verifyChain(trx)).firstBroken).toEqual({
        seq: undefined,
        eventId: fixedId(2),
        reason: 'never-sealed',
      });
    });
  });

  it.each([
    ['rewritten as a whole', 'update seals set sealed_at = sealed_at', 'differs-from-exported-head'],
    ['cut short', 'delete from seals where seq > 2', 'exported-head-missing'],
  ])('is told by the exported heads of a chain %s', async (what, tamper, reason) => {
    await withDatabase(async ({ trx }) => {
      const path = join(folder, `${reason}.jsonl`);
      await createLedger().append(trx, { ids: fixedIds(), now: clock.now() }, events(4));
      await seal(trx, clock);
      expect(await exportHead(trx, path, clock.now())).toMatchObject({ seq: 4 });
      await sql.raw('alter table seals disable trigger all').execute(trx);
      if (what === 'cut short') {
        await sql.raw(tamper).execute(trx);
        await sql`insert into unsealed_events select id from events where id not in (select event_id from seals)`.execute(
          trx,
        );
      } else {
        // Somebody with full rights changes an event and seals everything anew, consistently.
        await sql.raw('alter table events disable trigger all').execute(trx);
        await sql`update events set payload = '{}' where id = ${fixedId(1)}`.execute(trx);
        await sql`delete from seals`.execute(trx);
        await sql`insert into unsealed_events select id from events`.execute(trx);
        await seal(trx, clock);
      }
      expect((await verifyChain(trx)).firstBroken).toBeUndefined();
      const exportedHeads = await readExportedHeads(path);
      expect((await verifyChain(trx, { exportedHeads })).firstBroken).toMatchObject({ reason });
    });
  });

  it('finds one unbroken chain after two sealers worked at once', async () => {
    const { db } = await openTestDatabase();
    const ids = fixedIds();
    for (let round = 0; round < 5; round += 1) {
      await db.transaction().execute((trx) => createLedger().append(trx, { ids, now: clock.now() }, events(40)));
      await Promise.all([seal(db, clock), seal(db, clock), seal(db, clock)]);
    }
    expect(await verifyChain(db)).toEqual({ events: 200, sealed: 200, unsealed: 0, firstBroken: undefined });
  });
});
