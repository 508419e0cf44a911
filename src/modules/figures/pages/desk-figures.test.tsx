/** An officer opens any number of the own area down to firms and sealed events, and of no other; what is corrected or targeted is an event. */
import { sql } from 'kysely';
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor, Scope } from '../../../foundation/actor.ts';
import { type Clock, type Instant, systemClock } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import type { PageReply, Reply, Route } from '../../../foundation/http/route.ts';
import { LANGUAGES, type Language } from '../../../foundation/i18n/language.ts';
import { randomIds } from '../../../foundation/ids.ts';
import { aRequest, routeAt } from '../../../test-support/a-request.ts';
import { openTestDatabase } from '../../../test-support/database-fixture.ts';
import { loadRoles } from '../../accounts/index.ts';
import { createLedger, type NewEvent, seal } from '../../ledger/index.ts';
import { loadLocalities } from '../../localities/index.ts';
import { memberProjector } from '../actions/project-members.ts';
import { recountMembers } from '../actions/recount-members.ts';
import { countingRules, loadIndicators } from '../content/load-indicators.ts';
import { loadPublished } from '../content/load-published.ts';
import type { RegisterCount } from '../domain/stock.ts';
import { figureDeskRoutes } from './desk-routes.tsx';

const THANH_HOA = 'vn-2025-38';
const HAC_THANH = 'vn-2025-c-14797';
const NEXT_COMMUNE = 'vn-2025-c-16249';
const DA_NANG = 'vn-2025-48';
const now = '2031-03-20T05:00:00.000Z' as Instant;
const clock: Clock = systemClock;
const places = loadLocalities();
const indicators = loadIndicators();
const register: readonly RegisterCount[] = [
  {
    communeId: HAC_THANH,
    provinceId: THANH_HOA,
    operatingStatus: 'active',
    taxStatus: '00',
    taxArisen: false,
    firms: 40,
  },
];
const rules = countingRules(indicators, places, async () => register);
const ledger = createLedger({ projectors: [memberProjector(() => rules)] });
const FIRM = randomIds.next();
const NEIGHBOUR = randomIds.next();

function officer(role: string, scope: Scope): Actor {
  return {
    personId: randomIds.next(),
    sessionId: randomIds.next(),
    name: 'Ví dụ',
    actingAs: { assignmentId: randomIds.next(), role, scope },
  };
}
const commune = officer('commune-officer', { kind: 'locality', localityId: HAC_THANH });
const province = officer('province-officer', { kind: 'locality', localityId: THANH_HOA });
const otherProvince = officer('province-officer', { kind: 'locality', localityId: DA_NANG });
const ministry = officer('ministry-officer', { kind: 'nation' });
const adviser = officer('adviser', { kind: 'nation' });

let db: Db;
let routes: readonly Route[];
beforeAll(async () => {
  ({ db } = await openTestDatabase());
  for (const { personId } of [commune, province, otherProvince, ministry, adviser])
    await sql`insert into people (id, name, created_at) values (${personId}, 'Ví dụ', now())`.execute(db);
  for (const id of [FIRM, NEIGHBOUR])
    await sql`insert into dossiers (id, opened_at, expires_on) values (${id}, now(), date '2100-01-01')`.execute(db);
  const plan = (dossierId: string, localityId: string): NewEvent => ({
    ...{
      type: 'plan.made',
      actor: { kind: 'plan-holder', dossierId },
      dossierId,
      localityId,
      occurredAt: now,
      payload: {},
    },
    ...{ sectorGroup: 'trade-services', sizeClass: 'micro' },
  });
  const contact = (recordId: string): NewEvent => ({
    ...{ type: 'contact.logged', actor: { kind: 'system', job: 'test' }, localityId: HAC_THANH, occurredAt: now },
    payload: { recordId, outcome: 'spoke' },
  });
  await inTransaction(db, (trx) =>
    ledger.append(trx, { ids: randomIds, now }, [
      ...[plan(FIRM, HAC_THANH), plan(NEIGHBOUR, NEXT_COMMUNE), contact(randomIds.next())],
      // Opened before it said where.
      {
        ...{
          type: 'dossier.opened',
          actor: { kind: 'plan-holder', dossierId: FIRM },
          dossierId: FIRM,
          occurredAt: now,
        },
        payload: {},
      },
      { type: 'register.imported', actor: { kind: 'system', job: 'test' }, occurredAt: now, payload: {} },
    ]),
  );
  await seal(db, clock);
  const names = new Map([[FIRM, { name: 'Cơ sở May Ví Dụ' }]]);
  routes = figureDeskRoutes({
    ...{ db, ids: randomIds, ledger, roles: loadRoles(), places, indicators, published: loadPublished() },
    nameMembers: async () => names,
    eventNames: () => ({ 'contact.logged': 'Ghi một lần liên hệ', 'plan.made': 'Lập kế hoạch' }),
  });
});

