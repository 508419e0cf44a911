/** On which pages readers meet a file, so that a draft can be looked at where it will stand. */
import type { Bilingual } from '../foundation/i18n/language.ts';
import { dictionary } from '../foundation/i18n/messages.ts';
import type { PreviewTarget } from '../modules/contents/index.ts';

const words = dictionary({
  vi: {
    framework: 'Trang giới thiệu bộ chỉ số',
    measure: 'Trang chính sách',
    platform: (name: string) => `Trang nền tảng: ${name}`,
    guide: 'Trang hướng dẫn',
    indicator: (name: string) => `Trang số liệu: ${name}`,
    published: 'Trang số liệu đã công bố',
  },
  en: {
    framework: 'Introduction of the index',
    measure: 'Page of the measure',
    platform: (name) => `Page of the platform: ${name}`,
    guide: 'Page of the guide',
    indicator: (name) => `Page of the figure: ${name}`,
    published: 'Page of published figures',
  },
});

/** Beyond this an officer looks at samples. */
const MOST = 12;

export function previewTargets(path: string, before: string, after: string): readonly PreviewTarget[] {
  const [, folder = '', name = ''] = /^([a-z]+)\/(?:.*\/)?([^/]+)\.(?:json|md)$/.exec(path) ?? [];
  switch (folder) {
    case 'frameworks':
      return [
        { route: '/:lang/assess/:framework', params: { framework: name }, label: (lang) => words(lang).framework },
      ];
    case 'measures':
      return path === `measures/${name}.json`
        ? [{ route: '/:lang/support/:measure', params: { measure: name }, label: (lang) => words(lang).measure }]
        : [];
    case 'learning': {
      const slug = /^slug: (.+)$/m.exec(after)?.[1]?.trim() ?? '';
      const language = path.startsWith('learning/en/') ? ('en' as const) : ('vi' as const);
      return [{ route: '/:lang/learn/:slug', params: { slug }, language, label: (lang) => words(lang).guide }];
    }
    case 'platforms': {
      const changed = entriesThatDiffer(before, after, name === 'prices' ? 'prices' : 'platforms');
      const ids = changed.flatMap((entry) => entry.platform ?? entry.id ?? []);
      return [...new Set(ids)].slice(0, MOST).map((platform) => ({
        route: '/:lang/platforms/:platform',
        params: { platform },
        label: (lang) => words(lang).platform(platform),
      }));
    }
    case 'indicators': {
      if (name === 'published')
        return [{ route: '/:lang/figures/published', params: {}, label: (lang) => words(lang).published }];
      return entriesThatDiffer(before, after, 'indicators')
        .flatMap(({ id, name }) => (id === undefined ? [] : [{ id, name }]))
        .slice(0, MOST)
        .map(({ id, name }) => ({
          route: '/:lang/figures/:indicator',
          params: { indicator: id },
          label: (lang) => words(lang).indicator(typeof name === 'object' ? name[lang] : id),
        }));
    }
    default:
      return [];
  }
}

interface Entry {
  readonly id?: string;
  readonly platform?: string;
  readonly name?: string | Bilingual;
}

function entriesThatDiffer(before: string, after: string, list: string): readonly Entry[] {
  const entries = (body: string): readonly Entry[] => {
    try {
      const found = (JSON.parse(body) as Readonly<Record<string, unknown>>)[list];
      return Array.isArray(found) ? (found as Entry[]) : [];
    } catch {
      return [];
    }
  };
  const known = new Set(entries(before).map((entry) => JSON.stringify(entry)));
  return entries(after).filter((entry) => !known.has(JSON.stringify(entry)));
}
