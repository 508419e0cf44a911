/** Every figure follows from its events: counted once a dossier, in the same transaction, and recounted by name. */
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import { randomIds } from '../../../foundation/ids.ts';
import { openTestDatabase } from '../../../test-support/database-fixture.ts';
import { createLedger, type NewEvent } from '../../ledger/index.ts';
import { listMembers, readTotals } from '../store/members.read.ts';
import { memberProjector } from './project-members.ts';
import { recountMembers } from './recount-members.ts';

const now = '2031-03-04T05:06:07.000Z' as Instant;

function planMade(dossierId: string): NewEvent {
  return { type: 'plan.made', actor: { kind: 'plan-holder', dossierId }, dossierId, occurredAt: now, payload: {} };
}

describe('figures', () => {
  it('count a dossier once however often it plans, open to its first event, and a tampered total is named', async () => {
    const { db } = await openTestDatabase();
    const ledger = createLedger({ projectors: [memberProjector] });
    const [first, second] = [randomIds.next(), randomIds.next()];
    const recorded = await inTransaction(db, (trx) =>
      ledger.append(trx, { ids: randomIds, now }, [planMade(first), planMade(first), planMade(second)]),
    );
    await inTransaction(db, (trx) => ledger.append(trx, { ids: randomIds, now }, [planMade(first)]));

    expect((await readTotals(db)).get('anonymous-plans')).toBe(2);
    const members = await listMembers(db, 'anonymous-plans', { limit: 10, offset: 0 });
    expect(members.find((member) => member.member_id === first)?.event_id).toBe(recorded[0]?.id);
    expect(await recountMembers(db)).toEqual([]);

    await sql`update figure_totals set members = 3`.execute(db);
    expect(await recountMembers(db)).toEqual(['anonymous-plans: total 3, members 2, ledger 2']);
  });

  it('undo with the transaction that fails', async () => {
    const { db } = await openTestDatabase();
    const ledger = createLedger({ projectors: [memberProjector] });
    await expect(
      inTransaction(db, async (trx) => {
        await ledger.append(trx, { ids: randomIds, now }, [planMade(randomIds.next())]);
        throw new Error('the shop closed');
      }),
    ).rejects.toThrow('the shop closed');
    expect(await readTotals(db)).toEqual(new Map());
    expect(await recountMembers(db)).toEqual([]);
  });
});