interface Asked {
  readonly language?: Language;
  readonly query?: Readonly<Record<string, string>>;
  readonly form?: Readonly<Record<string, string>>;
}

async function ask(
  actor: Actor | undefined,
  path: string,
  { language = 'vi', query = {}, form }: Asked = {},
): Promise<Reply> {
  const { route, params } = routeAt(routes, form === undefined ? 'GET' : 'POST', `/:lang/desk/figures${path}`);
  expect(route.privacy).toBe('personal');
  const address = `/${language}/desk/figures${path}`;
  return route.handle(aRequest({ language, path: address, params, query, form: form ?? {}, now, actor }));
}

async function words(actor: Actor, path: string, asked?: Asked): Promise<string> {
  const reply = await ask(actor, path, asked);
  if (reply.kind !== 'page') throw new Error(`${path} is ${JSON.stringify(reply)}`);
  const html = renderToString(reply.body as VNode);
  expect(html).not.toMatch(/undefined|NaN|\[object|style=/);
  return html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
}

const PLANS = '/anonymous-plans';

describe.each(LANGUAGES)('in %s an officer', (language) => {
  it('sees the figures of the own area, the unreached first', async () => {
    const page = await words(commune, '', { language });
    expect(page).toContain(
      language === 'vi'
        ? '40 đơn vị đang hoạt động. 1 đơn vị đã có người nói chuyện'
        : '40 operating firms. Spoken with, those that stopped since included: 1',
    );
    expect(page).toContain(language === 'vi' ? 'Hồ sơ có kế hoạch 1' : 'Dossiers with a plan 1');
    // What has no place yet is unknown here, not nought; the country counts it.
    expect(page).toContain(language === 'vi' ? 'Hồ sơ đã mở chưa có số liệu' : 'Dossiers opened no figure yet');
    expect(await words(ministry, '', { language })).toContain(
      language === 'vi' ? 'Hồ sơ đã mở 1' : 'Dossiers opened 1',
    );
  });

  it('opens a number to the firm, with its wholes, parts and claims of others', async () => {
    const page = await words(province, PLANS, { language });
    expect(page).toContain(language === 'vi' ? '2 hồ sơ có kế hoạch' : '2 dossiers with a plan');
    expect(page).toContain('Cơ sở May Ví Dụ');
    const shown =
      await sql`select 1 from readings where dossier_id = ${FIRM} and person_id = ${province.personId}`.execute(db);
    expect(shown.rows).toHaveLength(1);
    expect(page).toContain('03/2031');
    const reached = await words(commune, '/firms-reached', { language });
    expect(reached).toContain(language === 'vi' ? 'Doanh nghiệp đang hoạt động: 40' : 'Operating firms: 40');
    expect(reached).toMatch(/2,5 ?%|2\.5 ?%/);
    // The register that was loaded has no year of tax.
    expect(reached).toContain(
      language === 'vi'
        ? 'Doanh nghiệp có phát sinh thuế chưa có số liệu Chưa đếm được: sổ đăng ký chưa có cột'
        : 'Firms with tax arising no figure yet Not counted yet: the register has no column',
    );
    expect(await words(ministry, '/firms-reached', { language })).toContain(language === 'vi' ? '490.923' : '490,923');
  });

  it('opens the firm to its sealed event, and the firm will see the reading', async () => {
    const page = await words(commune, `${PLANS}/${FIRM}`, { language });
    expect(page).toContain('Lập kế hoạch');
    expect(page).toContain(language === 'vi' ? 'mã khớp' : 'hash agrees');
    const { rows } =
      await sql`select 1 from readings where dossier_id = ${FIRM} and person_id = ${commune.personId}`.execute(db);
    expect(rows).toHaveLength(1);
  });
});

describe('an officer', () => {
  it('narrows by place, month, sector and size together', async () => {
    const query = { place: NEXT_COMMUNE, period: '2031-03-01', sector: 'trade-services', size: 'micro' };
    expect(await words(province, PLANS, { query })).toContain('1 hồ sơ có kế hoạch');
    expect(await words(province, PLANS, { query: { ...query, size: 'small' } })).toContain('0 hồ sơ có kế hoạch');
    expect(await words(province, PLANS, { query: { ...query, period: '2031-02-01' } })).toContain(
      'Chưa có ai trong ô này',
    );
  });

  it.each([
    ['the next commune', () => commune, PLANS, { place: NEXT_COMMUNE }],
    ['the province above', () => commune, PLANS, { place: THANH_HOA }],
    ['the country', () => province, PLANS, { place: 'vn' }],
    ['those nobody placed', () => province, PLANS, { place: 'unknown' }],
    ['a place that does not exist', () => province, PLANS, { place: 'vn-2025-99' }],
    ['anything without the verb', () => adviser, PLANS, {}],
  ])('does not open %s', async (_, who, path, query) => {
    expect(await ask(who(), path, { query: query as Record<string, string> })).toMatchObject({
      kind: 'refused',
      status: 403,
    });
  });

  it('learns nothing of a member elsewhere, not even that it is there', async () => {
    for (const id of [NEIGHBOUR, randomIds.next(), 'x'])
      expect(await ask(commune, `${PLANS}/${id}`)).toEqual({ kind: 'not-found' });
    expect(await ask(otherProvince, `${PLANS}/${FIRM}`)).toEqual({ kind: 'not-found' });
    expect(await ask(undefined, PLANS)).toEqual({ kind: 'redirect', to: '/vi/sign-in' });
  });

  it('sets a target with its document once, and reads whether the pace will do', async () => {
    const form = {
      place: HAC_THANH,
      year: '2031',
      members: '1.200',
      source: 'Kế hoạch ví dụ 1/KH',
      command: randomIds.next(),
    };
    const bad = await ask(commune, `${PLANS}/target`, { form: { ...form, members: '-5', source: '' } });
    expect(bad).toMatchObject({ kind: 'page', status: 422 });
    expect(renderToString((bad as { body: VNode }).body)).toContain('value="-5"');
    for (let twice = 0; twice < 2; twice += 1)
      expect(await ask(commune, `${PLANS}/target`, { form })).toMatchObject({ kind: 'redirect' });
    const { rows } = await sql`select 1 from events where type = 'figures.target-set'`.execute(db);
    expect(rows).toHaveLength(1);
    const page = await words(commune, PLANS);
    expect(page).toContain('Mục tiêu năm 2031 1.200');
    // 78 days of 365 with one: five by the end of the year.
    expect(page).toContain('Với nhịp này, hết năm 2031 được khoảng 5.');
    expect(page).toContain('Kế hoạch ví dụ 1/KH');
    expect(
      await ask(commune, `${PLANS}/target`, { form: { ...form, place: NEXT_COMMUNE, command: randomIds.next() } }),
    ).toMatchObject({ status: 403 });
  });

  it('corrects a member once, with a reason, by an event the recount follows', async () => {
    const form = { act: 'excluded', reason: 'test-entry', command: randomIds.next() };
    const path = `${PLANS}/${FIRM}/correct`;
    const wrong = await ask(province, path, { form: { ...form, reason: '' } });
    expect(wrong).toMatchObject({ kind: 'page', status: 422 });
    for (const made of [
      ['sector', '=1+1'],
      ['size', "x' or 1=1"],
    ])
      expect(
        await ask(province, path, {
          form: { ...form, [made[0] ?? '']: made[1] ?? '', act: 'moved', command: randomIds.next() },
        }),
      ).toMatchObject({ kind: 'page', status: 422 });
    // A place is looked for by its name, and chosen; its code is nothing an officer knows.
    const byName = { ...form, act: 'moved', 'place-search': 'ba dinh', command: randomIds.next() };
    const choices = await ask(province, path, { form: byName });
    const offered = renderToString((choices as PageReply).body as VNode);
    expect(offered).toMatch(/<input type="radio" id="place" name="place" value="vn-2025-c-\d{5}"/);
    expect(offered).toContain('value="moved" checked');
    expect(await ask(province, path, { form: { ...byName, 'place-search': 'không đâu cả zzz' } })).toMatchObject({
      ...{ kind: 'page', status: 422 },
    });
    for (const nobody of [commune, otherProvince, adviser])
      expect(await ask(nobody, path, { form: { ...form, command: randomIds.next() } })).toEqual({ kind: 'not-found' });
    expect(
      await ask(province, path, { form: { ...form, act: 'moved', place: DA_NANG, command: randomIds.next() } }),
    ).toEqual({ kind: 'not-found' });
    for (let twice = 0; twice < 2; twice += 1)
      expect(await ask(province, path, { form })).toMatchObject({ kind: 'redirect' });
    const { rows } = await sql`select 1 from events where type = 'figures.corrected'`.execute(db);
    expect(rows).toHaveLength(1);
    const page = await words(province, PLANS);
    expect(page).toContain('1 hồ sơ có kế hoạch');
    expect(page).toContain('1: không tính nữa, vì làm thử, không có thật');
    expect(await recountMembers(db, rules)).toEqual([]);
    // Again is nothing new; back again is.
    expect(await ask(province, path, { form: { ...form, command: randomIds.next() } })).toMatchObject({ status: 422 });
    const back = { act: 'restored', reason: 'mistake', command: randomIds.next() };
    expect(await ask(province, path, { form: back })).toMatchObject({ kind: 'redirect' });
    expect(await words(province, PLANS)).toContain('2 hồ sơ có kế hoạch');
    expect(await recountMembers(db, rules)).toEqual([]);
  });
});
