/** Whoever answers for a firm here hears in their own inbox what becomes of what it asked for, and sees there what waits for them. */
import { expect, it } from 'vitest';
import type { Db } from '../../../foundation/database/tables.ts';
import { confirmOwner } from '../../../test-support/claimed-firm.ts';
import { withDatabase } from '../../../test-support/database-fixture.ts';
import { aWorldOfCases, COMMUNE } from '../../../test-support/world-of-cases.ts';
import { agendaOf } from './agenda-of.ts';

async function aClaimedFirm(db: Db) {
  const world = aWorldOfCases(db);
  const hoa = await world.officer(COMMUNE, 'Hoa');
  const owner = await world.person('owner', { kind: 'nation' }, 'Chủ');
  const dossierId = await world.dossier();
  const firm = { dossierId, personId: owner.personId, taxCode: '0100109106', communeId: COMMUNE };
  await confirmOwner(db, { ...firm, organisationId: await world.organisation('Cửa hàng Thử') });
  const told = () =>
    db
      .selectFrom('notices')
      .select(['id', 'code', 'title_vi as title', 'href', 'mailed_at as mailed'])
      .where('person_id', '=', owner.personId)
      .orderBy('id')
      .execute();
  const asFirm = { side: 'firm', dossierId } as const;
  return { ...world, hoa, owner, dossierId, told, asFirm };
}

it('an owner hears of what others did, not of what they sent, and finds what waits for them by its day', () =>
  withDatabase(async ({ db }) => {
    const { ask, act, now, hoa, owner, dossierId, told, asFirm, deps } = await aClaimedFirm(db);
    const contact = { name: 'Chủ', phone: '0912345678', callWhen: 'any' } as const;
    const { id } = await ask({ dossierId, asker: { kind: 'dossier', dossierId }, contact });
    await act(id, 'message', asFirm, { message: 'Gọi sau 5 giờ.' });
    expect(await told()).toEqual([]);
    expect(await agendaOf(deps, owner, 'vi')).toEqual([]);
    await act(id, 'accept', { side: 'desk', actor: hoa });
    await act(id, 'message', { side: 'desk', actor: hoa }, { message: 'Chiều tôi gọi.' });
    await act(id, 'answer', { side: 'desk', actor: hoa }, { message: 'Làm theo mẫu này.' });
    const { reference, promise } = await now(id);
    expect(await told()).toMatchObject([
      { code: 'case.changed', href: `/account/cases/${id}`, mailed: null },
      { code: 'case.wrote', title: `Có lời nhắn hoặc giấy tờ mới ở Yêu cầu tư vấn ${reference}` },
      { code: 'case.changed', title: expect.stringContaining('Đã có trả lời') },
    ]);
    expect(JSON.stringify(await told())).not.toMatch(/mẫu này|Chiều tôi|Chủ|0912/);
    expect(await agendaOf(deps, owner, 'vi')).toMatchObject([{ day: promise?.lastDay, href: `/account/cases/${id}` }]);
    await act(id, 'confirm', asFirm);
    expect(await told()).toHaveLength(3);
    expect(await agendaOf(deps, owner, 'vi')).toEqual([]);
  }));

it('one mailbox gets one letter: the fuller one to the address of the request, the inbox beside it', () =>
  withDatabase(async ({ db }) => {
    const { ask, act, hoa, owner, dossierId, told, letters } = await aClaimedFirm(db);
    const contact = { name: 'Chủ', email: `${owner.personId}@Example.vn`, callWhen: 'any' } as const;
    const { id } = await ask({ dossierId, asker: { kind: 'dossier', dossierId }, contact });
    const before = letters.length;
    await act(id, 'accept', { side: 'desk', actor: hoa });
    expect(letters.length).toBe(before + 1);
    await act(id, 'message', { side: 'desk', actor: hoa }, { message: 'Chiều tôi gọi.' });
    expect(letters.at(-1)?.text).toMatch(
      /^Chào Chủ,\n\nCó lời nhắn hoặc giấy tờ mới cho bạn\.\n\nYêu cầu [0-9A-Z-]+: /,
    );
    expect(letters.at(-1)?.text).not.toContain('Chiều tôi gọi');
    const [notice] = await told();
    expect(notice?.mailed).not.toBeNull();
    const waiting = await db.selectFrom('jobs').select('payload').where('kind', '=', 'notices.deliver').execute();
    expect(JSON.stringify(waiting)).not.toContain(notice!.id);
  }));

it('whoever was refused as its owner hears nothing, nor does an owner it complains about', () =>
  withDatabase(async ({ db }) => {
    const { ask, act, hoa, owner, dossierId, told } = await aClaimedFirm(db);
    const { id } = await ask({ dossierId, asker: { kind: 'dossier', dossierId }, againstPersonId: owner.personId });
    await act(id, 'accept', { side: 'desk', actor: hoa });
    expect(await told()).toEqual([]);
    const { id: other } = await ask({ dossierId, asker: { kind: 'dossier', dossierId } });
    await db
      .updateTable('claims')
      .set({ level: 'refused', confirmed_tax_code: null })
      .where('person_id', '=', owner.personId)
      .execute();
    await act(other, 'accept', { side: 'desk', actor: hoa });
    expect(await told()).toEqual([]);
  }));
