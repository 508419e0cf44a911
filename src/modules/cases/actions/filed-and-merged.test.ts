/** Requests filed for somebody who says so later, and two that are one. */
import { describe, expect, it } from 'vitest';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import type { Db, Trx } from '../../../foundation/database/tables.ts';
import { randomIds } from '../../../foundation/ids.ts';
import { deskOf } from '../../../test-support/at-a-desk.ts';
import { withDatabase } from '../../../test-support/database-fixture.ts';
import { fixedClock } from '../../../test-support/fixed-clock.ts';
import { at, aWorldOfCases, COMMUNE, MONDAY, NEXT_COMMUNE, PROVINCE } from '../../../test-support/world-of-cases.ts';
import { confirmRoutes } from '../pages/confirm-routes.tsx';
import { deskCaseRoutes } from '../pages/desk-case-routes.tsx';
import { confirmFiled, issueOwnerCode } from './confirm-filed.ts';
import { giveToAdviser } from './hand-over.ts';
import { mergeCases, takeApart } from './merge-cases.ts';

const pages = { details: {}, aboutInWords: ({ code }: { code: string }) => `Việc ${code}` };

async function filed(db: Db) {
  const world = aWorldOfCases(db);
  const hoa = await world.officer(COMMUNE, 'Hoa');
  const { personId, actingAs } = hoa;
  const { id, dossierId } = await world.ask({
    side: 'desk',
    actor: { kind: 'account', personId, assignmentId: actingAs!.assignmentId },
  });
  const { code } = await inTransaction(db, (trx) =>
    issueOwnerCode(trx, world.deps, { caseId: id, actor: hoa, now: MONDAY }),
  );
  const answer = (said: 'yes' | 'no') =>
    confirmFiled(world.deps, {
      ...{ caseId: id, as: { side: 'firm', dossierId }, answer: said, command: randomIds.next(), now: MONDAY },
    });
  return { world, hoa, id, dossierId, code, answer };
}

describe('a request filed for a walk-in', () => {
  it('gets no code from the adviser who helps: their word is not the owner’s', async () => {
    await withDatabase(async ({ db }) => {
      const { world, hoa, id } = await filed(db);
      const mai = await world.person('adviser', { kind: 'locality', localityId: PROVINCE }, 'Mai');
      const to = { personId: mai.personId, assignmentId: mai.actingAs!.assignmentId };
      const actor = { kind: 'account', personId: hoa.personId } as const;
      await giveToAdviser(db as Trx, world.deps, { caseId: id, to, reason: 'offer-accepted', actor, now: MONDAY });
      const desk = deskOf(deskCaseRoutes({ ...world.deps, ...pages }), { clock: fixedClock(MONDAY) });
      const address = `/vi/desk/cases/${id}`;
      expect((await desk.get(address, mai)).html).not.toContain('owner-code');
      const refused = await desk.post(`${address}/owner-code`, mai);
      expect([refused.status, /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.test(refused.words)]).toEqual([422, false]);
      expect((await desk.get(address, hoa)).html).toContain('owner-code');
    });
  });

  it('has its holder and its day at once, says that its owner has yet to confirm, and stops saying so when they do', async () => {
    await withDatabase(async ({ db }) => {
      const { world, hoa, id, answer } = await filed(db);
      expect(await world.now(id)).toMatchObject({
        awaitsOwner: true,
        turn: 'desk',
        holder: { personId: hoa.personId },
      });
      const desk = deskOf(deskCaseRoutes({ ...world.deps, ...pages }), { clock: fixedClock(MONDAY) });
      expect((await desk.get('/vi/desk/cases', hoa)).words).toContain('Chờ chủ xác nhận');
      expect((await answer('yes')).ok).toBe(true);
      expect(await world.now(id)).toMatchObject({ awaitsOwner: false, state: 'placed' });
      expect(await answer('no')).toMatchObject({ refusals: [{ code: 'cases.filed.not-waiting' }] });
      expect((await desk.get('/vi/desk/cases', hoa)).words).not.toContain('Chờ chủ xác nhận');
      const { stored, folded } = await world.twice(id);
      expect(folded).toEqual(stored);
    });
  });

  it('is closed when its owner says they did not ask, and counts as nobody’s success', async () => {
    await withDatabase(async ({ db }) => {
      const { world, id, answer } = await filed(db);
      expect((await answer('no')).ok).toBe(true);
      expect(await world.now(id)).toMatchObject({ state: 'denied', turn: 'nobody', awaitsOwner: false });
      expect(await db.selectFrom('case_askings').selectAll().execute()).toEqual([]);
      const { stored, folded } = await world.twice(id);
      expect(folded).toEqual(stored);
    });
  });

  it('is confirmed with both codes of the slip, once, and five wrong tries spend the code', async () => {
    await withDatabase(async ({ db }) => {
      const { world, hoa, id, code } = await filed(db);
      const { reference } = await world.now(id);
      const { post, get } = deskOf(confirmRoutes({ ...world.deps, ...pages }), { clock: fixedClock(MONDAY) });
      const address = '/vi/confirm-request';
      expect((await get(`${address}?ref=${reference}`, undefined)).html).toContain(reference);
      const wrong = await post(address, undefined, { reference, code: 'AAAA-AAAA-AAAA' });
      const unknown = await post(address, undefined, { reference: 'AAAAA-AAAAA', code });
      expect([wrong.status, unknown.status]).toEqual([422, 422]);
      const nothing = await post(address, undefined, { reference: ' ', code: '' });
      expect(nothing.status).toBe(422);
      expect(nothing.words).toMatch(/Nhập mã yêu cầu in trên phiếu\..*Nhập mã xác nhận in trên phiếu\./);
      // Neither says which of the two was wrong.
      const said = (words: string) => words.replaceAll(reference, '').replaceAll('AAAAA-AAAAA', '');
      expect(said(unknown.words)).toBe(said(wrong.words));
      const look = await post(address, undefined, {
        reference: reference.toLowerCase(),
        code: ` ${code.toLowerCase()} `,
      });
      expect(look.words).toContain('Việc e-invoice');
      // The slip may be found by somebody: it says nothing of the person.
      expect(look.words).not.toMatch(/Trần Thị Thử|0912|hóa đơn điện tử/);
      expect((await post(address, undefined, { reference, code, answer: 'yes' })).words).toContain('Đã ghi nhận');
      expect((await world.now(id)).awaitsOwner).toBe(false);
      expect((await post(address, undefined, { reference, code, answer: 'no' })).status).toBe(422);
      expect((await world.now(id)).state).toBe('placed');

      const other = await world.ask({ side: 'desk', actor: { kind: 'account', personId: hoa.personId } });
      const slip = await inTransaction(db, (trx) =>
        issueOwnerCode(trx, world.deps, { caseId: other.id, actor: hoa, now: MONDAY }),
      );
      const named = { reference: (await world.now(other.id)).reference };
      for (let tries = 0; tries < 5; tries += 1) await post(address, undefined, { ...named, code: 'AAAA-AAAA-AAAA' });
      expect((await post(address, undefined, { ...named, code: slip.code, answer: 'yes' })).status).toBe(422);
      const desk = deskOf(deskCaseRoutes({ ...world.deps, ...pages }), { clock: fixedClock(MONDAY) });
      const printed = await desk.post(`/vi/desk/cases/${other.id}/owner-code`, hoa);
      const again = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(printed.words)![0];
      expect((await post(address, undefined, { ...named, code: again, answer: 'yes' })).words).toContain('Đã ghi nhận');
      const stored = await db.selectFrom('case_owner_codes').selectAll().execute();
      expect(JSON.stringify(stored)).not.toContain(again.replaceAll('-', ''));
    });
  });
});

