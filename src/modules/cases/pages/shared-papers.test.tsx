/** A partner sees the papers a firm shows it, for as long as they work on it together, and nothing else. */
import { describe, expect, it } from 'vitest';
import type { Db } from '../../../foundation/database/tables.ts';
import { aPdf } from '../../../foundation/files/sample-files.fixture.ts';
import { randomIds } from '../../../foundation/ids.ts';
import { deskOf } from '../../../test-support/at-a-desk.ts';
import { planKeyTo } from '../../../test-support/claimed-firm.ts';
import { withDatabase } from '../../../test-support/database-fixture.ts';
import { fixedClock } from '../../../test-support/fixed-clock.ts';
import { aWorldOfCases, COMMUNE, MONDAY } from '../../../test-support/world-of-cases.ts';
import type { PlanKey } from '../../enterprises/index.ts';
import { handInPaper } from '../actions/case-papers.ts';
import { casePaperRoutes } from './case-paper-routes.ts';
import { deskCaseRoutes } from './desk-case-routes.tsx';
import { firmCaseRoutes } from './firm-case-routes.tsx';
import { partnerCaseRoutes } from './partner-case-routes.tsx';

const KEY = 'p3k7m9qwx2tp3k7m9qwx2t4567' as PlanKey;

async function* once(bytes: Buffer) {
  yield bytes;
}

/** A firm with two papers in a case a vendor takes part in; another vendor, and the office. */
async function aTrial(db: Db) {
  const world = aWorldOfCases(db);
  const deps = { ...world.deps, aboutInWords: () => 'Việc', details: {} };
  const site = deskOf(
    [...deskCaseRoutes(deps), ...firmCaseRoutes(deps), ...partnerCaseRoutes(deps), ...casePaperRoutes(deps)],
    { clock: fixedClock(MONDAY) },
  );
  const [ours, theirs] = [await world.organisation('Công ty Bịa'), await world.organisation('Công ty Khác')];
  const vendorOf = (organisationId: string, name: string) =>
    world.person('vendor', { kind: 'organisation', organisationId }, name);
  const [vendor, other] = [await vendorOf(ours, 'Vân'), await vendorOf(theirs, 'Tư')];
  const hoa = await world.officer(COMMUNE, 'Hoa');
  const { id, dossierId } = await world.ask({ partnerOrganisationId: ours });
  await planKeyTo(db, dossierId, KEY);
  const handIn = async (name: string, as: Parameters<typeof handInPaper>[1]['as']) => {
    const file = { name, bytes: once(aPdf({ words: name })) };
    const added = await handInPaper(deps, { caseId: id, as, command: randomIds.next(), now: MONDAY, file });
    if (!added.ok) throw new Error(JSON.stringify(added.refusals));
    return added.value;
  };
  const firm = { side: 'firm', dossierId } as const;
  const [quote, licence] = [await handIn('báo giá.pdf', firm), await handIn('giấy phép.pdf', firm)];
  const [plan, partner] = [`/vi/plan/${KEY}/cases/${id}`, `/vi/desk/partner-cases/${id}`];
  const show = (paper: string, share: 'yes' | 'no') => site.post(`${plan}/papers/${paper}/share`, undefined, { share });
  return { ...world, site, vendor, other, hoa, id, dossierId, firm, handIn, quote, licence, plan, partner, show };
}

describe('a paper a firm shows the partner of its case', () => {
  it('is seen and opened by that partner alone, who is told; what was not shown is not there; each opening is a reading', () =>
    withDatabase(async ({ db }) => {
      const { site, vendor, other, hoa, quote, licence, plan, partner, show, dossierId, id, twice } = await aTrial(db);
      expect((await site.get(partner, vendor)).words).toContain('Doanh nghiệp chưa cho bạn xem tệp nào');
      expect((await site.get(`${partner}/papers/${quote}`, vendor)).status).toBe(404);
      expect((await site.get(plan, undefined)).words).toContain('Cho Công ty Bịa xem');
      expect((await show(quote, 'yes')).status).toBe(303);
      await show(quote, 'yes');
      const page = await site.get(partner, vendor);
      expect(page.words).toContain('báo giá.pdf');
      expect(page.words).not.toContain('giấy phép.pdf');
      expect(page.html).not.toContain('type="file"');
      expect((await site.get(`${partner}/papers/${quote}`, vendor)).reply).toMatchObject({ fileName: 'báo giá.pdf' });
      expect((await site.get(`${partner}/papers/${licence}`, vendor)).status).toBe(404);
      expect((await site.get(`${partner}/papers/${quote}`, other)).status).toBe(404);
      expect((await site.get(`${partner}/papers/${quote}`, hoa)).status).toBe(404);
      expect((await site.get(`/vi/desk/cases/${id}`, hoa)).words).toContain('Công ty Bịa xem được tệp này');

      const events = await db.selectFrom('events').select('type').where('dossier_id', '=', dossierId).execute();
      const types = events.map(({ type }) => type);
      expect(types.filter((type) => type === 'paper.shared')).toHaveLength(1);
      expect(types).toContain('paper.opened');
      const read = await db
        .selectFrom('readings')
        .select(['role', 'fields', 'purpose'])
        .where('person_id', '=', vendor.personId)
        .execute();
      expect(read).toContainEqual({ role: 'vendor', fields: ['papers'], purpose: 'support' });
      const told = await db
        .selectFrom('notices')
        .select(['person_id as who', 'code'])
        .where('code', '=', 'case.partner-paper-shown')
        .execute();
      expect(told).toEqual([{ who: vendor.personId, code: 'case.partner-paper-shown' }]);
      const { stored, folded } = await twice(id);
      expect(folded).toEqual(stored);
    }));

  it('is no longer there once the firm takes that back, or the case is closed', () =>
    withDatabase(async ({ db }) => {
      const { site, vendor, quote, licence, partner, show, id, firm, act } = await aTrial(db);
      await show(quote, 'yes');
      await show(licence, 'yes');
      await show(quote, 'no');
      expect((await site.get(`${partner}/papers/${quote}`, vendor)).status).toBe(404);
      expect((await site.get(`${partner}/papers/${licence}`, vendor)).reply.kind).toBe('file');
      await act(id, 'withdraw', firm);
      expect((await site.get(`${partner}/papers/${licence}`, vendor)).status).toBe(404);
      expect((await site.get(partner, vendor)).words).not.toContain('giấy phép.pdf');
    }));

  it('is the firm’s own: it shows none of the office’s, and a partner adds none', () =>
    withDatabase(async ({ db }) => {
      const { site, hoa, vendor, handIn, show, plan, partner } = await aTrial(db);
      const ofOffice = await handIn('hướng dẫn.pdf', { side: 'desk', actor: hoa });
      expect((await show(ofOffice, 'yes')).words).toContain('Chỉ bên đã gửi');
      expect((await site.get(`${partner}/papers/${ofOffice}`, vendor)).status).toBe(404);
      await expect(handIn('quảng cáo.pdf', { side: 'partner', actor: vendor })).rejects.toThrow('not-yours');
      // A made-up id changes nothing.
      expect((await site.post(`${plan}/papers/${randomIds.next()}/share`, undefined, { share: 'yes' })).status).toBe(
        303,
      );
      expect((await site.get(partner, vendor)).words).toContain('chưa cho bạn xem tệp nào');
    }));
});
