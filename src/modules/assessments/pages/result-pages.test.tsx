/** The page of a result: gaps first, reasons, what changed since, and how firms alike did. */
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Db } from '../../../foundation/database/tables.ts';
import { withDatabase } from '../../../test-support/database-fixture.ts';
import { loadFrameworks } from '../content/load-frameworks.ts';
import { answersReaching } from '../domain/answers.fixture.ts';
import { answerAll, aVisitor } from './pages.fixture.tsx';

describe('the result', () => {
  it('names the gaps first, then gives profile, reasons and what to begin with, never a level', async () => {
    await withDatabase(async ({ db }) => {
      const { post, get, base } = await aVisitor(db);
      const at = base('vi', 'dbi-2025-sme');
      await post(at);
      expect((await post(`${at}/complete`)).status).toBe(422);
      await post(`${at}/S2`, { 'a.2.2': 'low', 'a.2.3': 'no' });
      await post(`${at}/S7-sector`, { 'a.7.1': 'IND01' });
      await post(`${at}/S7-tools`, { 'a.7.2': ['IND01.01', 'IND01.02'] });
      const asked = await post(`${at}/complete`);
      expect(asked.status).toBe(422);
      expect(asked.html).toContain('S3#a.3.1');
      expect((await post(`${at}/complete`, { gaps: 'allowed' })).to).toBe(`${at}/result`);
      const { text } = await get(`${at}/result`);
      expect(text).toContain('Chưa xếp mức');
      expect(text).not.toMatch(/Mức \d trên 5/);
      expect(text).toContain('Danh mục công cụ số của ngành bạn chưa đủ');
      expect(text).toContain('đang dùng 2 trong 19 công cụ đã biết');
      expect(text).toContain('chưa có số liệu');
      expect(text).toContain('Không → Thủ công (bảng tính)');
    });
  });

  it('says that the 2021 decision is replaced also where no level can be given', async () => {
    await withDatabase(async ({ db }) => {
      const { post, get, base } = await aVisitor(db);
      const at = base('vi', 'dbi-2021-sme');
      await post(at);
      await post(`${at}/1.1`, { 'a.1.1.1': 'p3' });
      await post(`${at}/complete`, { gaps: 'allowed' });
      const { text } = await get(`${at}/result`);
      expect(text).toContain('Chưa xếp mức');
      expect(text).toContain('theo QĐ 1970, đã thay thế');
    });
  });

  it('says that answering the sector cannot give a level yet, before somebody answers for nothing', async () => {
    await withDatabase(async ({ db }) => {
      const { post, get, base } = await aVisitor(db);
      const at = base('vi', 'dbi-2025-sme');
      await post(at);
      await post(`${at}/S2`, { 'a.2.2': 'low' });
      await post(`${at}/complete`, { gaps: 'allowed' });
      expect((await get(`${at}/result`)).text).toContain('chưa ngành nào có danh mục công cụ đầy đủ');
    });
  });

  it('under the 2021 decision all points give a level, marked as replaced, with the quickest way up', async () => {
    await withDatabase(async ({ db }) => {
      const visitor = await aVisitor(db);
      const { deps, get, post, base } = visitor;
      const at = base('vi', 'dbi-2021-sme');
      const compiled = deps.frameworks.find('dbi-2021-sme')!;
      const to = await answerAll(visitor, 'dbi-2021-sme', answersReaching(compiled, [20, 10, 20, 14, 0, 0]));
      expect(to).toBe(`${at}#finish`);
      expect((await post(`${at}/complete`)).to).toBe(`${at}/result`);
      const { text, html } = await get(`${at}/result`);
      expect(text).toContain('Mức 1 trên 5: Khởi động');
      expect(text).toContain('64 trên 320 điểm');
      expect(text).toContain('theo QĐ 1970, đã thay thế');
      expect(text).toContain('Thêm 1 bậc là tới mức 2, Bắt đầu');
      expect(text).toContain('Có ý tưởng, bắt đầu lập phương án → Có định hướng và đã làm một số việc');
      expect(text).toContain('Đây là lần đầu');
      expect(html).not.toContain('undefined');
    });
  });

  it('next time the change is shown, and the old answers are filled in', async () => {
    await withDatabase(async ({ db }) => {
      const visitor = await aVisitor(db);
      const { deps, get, post, base } = visitor;
      const at = base('vi', 'dbi-2021-sme');
      const compiled = deps.frameworks.find('dbi-2021-sme')!;
      await answerAll(visitor, 'dbi-2021-sme', answersReaching(compiled, [20, 10, 20, 14, 0, 0]));
      await post(`${at}/complete`);
      visitor.clock.advance({ days: 30 });
      await post(at);
      expect((await get(`${at}/2.1`)).html).toMatch(/value="p10" checked/);
      expect((await get(at)).text).toContain('Đã trả lời 60 trên 60 câu');
      await answerAll(visitor, 'dbi-2021-sme', answersReaching(compiled, [20, 15, 20, 14, 0, 0]));
      await post(`${at}/complete`);
      const { text } = await get(`${at}/result`);
      expect(text).toContain('Mức 1 → 2');
      expect(text).toContain('+5 điểm');
      const english = await get(`${base('en', 'dbi-2021-sme')}/result`);
      expect(english.text).toContain('Level 2 of 5: Beginning');
    });
  });

  it('a ratio answered with two numbers says which levels are possible instead of guessing one', async () => {
    await withDatabase(async ({ db }) => {
      const visitor = await aVisitor(db);
      const { deps, get, post, base } = visitor;
      const at = base('vi', 'dbi-2021-sme');
      const compiled = deps.frameworks.find('dbi-2021-sme')!;
      await answerAll(visitor, 'dbi-2021-sme', answersReaching(compiled, [39, 15, 40, 39, 5, 3]));
      await post(`${at}/3.2`, { 'a.3.2.3.numerator': '1.200', 'a.3.2.3.denominator': '1.500' });
      await post(`${at}/complete`, { gaps: 'allowed' });
      const { text } = await get(`${at}/result`);
      expect(text).toContain('1 câu trả lời bằng tỷ lệ chưa quy ra điểm được');
      expect(text).toContain('mức của bạn sẽ nằm trong khoảng 1 đến 3');
    });
  });

  it('the 2023 set keeps what is noted and refuses a level with the reason', async () => {
    await withDatabase(async ({ db }) => {
      const { get, post, base } = await aVisitor(db);
      const at = base('vi', 'dbi-2023-sme');
      await post(at);
      await post(`${at}/T1`, { 'a.T1.note': 'Mức Cơ bản' });
      expect((await post(`${at}/complete`)).to).toBe(`${at}/result`);
      expect((await get(`${at}/result`)).text).toContain('Tiêu chí và thang điểm trong phụ lục chưa tìm được');
    });
  });
});

