import { describe, expect, it } from 'vitest';
import type { Db } from '../../../foundation/database/tables.ts';
import { loadRegister } from '../../../test-support/a-register.ts';
import { anOfficer, deskOf } from '../../../test-support/at-a-desk.ts';
import { withDatabase } from '../../../test-support/database-fixture.ts';
import { aClaimedFirm, firmDeskDeps, HAC_THANH, THANH_HOA } from './firm-desk.fixture.ts';
import { populationRoutes } from './population-routes.tsx';

const PROVINCE = { kind: 'locality', localityId: THANH_HOA } as const;
const FIRMS = [
  { name: 'Công ty TNHH Cơ khí Một Thử nghiệm', industry: '2592', workers: '45', revenue: '20000000000' },
  { name: 'Công ty TNHH Cơ khí Hai Thử nghiệm', industry: '2592', workers: '40', revenue: '20000000000' },
  {
    name: 'Công ty TNHH May Ba Thử nghiệm',
    industry: '1410',
    workers: '48',
    revenue: '20000000000',
    commune: 'Phường Đông Sơn',
  },
  { name: 'Công ty TNHH Buôn Bốn Thử nghiệm', industry: '4711', workers: '5', revenue: '900000000' },
  {
    name: 'Công ty TNHH Cơ khí Năm Thử nghiệm',
    industry: '2592',
    commune: 'Phường Ba Đình',
    province: 'Hà Nội',
    workers: '45',
    revenue: '20000000000',
  },
  {
    name: 'Hộ kinh doanh Sáu Thử nghiệm',
    code: '038085001234',
    industry: '2592',
    workers: '45',
    revenue: '20000000000',
  },
];
/** "Small manufacturers that issue e-invoices but have no level." */
const RULE = {
  match: 'all',
  ...{ f0: 'industry', o0: 'inside', v0: 'C' },
  ...{ f1: 'sizeClass', o1: 'is', v1: 'small' },
  ...{ f2: 'functionsInUse', o2: 'has', v2: 'invoice-issue' },
  ...{ f3: 'digitalLevel', o3: 'absent', v3: '' },
};
const asQuery = (form: Readonly<Record<string, string>>) => new URLSearchParams(form).toString();

async function aDesk(db: Db) {
  const codes = await loadRegister(db, FIRMS);
  await aClaimedFirm(db, { taxCode: codes[0], functionsInUse: ['invoice-issue'] }, { series: 60 });
  await aClaimedFirm(
    db,
    { taxCode: codes[1], functionsInUse: ['invoice-issue'], digitalLevel: [{ framework: 'dbi-2023-sme', level: 2 }] },
    { series: 70 },
  );
  const deps = firmDeskDeps(db);
  const names = { ...deps.names, codesOf: () => [{ code: 'invoice-issue', vi: 'Hóa đơn điện tử', en: 'E-invoices' }] };
  const shapes = { viewBox: '0 0 10 10', shapes: [], islands: [] };
  const desk = deskOf(populationRoutes({ ...deps, names, shapes }));
  const officer = await anOfficer(db, 'province-officer', PROVINCE);
  const save = async (form: Readonly<Record<string, string>>) => {
    const { reply } = await desk.post('/vi/desk/populations', officer, { command: deps.ids.next(), ...form });
    return reply.kind === 'redirect' ? reply.to : JSON.stringify(reply).slice(0, 200);
  };
  return { codes, desk, officer, save };
}

