/** A firm complains about its adviser, who must not hold it, see it or read its words, on the real database. */
import { describe, expect, it } from 'vitest';
import type { LocalDate } from '../../../foundation/clock.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import { randomIds } from '../../../foundation/ids.ts';
import { certain } from '../../../test-support/advisers-world.ts';
import { deskOf } from '../../../test-support/at-a-desk.ts';
import { withDatabase } from '../../../test-support/database-fixture.ts';
import { fixedClock } from '../../../test-support/fixed-clock.ts';
import { aWorldOfAdvisers } from '../../../test-support/world-of-advisers.ts';
import { at, PROVINCE } from '../../../test-support/world-of-cases.ts';
import { actOnCase, deskCaseRoutes, firmCaseRoutes, lapseCases } from '../../cases/index.ts';
import type { PlanKey } from '../../enterprises/index.ts';
import { loadLocalities } from '../../localities/index.ts';
import { loadNetwork } from '../content/load-network.ts';
import { loadTopics } from '../content/load-topics.ts';
import { countComplaints } from '../domain/complaint.ts';
import { complaintDetails } from '../pages/complaint-details.tsx';
import { complaintRoutes } from '../pages/complaint-routes.tsx';
import { officeRoutes } from '../pages/office-routes.tsx';
import { ownProfileRoutes } from '../pages/own-profile-routes.tsx';
import { requestDetails } from '../pages/request-details.tsx';
import { listComplaintsAbout } from '../store/complaints.read.ts';
import { acceptOffer } from './answer-offer.ts';
import { complain } from './complain.ts';
import { dispatchRequests } from './dispatch-requests.ts';
import { requestEraser } from './erase-requests.ts';
import { followComplaint } from './follow-complaint.ts';

const SOON = at('2026-06-01', '09:15');
const KEY = 'abcdefghjkmnpqrstvwxyz0123' as PlanKey;
const OTHER_KEY = '0123abcdefghjkmnpqrstvwxyz' as PlanKey;
const WORDS = 'Hẹn ba lần không đến.';
const [places, network, topics] = [loadLocalities(), loadNetwork(), loadTopics()];

async function helped(db: Db) {
  const world = aWorldOfAdvisers(db);
  const effects = { ...world.deps.effects, 'adviser-complaint': followComplaint(world.deps) };
  const deps = { ...world.deps, effects, places, network, topics, vendors: () => [] };
  const [officer, mai] = [await world.officer(PROVINCE, 'Cán bộ tỉnh'), await world.adviser('Mai')];
  const { id, dossierId } = await world.request();
  await world.keyTo(dossierId, KEY);
  await world.keyTo(await world.dossier(), OTHER_KEY);
  const accept = async () => {
    await dispatchRequests(world.deps, SOON);
    const offer = (await world.live(id))!;
    return acceptOffer(world.deps, { actor: mai.actor, offerId: offer.id, now: SOON, command: randomIds.next() });
  };
  const send = (more: Partial<Parameters<typeof complain>[1]> = {}) =>
    complain(deps, {
      ...{ key: KEY, aboutCaseId: id, entered: { ground: 'no-help', words: WORDS } },
      ...{ command: randomIds.next(), now: SOON, ...more },
    });
  const pages = {
    ...deps,
    details: { 'advice-request': requestDetails, 'adviser-complaint': complaintDetails({ network }) },
    aboutInWords: ({ code }: { code: string }) => `Việc ${code}`,
  };
  const visit = deskOf(
    [...deskCaseRoutes(pages), ...firmCaseRoutes(pages), ...complaintRoutes(deps), ...officeRoutes(deps)].concat(
      ownProfileRoutes(deps),
    ),
    { clock: fixedClock(SOON) },
  );
  const actWith: typeof world.actWith = (caseId, what, as, message = '', now = SOON) =>
    actOnCase(deps, { caseId, act: what, as, message, command: randomIds.next(), now });
  const act = (caseId: string, what: string, message = 'Đã gọi hai bên.') =>
    actWith(caseId, what, { side: 'desk', actor: officer }, message);
  return { ...world, actWith, deps, officer, mai, id, dossierId, accept, send, visit, act };
}

