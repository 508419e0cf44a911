/** The public pages of figures: every number names its whole, opens, stands beside what others say, and gives no small group away. */
import { sql } from 'kysely';
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../foundation/actor.ts';
import { type Instant, systemClock } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import type { PageReply, Reply, Route } from '../../../foundation/http/route.ts';
import { LANGUAGES, type Language } from '../../../foundation/i18n/language.ts';
import { randomIds } from '../../../foundation/ids.ts';
import { aRequest, routeAt } from '../../../test-support/a-request.ts';
import { openTestDatabase } from '../../../test-support/database-fixture.ts';
import { loadRoles } from '../../accounts/index.ts';
import { createLedger, type NewEvent } from '../../ledger/index.ts';
import { loadLocalities } from '../../localities/index.ts';
import { prepareRelease } from '../actions/prepare-release.ts';
import { memberProjector } from '../actions/project-members.ts';
import { settleRelease } from '../actions/settle-release.ts';
import { countingRules, loadIndicators } from '../content/load-indicators.ts';
import { loadPublished } from '../content/load-published.ts';
import { loadProvinceShapes } from '../content/load-shapes.ts';
import { findRelease } from '../store/releases.read.ts';
import { figureRoutes } from './routes.tsx';

const places = loadLocalities();
const indicators = loadIndicators();
const published = loadPublished();
const now = '2031-03-20T05:00:00.000Z' as Instant;
const nextMonth = '2031-04-02T05:00:00.000Z' as Instant;
const THANH_HOA = 'vn-2025-38';
const DA_NANG = 'vn-2025-48';

function planned(localityId: string, sectorGroup: string, day: string): NewEvent {
  const dossierId = randomIds.next();
  const occurredAt = `2031-${day}T05:00:00.000Z` as Instant;
  const actor = { kind: 'plan-holder', dossierId } as const;
  return { type: 'plan.made', actor, dossierId, localityId, sectorGroup, sizeClass: 'micro', occurredAt, payload: {} };
}

/** Thanh Hóa 60 (month by month 30 and 30), Đà Nẵng 20 (18 and 2), Gia Lai 3. */
const events = [
  ...Array.from({ length: 60 }, (_, n) =>
    planned('vn-2025-c-14797', n < 40 ? 'trade-services' : 'industry-construction', n % 2 ? '02-10' : '03-10'),
  ),
  ...Array.from({ length: 20 }, (_, n) => planned(DA_NANG, 'trade-services', n < 2 ? '02-11' : '03-11')),
  ...Array.from({ length: 3 }, () => planned('vn-2025-52', 'trade-services', '03-12')),
];

const ministry: Actor = {
  ...{ personId: randomIds.next(), sessionId: randomIds.next(), name: 'Ví dụ' },
  actingAs: { assignmentId: randomIds.next(), role: 'ministry-officer', scope: { kind: 'nation' } },
};

let db: Db;
let pages: readonly Route[];
beforeAll(async () => {
  ({ db } = await openTestDatabase());
  const rules = countingRules(indicators, places);
  const ledger = createLedger({ projectors: [memberProjector(() => rules)] });
  await sql`insert into people (id, name, created_at) values (${ministry.personId}, 'Ví dụ', now())`.execute(db);
  await inTransaction(db, (trx) => ledger.append(trx, { ids: randomIds, now }, events));
  pages = figureRoutes({
    ...{ db, indicators, published, shapes: loadProvinceShapes(), places },
    eventNames: (language) => ({ 'plan.made': language === 'vi' ? 'Lập kế hoạch' : 'Made a plan' }),
  });
  const live = renderToString(((await visit('vi', '/figures/anonymous-plans')) as PageReply).body);
  expect(live).toContain('Chưa có bản công bố nào');
  expect(live).not.toContain('Thanh Hóa');
  const deps = {
    db,
    ids: randomIds,
    ledger,
    roles: loadRoles(),
    places,
    clock: systemClock,
    indicators: rules.indicators,
  };
  const order = { actor: ministry, from: '2031-01-01', to: '2031-03-01', corrects: '', reason: '', now: nextMonth };
  const chosen = ['anonymous-plans', 'dossiers-opened'];
  const prepared = await prepareRelease(
    { ...deps, placeOf: rules.placeOf },
    { ...order, indicators: chosen, command: randomIds.next() },
  );
  const releaseId = prepared.ok ? prepared.value : '';
  const contentHash = (await findRelease(db, releaseId))?.contentHash ?? '';
  const settled = { actor: ministry, releaseId, contentHash, state: 'published', now: nextMonth } as const;
  expect(await settleRelease(deps, { ...settled, command: randomIds.next() })).toEqual({ ok: true, value: '1' });
});

