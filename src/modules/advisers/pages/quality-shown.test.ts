/** What owners say of an adviser once their requests are closed: to the adviser at once, to everybody only from ten answers on. */
import { describe, expect, it } from 'vitest';
import { addMonths, localDateOf } from '../../../foundation/clock.ts';
import type { Db, Trx } from '../../../foundation/database/tables.ts';
import { randomIds } from '../../../foundation/ids.ts';
import { certain } from '../../../test-support/advisers-world.ts';
import { deskOf } from '../../../test-support/at-a-desk.ts';
import { withDatabase } from '../../../test-support/database-fixture.ts';
import { fixedClock } from '../../../test-support/fixed-clock.ts';
import { aWorldOfAdvisers } from '../../../test-support/world-of-advisers.ts';
import { at, COMMUNE, PROVINCE } from '../../../test-support/world-of-cases.ts';
import { deskCaseRoutes, firmCaseRoutes } from '../../cases/index.ts';
import type { PlanKey } from '../../enterprises/index.ts';
import { loadLocalities } from '../../localities/index.ts';
import { acceptOffer } from '../actions/answer-offer.ts';
import { dispatchRequests } from '../actions/dispatch-requests.ts';
import { loadNetwork } from '../content/load-network.ts';
import { loadTopics } from '../content/load-topics.ts';
import { outcomesOf } from '../domain/quality.ts';
import { listHelpedSteps } from '../store/quality.read.ts';
import { directoryRoutes } from './directory-routes.tsx';
import { officeRoutes } from './office-routes.tsx';
import { ownProfileRoutes } from './own-profile-routes.tsx';
import { requestDetails } from './request-details.tsx';

const SOON = at('2026-06-01', '09:15');
/** Ten working days after 1 June end on 15 June. */
const LATER = at('2026-06-16');
const [places, network, topics] = [loadLocalities(), loadNetwork(), loadTopics()];

async function anAdviser(db: Db) {
  const world = aWorldOfAdvisers(db);
  await world.officer(COMMUNE, 'Hoa');
  const mai = await world.adviser('Mai', { capacityPerWeek: 40 });
  const deps = { ...world.deps, places, network, topics, vendors: () => [] };
  const pages = { ...deps, details: {}, aboutInWords: ({ code }: { code: string }) => code };
  const routes = [...firmCaseRoutes(pages), ...directoryRoutes(deps), ...ownProfileRoutes(deps)];
  const { get, post } = deskOf(routes, { clock: fixedClock(LATER) });

  const take = async (about?: Parameters<typeof world.request>[0]) => {
    const asked = await world.request(about);
    await dispatchRequests(world.deps, SOON);
    const offer = (await world.live(asked.id))!;
    certain(
      await acceptOffer(world.deps, { actor: mai.actor, offerId: offer.id, now: SOON, command: randomIds.next() }),
    );
    return asked;
  };
  /** A request from asking to what its owner says of it on their own page. */
  const helped = async (number: number, score: number) => {
    const { id, dossierId } = await take();
    certain(await world.actWith(id, 'answer', { side: 'desk', actor: mai.actor }, 'Làm theo mẫu này.', SOON));
    certain(await world.actWith(id, 'confirm', { side: 'firm', dossierId }, '', SOON));
    const key = `abcdefghjkmnpqrstvwxyz01${String(number).padStart(2, '0')}` as PlanKey;
    await world.keyTo(dossierId, key);
    const waits = async () =>
      (await get(`/vi/plan/${key}/cases`, undefined)).words.includes('Xin bạn cho biết việc ra sao');
    expect(await waits()).toBe(true);
    const said = { 'answer-helped': `${score}`, 'answer-on-time': 'yes', 'answer-again': 'yes' };
    const rated = await post(`/vi/plan/${key}/cases/${id}/rate`, undefined, {
      ...{ ...said, 'answer-words': `Lời chủ cơ sở ${number}`, command: randomIds.next() },
    });
    expect(rated.status).toBe(303);
    expect(await waits()).toBe(false);
  };
  const own = async () => (await get('/vi/desk/profile', mai.actor)).words;
  const everybody = async () => (await get(`/vi/advisers/${mai.id}`, undefined)).words;
  return { ...world, get, mai, take, helped, own, everybody };
}

describe('what owners say', () => {
  it('reaches the adviser with the first answer, and the public as a share from the tenth, never their words', () =>
    withDatabase(async ({ db }) => {
      const { mai, helped, own, everybody } = await anAdviser(db);
      expect(await own()).toContain('Chưa có câu trả lời nào');
      await helped(1, 5);
      expect(await own()).toContain('1 trên 1 câu trả lời');
      expect(await own()).toContain('Lời chủ cơ sở 1');
      const told = await db
        .selectFrom('notices')
        .select(['person_id', 'href'])
        .where('code', '=', 'adviser.owner-said')
        .execute();
      expect(told).toEqual([{ person_id: mai.actor.personId, href: '/desk/profile#words' }]);
      for (let number = 2; number <= 9; number += 1) await helped(number, number <= 4 ? 2 : 4);
      expect(await own()).toContain('6 trên 9 câu trả lời');
      expect(await own()).toContain('Chưa hiện công khai');
      expect(await everybody()).toContain('Chưa có số liệu: cần ít nhất 10 câu trả lời');
      expect(await everybody()).not.toMatch(/\d+\s?%/);
      await helped(10, 3);
      expect(await everybody()).toMatch(/60\s?% trong 10 câu trả lời/);
      expect(await everybody()).not.toContain('Lời chủ cơ sở');
      expect(await own()).not.toContain('Chưa hiện công khai');
    }));
});