describe('a firm whose adviser did not help', () => {
  it('complains in one screen from its request; the province holds it with a day, and is told whom it is about', () =>
    withDatabase(async ({ db }) => {
      const { officer, mai, id, accept, visit, now } = await helped(db);
      const [request, form] = [`/vi/plan/${KEY}/cases/${id}`, `/vi/plan/${KEY}/cases/${id}/complaint`];
      // Nobody had it in hand yet: there is nothing to complain about.
      expect((await visit.get(request, undefined)).html).not.toContain('/complaint');
      expect((await visit.get(form, undefined)).reply).toMatchObject({ kind: 'redirect', to: request });
      certain(await accept());
      expect((await visit.get(request, undefined)).html).toContain(form);
      const empty = await visit.post(form, undefined, { words: '' });
      expect([empty.status, empty.words.includes('Chọn một chuyện')]).toEqual([422, true]);
      const command = randomIds.next();
      const sent = await visit.post(form, undefined, { ground: 'no-help', words: WORDS, command });
      const again = await visit.post(form, undefined, {
        ground: 'conduct',
        words: 'Lần nữa',
        command: randomIds.next(),
      });
      expect(again.reply).toEqual(sent.reply);
      const { to } = sent.reply as { readonly to: string };
      const complaintId = /cases\/([^?]+)/.exec(to)![1]!;
      expect((await visit.get(form, undefined)).reply).toMatchObject({ to: `/vi/plan/${KEY}/cases/${complaintId}` });
      expect(await now(complaintId)).toMatchObject({
        ...{ type: 'adviser-complaint', turn: 'desk', place: { provinceId: PROVINCE } },
        ...{ holder: { level: 'province', personId: officer.personId }, promise: { lastDay: '2026-06-03' } },
      });
      const page = await visit.get(`/vi/desk/cases/${complaintId}`, officer);
      expect(page.words).toContain(WORDS);
      expect(page.html).toContain(`/vi/desk/advisers/${mai.id}`);
    }));

  it('reaches nothing with another’s key, about another case, or with a made-up ground', () =>
    withDatabase(async ({ db }) => {
      const { id, accept, send } = await helped(db);
      certain(await accept());
      expect(await send({ key: OTHER_KEY })).toMatchObject({ refusals: [{ code: 'advisers.complaint.no-adviser' }] });
      expect(await send({ aboutCaseId: randomIds.next() })).toMatchObject({
        refusals: [{ code: 'advisers.complaint.no-adviser' }],
      });
      expect(await send({ entered: { ground: "x' or 1=1", words: ' ' } })).toMatchObject({
        refusals: [{ field: 'ground' }, { field: 'words' }],
      });
      expect(await db.selectFrom('adviser_complaints').select('case_id').execute()).toEqual([]);
      expect((await send({ aboutCaseId: id })).ok).toBe(true);
    }));

  it('hears the outcome with its reasons and confirms it, or is silent; late, it moves to the ministry', () =>
    withDatabase(async ({ db }) => {
      const { ministry, dossierId, accept, send, act, actWith, now, deps, mai } = await helped(db);
      certain(await accept());
      const first = certain(await send());
      expect(await act(first, 'uphold')).toMatchObject({ ok: false });
      certain(await act(first, 'take'));
      expect(await act(first, 'uphold', '')).toMatchObject({ refusals: [{ field: 'message' }] });
      certain(await act(first, 'uphold'));
      certain(await actWith(first, 'confirm', { side: 'firm', dossierId }));
      expect(await now(first)).toMatchObject({ state: 'confirmed', turn: 'nobody' });
      const second = certain(await send());
      expect(second).not.toBe(first);
      const minister = await ministry('Bộ');
      await lapseCases(deps, at('2026-06-04'));
      expect((await now(second)).holder).toMatchObject({ level: 'nation', personId: minister.personId });
      const ofNation = { side: 'desk', actor: minister } as const;
      certain(await actWith(second, 'take', ofNation, '', at('2026-06-04')));
      certain(await actWith(second, 'dismiss', ofNation, 'Có ghi chép đã đến.', at('2026-06-04')));
      await lapseCases(deps, at('2026-06-19'));
      expect(await now(second)).toMatchObject({ state: 'closed-silent', turn: 'nobody' });
      expect(countComplaints(await listComplaintsAbout(db, mai.id))).toEqual({ open: 0, upheld: 1, notUpheld: 1 });
      const decided = await db
        .selectFrom('events')
        .select('payload')
        .where('type', '=', 'adviser.complaint-decided')
        .execute();
      expect(decided.map(({ payload }) => (payload as { readonly outcome: string }).outcome).sort()).toEqual([
        ...['not-upheld', 'upheld'],
      ]);
      expect(JSON.stringify(decided)).not.toContain('ghi chép');
    }));
});

