import { describe, expect, it } from 'vitest';
import type { Db } from '../../../foundation/database/tables.ts';
import { loadRegister } from '../../../test-support/a-register.ts';
import { anOfficer, deskOf } from '../../../test-support/at-a-desk.ts';
import { withDatabase } from '../../../test-support/database-fixture.ts';
import { fixedClock } from '../../../test-support/fixed-clock.ts';
import { findDuplicates } from '../actions/find-duplicates.ts';
import { inventedTaxCode } from '../domain/invented-register.ts';
import { countCandidatesUpTo } from '../store/duplicates.read.ts';
import { duplicateRoutes } from './duplicate-routes.tsx';
import { firmDeskDeps, HAC_THANH, THANH_HOA } from './firm-desk.fixture.ts';
import { firmDeskRoutes } from './firm-desk-routes.tsx';

const PROVINCE = { kind: 'locality', localityId: THANH_HOA } as const;
const ROOT = inventedTaxCode(500);
const FIRMS = [
  { name: 'Công ty TNHH Gốm Lam Thử nghiệm', code: ROOT },
  { name: 'Chi nhánh Công ty TNHH Gốm Lam Thử nghiệm', code: `${ROOT}001`, commune: 'Phường Đông Sơn' },
  { name: 'Hộ kinh doanh Bún Cô Tám Thử nghiệm', status: 'Đã đóng mã số thuế', founded: '2015-01-02' },
  { name: 'Công ty TNHH Bún Cô Tám Thử nghiệm', founded: '2026-03-01' },
  { name: 'Công ty TNHH Bao bì Sao Mai Thử nghiệm', industry: '1702' },
  { name: 'Công ty Cổ phần Bao bì Sao Mai Thử nghiệm', industry: '1702' },
  { name: 'Công ty TNHH Bao bì Sao Mai Thử nghiệm', commune: 'Phường Đông Sơn' },
  { name: 'Công ty TNHH Một Mình Thử nghiệm' },
];

async function aSearchedRegister(db: Db) {
  const codes = await loadRegister(db, FIRMS);
  const deps = firmDeskDeps(db);
  const clock = fixedClock();
  const found = await findDuplicates(deps, clock.now());
  const desk = deskOf([...duplicateRoutes(deps), ...firmDeskRoutes(deps)], { clock });
  const officer = await anOfficer(db, 'province-officer', PROVINCE);
  const ids = await db.selectFrom('duplicate_candidates').select(['id', 'kind']).execute();
  const idOf = (kind: string) => ids.find((each) => each.kind === kind)?.id ?? '';
  return { codes, deps, clock, found, desk, officer, idOf };
}

