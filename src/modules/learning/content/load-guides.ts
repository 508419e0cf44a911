/** Reads the guides of content/learning in both languages, once at start. A guide missing in one language stops the start. */
import { listContent, readContentText } from '../../../foundation/content.ts';
import { contentHash } from '../../../foundation/content-hash.ts';
import { LANGUAGES, type Language } from '../../../foundation/i18n/language.ts';
import type { Guide } from '../domain/guide.ts';
import { parseGuide } from '../domain/parse-guide.ts';

export interface Guides {
  /** In the order of their ids. */
  list(language: Language): readonly Guide[];
  findBySlug(slug: string, language: Language): Guide | undefined;
  /** The guide opened by a step of the plan. */
  guideFor(stepId: string, language: Language): Guide | undefined;
  /** By topic code: `L17`. */
  findById(id: string, language: Language): Guide | undefined;
  readonly hash: string;
}

export function loadGuides(): Guides {
  const texts = LANGUAGES.flatMap((language) =>
    listContent(`learning/${language}`, '.md').map((name) => {
      const path = `learning/${language}/${name}`;
      return { language, path, text: readContentText(path) };
    }),
  );
  const all = texts.map(({ language, path, text }) => readGuide(language, path, text));
  const of = (language: Language): Guide[] => all.filter((guide) => guide.language === language);
  const slugs = LANGUAGES.map((language) =>
    of(language)
      .map(({ id, slug }) => `${id} ${slug}`)
      .join(', '),
  );
  if (new Set(slugs).size !== 1) throw new Error(`guides differ between languages: ${slugs.join(' | ')}`);
  return {
    list: of,
    findBySlug: (slug, language) => of(language).find((guide) => guide.slug === slug),
    guideFor: (stepId, language) => of(language).find((guide) => guide.steps.includes(stepId)),
    findById: (id, language) => of(language).find((guide) => guide.id === id),
    hash: contentHash(texts.map(({ path, text }) => [path, text])),
  };
}

function readGuide(language: Language, path: string, text: string): Guide {
  try {
    return parseGuide(text, language);
  } catch (error) {
    throw new Error(`content/${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