describe('what became of a step an adviser helped with', () => {
  it('counts after six months, done only when the firm said so in between', () =>
    withDatabase(async ({ db, trx }) => {
      const { mai, take, deps } = await anAdviser(db);
      const about = { kind: 'step', code: 'e-invoice' } as const;
      const [done, never, late] = [await take(about), await take(about), await take(about)];
      const say = (dossierId: string, day: string, step = 'e-invoice') =>
        deps.ledger.append(trx as Trx, { ids: randomIds, now: at(day) }, [
          {
            ...{ type: 'plan.step-done', actor: { kind: 'plan-holder', dossierId }, dossierId, occurredAt: at(day) },
            payload: { step },
          },
        ]);
      await say(done.dossierId, '2026-09-01');
      await say(never.dossierId, '2026-09-01', 'digital-signature');
      await say(late.dossierId, '2027-01-05');
      const steps = await listHelpedSteps(db, mai.id);
      const half = addMonths(localDateOf(SOON), 6);
      expect(outcomesOf(steps, localDateOf(at('2026-11-30')))).toEqual({ ripe: 0, done: 0 });
      expect(outcomesOf(steps, half)).toEqual({ ripe: 3, done: 1 });
    }));

  it('is told to the owner for their own request, beside what they said, and to nobody else', () =>
    withDatabase(async ({ db, trx }) => {
      const { mai, take, actWith, keyTo, deps } = await anAdviser(db);
      const { id, dossierId } = await take({ kind: 'step', code: 'e-invoice' });
      const key = 'abcdefghjkmnpqrstvwxyz0199' as PlanKey;
      await keyTo(dossierId, key);
      const seen = async (day: string) => {
        const pages = { ...deps, details: { 'advice-request': requestDetails }, aboutInWords: () => 'Hóa đơn' };
        const site = deskOf([...firmCaseRoutes(pages), ...deskCaseRoutes(pages)], { clock: fixedClock(at(day)) });
        expect((await site.get(`/vi/desk/cases/${id}`, mai.actor)).words).not.toContain('ghi là');
        return (await site.get(`/vi/plan/${key}/cases/${id}`, undefined)).words;
      };
      certain(await actWith(id, 'answer', { side: 'desk', actor: mai.actor }, 'Làm theo mẫu này.', SOON));
      certain(await actWith(id, 'confirm', { side: 'firm', dossierId }, '', SOON));
      expect(await seen('2026-06-20')).toContain('Đánh dấu đến hết ngày 01/12/2026');
      expect(await seen('2026-12-02')).toContain('chưa được đánh dấu xong: ghi là chưa có kết quả');
      await deps.ledger.append(trx as Trx, { ids: randomIds, now: at('2026-09-01') }, [
        {
          ...{ type: 'plan.step-done', actor: { kind: 'plan-holder', dossierId }, dossierId },
          ...{ occurredAt: at('2026-09-01'), payload: { step: 'e-invoice' } },
        },
      ]);
      expect(await seen('2026-12-02')).toContain('Bạn đánh dấu bước này xong ngày 01/09/2026');
    }));

  it('is a rate for the office and the public from ten matters on, never added to what owners said', () =>
    withDatabase(async ({ db, trx }) => {
      const { mai, take, officer, deps, get } = await anAdviser(db);
      const province = await officer(PROVINCE, 'Cán bộ tỉnh');
      const later = { ...deps, places, network, topics, vendors: () => [] };
      const site = deskOf([...officeRoutes(later), ...directoryRoutes(later)], { clock: fixedClock(at('2026-12-02')) });
      const pages = async () => [
        (await site.get(`/vi/desk/advisers/${mai.id}`, province)).words,
        (await site.get(`/vi/advisers/${mai.id}`, undefined)).words,
      ];
      const helped: string[] = [];
      for (let count = 0; count < 10; count += 1)
        helped.push((await take({ kind: 'step', code: 'e-invoice' })).dossierId);
      await deps.ledger.append(
        trx as Trx,
        { ids: randomIds, now: at('2026-09-01') },
        helped.slice(0, 7).map((dossierId) => ({
          ...{ type: 'plan.step-done', actor: { kind: 'plan-holder', dossierId } as const, dossierId },
          ...{ occurredAt: at('2026-09-01'), payload: { step: 'e-invoice' } },
        })),
      );
      for (const words of await pages()) {
        expect(words).toMatch(/70\s?% trong 10 việc tư vấn/);
        expect(words).toContain('Chưa có số liệu: cần ít nhất 10 câu trả lời');
        expect(words).toContain('không cộng với nhau');
      }
      expect((await get(`/vi/advisers/${mai.id}`, undefined)).words).toContain('cần ít nhất 10 việc đã qua 6 tháng');
    }));
});
