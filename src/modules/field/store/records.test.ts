/** Records from the field on the real database: a person's own list, page by page, and what stands beside a record of the same firm. */
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Instant } from '../../../foundation/clock.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import { openTestDatabase } from '../../../test-support/database-fixture.ts';
import { fixedId } from '../../../test-support/fixed-ids.ts';
import { countCosignsSince, findCosign } from './cosigns.read.ts';
import { countTry, insertCosign, voidCosigns } from './cosigns.write.ts';
import { findFieldRecord, listFieldRecords, listRivals } from './records.read.ts';
import { chooseRecord, confirmRecord, eraseFieldRecords, insertFieldRecord } from './records.write.ts';

let trx: Trx;
const [ME, OTHER, DOSSIER] = [fixedId(901), fixedId(902), fixedId(903)];
const instant = (hour: number) => `2026-11-22T${String(hour).padStart(2, '0')}:00:00.000Z` as Instant;

beforeAll(async () => {
  trx = (await openTestDatabase()).db as Trx;
  for (const id of [ME, OTHER])
    await sql`insert into people (id, name, created_at) values (${id}, 'Thử', ${instant(0)})`.execute(trx);
  await sql`insert into dossiers (id, opened_at, expires_on) values (${DOSSIER}, ${instant(0)}, '2027-05-01')`.execute(
    trx,
  );
});

const record = (n: number, more: Partial<Parameters<typeof insertFieldRecord>[1]> = {}) =>
  insertFieldRecord(trx, {
    ...{ id: fixedId(n), kind: 'assessment', personId: ME, assignmentId: fixedId(1), deviceId: fixedId(2) },
    ...{ mandateId: fixedId(3), taxCode: undefined, dossierId: DOSSIER, state: 'unconfirmed' },
    ...{ happenedAt: instant(1), recordedAt: instant(n % 20), framework: 'f', frameworkHash: 'a'.repeat(64) },
    ...{
      answers: { '1.1': 3, '1.2': ['x'] },
      channel: undefined,
      outcome: undefined,
      note: undefined,
      caseId: undefined,
    },
    ...more,
  });

describe('records from the field', () => {
  it('are read as they were written and listed newest first, page by page, each person’s own', async () => {
    for (const n of [11, 12, 13]) await record(n);
    await record(14, { personId: OTHER, dossierId: DOSSIER, framework: 'g' });
    expect((await findFieldRecord(trx, fixedId(11)))?.answers).toEqual({ '1.1': 3, '1.2': ['x'] });
    const first = await listFieldRecords(trx, { personId: ME, limit: 2 });
    expect(first.records.map(({ id }) => id)).toEqual([fixedId(13), fixedId(12)]);
    const second = await listFieldRecords(trx, { personId: ME, limit: 2, after: first.next });
    expect([second.records.map(({ id }) => id), second.next]).toEqual([[fixedId(11)], undefined]);
    // Somebody else's record as a place to go on from tells nothing.
    expect((await listFieldRecords(trx, { personId: ME, limit: 2, after: fixedId(14) })).records).toEqual([]);
    expect((await listFieldRecords(trx, { personId: ME, limit: 9, state: 'confirmed' })).records).toEqual([]);
  });

  it('of one firm and one set of questions stand beside each other until one is chosen and signed', async () => {
    const mine = { id: fixedId(11), dossierId: DOSSIER, framework: 'f' };
    expect((await listRivals(trx, mine)).map(({ id }) => id)).toEqual([fixedId(12), fixedId(13)]);
    await chooseRecord(trx, fixedId(11), [fixedId(12), fixedId(13)]);
    expect((await listRivals(trx, mine)).map(({ state }) => state)).toEqual(['set-aside', 'set-aside']);
    await confirmRecord(trx, fixedId(11), { by: 'code', assessmentId: fixedId(77), at: instant(22) });
    expect((await listRivals(trx, { ...mine, id: fixedId(12) })).map(({ id }) => id)).toEqual([fixedId(13)]);
  });

  it('cannot be half an assessment: the database refuses one without a firm or without answers', async () => {
    const broken = record(21, { dossierId: undefined });
    await expect(broken).rejects.toThrow();
  });

  it('have one way to sign of a kind at a time; all are spent together', async () => {
    const offer = (n: number, hash: string) =>
      insertCosign(trx, {
        ...{ id: fixedId(n), recordId: fixedId(12), kind: 'paper', secretHash: hash.repeat(64), madeBy: ME },
        ...{ madeAt: instant(3), expiresAt: instant(9) },
      });
    await offer(31, 'b');
    await offer(32, 'c');
    await countTry(trx, fixedId(32));
    expect((await findCosign(trx, 'b'.repeat(64)))?.isVoided).toBe(true);
    expect(await findCosign(trx, 'c'.repeat(64))).toMatchObject({ isVoided: false, tries: 1 });
    expect(await countCosignsSince(trx, fixedId(12), 'paper', instant(2))).toBe(2);
    await voidCosigns(trx, fixedId(12), instant(4));
    expect((await findCosign(trx, 'c'.repeat(64)))?.isVoided).toBe(true);
  });

  it('go with their firm, and their ways to sign with them', async () => {
    await eraseFieldRecords(trx, DOSSIER);
    expect(await findFieldRecord(trx, fixedId(12))).toBeUndefined();
    expect(await findCosign(trx, 'c'.repeat(64))).toBeUndefined();
  });
});
