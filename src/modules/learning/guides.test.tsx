import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import type { Instant } from '../../foundation/clock.ts';
import { listContent, readContentText } from '../../foundation/content.ts';
import type { Reply } from '../../foundation/http/route.ts';
import type { Language } from '../../foundation/i18n/language.ts';
import { aRequest } from '../../test-support/a-request.ts';
import { parseGuide } from './domain/parse-guide.ts';
import { learningRoutes, loadGuides } from './index.ts';

/** What the content security policy forbids in a page. */
const INLINE = /\s(?:style|on[a-z]+)=/;
const guides = loadGuides();
const routes = learningRoutes({ guides });

async function open(path: string, language: Language, today = '2026-11-21'): Promise<Reply> {
  const slug = path.split('/')[3];
  const route = routes[slug === undefined ? 0 : 1];
  if (!route) throw new Error('no route');
  const now = `${today}T03:00:00.000Z` as Instant;
  return route.handle(aRequest({ language, path, params: slug === undefined ? {} : { slug }, now }));
}

async function html(path: string, language: Language, today?: string): Promise<string> {
  const reply = await open(path, language, today);
  if (reply.kind !== 'page') throw new Error(`${path} is ${reply.kind}`);
  return render(reply.body);
}

describe('an owner reads a guide in either language', () => {
  it('the guides that plans and trials open are there, with the same parts in both', () => {
    expect(guides.list('vi').map((guide) => guide.id)).toEqual(['L01', 'L05', 'L06', 'L17', 'L20', 'L29', 'L33']);
    for (const guide of guides.list('vi')) {
      const english = guides.findById(guide.id, 'en');
      expect(english?.sections).toHaveLength(guide.sections.length);
      expect(english?.slug).toBe(guide.slug);
      expect([english?.steps, english?.functions, english?.law.map(({ date, reading }) => [date, reading])]).toEqual([
        guide.steps,
        guide.functions,
        guide.law.map(({ date, reading }) => [date, reading]),
      ]);
      expect(english?.sections.map((section) => section.title)).not.toEqual(guide.sections.map((s) => s.title));
    }
  });

  it('each is short enough for one sitting and shows the law, how far it was read, and what to do next', async () => {
    for (const language of ['vi', 'en'] as const)
      for (const guide of guides.list(language)) {
        const words = guide.sections
          .map((section) => section.body)
          .join(' ')
          .split(/\s+/).length;
        expect(words).toBeGreaterThan(500);
        expect(words).toBeLessThan(1000);
        const page = await html(`/${language}/learn/${guide.slug}`, language);
        for (const { document } of guide.law) expect(page).toContain(document);
        for (const { anchor } of guide.sections) {
          expect(page).toContain(`href="#${anchor}"`);
          expect(page).toContain(`id="${anchor}"`);
        }
        expect(guide.sections.at(-1)?.body).toContain(`](/${language}/`);
        expect(page.match(/<h1/g)).toHaveLength(1);
        expect(page).not.toMatch(INLINE);
      }
  });

  it('every link leads to a page of the portal in the same language, every guide link to a guide', () => {
    const known = /^\/(vi|en)\/(start|support|platforms|learn|assess\/dbi-2025-sme|learn\/[a-z-]+)$/;
    for (const language of ['vi', 'en'] as const)
      for (const guide of guides.list(language)) {
        const source = guide.sections.map((section) => section.body).join('\n');
        const links = [...source.matchAll(/\]\(([^)]*)\)/g)].map(([, link = '']) => link);
        expect(links.length).toBeGreaterThan(1);
        for (const link of links) {
          expect(link).toMatch(known);
          expect(link.split('/')[1]).toBe(language);
          const slug = /\/learn\/(.+)$/.exec(link)?.[1];
          if (slug !== undefined) expect(guides.findBySlug(slug, language)?.slug).toBe(slug);
        }
      }
  });

  it('every step of the plan that names a guide finds it, and the guide names the step', () => {
    for (const name of listContent('steps', '.json')) {
      const step = JSON.parse(readContentText(`steps/${name}`)) as { id: string; guide?: string };
      if (step.guide !== undefined) expect(guides.guideFor(step.id, 'vi')?.id).toBe(step.guide);
    }
  });

  it('warns once the review day has passed', async () => {
    expect(await html('/vi/learn/e-invoices', 'vi', '2027-05-21')).not.toContain('Cần đọc lại');
    expect(await html('/vi/learn/e-invoices', 'vi', '2027-05-22')).toContain('Cần đọc lại');
  });

  it('lists all guides, and an unknown one is not found', async () => {
    const list = await html('/en/learn', 'en');
    for (const guide of guides.list('en')) expect(list).toContain(`/en/learn/${guide.slug}`);
    expect(await open('/en/learn/nothing', 'en')).toEqual({ kind: 'not-found' });
  });
});

describe('a writer gets every mistake of a guide at once', () => {
  it('names missing, doubled and wrong fields', () => {
    const text = '---\nid: L99\nslug: Bad Slug\nminutes: soon\nlaw: Decree | yesterday | maybe\n---\n\nNo heading.\n';
    expect(() => parseGuide(text, 'vi')).toThrow(/minutes.*no ## heading.*title.*reviewedOn.*law: .*Decree.*slug/s);
    expect(() => parseGuide('no front matter', 'vi')).toThrow(/begin with ---/);
  });
});
