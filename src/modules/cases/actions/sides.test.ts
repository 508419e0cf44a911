/** Those who take part in a case besides a firm and its office: a person who asks for themselves, a partner, an adviser who holds it. */
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../foundation/actor.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import type { Db, Trx } from '../../../foundation/database/tables.ts';
import { deskOf } from '../../../test-support/at-a-desk.ts';
import { withDatabase } from '../../../test-support/database-fixture.ts';
import { fixedClock } from '../../../test-support/fixed-clock.ts';
import { at, aWorldOfCases, COMMUNE, MONDAY, PROVINCE } from '../../../test-support/world-of-cases.ts';
import { loadCaseTypes } from '../content/load-case-types.ts';
import type { CaseType, CaseTypes, StateRule } from '../domain/case-type.ts';
import { problemsOfType } from '../domain/case-type.ts';
import { applicantCaseRoutes } from '../pages/applicant-case-routes.tsx';
import { deskCaseRoutes } from '../pages/desk-case-routes.tsx';
import { partnerCaseRoutes } from '../pages/partner-case-routes.tsx';
import { eraseApplicant } from './erase-cases.ts';
import { giveToAdviser, giveToDesk, listCandidates } from './hand-over.ts';
import { lapseCases } from './lapse-cases.ts';

const words = (text: string) => ({ vi: text, en: text });
const open = (code: string, turn: StateRule['turn'], onLapse?: string): StateRule => ({
  ...{ code, turn, label: words(code), firmSees: words(`thấy ${code}`), next: words('tiếp'), ifLate: words('nếu trễ') },
  ...{ promise: { count: 2, unit: 'working-days' }, onLapse },
});
const step = (code: string, from: string, to: string, by: 'desk' | 'firm' | 'partner' | 'clock') => ({
  ...{ code, from: [from], to, by, label: words(code), done: words(`xong ${code}`) },
});

/** A firm tries something a partner sets up. */
const trial: CaseType = {
  ...{ id: 'made-up-trial', version: 3, label: words('Dùng thử bịa'), source: 'bịa', calendar: 'vn-public-offices' },
  start: 'set-up',
  states: [
    open('set-up', 'partner', 'partner-late'),
    open('with-office', 'desk'),
    open('tried', 'firm', 'silent'),
    { code: 'done', label: words('done'), firmSees: words('done'), turn: 'nobody' },
  ],
  transitions: [
    step('ready', 'set-up', 'tried', 'partner'),
    step('partner-late', 'set-up', 'with-office', 'clock'),
    step('ready-by-office', 'with-office', 'tried', 'desk'),
    step('silent', 'tried', 'done', 'clock'),
    step('good', 'tried', 'done', 'firm'),
  ],
};

function withTrial(): CaseTypes {
  const real = loadCaseTypes();
  return {
    current: new Map([...real.current, [trial.id, trial]]),
    all: [...real.all, trial],
    find: (id, version) => (id === trial.id && version === trial.version ? trial : real.find(id, version)),
  };
}

async function aVendor(world: ReturnType<typeof aWorldOfCases>, name: string): Promise<[string, Actor]> {
  const organisationId = await world.organisation(name);
  return [
    organisationId,
    await world.person('made-up-vendor', { kind: 'organisation', organisationId }, `Người ${name}`),
  ];
}

function aWorldWithPartners(db: Db) {
  const given = aWorldOfCases(db, { types: withTrial() });
  const vendor = {
    ...{
      code: 'made-up-vendor',
      label: words('Nhà cung cấp'),
      kind: 'programme' as const,
      scopes: ['organisation' as const],
    },
    ...{ verbs: ['cases.partner'], invites: [] },
  };
  const { roles } = given.deps;
  const withVendor = {
    hash: roles.hash,
    roles: [...roles.roles, vendor],
    byCode: new Map([...roles.byCode, [vendor.code, vendor]]),
  };
  return aWorldOfCases(db, { types: withTrial(), roles: withVendor });
}

const pages = { details: {}, aboutInWords: ({ code }: { code: string }) => `Việc ${code}` };

