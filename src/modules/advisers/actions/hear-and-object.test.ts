/** A complaint is fair to both: the adviser is heard before it is upheld, and the firm may have somebody else look again. */
import { describe, expect, it } from 'vitest';
import type { Db } from '../../../foundation/database/tables.ts';
import { randomIds } from '../../../foundation/ids.ts';
import { certain } from '../../../test-support/advisers-world.ts';
import { withDatabase } from '../../../test-support/database-fixture.ts';
import { fixedClock } from '../../../test-support/fixed-clock.ts';
import { at, PROVINCE } from '../../../test-support/world-of-cases.ts';
import { aWorldOfComplaints, COMPLAINED, FIRM_KEY, SOON } from '../../../test-support/world-of-complaints.ts';
import { lapseCases } from '../../cases/index.ts';
import { countComplaints } from '../domain/complaint.ts';
import { listComplaintsAbout } from '../store/complaints.read.ts';
import { complain } from './complain.ts';
import { eraseAdviser } from './erase-adviser.ts';
import { requestEraser } from './erase-requests.ts';
import { hearAdviser } from './hear-adviser.ts';

/** Five working days after Monday 1 June. */
const TERM_OVER = at('2026-06-09');

/** News of complaints in somebody's inbox, by kind. */
async function told(db: Db, personId: string) {
  const rows = await db
    .selectFrom('notices')
    .select(['code', 'title_vi', 'href'])
    .where('person_id', '=', personId)
    .where('code', 'like', 'adviser.complaint%')
    .orderBy('code')
    .execute();
  return rows;
}

describe('an adviser complained about', () => {
  it('is asked in the office’s words, answers once, and only then may it be upheld', () =>
    withDatabase(async ({ db, trx }) => {
      const { mai, officer, accept, send, act, decide, visit, dossierId, deps } = await aWorldOfComplaints(db);
      certain(await accept());
      const id = certain(await send());
      certain(await act(id, 'take'));
      const desk = `/vi/desk/complaints/${id}`;
      const nothing = await visit.post(desk, officer, {});
      expect([nothing.words.includes('Chọn một kết luận'), nothing.words.includes('Viết lý do')]).toEqual([true, true]);
      expect((await visit.post(desk, officer, { outcome: 'uphold', message: 'Đã gọi.' })).words).toContain(
        'Hỏi tư vấn viên trước',
      );
      const empty = await visit.post(`${desk}/hearing`, officer, { question: ' ' });
      expect([empty.status, empty.words.includes('Viết vài dòng')]).toEqual([422, true]);
      const command = randomIds.next();
      const question = { question: 'Ngày 20 bạn có đến không?', command };
      expect((await visit.post(`${desk}/hearing`, officer, question)).status).toBe(303);
      expect((await visit.post(`${desk}/hearing`, officer, question)).status).toBe(303);
      const again = { question: 'Còn gì nữa không?', command: randomIds.next() };
      expect((await visit.post(`${desk}/hearing`, officer, again)).words).toContain('đã được hỏi');
      expect((await visit.post(desk, officer, { outcome: 'uphold', message: 'x' })).words).toContain('còn trong hạn');

      const [asked, ...others] = await told(db, mai.actor.personId);
      expect([asked?.code, others]).toEqual(['adviser.complaint-hearing', []]);
      expect(asked?.title_vi).toContain('08/06/2026');
      const href = `/vi${asked!.href}`;
      const page = await visit.get(href, mai.actor);
      expect(page.words).toContain('Ngày 20 bạn có đến không?');
      expect(page.words).not.toContain(COMPLAINED);
      expect(page.words).not.toMatch(/Trần Thị Thử|0912/);
      expect((await visit.get('/vi/desk/profile', mai.actor)).html).toContain(href);
      expect((await visit.post(href, mai.actor, { words: '' })).status).toBe(422);
      const said = { words: 'Tôi đã đến,\nchủ đi vắng.', command: randomIds.next() };
      expect((await visit.post(href, mai.actor, said)).status).toBe(303);
      expect((await visit.post(href, mai.actor, { ...said, command: randomIds.next() })).status).toBe(422);

      expect((await told(db, officer.personId)).map(({ code }) => code)).toEqual(['adviser.complaint-stated']);
      expect((await visit.get(desk, officer)).words).toContain('chủ đi vắng');
      // The firm sees that the adviser was heard, and not their words.
      const firm = (await visit.get(`/vi/plan/${FIRM_KEY}/cases/${id}`, undefined)).words;
      expect(firm).toContain('Đã trả lời ngày 01/06/2026');
      expect(firm).not.toContain('chủ đi vắng');
      certain(await decide(id, 'uphold'));
      expect((await told(db, mai.actor.personId)).map(({ code }) => code)).toEqual([
        ...['adviser.complaint-hearing', 'adviser.complaint-upheld'],
      ]);
      const events = await db.selectFrom('events').select(['type', 'payload']).execute();
      expect(events.map(({ type }) => type)).toEqual(
        expect.arrayContaining(['adviser.complaint-heard', 'adviser.complaint-answered']),
      );
      expect(JSON.stringify(events)).not.toMatch(/Ngày 20|chủ đi vắng|Hẹn ba lần/);
      // A firm that leaves takes along what may tell of it.
      await requestEraser({ ...deps, clock: fixedClock(SOON) })(trx, dossierId);
      const kept = await db.selectFrom('adviser_hearings').select(['question', 'statement']).execute();
      expect(kept).toEqual([{ question: null, statement: null }]);
    }));

  it('who says nothing in their days does not hold it up; who was never asked hears nothing of what was dismissed', () =>
    withDatabase(async ({ db }) => {
      const { mai, officer, accept, send, act, actWith, decide, hear, dossierId } = await aWorldOfComplaints(db);
      certain(await accept());
      const dismissed = certain(await send());
      certain(await act(dismissed, 'take'));
      certain(await decide(dismissed, 'dismiss'));
      certain(await actWith(dismissed, 'confirm', { side: 'firm', dossierId }));
      expect(await told(db, mai.actor.personId)).toEqual([]);
      const silent = certain(await send());
      certain(await act(silent, 'take'));
      certain(await hear(silent));
      expect(await decide(silent, 'uphold')).toMatchObject({
        refusals: [{ code: 'advisers.complaint.hearing-runs', field: 'outcome' }],
      });
      certain(await decide(silent, 'uphold', officer, 'Đã hỏi, không trả lời.', TERM_OVER));
    }));

  it('alone answers: another adviser, an officer and a made-up id find nothing there', () =>
    withDatabase(async ({ db, trx }) => {
      const { officer, adviser, person, accept, send, act, hear, state, visit, deps, mai } =
        await aWorldOfComplaints(db);
      certain(await accept());
      const id = certain(await send());
      certain(await act(id, 'take'));
      const other = await adviser('Khác');
      const far = await person('province-officer', { kind: 'locality', localityId: 'vn-2025-40' }, 'Tỉnh khác');
      expect((await visit.get(`/vi/desk/profile/complaints/${id}`, mai.actor)).status).toBe(404);
      expect(await hear(id, mai.actor)).toMatchObject({ refusals: [{ code: 'cases.case.not-found' }] });
      expect(await hear(id, far)).toMatchObject({ refusals: [{ code: 'cases.case.not-found' }] });
      expect((await visit.get(`/vi/desk/complaints/${id}`, far)).status).toBe(404);
      certain(await hear(id));
      for (const actor of [other.actor, officer]) expect((await state(id, actor)).ok).toBe(false);
      expect((await visit.get(`/vi/desk/profile/complaints/${id}`, other.actor)).status).toBe(404);
      expect((await visit.get(`/vi/desk/profile/complaints/${randomIds.next()}`, mai.actor)).status).toBe(404);
      // One who left cannot be asked, and what was asked of them goes with them.
      await eraseAdviser(trx, { personId: mai.actor.personId, now: SOON });
      expect(await db.selectFrom('adviser_hearings').select('question').execute()).toEqual([{ question: null }]);
      const order = {
        actor: officer,
        caseId: id,
        question: 'x',
        namesRequest: false,
        command: randomIds.next(),
        now: SOON,
      };
      expect(await hearAdviser(deps, order)).toMatchObject({ ok: false });
    }));
});

