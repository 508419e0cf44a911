/** Pages before and while answering: an owner begins, answers, leaves and comes back. */
import { describe, expect, it } from 'vitest';
import { withDatabase } from '../../../test-support/database-fixture.ts';
import type { Statement } from '../../enterprises/index.ts';
import { aVisitor } from './pages.fixture.tsx';

describe('before starting', () => {
  it.each(['vi', 'en'] as const)(
    'the list and every introduction say decree, date and state (%s)',
    async (language) => {
      await withDatabase(async ({ db }) => {
        const { get, deps } = await aVisitor(db);
        expect((await get(`/${language}/assess`)).text).toContain('1567/QĐ-BKHCN');
        for (const { framework } of deps.frameworks.list) {
          const { text, html } = await get(`/${language}/assess/${framework.id}`);
          expect(text).toContain(framework.citation.document);
          expect(html).not.toMatch(/[ ]style=|[ ]on[a-z]+=/);
        }
        expect((await get(`/${language}/assess/dbi-2021-sme`)).text).toMatch(
          language === 'vi' ? /đã thay thế/ : /replaced/,
        );
        expect((await get(`/${language}/assess/dbi-2025-sme`)).text).toMatch(
          language === 'vi' ? /tạm tính/i : /provisional/i,
        );
      });
    },
  );

  it('one press opens a plan and a draft without an account; pressing twice opens one', async () => {
    await withDatabase(async ({ db }) => {
      const { post, get, commands, deps } = await aVisitor(db);
      const command = commands.next();
      const first = await post('/vi/assess/dbi-2025-sme/start', { command });
      await post('/vi/assess/dbi-2025-sme/start', { command });
      expect(first.to).toMatch(/^\/vi\/plan\/[0-9a-z]{26}\/assess\/dbi-2025-sme$/);
      expect((await get(first.to)).text).toContain('Đã trả lời 0 trên');
      const drafts = await deps.db.selectFrom('assessments').select('id').execute();
      expect(drafts).toHaveLength(1);
    });
  });

  it('a wrong plan key is a clear message at its field', async () => {
    await withDatabase(async ({ db }) => {
      const { post, key } = await aVisitor(db);
      expect(await post('/vi/assess/dbi-2025-sme/start', { key: 'không phải mã' })).toMatchObject({ status: 422 });
      const good = await post('/vi/assess/dbi-2025-sme/start', { key: key.toUpperCase() });
      expect(good.to).toBe(`/vi/plan/${key}/assess/dbi-2025-sme`);
    });
  });

  it('an old or invented key gets a calm page, an unknown framework is not found', async () => {
    await withDatabase(async ({ db }) => {
      const { get, send } = await aVisitor(db);
      expect((await get(`/vi/plan/${'0'.repeat(26)}/assess/dbi-2025-sme`)).status).toBe(404);
      expect(await send('GET', '/vi/assess/dbi-1999')).toEqual({ kind: 'not-found' });
    });
  });
});

describe('answering', () => {
  const known: readonly Statement[] = [
    { key: 'employeesInsuredAverage', kind: 'one', value: 12 },
    { key: 'industry', kind: 'one', value: '4711' },
    { key: 'functionsInUse', kind: 'many', items: [{ code: 'pos-checkout' }] },
  ];

  it('what the dossier knows is filled in for confirmation, not asked again', async () => {
    await withDatabase(async ({ db }) => {
      const { post, get, base } = await aVisitor(db, ...known);
      const at = base('vi', 'dbi-2025-sme');
      await post(at);
      const first = await get(`${at}/S1`);
      expect(first.html).toMatch(/value="10-49" checked/);
      expect(first.text).toContain('Điền sẵn từ hồ sơ');
      await post(`${at}/S7-sector`, { 'a.7.1': 'IND01' });
      expect((await get(`${at}/S7-tools`)).html).toMatch(/value="IND01.01" checked/);
    });
  });

  it('Continue saves and goes to the next part with something to ask; leaving and coming back keeps it', async () => {
    await withDatabase(async ({ db }) => {
      const { post, get, base } = await aVisitor(db);
      const at = base('vi', 'dbi-2025-sme');
      await post(at);
      expect((await post(`${at}/S2`, { 'a.2.2': 'medium', 'a.2.1': ['vnpt', 'google'] })).to).toBe(`${at}/S3`);
      const again = await get(`${at}/S2`);
      expect(again.html).toMatch(/value="medium" checked/);
      expect(again.html).toMatch(/value="google" checked/);
      expect((await post(`${at}/S2`, { 'a.2.2': 'unknown', leave: '1' })).to).toBe(at);
      expect((await get(`${at}/S2`)).html).not.toMatch(/ checked/);
    });
  });

  it('what was typed stays on the page with every issue at its field', async () => {
    await withDatabase(async ({ db }) => {
      const { post, base } = await aVisitor(db);
      const at = base('vi', 'dbi-2021-sme');
      await post(at);
      const reply = await post(`${at}/1.1`, {
        'a.1.1.1': 'p3',
        'a.1.1.2': '<script>alert(1)</script>',
        'a.1.1.3.numerator': 'mười',
        'a.1.1.3.denominator': '100',
        'a.1.1.4.numerator': '5',
        'a.1.1.5.numerator': '300',
        'a.1.1.5.denominator': '200',
      });
      expect(reply.status).toBe(422);
      expect(reply.html).toContain('href="#a.1.1.3.numerator"');
      expect(reply.html).toContain('href="#a.1.1.4.denominator"');
      expect(reply.html).toContain('href="#a.1.1.5.numerator"');
      expect(reply.html).toContain('href="#a.1.1.2"');
      expect(reply.html).toContain('value="mười"');
      expect(reply.html).toMatch(/value="p3" checked/);
      expect(reply.html).not.toContain('<script');
    });
  });

  it('a sector without a list is told so, with examples that are never scored', async () => {
    await withDatabase(async ({ db }) => {
      const { post, get, base } = await aVisitor(db);
      const at = base('vi', 'dbi-2025-sme');
      await post(at);
      expect((await get(`${at}/S7-tools`)).text).toContain('Hãy chọn ngành trước');
      await post(`${at}/S7-sector`, { 'a.7.1': 'IND16' });
      const page = await get(`${at}/S7-tools`);
      expect(page.text).toContain('Nhật ký sản xuất điện tử');
      expect(page.html).not.toContain('type="checkbox"');
    });
  });

  it('every part of every framework opens in both languages without inline style or script', async () => {
    await withDatabase(async ({ db }) => {
      const { post, get, base, deps } = await aVisitor(db, ...known);
      for (const { framework } of deps.frameworks.list) {
        await post(base('vi', framework.id));
        for (const part of framework.sections.flatMap((section) => section.parts))
          for (const language of ['vi', 'en'] as const) {
            const { html, text } = await get(`${base(language, framework.id)}/${part.code}`);
            expect(html).not.toMatch(/[ ]style=|[ ]on[a-z]+=|undefined/);
            expect(text).toContain(part.name[language]);
          }
      }
    });
  });
});
