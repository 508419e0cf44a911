/** Requests for advice as firms and offices live them, on the real database. */
import { describe, expect, it } from 'vitest';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import { randomIds } from '../../../foundation/ids.ts';
import { openTestDatabase, withDatabase } from '../../../test-support/database-fixture.ts';
import { at, aWorldOfCases, COMMUNE, MONDAY, NEXT_COMMUNE, PROVINCE } from '../../../test-support/world-of-cases.ts';
import { findContact, listHistory } from '../store/cases.read.ts';
import { countPromises } from '../store/queue.read.ts';
import { caseEraser, exportCases } from './erase-cases.ts';
import { handOver, listCandidates } from './hand-over.ts';
import { lapseCases } from './lapse-cases.ts';

describe('a firm that asks', () => {
  it('has a named person of its commune and a day at once, and that person is told once', async () => {
    await withDatabase(async ({ db }) => {
      const world = aWorldOfCases(db);
      const hoa = await world.officer(COMMUNE, 'Phạm Thị Hoa');
      await world.officer(NEXT_COMMUNE, 'Lê Văn Khác');
      const { id } = await world.ask();
      const now = await world.now(id);
      expect(now.holder).toMatchObject({ level: 'commune', placeId: COMMUNE, personId: hoa.personId });
      expect(now).toMatchObject({ state: 'placed', turn: 'desk', promise: { lastDay: '2026-06-02', certain: true } });
      const told = await db.selectFrom('notices').select(['person_id', 'code']).execute();
      expect(told).toEqual([{ person_id: hoa.personId, code: 'case.new' }]);
      expect(await world.twice(id)).toMatchObject({ events: 1 });
    });
  });

  it('goes to the least busy of several, to the province where the commune has nobody, and to a desk where nobody works at all', async () => {
    await withDatabase(async ({ db }) => {
      const world = aWorldOfCases(db);
      const nobody = await world.ask();
      expect((await world.now(nobody.id)).holder).toEqual({ level: 'nation' });
      const province = await world.officer(PROVINCE, 'Trần Văn Tỉnh');
      expect((await world.now((await world.ask()).id)).holder).toMatchObject({
        level: 'province',
        personId: province.personId,
      });
      const people = [await world.officer(COMMUNE, 'Một'), await world.officer(COMMUNE, 'Hai')];
      const holders: (string | undefined)[] = [];
      for (let each = 0; each < 4; each += 1) holders.push((await world.now((await world.ask()).id)).holder.personId);
      for (const { personId } of people) expect(holders.filter((id) => id === personId)).toHaveLength(2);
      const placeless = await world.ask({ localityId: undefined });
      expect((await world.now(placeless.id)).holder.level).toBe('nation');
    });
  });

  it('gets its letter without any key or address of its plan', async () => {
    await withDatabase(async ({ db }) => {
      const world = aWorldOfCases(db);
      await world.ask();
      expect(world.letters).toHaveLength(1);
      expect(world.letters[0]?.to).toBe('thu@example.vn');
      expect(world.letters[0]?.text).toContain('02/06/2026');
      expect(world.letters[0]?.text).not.toMatch(/https?:|\/plan/);
    });
  });
});