describe('a firm that disagrees with the outcome', () => {
  it('has it looked at again one level up, by somebody who did not decide it, with a day of its own', () =>
    withDatabase(async ({ db }) => {
      const world = await aWorldOfComplaints(db);
      const { ministry, officer, mai, accept, send, act, actWith, decide, now, visit, dossierId, twice } = world;
      certain(await accept());
      const id = certain(await send());
      const firm = { side: 'firm', dossierId } as const;
      certain(await act(id, 'take'));
      expect((await actWith(id, 'object', firm, 'Không đúng.')).ok).toBe(false);
      certain(await decide(id, 'dismiss'));
      expect(await actWith(id, 'object', firm)).toMatchObject({ refusals: [{ field: 'message' }] });
      const colleague = await world.person(
        'province-officer',
        { kind: 'locality', localityId: PROVINCE },
        'Đồng nghiệp',
      );
      const minister = await ministry('Bộ');
      const address = `/vi/plan/${FIRM_KEY}/cases/${id}`;
      expect((await visit.get(address, undefined)).words).toContain('đề nghị cấp trên xem lại');
      const sent = await visit.post(address, undefined, {
        act: 'object',
        message: 'Chưa ai gọi tôi.',
        command: randomIds.next(),
      });
      expect(sent.status).toBe(303);
      expect(await now(id)).toMatchObject({
        ...{ state: 'objected', turn: 'desk', risen: { level: 'nation', without: officer.personId } },
        ...{ holder: { level: 'nation', personId: minister.personId }, promise: { lastDay: '2026-06-03' } },
      });
      const { stored, folded } = await twice(id);
      expect(folded).toEqual(stored);
      // While it is looked at again a second complaint leads to this one, and it counts as open.
      const entered = { ground: 'conduct', words: 'Lần nữa' };
      const order = { key: FIRM_KEY, entered, command: randomIds.next(), now: SOON };
      expect(certain(await complain(world.deps, { ...order, aboutCaseId: world.id }))).toBe(id);
      expect(countComplaints(await listComplaintsAbout(db, mai.id))).toEqual({ open: 1, upheld: 0, notUpheld: 0 });
      // The province reads it; neither who decided nor a colleague goes on with it.
      for (const actor of [officer, colleague]) {
        expect((await visit.get(`/vi/desk/cases/${id}`, actor)).words).toContain('Cấp trên giải quyết');
        const taken = await visit.post(`/vi/desk/cases/${id}`, actor, { act: 'take-again', command: randomIds.next() });
        expect([taken.status, taken.words.includes('đề nghị xem lại')]).toEqual([422, true]);
        const to = minister.actingAs!.assignmentId;
        expect((await visit.post(`/vi/desk/cases/${id}/hand-over`, actor, { to })).status).toBe(422);
        expect(await decide(id, 'dismiss', actor)).toMatchObject({ refusals: [{ code: 'cases.policy.risen' }] });
        // They read the file, and no form of it is theirs any more.
        const file = await visit.get(`/vi/desk/complaints/${id}`, actor);
        expect(file.words).toContain('Cấp trên giải quyết');
        expect(file.html).not.toContain('<form');
        const page = (await visit.get(`/vi/desk/cases/${id}`, actor)).html;
        expect(page).not.toMatch(/<form|desk\/complaints\//);
        for (const form of ['', '/hearing']) {
          const sent = await visit.post(`/vi/desk/complaints/${id}${form}`, actor, {
            outcome: 'uphold',
            question: 'x',
          });
          expect([sent.status, sent.words.includes('Cấp trên giải quyết')]).toEqual([422, true]);
        }
      }
      const ofNation = { side: 'desk', actor: minister } as const;
      // Beside the decision stand the firm’s own words, what was decided before, and why it was not enough.
      const { words: before } = await visit.get(`/vi/desk/complaints/${id}`, minister);
      const written = [COMPLAINED, 'Đã gọi hai bên.', 'Chưa ai gọi tôi.'].map((each) => before.indexOf(each));
      expect(written).toEqual([...written].sort((a, b) => a - b));
      expect(written[0]).toBeGreaterThan(0);
      const looked = await db
        .selectFrom('readings')
        .select(['purpose'])
        .where('person_id', '=', minister.personId)
        .execute();
      expect(looked).toContainEqual({ purpose: 'decision' });
      certain(await actWith(id, 'take-again', ofNation));
      certain(await world.hear(id, minister));
      certain(await world.state(id));
      certain(await decide(id, 'uphold', minister, 'Đã gọi lại: không ai đến.'));
      expect(await now(id)).toMatchObject({ state: 'upheld-finally', turn: 'nobody' });
      expect((await actWith(id, 'object', firm, 'Lần nữa.')).ok).toBe(false);
      expect(countComplaints(await listComplaintsAbout(db, mai.id))).toEqual({ open: 0, upheld: 1, notUpheld: 0 });
      const events = await db
        .selectFrom('events')
        .select('payload')
        .where('type', '=', 'adviser.complaint-decided')
        .execute();
      expect(events.map(({ payload }) => (payload as { readonly outcome: string }).outcome).sort()).toEqual([
        ...['not-upheld', 'upheld'],
      ]);
    }));

  it('gets another person of the ministry where the ministry decided, and the desk itself while there is none', () =>
    withDatabase(async ({ db }) => {
      const { ministry, accept, send, actWith, decide, now, dossierId, deps, mai } = await aWorldOfComplaints(db);
      certain(await accept());
      const minister = await ministry('Bộ');
      const id = certain(await send());
      const late = at('2026-06-04');
      await lapseCases(deps, late);
      certain(await actWith(id, 'take', { side: 'desk', actor: minister }, '', late));
      certain(await decide(id, 'dismiss', minister, 'Có ghi chép đã đến.', late));
      certain(await actWith(id, 'object', { side: 'firm', dossierId }, 'Không đúng.', late));
      expect((await now(id)).holder).toEqual({ level: 'nation' });
      expect((await actWith(id, 'take-again', { side: 'desk', actor: minister }, '', late)).ok).toBe(false);
      const other = await ministry('Bộ, người khác');
      // Nobody took it in its two days: a breach, and whoever is there now gets it.
      await lapseCases(deps, at('2026-06-09'));
      expect(await now(id)).toMatchObject({ holder: { personId: other.personId }, breaches: 2 });
      certain(await actWith(id, 'withdraw-objection', { side: 'firm', dossierId }));
      expect(countComplaints(await listComplaintsAbout(db, mai.id))).toEqual({ open: 0, upheld: 0, notUpheld: 1 });
    }));
});