describe('a group of firms', () => {
  it('is put together line by line without a script, counted, named, saved, and counted anew when opened', () =>
    withDatabase(async ({ db }) => {
      const { desk, officer, save } = await aDesk(db);
      const begun = await desk.get('/vi/desk/populations/new?match=all&add=industry&do=add', officer);
      expect(begun.status).toBe(200);
      expect(begun.html).toContain('name="f0" value="industry"');
      const whole = await desk.get(`/vi/desk/populations/new?${asQuery({ ...RULE, do: 'count' })}`, officer);
      expect(whole.words).toContain('Quy mô: Nhỏ');
      expect(whole.words).toContain('Hóa đơn điện tử');
      expect(whole.words).toMatch(/1 thuộc nhóm trên 5 đơn vị/);
      // What nobody has said of the third and the household is unknown, not no.
      expect(whole.words).toMatch(/2 chưa đủ thông tin/);
      const address = await save({ ...RULE, name: 'Nhỏ, có hóa đơn, chưa có mức' });
      expect(address).toMatch(/^\/vi\/desk\/populations\/[0-9a-f-]{36}$/);
      const opened = await desk.get(address, officer);
      expect(opened.words).toContain('Cơ khí Một');
      expect(opened.words).not.toMatch(/Cơ khí Hai|Cơ khí Năm|May Ba/);
      const unknown = await desk.get(`${address}?verdict=unknown`, officer);
      expect(unknown.words).toContain('May Ba');
      expect(unknown.words).not.toMatch(/Sáu|038085001234/);
      expect((await desk.get('/vi/desk/populations', officer)).words).toContain('Nhỏ, có hóa đơn, chưa có mức');
    }));

  it('shows where its firms are, and counts a person’s own code without listing it', () =>
    withDatabase(async ({ db }) => {
      const { desk, officer, save } = await aDesk(db);
      const address = await save({ match: 'all', f0: 'industry', o0: 'inside', v0: 'C', name: 'Chế biến' });
      const page = await desk.get(address, officer);
      expect(page.words).toMatch(/4 thuộc nhóm trên 5/);
      expect(page.words).toMatch(/1 đơn vị trong nhóm mang mã số thuế cá nhân/);
      expect(page.words).toMatch(/Phường Hạc Thành 3/);
      expect(page.words).toMatch(/Phường Đông Sơn 1/);
      expect(page.words).not.toContain('Sáu Thử nghiệm');
      const any = await desk.get(
        `/vi/desk/populations/new?${asQuery({ match: 'any', f0: 'industry', o0: 'inside', v0: '2025:14', f1: 'employeesInsuredAverage', o1: 'atMost', v1: '5', do: 'count' })}`,
        officer,
      );
      expect(any.words).toMatch(/2 thuộc nhóm trên 5/);
    }));

  it('refuses a line it cannot read at its field, keeps what was typed, and saves nothing', () =>
    withDatabase(async ({ db }) => {
      const { desk, officer } = await aDesk(db);
      const wrong = {
        match: 'all',
        f0: 'revenueVnd',
        o0: 'atLeast',
        v0: 'nhiều lắm',
        f1: 'foundedOn',
        o1: 'since',
        v1: '31/02/2020',
      };
      const page = await desk.get(`/vi/desk/populations/new?${asQuery({ ...wrong, do: 'count' })}`, officer);
      expect(page.status).toBe(422);
      for (const shown of ['href="#v0"', 'href="#v1"', 'value="nhiều lắm"']) expect(page.html).toContain(shown);
      const odd = {
        match: 'x',
        f0: 'taxCode',
        o0: 'is',
        v0: '1',
        f1: 'constructor',
        f2: 'commune',
        o2: 'inside',
        v2: "x' or 1=1",
      };
      expect((await desk.get(`/vi/desk/populations/new?${asQuery({ ...odd, do: 'count' })}`, officer)).status).toBe(
        422,
      );
      for (const form of [wrong, odd, { name: 'Trống' }])
        expect(
          (
            await desk.post('/vi/desk/populations', officer, {
              command: '01900000-0000-7000-8000-00000000bbbb',
              ...form,
            })
          ).status,
        ).toBe(422);
      const unnamed = await desk.post('/vi/desk/populations', officer, { ...RULE, name: ' ' });
      expect(unnamed.status).toBe(422);
      expect(unnamed.html).toContain('href="#name"');
      expect(await db.selectFrom('populations').selectAll().execute()).toHaveLength(0);
    }));

  it('leaves as a file with an event, and is put away', () =>
    withDatabase(async ({ db }) => {
      const { codes, desk, officer, save } = await aDesk(db);
      const address = await save({ match: 'all', f0: 'industry', o0: 'inside', v0: 'C', name: 'Chế biến' });
      const file = await desk.post(`${address}/export`, officer, { format: 'csv' });
      for (const code of codes.slice(0, 3)) expect(file.html).toContain(code);
      expect(file.html).not.toMatch(/038085001234|Cơ khí Năm|Buôn Bốn/);
      await desk.post(`${address}/put-away`, officer);
      expect((await desk.get(address, officer)).status).toBe(404);
      expect((await desk.get('/vi/desk/populations', officer)).words).toContain('Chưa có nhóm nào');
      const events = await db
        .selectFrom('events')
        .selectAll()
        .where('type', 'like', 'population.%')
        .orderBy('id')
        .execute();
      expect(events.map(({ type }) => type)).toEqual([
        'population.saved',
        'population.exported',
        'population.put-away',
      ]);
      expect(JSON.stringify(events)).not.toContain('Chế biến');
    }));

  it('belongs to its office: the next commune, another province and a guess find nothing, other roles are refused', () =>
    withDatabase(async ({ db }) => {
      const { desk, save } = await aDesk(db);
      const address = await save({ match: 'all', f0: 'industry', o0: 'inside', v0: 'C', name: 'Chế biến' });
      const commune = await anOfficer(db, 'commune-officer', { kind: 'locality', localityId: HAC_THANH }, 2);
      const elsewhere = await anOfficer(db, 'province-officer', { kind: 'locality', localityId: 'vn-2025-01' }, 3);
      const adviser = await anOfficer(db, 'adviser', PROVINCE, 4);
      for (const actor of [commune, elsewhere]) {
        expect((await desk.get(address, actor)).status).toBe(404);
        expect((await desk.post(`${address}/export`, actor, { format: 'csv' })).status).toBe(404);
        expect((await desk.post(`${address}/put-away`, actor)).status).toBe(404);
        expect((await desk.get('/vi/desk/populations', actor)).words).toContain('Chưa có nhóm nào');
      }
      expect((await desk.get('/vi/desk/populations', adviser)).status).toBe(403);
      expect((await desk.get('/vi/desk/populations', undefined)).status).toBe(303);
      const own = await desk.get('/vi/desk/populations/new?match=all&f0=industry&o0=inside&v0=C&do=count', commune);
      expect(own.words).toMatch(/3 thuộc nhóm trên 4/);
    }));
});