describe('a case on its way', () => {
  it('is taken, asked about, replied to, answered and confirmed, and the ledger holds codes without a word of it', async () => {
    await withDatabase(async ({ db }) => {
      const world = aWorldOfCases(db);
      const hoa = await world.officer(COMMUNE, 'Hoa');
      const { id, dossierId } = await world.ask();
      const desk = { side: 'desk', actor: hoa } as const;
      const firm = { side: 'firm', dossierId } as const;
      const steps = [
        ['accept', desk, ''],
        ['ask', desk, 'Anh chị dùng phần mềm nào?'],
        ['reply', firm, 'Đang dùng sổ tay.'],
        ['message', desk, 'Tôi gọi chiều nay.'],
        ['answer', desk, 'Đăng ký theo mẫu 01.'],
        ['not-solved', firm, 'Chưa nhận được mã.'],
        ['answer', desk, 'Đã gửi lại mã.'],
        ['confirm', firm, ''],
      ] as const;
      for (const [what, as, message] of steps)
        expect(await world.act(id, what, as, { message })).toEqual({ ok: true, value: id });
      const now = await world.now(id);
      expect(now).toMatchObject({ state: 'confirmed', turn: 'nobody', breaches: 0 });
      const { stored, folded, events } = await world.twice(id);
      expect(folded).toEqual(stored);
      expect(events).toBe(9);
      const written = await db.selectFrom('events').select('payload').where('dossier_id', '=', dossierId).execute();
      expect(written).toHaveLength(9);
      expect(JSON.stringify(written)).not.toMatch(/Thử|0912|mẫu 01|sổ tay|example/);
      expect(await countPromises(db, { level: 'commune', placeIds: [COMMUNE] }, at('2026-05-01'))).toEqual({
        ended: 4,
        kept: 4,
      });
    });
  });

  it('is moved once by a form sent twice, and by one of two who act at once', async () => {
    const { db } = await openTestDatabase();
    const world = aWorldOfCases(db);
    const hoa = await world.officer(COMMUNE, 'Hoa');
    const { id } = await world.ask();
    const desk = { side: 'desk', actor: hoa } as const;
    const command = randomIds.next();
    const twice = await Promise.all([
      world.act(id, 'accept', desk, { command }),
      world.act(id, 'accept', desk, { command }),
    ]);
    expect(twice).toEqual([
      { ok: true, value: id },
      { ok: true, value: id },
    ]);
    const raced = await Promise.all(Array.from({ length: 8 }, () => world.act(id, 'contact', desk)));
    expect(raced.filter(({ ok }) => ok)).toHaveLength(1);
    expect(raced.flatMap((each) => (each.ok ? [] : each.refusals.map(({ code }) => code)))).toEqual(
      Array.from({ length: 7 }, () => 'cases.move.not-now'),
    );
    expect((await world.twice(id)).events).toBe(3);
  });

  it('is out of reach of the next commune, of another firm, of an adviser and of a role that does not work cases', async () => {
    await withDatabase(async ({ db }) => {
      const world = aWorldOfCases(db);
      await world.officer(COMMUNE, 'Hoa');
      const { id } = await world.ask();
      const neighbour = await world.officer(NEXT_COMMUNE, 'Khác');
      const notFound = { ok: false, refusals: [{ code: 'cases.case.not-found' }] };
      expect(await world.act(id, 'accept', { side: 'desk', actor: neighbour })).toEqual(notFound);
      expect(await world.act(id, 'withdraw', { side: 'firm', dossierId: await world.dossier() })).toEqual(notFound);
      expect(await world.act(randomIds.next(), 'accept', { side: 'desk', actor: neighbour })).toEqual(notFound);
      const nobody = { personId: randomIds.next(), sessionId: randomIds.next(), name: 'Ai đó' };
      const adviser = await world.person('adviser', { kind: 'locality', localityId: COMMUNE }, 'Tư vấn');
      expect(await world.act(id, 'accept', { side: 'desk', actor: nobody })).toMatchObject({
        refusals: [{ code: 'accounts.role-may-not' }],
      });
      expect(await world.act(id, 'accept', { side: 'desk', actor: adviser })).toEqual(notFound);
      const province = await world.officer(PROVINCE, 'Tỉnh');
      expect((await world.act(id, 'accept', { side: 'desk', actor: province })).ok).toBe(true);
      expect((await world.now(id)).holder).toMatchObject({ level: 'province', personId: province.personId });
      const placeless = await world.ask({ localityId: undefined });
      expect(await world.act(placeless.id, 'accept', { side: 'desk', actor: province })).toEqual(notFound);
    });
  });

  it('is handed to a colleague whom the firm then sees, its day unchanged, and to nobody else', async () => {
    await withDatabase(async ({ db }) => {
      const world = aWorldOfCases(db);
      const [hoa, lan] = [await world.officer(COMMUNE, 'Hoa'), await world.officer(COMMUNE, 'Lan')];
      const far = await world.officer(NEXT_COMMUNE, 'Khác');
      const { id } = await world.ask();
      const before = await world.now(id);
      const candidates = await listCandidates(db, world.deps, before, '2026-06-01' as never);
      expect(candidates.map(({ name }) => name).sort()).toEqual(['Hoa', 'Lan']);
      const give = (to: string) =>
        handOver(world.deps, { caseId: id, to, actor: hoa, command: randomIds.next(), now: MONDAY });
      expect(await give(far.actingAs!.assignmentId)).toMatchObject({ refusals: [{ code: 'cases.hand-over.unknown' }] });
      expect((await give(lan.actingAs!.assignmentId)).ok).toBe(true);
      expect(await world.now(id)).toMatchObject({ holder: { personId: lan.personId }, promise: before.promise });
      expect((await world.twice(id)).folded).toEqual((await world.twice(id)).stored);
    });
  });
});