async function visit(language: Language, path: string, query: Record<string, string> = {}): Promise<Reply> {
  const { route, params } = routeAt(pages, 'GET', `/:lang${path}`);
  return route.handle(aRequest({ language, path: `/${language}${path}`, params, query, now }));
}

async function html(language: Language, path: string, query?: Record<string, string>): Promise<string> {
  const reply = await visit(language, path, query);
  if (reply.kind !== 'page') throw new Error(`${path} is a ${reply.kind}`);
  return renderToString(reply.body as VNode);
}

/** A line of the list of events, by its id. */
const EVENT = /(?:mã sự kiện|event id) [0-9a-f-]{36}/g;

/** Text only, spaces joined. */
const words = (page: string): string => page.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

describe.each(LANGUAGES)('in %s', (language) => {
  it('the overview shows the whole funnel: stages nobody counts stand there without a number, claims beside', async () => {
    const page = words(await html(language, '/figures'));
    expect(page).toContain(
      language === 'vi'
        ? 'Phát sinh thuế chưa có số liệu Chưa nạp sổ đăng ký'
        : 'Paying tax no figure yet No register of firms is loaded',
    );
    expect(page).toContain(
      language === 'vi' ? 'chưa ai nói doanh nghiệp ấy không có thuế' : 'that the firm had no tax',
    );
    const figure = words(await html(language, '/figures/firms-reached'));
    expect(figure).toContain(
      language === 'vi' ? 'Doanh nghiệp có phát sinh thuế chưa có số liệu' : 'Firms with tax arising no figure yet',
    );
    // Nobody loaded a register: the funnel says so instead of nought.
    expect(page).toContain(language === 'vi' ? 'Đã đăng ký chưa có số liệu' : 'Registered no figure yet');
    expect(page).toContain(language === 'vi' ? '490.923 doanh nghiệp' : '490,923 enterprises');
    const ofPlans = words(await html(language, '/figures', { of: 'anonymous-plans' }));
    expect(ofPlans).toContain(language === 'vi' ? 'trên 83 hồ sơ có kế hoạch: 0' : 'of 83 dossiers with a plan: 0%');
  });

  it('a figure shows months, the map with both archipelagos, the unreached first, and its events', async () => {
    const page = await html(language, '/figures/anonymous-plans');
    const text = words(page);
    expect(text).toContain(language === 'vi' ? '83 hồ sơ có kế hoạch' : '83 dossiers with a plan');
    for (const name of language === 'vi' ? ['Hoàng Sa', 'Trường Sa', '02/2031', '03/2031'] : ['Hoang Sa', 'Truong Sa'])
      expect(text).toContain(name);
    expect(page.match(/<path/g)?.length).toBe(34);
    expect(page).toContain(`href="/${language}/figures/anonymous-plans?place=${THANH_HOA}"`);
    expect(text).toContain(language === 'vi' ? 'Chưa có hồ sơ nào ở 31 tỉnh' : 'No dossier yet in 31 provinces');
    expect(page.match(EVENT)?.length).toBe(20);
    // What happened, in words; neither whose it is nor where.
    expect(text).toContain(language === 'vi' ? 'Một hồ sơ: lập kế hoạch.' : 'A dossier: made a plan.');
    expect(text).toContain(language === 'vi' ? 'bản công bố số 1 ngày 02/04/2031' : 'release 1 of 02/04/2031');
    expect(page).not.toMatch(/undefined|NaN|\[object|style=/);
  });

  it('an old link to a page of the list still opens that page', async () => {
    const page = await html(language, '/figures/anonymous-plans', { page: '5' });
    expect(page.match(EVENT)?.length).toBe(3);
    expect((await visit(language, '/figures/nothing-like-it')).kind).toBe('not-found');
  });

  it('a province shows its communes, sectors, sizes and targets, and no list of its events', async () => {
    const page = words(await html(language, '/figures/anonymous-plans', { place: THANH_HOA }));
    expect(page).toContain(language === 'vi' ? 'Phường Hạc Thành 60' : 'Hac Thanh Ward 60');
    // Its target, long past, as the text said it.
    expect(page).toContain(language === 'vi' ? 'ít nhất 50 %' : 'at least 50 %');
    expect(page).toContain(language === 'vi' ? 'Hạn đã qua' : 'The date passed');
    const daNang = words(await html(language, '/figures/anonymous-plans', { place: DA_NANG }));
    expect(daNang).toContain(language === 'vi' ? '02/2031 giữ kín' : '02/2031 withheld');
    expect(daNang).toContain(language === 'vi' ? 'không mở cho mọi người' : 'not listed for everybody');
    expect(await html(language, '/figures/anonymous-plans', { place: THANH_HOA })).not.toMatch(EVENT);
  });

  it('published figures keep kind, source and contradictions', async () => {
    const page = words(await html(language, '/figures/published'));
    expect(page).toContain('Vietnet24h');
    expect(page).toContain(language === 'vi' ? 'in mười; cộng lại 99,6 %' : 'they add to 99.6%');
  });
});

describe('a small group', () => {
  it('is withheld with a bigger one beside it, so that the country less the rest does not tell it', async () => {
    const page = words(await html('vi', '/figures/anonymous-plans'));
    expect(page).toContain('Gia Lai giữ kín');
    expect(page).toContain('Đà Nẵng giữ kín');
    expect(page).toContain('Thanh Hóa 60');
  });

  it('is not in the file either, nor in a comparison or under a filter', async () => {
    const reply = await visit('vi', '/figures/anonymous-plans/cells.csv');
    const csv = reply.kind === 'file' ? String(reply.body) : '';
    expect(csv).toContain(',,nation,vn,Việt Nam,all,83,shown');
    expect(csv).toMatch(/province,vn-2025-52,[^,]+,all,,withheld/);
    expect(csv).toMatch(/province,vn-2025-38,[^,]+,all,60,shown/);
    const compared = words(await html('vi', '/figures/anonymous-plans', { a: THANH_HOA, b: 'vn-2025-52' }));
    expect(compared).toContain('Tổng 60 giữ kín');
    for (const b of [THANH_HOA, ''])
      expect(words(await html('vi', '/figures/anonymous-plans', { a: THANH_HOA, b }))).toContain(
        'Chọn hai nơi khác nhau để so.',
      );
    const filtered = await html('vi', '/figures/anonymous-plans', { sector: 'trade-services' });
    expect(words(filtered)).toContain('Gia Lai giữ kín');
    expect(filtered).not.toMatch(EVENT);
  });
});

describe('content', () => {
  it('names only indicators, places and figures that exist', () => {
    const ids = new Set(indicators.value.map(({ id }) => id));
    const figures = new Set(published.value.figures.map(({ id }) => id));
    expect(published.value.figures.filter(({ kind }) => kind === 'target')).toHaveLength(42);
    expect(published.value.figures.filter(({ locality }) => places.findLocality(locality) === undefined)).toEqual([]);
    expect(
      published.value.figures.flatMap(({ indicator }) => indicator.beside ?? []).filter((id) => !ids.has(id)),
    ).toEqual([]);
    for (const stage of indicators.funnel) {
      expect(stage.published.filter((id) => !figures.has(id))).toEqual([]);
      if (stage.indicator !== undefined) expect(ids).toContain(stage.indicator);
    }
  });
});

describe('beside and below the country', () => {
  it('every commune of the country is on one page, most first, found by name, withheld where its province is', async () => {
    const whole = words(await html('vi', '/figures/anonymous-plans/communes'));
    expect(whole).toMatch(/3\.3\d\d xã, phường, nhiều trước/);
    expect(whole).toMatch(/Thanh Hóa 1 trên 166 xã, phường đã có/);
    expect(whole).toMatch(/Đà Nẵng giữ kín/);
    const found = words(await html('vi', '/figures/anonymous-plans/communes', { q: 'hac thanh' }));
    expect(found).toMatch(/1 xã, phường, nhiều trước .*Hạc Thành Thanh Hóa 60/);
    const nobody = words(await html('vi', '/figures/anonymous-plans/communes', { q: 'không đâu cả' }));
    expect(nobody).toContain('Không có xã, phường nào như vậy.');
    const past = words(await html('vi', '/figures/anonymous-plans/communes', { place: THANH_HOA, page: '9999' }));
    expect(past).toMatch(/166 xã, phường, nhiều trước/);
    const csv = await visit('vi', '/figures/anonymous-plans/communes/cells.csv');
    const text = csv.kind === 'file' ? String(csv.body) : '';
    expect(text).toContain('commune,vn-2025-c-14797,Phường Hạc Thành,all,60,shown');
    expect(text).not.toContain(',province,');
  });

  it('what others published and the visits leave as files, a text that looks like a formula disarmed', async () => {
    for (const name of ['published', 'visits'])
      for (const format of ['csv', 'xlsx', 'json'])
        expect((await visit('en', `/figures/${name}/table.${format}`)).kind).toBe(format === 'json' ? 'json' : 'file');
    const reply = await visit('vi', '/figures/published/table.csv');
    const lines = (reply.kind === 'file' ? String(reply.body) : '').split('\r\n');
    expect(lines[0]).toContain('id,what,kind,qualifier,value');
    expect(lines.find((line) => line.startsWith('f009,'))).toBeDefined();
    expect(lines).toHaveLength(published.value.figures.length + 2);
  });

  it('a province shows its own target and pace as released, and no pace where a month is withheld', async () => {
    const target = (place: string, members: number) => sql`
      insert into figure_targets (id, indicator, locality_id, year, members, source, set_by, set_at)
      values (${randomIds.next()}, 'anonymous-plans', ${place}, 2031, ${members}, 'Kế hoạch thử nghiệm', ${ministry.personId}, now())`;
    await target(THANH_HOA, 600).execute(db);
    await target(DA_NANG, 240).execute(db);
    const told = words(await html('vi', '/figures/anonymous-plans', { place: THANH_HOA }));
    expect(told).toMatch(/Mục tiêu năm 2031 600/);
    expect(told).toContain('Vạch ngang mỗi thanh: 50 mỗi tháng');
    const held = words(await html('vi', '/figures/anonymous-plans', { place: DA_NANG }));
    expect(held).toContain('Có tháng đang giữ kín');
    expect(held).not.toContain('Với nhịp này');
  });
});

// Last, for it counts one more than the tests before.
it('the overview is the same page until a number changes, and the new number from then on', async () => {
  const shown = async () => words(await html('vi', '/figures', { of: 'anonymous-plans' }));
  const before = await shown();
  expect(before).toContain('trên 83 hồ sơ có kế hoạch');
  expect(await shown()).toBe(before);
  const ledger = createLedger({ projectors: [memberProjector(() => countingRules(indicators, places))] });
  await inTransaction(db, (trx) =>
    ledger.append(trx, { ids: randomIds, now }, [planned(DA_NANG, 'trade-services', '03-13')]),
  );
  expect(await shown()).toContain('trên 84 hồ sơ có kế hoạch');
});