describe('the adviser complained about', () => {
  it('sees nothing of it at the desk, on their page or under a mandate, and once it is upheld the outcome alone', () =>
    withDatabase(async ({ db }) => {
      const { mai, accept, send, act, visit } = await helped(db);
      certain(await accept());
      const id = certain(await send());
      const { actor } = mai;
      expect((await visit.get('/vi/desk/cases', actor)).words).not.toContain('no-help');
      expect((await visit.get(`/vi/desk/cases/${id}`, actor)).status).toBe(404);
      // Under a mandate an adviser reads the pages of the firm's plan.
      expect((await visit.get(`/vi/plan/${KEY}/cases`, undefined)).words).toContain('no-help');
      expect((await visit.get(`/vi/plan/${KEY}/cases`, actor)).words).not.toContain('no-help');
      expect((await visit.get(`/vi/plan/${KEY}/cases/${id}`, actor)).status).toBe(303);
      expect((await visit.get('/vi/desk/profile', actor)).words).not.toContain('không làm');
      certain(await act(id, 'take'));
      certain(await act(id, 'uphold', 'Bà Thử nói đúng.'));
      const profile = (await visit.get('/vi/desk/profile', actor)).words;
      expect(profile).toContain('Nhận việc rồi không làm, không gọi: có căn cứ, 01/06/2026');
      expect(profile).not.toMatch(/Bà Thử|Hẹn ba lần/);
      expect((await visit.get(`/vi/desk/cases/${id}`, actor)).status).toBe(404);
    }));

  it('who works at the province too neither gets it nor finds it there', () =>
    withDatabase(async ({ db }) => {
      const { mai, officer, accept, send, visit, now } = await helped(db);
      certain(await accept());
      const scope = { kind: 'locality', localityId: PROVINCE } as const;
      const asOfficer = { ...mai.actor, actingAs: { assignmentId: randomIds.next(), role: 'province-officer', scope } };
      await db
        .insertInto('assignments')
        .values({
          ...{ id: asOfficer.actingAs.assignmentId, person_id: mai.actor.personId, role: 'province-officer' },
          ...{ scope_kind: 'locality', locality_id: PROVINCE, valid_from: '2026-01-01' as LocalDate },
          ...{ granted_by: null, granted_at: SOON },
        })
        .execute();
      const id = certain(await send());
      expect((await now(id)).holder.personId).toBe(officer.personId);
      expect((await visit.get('/vi/desk/cases', asOfficer)).words).not.toContain('no-help');
      expect((await visit.get(`/vi/desk/cases/${id}`, asOfficer)).status).toBe(404);
      expect((await visit.get(`/vi/desk/advisers/${mai.id}`, asOfficer)).status).toBe(404);
    }));

  it('is counted on the office’s page: open, upheld, not upheld; a firm that erases itself leaves nothing open', () =>
    withDatabase(async ({ db, trx }) => {
      const { mai, officer, accept, send, visit, deps, dossierId } = await helped(db);
      certain(await accept());
      certain(await send());
      const page = async () => (await visit.get(`/vi/desk/advisers/${mai.id}`, officer)).words;
      expect(await page()).toMatch(/Khiếu nại Đang xem xét 1 Có căn cứ 0 Không có căn cứ 0/);
      await requestEraser({ ...deps, clock: fixedClock(SOON) })(trx, dossierId);
      expect(await page()).toMatch(/Khiếu nại Đang xem xét 0 Có căn cứ 0 Không có căn cứ 0/);
      const far = await visit.get(`/vi/desk/advisers/${mai.id}`, { ...officer, actingAs: farOf(officer) });
      expect(far.status).toBe(404);
    }));
});

function farOf({ actingAs }: Awaited<ReturnType<typeof helped>>['officer']) {
  return { ...actingAs!, scope: { kind: 'locality', localityId: 'vn-2025-40' } as const };
}
