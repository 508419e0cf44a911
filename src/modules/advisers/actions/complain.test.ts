/** A firm complains about its adviser: who gets it, what the adviser learns, and what stays when somebody leaves. */
import { describe, expect, it } from 'vitest';
import type { LocalDate } from '../../../foundation/clock.ts';
import { randomIds } from '../../../foundation/ids.ts';
import { certain } from '../../../test-support/advisers-world.ts';
import { withDatabase } from '../../../test-support/database-fixture.ts';
import { fixedClock } from '../../../test-support/fixed-clock.ts';
import { at, PROVINCE } from '../../../test-support/world-of-cases.ts';
import {
  aWorldOfComplaints,
  COMPLAINED,
  FIRM_KEY,
  OTHER_KEY,
  SOON,
} from '../../../test-support/world-of-complaints.ts';
import { lapseCases } from '../../cases/index.ts';
import { countComplaints } from '../domain/complaint.ts';
import { listComplaintsAbout } from '../store/complaints.read.ts';
import { requestEraser } from './erase-requests.ts';

describe('a firm whose adviser did not help', () => {
  it('complains in one screen from its request; the province holds it with a day, and is told whom it is about', () =>
    withDatabase(async ({ db }) => {
      const { officer, mai, id, accept, visit, now } = await aWorldOfComplaints(db);
      const [request, form] = [`/vi/plan/${FIRM_KEY}/cases/${id}`, `/vi/plan/${FIRM_KEY}/cases/${id}/complaint`];
      // Nobody had it in hand yet: there is nothing to complain about.
      expect((await visit.get(request, undefined)).html).not.toContain('/complaint');
      expect((await visit.get(form, undefined)).reply).toMatchObject({ kind: 'redirect', to: request });
      certain(await accept());
      expect((await visit.get(request, undefined)).html).toContain(form);
      const empty = await visit.post(form, undefined, { words: '' });
      expect([empty.status, empty.words.includes('Chọn một chuyện')]).toEqual([422, true]);
      const command = randomIds.next();
      const sent = await visit.post(form, undefined, { ground: 'no-help', words: COMPLAINED, command });
      const again = await visit.post(form, undefined, {
        ground: 'conduct',
        words: 'Lần nữa',
        command: randomIds.next(),
      });
      expect(again.reply).toEqual(sent.reply);
      const { to } = sent.reply as { readonly to: string };
      const complaintId = /cases\/([^?]+)/.exec(to)![1]!;
      expect((await visit.get(form, undefined)).reply).toMatchObject({
        to: `/vi/plan/${FIRM_KEY}/cases/${complaintId}`,
      });
      expect(await now(complaintId)).toMatchObject({
        ...{ type: 'adviser-complaint', turn: 'desk', place: { provinceId: PROVINCE } },
        ...{ holder: { level: 'province', personId: officer.personId }, promise: { lastDay: '2026-06-03' } },
      });
      const page = await visit.get(`/vi/desk/cases/${complaintId}`, officer);
      expect(page.words).toContain(COMPLAINED);
      expect(page.html).toContain(`/vi/desk/advisers/${mai.id}`);
    }));

  it('reaches nothing with another’s key, about another case, or with a made-up ground', () =>
    withDatabase(async ({ db }) => {
      const { id, accept, send } = await aWorldOfComplaints(db);
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
      const { ministry, dossierId, accept, send, act, actWith, now, deps, mai, decide, hear, state } =
        await aWorldOfComplaints(db);
      certain(await accept());
      const first = certain(await send());
      expect(await decide(first, 'uphold')).toMatchObject({ refusals: [{ code: 'cases.move.not-now' }] });
      certain(await act(first, 'take'));
      // Not from the case's page, where the adviser's side is not asked for.
      expect(await act(first, 'uphold')).toMatchObject({ ok: false });
      certain(await hear(first));
      certain(await state(first));
      expect(await decide(first, 'uphold', undefined, '')).toMatchObject({ refusals: [{ field: 'message' }] });
      certain(await decide(first, 'uphold'));
      certain(await actWith(first, 'confirm', { side: 'firm', dossierId }));
      expect(await now(first)).toMatchObject({ state: 'confirmed', turn: 'nobody' });
      const second = certain(await send());
      expect(second).not.toBe(first);
      const minister = await ministry('Bộ');
      await lapseCases(deps, at('2026-06-04'));
      expect((await now(second)).holder).toMatchObject({ level: 'nation', personId: minister.personId });
      const ofNation = { side: 'desk', actor: minister } as const;
      certain(await actWith(second, 'take', ofNation, '', at('2026-06-04')));
      certain(await decide(second, 'dismiss', minister, 'Có ghi chép đã đến.', at('2026-06-04')));
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
      const { mai, accept, send, act, hear, state, decide, officer, visit } = await aWorldOfComplaints(db);
      certain(await accept());
      const id = certain(await send());
      const { actor } = mai;
      expect((await visit.get('/vi/desk/cases', actor)).words).not.toContain('no-help');
      expect((await visit.get(`/vi/desk/cases/${id}`, actor)).status).toBe(404);
      // Under a mandate an adviser reads the pages of the firm's plan.
      expect((await visit.get(`/vi/plan/${FIRM_KEY}/cases`, undefined)).words).toContain('no-help');
      expect((await visit.get(`/vi/plan/${FIRM_KEY}/cases`, actor)).words).not.toContain('no-help');
      expect((await visit.get(`/vi/plan/${FIRM_KEY}/cases/${id}`, actor)).status).toBe(303);
      expect((await visit.get('/vi/desk/profile', actor)).words).not.toContain('không làm');
      certain(await act(id, 'take'));
      certain(await hear(id));
      certain(await state(id));
      certain(await decide(id, 'uphold', officer, 'Bà Thử nói đúng.'));
      const profile = (await visit.get('/vi/desk/profile', actor)).words;
      expect(profile).toContain('Nhận việc rồi không làm, không gọi: có căn cứ, 01/06/2026');
      expect(profile).not.toMatch(/Bà Thử|Hẹn ba lần/);
      expect((await visit.get(`/vi/desk/cases/${id}`, actor)).status).toBe(404);
    }));

  it('who works at the province too neither gets it nor finds it there', () =>
    withDatabase(async ({ db }) => {
      const { mai, officer, accept, send, visit, now } = await aWorldOfComplaints(db);
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
      const { mai, officer, accept, send, visit, deps, dossierId } = await aWorldOfComplaints(db);
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

function farOf({ actingAs }: Awaited<ReturnType<typeof aWorldOfComplaints>>['officer']) {
  return { ...actingAs!, scope: { kind: 'locality', localityId: 'vn-2025-40' } as const };
}