describe('a promise that passes', () => {
  it('moves the case up by itself, tells the new holder, and counts against the desk that held it', async () => {
    await withDatabase(async ({ db }) => {
      const world = aWorldOfCases(db);
      await world.officer(COMMUNE, 'Hoa');
      const province = await world.officer(PROVINCE, 'Tỉnh');
      const ministry = await world.ministry('Bộ');
      const { id } = await world.ask();
      expect(await lapseCases(world.deps, at('2026-06-02', '23:59'))).toBe(0);
      expect(await lapseCases(world.deps, at('2026-06-03', '00:01'))).toBe(1);
      expect(await lapseCases(world.deps, at('2026-06-03', '00:01'))).toBe(0);
      expect(await world.now(id)).toMatchObject({
        breaches: 1,
        holder: { level: 'province', personId: province.personId },
      });
      expect((await world.now(id)).promise?.lastDay).toBe('2026-06-04');
      await lapseCases(world.deps, at('2026-06-05', '00:01'));
      expect(await world.now(id)).toMatchObject({
        breaches: 2,
        holder: { level: 'nation', personId: ministry.personId },
      });
      await lapseCases(world.deps, at('2026-06-30'));
      expect(await world.now(id)).toMatchObject({ breaches: 3, holder: { level: 'nation' }, turn: 'desk' });
      const codes = (await db.selectFrom('notices').select('code').where('code', '=', 'case.escalated').execute())
        .length;
      expect(codes).toBe(3);
      expect(await countPromises(db, { level: 'commune', placeIds: [COMMUNE] }, at('2026-05-01'))).toEqual({
        ended: 1,
        kept: 0,
      });
      expect((await world.twice(id)).folded).toEqual((await world.twice(id)).stored);
    });
  });

  it('ends an answered case in silence only after a reminder, and apart from a confirmed one', async () => {
    await withDatabase(async ({ db }) => {
      const world = aWorldOfCases(db);
      const hoa = await world.officer(COMMUNE, 'Hoa');
      const { id } = await world.ask();
      const desk = { side: 'desk', actor: hoa } as const;
      await world.act(id, 'accept', desk);
      await world.act(id, 'answer', desk, { message: 'Làm theo mẫu này.' });
      await lapseCases(world.deps, at('2026-06-05', '00:01'));
      expect((await world.now(id)).state).toBe('reminded');
      await lapseCases(world.deps, at('2026-06-11', '00:01'));
      expect(await world.now(id)).toMatchObject({ state: 'closed-silent', turn: 'nobody', breaches: 0 });
    });
  });
});

it('a firm that erases its dossier leaves no word and no contact behind, and nobody waits for it any more', async () => {
  await withDatabase(async ({ db, trx }) => {
    const world = aWorldOfCases(db);
    await world.officer(COMMUNE, 'Hoa');
    const { id, dossierId } = await world.ask();
    expect(JSON.stringify(await exportCases(db, dossierId))).toContain('hóa đơn điện tử');
    await inTransaction(trx, (inner) => caseEraser({ now: () => at('2026-06-02') })(inner, dossierId));
    expect(await findContact(db, id)).toBeUndefined();
    expect((await listHistory(db, id)).map(({ message }) => message)).toEqual([undefined, undefined]);
    expect(await world.now(id)).toMatchObject({ state: 'erased', turn: 'nobody' });
    expect(await lapseCases(world.deps, at('2026-07-01'))).toBe(0);
    const row = await db.selectFrom('cases').select('search_text').where('id', '=', id).executeTakeFirst();
    expect(row?.search_text).toBe('');
  });
});