describe('firms that may belong together', () => {
  it('are proposed with their reasons: a branch, the successor of a household, one firm under two codes', () =>
    withDatabase(async ({ db }) => {
      const { codes, found } = await aSearchedRegister(db);
      expect(found).toEqual({ added: 3, withdrawn: 0 });
      const open = { scope: { inside: THANH_HOA }, isProvince: true, state: 'open' } as const;
      const elsewhere = { ...open, scope: { inside: 'vn-2025-01' } };
      const counted = [await countCandidatesUpTo(db, open, 1_001), await countCandidatesUpTo(db, open, 2)];
      expect([...counted, await countCandidatesUpTo(db, elsewhere, 1_001)]).toEqual([3, 2, 0]);
      const pairs = await db
        .selectFrom('duplicate_candidates')
        .select(['kind', 'tax_code', 'other_code', 'reasons'])
        .orderBy('kind')
        .execute();
      expect(pairs).toEqual([
        { kind: 'branch', tax_code: ROOT, other_code: `${ROOT}001`, reasons: ['root-code', 'name'] },
        {
          kind: 'same',
          ...{ tax_code: [codes[4], codes[5]].sort()[0], other_code: [codes[4], codes[5]].sort()[1] },
          reasons: ['name', 'commune', 'founded-same-day', 'industry'],
        },
        {
          kind: 'successor',
          ...{ tax_code: codes[2], other_code: codes[3] },
          reasons: ['name', 'commune', 'household-ended', 'founded-after'],
        },
      ]);
    }));

  it('are decided once however often the form is sent, and reopened: the register keeps both lines, the ledger each decision', () =>
    withDatabase(async ({ db }) => {
      const { codes, desk, officer, idOf } = await aSearchedRegister(db);
      const id = idOf('successor');
      expect((await desk.get('/vi/desk/duplicates', officer)).words).toContain('Hiện 3 trong 3 cặp');
      const pair = await desk.get(`/vi/desk/duplicates/${id}`, officer);
      expect(pair.words).toContain('Doanh nghiệp này tiếp nối hộ kia');
      expect(pair.words).not.toContain('Là chi nhánh');
      const command = '01900000-0000-7000-8000-00000000aaaa';
      const form = { candidate: id, decision: 'successor', from: 'pair', command };
      for (const again of [1, 2])
        expect((await desk.post('/vi/desk/duplicates/decide', officer, form)).status, String(again)).toBe(303);
      expect((await desk.get('/vi/desk/duplicates', officer)).words).toContain('Hiện 2 trong 2 cặp');
      expect((await desk.get('/vi/desk/duplicates?state=decided', officer)).words).toContain('Hiện 1 trong 1 cặp');
      expect((await desk.get(`/vi/desk/firms/${codes[3]!}`, officer)).words).toContain('Đơn vị liên quan');
      await desk.post('/vi/desk/duplicates/decide', officer, { candidate: id, decision: 'reopen', from: 'pair' });
      expect((await desk.get('/vi/desk/duplicates', officer)).words).toContain('Hiện 3 trong 3 cặp');
      const events = await db
        .selectFrom('events')
        .select('type')
        .where('type', 'like', 'duplicate.%')
        .orderBy('id')
        .execute();
      expect(events.map(({ type }) => type)).toEqual(['duplicate.decided', 'duplicate.reopened']);
      const left = await db.selectFrom('register_records').select('tax_code').where('tax_code', 'in', codes).execute();
      expect(left).toHaveLength(FIRMS.length);
    }));

  it('decides branches several at once, and never calls another firm a branch', () =>
    withDatabase(async ({ db }) => {
      const { desk, officer, idOf } = await aSearchedRegister(db);
      const list = await desk.get('/vi/desk/duplicates?kind=branch', officer);
      expect(list.html).toContain(`value="${idOf('branch')}"`);
      expect(
        (await desk.post('/vi/desk/duplicates/decide', officer, { decision: 'branch', kind: 'branch' })).status,
      ).toBe(422);
      const wrong = { candidate: idOf('same'), decision: 'branch' };
      expect((await desk.post('/vi/desk/duplicates/decide', officer, wrong)).status).toBe(422);
      const both = { candidate: [idOf('branch'), idOf('same')], decision: 'branch' };
      expect((await desk.post('/vi/desk/duplicates/decide', officer, both)).status).toBe(422);
      expect(await db.selectFrom('duplicate_decisions').selectAll().execute()).toHaveLength(0);
      await desk.post('/vi/desk/duplicates/decide', officer, {
        candidate: idOf('branch'),
        decision: 'branch',
        kind: 'branch',
      });
      expect(await db.selectFrom('duplicate_decisions').select('decision').execute()).toEqual([{ decision: 'branch' }]);
    }));

  it('stay with whoever may decide them there: not a commune officer, not another province, not a guess', () =>
    withDatabase(async ({ db }) => {
      const { desk, idOf } = await aSearchedRegister(db);
      const commune = await anOfficer(db, 'commune-officer', { kind: 'locality', localityId: HAC_THANH }, 2);
      const elsewhere = await anOfficer(db, 'province-officer', { kind: 'locality', localityId: 'vn-2025-01' }, 3);
      const id = idOf('same');
      const form = { candidate: id, decision: 'same' };
      expect((await desk.get('/vi/desk/duplicates', undefined)).status).toBe(303);
      expect((await desk.get('/vi/desk/duplicates', commune)).status).toBe(403);
      expect((await desk.post('/vi/desk/duplicates/decide', commune, form)).status).toBe(403);
      expect((await desk.get('/vi/desk/duplicates', elsewhere)).words).toContain('Không còn cặp nào');
      expect((await desk.get(`/vi/desk/duplicates/${id}`, elsewhere)).status).toBe(404);
      expect((await desk.post('/vi/desk/duplicates/decide', elsewhere, form)).status).toBe(404);
      expect((await desk.get('/vi/desk/duplicates/made-up', elsewhere)).status).toBe(404);
      expect(await db.selectFrom('duplicate_decisions').selectAll().execute()).toHaveLength(0);
    }));

  it('are searched for again only after an import, and withdrawn when the register no longer shows them', () =>
    withDatabase(async ({ db }) => {
      const { codes, deps, clock } = await aSearchedRegister(db);
      expect(await findDuplicates(deps, clock.now())).toBeUndefined();
      await db
        .updateTable('register_records')
        .set({ name_key: 'khac han' })
        .where('tax_code', '=', codes[5]!)
        .execute();
      clock.advance({ days: 1 });
      await db.updateTable('register_imports').set({ finished_at: clock.now() }).execute();
      clock.advance({ minutes: 1 });
      expect(await findDuplicates(deps, clock.now())).toEqual({ added: 0, withdrawn: 1 });
    }));
});