describe('a person who asks for themselves', () => {
  it('sees a holder and a day at their account, acts there, and no other person finds it; who is the office does not decide on their own', async () => {
    await withDatabase(async ({ db }) => {
      const world = aWorldOfCases(db);
      const hoa = await world.officer(COMMUNE, 'Hoa');
      const lan = await world.officer(COMMUNE, 'Lan');
      const { id } = await world.ask({
        asker: { kind: 'applicant', personId: hoa.personId },
        contact: undefined,
        actor: { kind: 'account', personId: hoa.personId },
      });
      expect((await world.now(id)).holder.personId).toBe(lan.personId);
      expect(
        (await listCandidates(db, world.deps, await world.now(id), '2026-06-01' as never)).map(({ name }) => name),
      ).toEqual(['Lan']);
      expect(await world.act(id, 'accept', { side: 'desk', actor: hoa })).toMatchObject({
        refusals: [{ code: 'cases.case.not-found' }],
      });
      const { get, post } = deskOf(applicantCaseRoutes({ ...world.deps, ...pages }), { clock: fixedClock(MONDAY) });
      expect((await get('/vi/account/cases', hoa)).words).toContain('Việc e-invoice');
      expect((await get(`/vi/account/cases/${id}`, hoa)).words).toContain('Lan');
      expect((await get('/vi/account/cases', lan)).words).not.toContain('Việc e-invoice');
      for (const stranger of [lan, await world.ministry('Bộ')]) {
        expect((await get(`/vi/account/cases/${id}`, stranger)).reply.kind).toBe('not-found');
        expect((await post(`/vi/account/cases/${id}`, stranger, { act: 'withdraw' })).reply.kind).toBe('not-found');
      }
      expect((await get('/vi/account/cases/made-up', hoa)).reply.kind).toBe('not-found');
      await world.act(id, 'accept', { side: 'desk', actor: lan });
      const told = await db.selectFrom('notices').select('code').where('person_id', '=', hoa.personId).execute();
      expect(told.map(({ code }) => code)).toContain('case.changed');
      // The office reaches them by their account.
      const desk = deskOf(deskCaseRoutes({ ...world.deps, ...pages }), { clock: fixedClock(MONDAY) });
      expect((await desk.get(`/vi/desk/cases/${id}`, lan)).words).toContain(`${hoa.personId}@example.vn`);
      expect((await post(`/vi/account/cases/${id}`, hoa, { act: 'withdraw' })).status).toBe(303);
      expect((await world.now(id)).state).toBe('withdrawn');
    });
  });

  it('leaves no word behind when they are erased', async () => {
    await withDatabase(async ({ db, trx }) => {
      const world = aWorldOfCases(db);
      const hoa = await world.officer(COMMUNE, 'Hoa');
      const { id } = await world.ask({ asker: { kind: 'applicant', personId: hoa.personId }, contact: undefined });
      const erased = { personId: hoa.personId, firms: 'leave' as never, now: at('2026-06-02') };
      await inTransaction(trx, (inner) => eraseApplicant(inner, erased));
      expect(await world.now(id)).toMatchObject({ state: 'erased', turn: 'nobody' });
      expect(await db.selectFrom('case_messages').selectAll().execute()).toEqual([]);
    });
  });
});

describe('a partner', () => {
  it('sees and moves the cases of its organisation and no other, and nobody else acts in its place', async () => {
    await withDatabase(async ({ db }) => {
      const world = aWorldWithPartners(db);
      await world.officer(COMMUNE, 'Hoa');
      const [partnerOrganisationId, vendor] = await aVendor(world, 'Công ty Bịa');
      const [, rival] = await aVendor(world, 'Công ty Khác');
      const { id, dossierId } = await world.ask({ type: trial.id, partnerOrganisationId });
      expect(await world.now(id)).toMatchObject({ turn: 'partner', typeVersion: 3 });
      const { get, post } = deskOf(partnerCaseRoutes({ ...world.deps, ...pages }), { clock: fixedClock(MONDAY) });
      const base = '/vi/desk/partner-cases';
      expect((await get(base, vendor)).words).toContain('Việc e-invoice');
      const page = await get(`${base}/${id}`, vendor);
      expect(page.words).toContain('Hệ thống tự chuyển bước: partner-late');
      // How to reach the firm is not the engine's to give.
      expect(page.words).not.toMatch(/Trần Thị Thử|0912/);
      expect((await get(base, rival)).words).not.toContain('Việc e-invoice');
      expect((await get(`${base}/${id}`, rival)).reply.kind).toBe('not-found');
      expect((await post(`${base}/${id}`, rival, { act: 'ready' })).reply.kind).toBe('not-found');
      const notYours = { refusals: [{ code: 'cases.move.not-yours' }] };
      expect(await world.act(id, 'ready', { side: 'firm', dossierId })).toMatchObject(notYours);
      expect((await post(`${base}/${id}`, vendor, { act: 'good' })).status).toBe(422);
      expect((await post(`${base}/${id}`, vendor, { act: 'ready' })).status).toBe(303);
      expect(await world.now(id)).toMatchObject({ state: 'tried', turn: 'firm' });
      const { stored, folded } = await world.twice(id);
      expect(folded).toEqual(stored);
    });
  });

  it('that lets its day pass loses the case to the office, which is told', async () => {
    await withDatabase(async ({ db }) => {
      const world = aWorldWithPartners(db);
      const hoa = await world.officer(COMMUNE, 'Hoa');
      const [partnerOrganisationId, vendor] = await aVendor(world, 'Công ty Bịa');
      const { id } = await world.ask({ type: trial.id, partnerOrganisationId });
      expect(await lapseCases(world.deps, at('2026-06-04', '00:01'))).toBe(1);
      expect(await world.now(id)).toMatchObject({
        ...{ state: 'with-office', turn: 'desk', breaches: 0 },
        holder: { personId: hoa.personId },
      });
      const told = await db.selectFrom('notices').select(['person_id', 'code']).execute();
      expect(told).toContainEqual({ person_id: hoa.personId, code: 'case.partner-late' });
      expect(told).toContainEqual({ person_id: vendor.personId, code: 'case.partner-late' });
    });
  });

  it('is named by no type that could leave it for ever, or that leads from it past the office', () => {
    const states = trial.states.map((state) => (state.code === 'set-up' ? { ...state, onLapse: undefined } : state));
    expect(problemsOfType({ ...trial, states }).join()).toContain('waits for the partner for ever');
    const transitions = trial.transitions.map((each) =>
      each.code === 'partner-late' ? { ...each, to: 'tried' } : each,
    );
    expect(problemsOfType({ ...trial, transitions }).join()).toContain('come back to the desk');
    expect(problemsOfType(trial)).toEqual([]);
  });
});

