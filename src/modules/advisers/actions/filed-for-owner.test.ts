/** What somebody files in a firm's name waits for the word of its owner, who hears of it in their own account. */
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../foundation/actor.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import { randomIds } from '../../../foundation/ids.ts';
import { deskOf } from '../../../test-support/at-a-desk.ts';
import { confirmOwner, factsOn } from '../../../test-support/claimed-firm.ts';
import { withDatabase } from '../../../test-support/database-fixture.ts';
import { fixedClock } from '../../../test-support/fixed-clock.ts';
import { aWorldOfAdvisers } from '../../../test-support/world-of-advisers.ts';
import { at, COMMUNE, MONDAY } from '../../../test-support/world-of-cases.ts';
import { applicantCaseRoutes, deskCaseRoutes, firmCaseRoutes } from '../../cases/index.ts';

import { type PlanKey, runActingFor } from '../../enterprises/index.ts';
import { type CounterOrder, fileAtCounter } from './file-at-counter.ts';
import { requestAdvice } from './request-advice.ts';

const KEY = 'p3k7m9qwx2tp3k7m9qwx2t4567' as PlanKey;
const TAX_CODE = '0100109106';
const REACH = { name: 'Lê Văn Quầy', phone: '0912345678', callWhen: 'any' } as const;
const ASKED = { kind: 'topic', code: 'invoices-tax' } as const;

/** A firm whose owner has an account and was confirmed, its commune's officer, and the pages both open. */
async function aFirmWithOwner(db: Db) {
  const world = aWorldOfAdvisers(db);
  const hoa = await world.officer(COMMUNE, 'Hoa');
  const owner = await world.officer(COMMUNE, 'Chủ');
  const dossierId = await world.dossier();
  await world.keyTo(dossierId, KEY);
  const organisationId = await world.organisation('Cửa hàng Thử');
  await confirmOwner(db, {
    ...{ dossierId, personId: owner.personId, organisationId, taxCode: TAX_CODE, communeId: COMMUNE },
  });
  const pages = {
    ...world.deps,
    ...{ aboutInWords: () => 'Hóa đơn điện tử', details: {}, unseal: () => KEY as string },
  };
  const site = deskOf([...applicantCaseRoutes(pages), ...firmCaseRoutes(pages), ...deskCaseRoutes(pages)], {
    clock: fixedClock(at('2026-06-01', '10:00')),
  });
  const ask = { ...world.deps, contextAt: factsOn };
  const atCounter = (more: Partial<CounterOrder> = {}) =>
    fileAtCounter(
      {
        ...ask,
        openPlan: async () => {
          throw new Error('the firm has a plan');
        },
      },
      {
        ...{ actor: hoa, taxCode: TAX_CODE, asked: ASKED, reach: REACH, now: MONDAY },
        ...{ command: randomIds.next(), opening: randomIds.next(), ...more },
      },
    );
  const told = (person: Actor) =>
    db
      .selectFrom('notices')
      .select(['code', 'title_vi as title', 'href'])
      .where('person_id', '=', person.personId)
      .execute();
  return { ...world, ask, hoa, owner, dossierId, site, atCounter, told };
}

describe('a request filed at the counter for a firm whose owner has an account', () => {
  it('is told to the owner, who alone confirms it; whoever stands at the counter gets no code', () =>
    withDatabase(async ({ db }) => {
      const { atCounter, owner, hoa, site, told, now } = await aFirmWithOwner(db);
      const command = randomIds.next();
      const filed = await atCounter({ command });
      if (!filed.ok) throw new Error(JSON.stringify(filed.refusals));
      expect(filed.value).toMatchObject({ key: undefined, code: undefined });
      // The officer's form sent twice is one request and one notice.
      expect(await atCounter({ command })).toEqual(filed);
      const { caseId } = filed.value;
      const [notice, ...more] = await told(owner);
      expect(more).toEqual([]);
      expect(notice).toMatchObject({ code: 'case.filed', href: `/account/cases/${caseId}` });
      expect(notice?.title).toContain('được gửi thay bạn');

      const toPlan = await site.get(`/vi${notice!.href}`, owner);
      expect(toPlan.reply).toMatchObject({ kind: 'redirect', to: `/vi/plan/${KEY}/cases/${caseId}` });
      // A guessed id opens nothing for anybody else.
      expect((await site.get(`/vi${notice!.href}`, hoa)).status).toBe(404);
      const page = await site.get(`/vi/plan/${KEY}/cases/${caseId}`, owner);
      expect(page.words).toContain('Có đúng bạn nhờ việc này không?');
      expect(page.words).toContain('Hoa gửi thay bạn ngày 01/06/2026.');

      const desk = `/vi/desk/cases/${caseId}`;
      expect((await site.get(desk, hoa)).words).toContain('tự xác nhận ở đó, không cần mã');
      const printed = await site.post(`${desk}/owner-code`, hoa);
      expect([printed.status, /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.test(printed.words)]).toEqual([422, false]);
      expect(await db.selectFrom('case_owner_codes').selectAll().execute()).toEqual([]);

      await site.post(`/vi/plan/${KEY}/cases/${caseId}/filed`, owner, { answer: 'no', command: randomIds.next() });
      expect(await now(caseId)).toMatchObject({ state: 'denied', turn: 'nobody', awaitsOwner: false });
      expect((await told(hoa)).map(({ code }) => code)).toContain('case.owner-denied');
    }));
});

describe('a request an adviser sends under a mandate', () => {
  it('waits for the owner, who is told; the adviser reads the page and is offered nothing on it', () =>
    withDatabase(async ({ db }) => {
      const { adviser, ask, site, dossierId, owner, told, now, twice } = await aFirmWithOwner(db);
      const { actor } = await adviser('Mai');
      const { assignmentId } = actor.actingAs!;
      const acting = {
        ...{ mandateId: randomIds.next(), dossierId, key: KEY },
        adviser: { kind: 'account', personId: actor.personId, assignmentId } as const,
      };
      const order = { key: KEY, asked: ASKED, reach: REACH, command: randomIds.next(), now: MONDAY };
      const asked = await runActingFor(acting, () => requestAdvice(ask, order));
      if (!asked.ok) throw new Error(JSON.stringify(asked.refusals));
      expect(await now(asked.value)).toMatchObject({ awaitsOwner: true, turn: 'desk' });
      expect((await told(owner)).map(({ code }) => code)).toEqual(['case.filed']);
      const page = `/vi/plan/${KEY}/cases/${asked.value}`;
      const seen = await runActingFor(acting, () => site.get(page, actor));
      expect(seen.words).toContain('Bạn xem theo ủy quyền');
      expect(seen.html).not.toContain('<form');
      expect((await site.get(page, owner)).words).toContain('Mai gửi thay bạn');
      await site.post(`${page}/filed`, owner, { answer: 'yes', command: randomIds.next() });
      expect((await now(asked.value)).awaitsOwner).toBe(false);
      const { stored, folded } = await twice(asked.value);
      expect(folded).toEqual(stored);
    }));

  it('and one the owner sends themselves waits for nobody', () =>
    withDatabase(async ({ db }) => {
      const { ask, owner, told, now } = await aFirmWithOwner(db);
      const order = { key: KEY, asked: ASKED, reach: REACH, command: randomIds.next(), now: MONDAY };
      const asked = await requestAdvice(ask, order);
      if (!asked.ok) throw new Error(JSON.stringify(asked.refusals));
      expect(await now(asked.value)).toMatchObject({ awaitsOwner: false });
      expect(await told(owner)).toEqual([]);
    }));
});