describe('two requests that are one', () => {
  it('become one by an officer with a reason; the firm is led to the one that goes on, and it can be taken apart again', async () => {
    await withDatabase(async ({ db }) => {
      const world = aWorldOfCases(db);
      const hoa = await world.officer(COMMUNE, 'Hoa');
      const [kept, double] = [await world.ask(), await world.ask()];
      await world.act(double.id, 'accept', { side: 'desk', actor: hoa });
      const { get, post } = deskOf(deskCaseRoutes({ ...world.deps, ...pages }), { clock: fixedClock(MONDAY) });
      const page = `/vi/desk/cases/${double.id}`;
      const { reference } = await world.now(kept.id);
      // Found by the telephone number both gave.
      expect((await get(page, hoa)).words).toContain(reference);
      expect((await post(`${page}/merge`, hoa, { into: reference })).words).toContain('Chọn một lý do');
      const merged = await post(`${page}/merge`, hoa, { into: reference, reason: 'same-firm' });
      expect(merged.reply).toMatchObject({ kind: 'redirect', to: `/vi/desk/cases/${kept.id}?done=saved` });
      expect(await world.now(double.id)).toMatchObject({ state: 'merged', turn: 'nobody', mergedInto: kept.id });
      expect((await get(page, hoa)).words).toContain(`Đã gộp vào ${reference}`);
      expect((await get(`/vi/desk/cases/${kept.id}`, hoa)).words).toContain((await world.now(double.id)).reference);
      expect(
        await world.act(double.id, 'message', { side: 'firm', dossierId: double.dossierId }, { message: 'A' }),
      ).toMatchObject({
        ok: false,
      });
      expect((await post(`${page}/take-apart`, hoa)).status).toBe(303);
      const again = await world.now(double.id);
      expect(again).toMatchObject({ state: 'accepted', turn: 'desk', holder: { personId: hoa.personId } });
      expect(again.mergedInto).toBeUndefined();
      expect(again.promise?.lastDay).toBe('2026-06-03');
      const { stored, folded } = await world.twice(double.id);
      expect(folded).toEqual(stored);
    });
  });

  it('are never merged across what an officer may see, into themselves, into what is closed, or twice', async () => {
    await withDatabase(async ({ db }) => {
      const world = aWorldOfCases(db);
      const hoa = await world.officer(COMMUNE, 'Hoa');
      const province = await world.officer(PROVINCE, 'Tỉnh');
      const [one, far, over] = [await world.ask(), await world.ask({ localityId: NEXT_COMMUNE }), await world.ask()];
      await world.act(over.id, 'withdraw', { side: 'firm', dossierId: over.dossierId });
      const merge = async (into: string, actor = hoa, command = randomIds.next()) =>
        mergeCases(world.deps, {
          ...{ caseId: one.id, into: (await world.now(into)).reference, reason: 'same-firm', actor, command },
          now: at('2026-06-01'),
        });
      expect(await merge(far.id)).toMatchObject({ refusals: [{ code: 'cases.merge.unknown' }] });
      expect(await merge(one.id)).toMatchObject({ refusals: [{ code: 'cases.merge.itself' }] });
      expect(await merge(over.id)).toMatchObject({ refusals: [{ code: 'cases.merge.closed' }] });
      expect(
        await takeApart(world.deps, { caseId: one.id, actor: hoa, command: randomIds.next(), now: MONDAY }),
      ).toMatchObject({
        refusals: [{ code: 'cases.move.not-now' }],
      });
      const command = randomIds.next();
      expect(await merge(far.id, province, command)).toEqual({ ok: true, value: far.id });
      expect(await merge(far.id, province, command)).toEqual({ ok: true, value: far.id });
      expect(await merge(far.id, province)).toMatchObject({ refusals: [{ code: 'cases.move.not-now' }] });
    });
  });
});