describe('an adviser', () => {
  it('sees and works on what they hold and nothing else; handed on it is out of sight, and late it goes up from its desk', async () => {
    await withDatabase(async ({ db }) => {
      const world = aWorldOfCases(db);
      const hoa = await world.officer(COMMUNE, 'Hoa');
      const province = await world.officer(PROVINCE, 'Tỉnh');
      const minh = await world.person('adviser', { kind: 'locality', localityId: PROVINCE }, 'Minh');
      const other = await world.person('adviser', { kind: 'locality', localityId: COMMUNE }, 'Khác');
      const [held, kept] = [await world.ask(), await world.ask()];
      const { get, post } = deskOf(deskCaseRoutes({ ...world.deps, ...pages }), { clock: fixedClock(MONDAY) });
      const to = { personId: minh.personId, assignmentId: minh.actingAs!.assignmentId };
      const order = { caseId: held.id, actor: { kind: 'system', job: 'dispatch' } as const, now: MONDAY };
      const before = await world.now(held.id);
      const given = await inTransaction(db, (trx) =>
        giveToAdviser(trx, world.deps, { ...order, to, reason: 'offer-accepted' }),
      );
      expect(given).toEqual({ ok: true, value: held.id });
      expect(await world.now(held.id)).toMatchObject({
        holder: { level: 'commune', placeId: COMMUNE, personId: minh.personId },
        promise: before.promise,
      });
      const list = await get('/vi/desk/cases', minh);
      expect(list.words).toContain(before.reference);
      expect(list.words).not.toContain((await world.now(kept.id)).reference);
      expect((await get('/vi/desk/cases', other)).words).not.toContain(before.reference);
      expect((await get(`/vi/desk/cases/${kept.id}`, minh)).reply.kind).toBe('not-found');
      expect((await get(`/vi/desk/cases/${held.id}`, other)).reply.kind).toBe('not-found');
      // To take the case does not move it to another desk.
      expect((await post(`/vi/desk/cases/${held.id}`, minh, { act: 'accept' })).status).toBe(303);
      expect((await world.now(held.id)).holder).toMatchObject({ level: 'commune', personId: minh.personId });
      const back = await inTransaction(db, (trx) => giveToDesk(trx, world.deps, { ...order, reason: 'adviser-away' }));
      expect(back.ok).toBe(true);
      expect((await world.now(held.id)).holder.personId).toBe(hoa.personId);
      expect((await get(`/vi/desk/cases/${held.id}`, minh)).reply.kind).toBe('not-found');
      expect(await world.act(held.id, 'contact', { side: 'desk', actor: minh })).toMatchObject({
        refusals: [{ code: 'cases.case.not-found' }],
      });
      await inTransaction(db, (trx) => giveToAdviser(trx, world.deps, { ...order, to, reason: 'offer-accepted' }));
      await lapseCases(world.deps, at('2026-06-20'));
      expect((await world.now(held.id)).holder.personId).toBe(province.personId);
      const reasons = await db.selectFrom('events').select('payload').where('type', '=', 'case.handed-over').execute();
      expect(JSON.stringify(reasons)).toContain('offer-accepted');
      const { stored, folded } = await world.twice(held.id);
      expect(folded).toEqual(stored);
    });
  });
});

describe('a capability', () => {
  it('keeps its own rows in step with every event of its cases, and undoes an event by refusing it', async () => {
    await withDatabase(async ({ db }) => {
      const heard: string[] = [];
      const effects = {
        'advice-request': async (
          _: Trx,
          change: { event: { kind: string }; before?: unknown; after: { state: string } },
        ) => {
          heard.push(`${change.event.kind} ${change.before === undefined ? 'new' : 'old'} ${change.after.state}`);
          if (change.after.state === 'in-progress') throw new Error('no');
        },
      };
      const world = aWorldOfCases(db, { effects });
      const hoa = await world.officer(COMMUNE, 'Hoa');
      const { id } = await world.ask();
      await world.act(id, 'accept', { side: 'desk', actor: hoa });
      await lapseCases(world.deps, at('2026-06-20'));
      expect(heard).toEqual(['opened new placed', 'moved old accepted', 'escalated old accepted']);
      await expect(world.act(id, 'contact', { side: 'desk', actor: hoa })).rejects.toThrow('no');
      expect((await world.now(id)).state).toBe('accepted');
    });
  });
});