describe('the result beside like firms', () => {
  /** Others who answered all of it; `share` of every section's points. */
  async function others(
    db: Db,
    count: number,
    group: readonly [sector: string, size: string, province: string],
    share: number,
  ) {
    const compiled = loadFrameworks().find('dbi-2021-sme')!;
    await sql`
      with firms as (insert into dossiers (id, opened_at, expires_on)
          select gen_random_uuid(), now(), date '2099-01-01' from generate_series(1, ${count}) returning id),
        done as (insert into assessments (id, dossier_id, framework_id, framework_hash, started_at, completed_at, as_of)
          select gen_random_uuid(), id, 'dbi-2021-sme', ${compiled.hash}, now(), now(), current_date from firms returning id, dossier_id),
        results as (insert into assessment_results (assessment_id, status, total, level)
          select id, 'superseded', 1, 1 from done returning assessment_id),
        sections as (insert into assessment_result_sections (assessment_id, position, section, score, max)
          select assessment_id, n, code, ${share}::float8 * 20, 20 from results,
            unnest(${compiled.framework.sections.map(({ code }) => code)}::text[]) with ordinality as s (code, n))
      insert into assessment_peers (dossier_id, framework_hash, assessment_id, sector_group, size_class, province_id, completed_at)
      select dossier_id, ${compiled.hash}, id, ${group[0]}::text, ${group[1]}::text, ${group[2]}::text, now() from done`.execute(
      db,
    );
  }

  async function aFinished(db: Db) {
    const visitor = await aVisitor(
      db,
      { key: 'commune', kind: 'one', value: 'vn-2025-c-14758' },
      { key: 'industry', kind: 'one', value: '2025:4711' },
      { key: 'employeesInsuredAverage', kind: 'one', value: 5 },
      { key: 'revenueVnd', kind: 'one', value: 900_000_000 },
    );
    const compiled = visitor.deps.frameworks.find('dbi-2021-sme')!;
    await answerAll(visitor, 'dbi-2021-sme', answersReaching(compiled, [20, 10, 20, 14, 0, 0]));
    await visitor.post(`${visitor.base('vi', 'dbi-2021-sme')}/complete`);
    return async () => (await visitor.get(`${visitor.base('vi', 'dbi-2021-sme')}/result`)).text;
  }

  it('is compared with nobody while too few have answered, and the firm itself is nobody’s peer', async () => {
    await withDatabase(async ({ db }) => {
      const result = await aFinished(db);
      expect(
        await db.selectFrom('assessment_peers').select(['sector_group', 'size_class', 'province_id']).execute(),
      ).toEqual([{ sector_group: 'trade-services', size_class: 'micro', province_id: 'vn-2025-38' }]);
      await others(db, 9, ['trade-services', 'micro', 'vn-2025-38'], 0.4);
      expect(await result()).toContain('Chưa đủ 10 đơn vị khác');
    });
  });

  it('is compared with the narrowest group that has enough, and says which', async () => {
    await withDatabase(async ({ db }) => {
      const result = await aFinished(db);
      await others(db, 13, ['trade-services', 'small', 'vn-2025-01'], 0.4);
      expect(await result()).toMatch(/So với ít nhất 10 đơn vị khác: Thương mại và dịch vụ\./);
      await others(db, 10, ['trade-services', 'micro', 'vn-2025-01'], 0.9);
      expect(await result()).toMatch(/Thương mại và dịch vụ, Siêu nhỏ\./);
      await others(db, 25, ['trade-services', 'micro', 'vn-2025-38'], 0.31);
      const text = await result();
      expect(text).toMatch(/ít nhất 20 đơn vị khác: Thương mại và dịch vụ, Siêu nhỏ, vn-2025-38\./);
      expect(text).toContain('Mức giữa');
      expect(text).toContain('30%');
    });
  });
});
