/** Reads the guides of content/learning in both languages, once an edition. A guide is shown once it is there in both; the release brings both. */
import { ContentInvalid, type ContentIssue, listContent, readContentText } from '../../../foundation/content.ts';
import { contentHash } from '../../../foundation/content-hash.ts';
import { LANGUAGES, type Language } from '../../../foundation/i18n/language.ts';
import type { Guide } from '../domain/guide.ts';
import { GuideError, parseGuide } from '../domain/parse-guide.ts';

export interface Guides {
  /** Those to be read, in the order of their ids. */
  list(language: Language): readonly Guide[];
  /** Also one that waits for its other language or was withdrawn: whoever knows the address is told. */
  findBySlug(slug: string, language: Language): Guide | undefined;
  /** The guide opened by a step of the plan. */
  guideFor(stepId: string, language: Language): Guide | undefined;
  /** By topic code: `L17`. */
  findById(id: string, language: Language): Guide | undefined;
  readonly hash: string;
}

interface Read {
  readonly path: string;
  readonly text: string;
  readonly guide: Guide;
}

export function loadGuides(): Guides {
  const issues: ContentIssue[] = [];
  const read = LANGUAGES.flatMap((language) =>
    listContent(`learning/${language}`, '.md').flatMap((name): Read[] => {
      const path = `learning/${language}/${name}`;
      const text = readContentText(path);
      try {
        const guide = parseGuide(text, language);
        const called = `${guide.id}-${guide.slug}.md`;
        if (called !== name) issues.push({ file: path, path: 'slug', message: `calls itself ${called}` });
        return [{ path, text, guide }];
      } catch (fault) {
        if (!(fault instanceof GuideError)) throw fault;
        issues.push(...fault.issues.map((issue) => ({ ...issue, file: path })));
        return [];
      }
    }),
  );
  issues.push(...contradictions(read));
  if (issues.length > 0) throw new ContentInvalid('learning', issues);
  const of = (language: Language): Guide[] => read.flatMap(({ guide }) => (guide.language === language ? [guide] : []));
  const shown = (language: Language): Guide[] =>
    of(language).filter(({ id }) => {
      const both = LANGUAGES.map((each) => of(each).find((guide) => guide.id === id));
      return both.every((guide) => guide !== undefined && guide.withdrawn === undefined);
    });
  return {
    list: shown,
    findBySlug: (slug, language) => of(language).find((guide) => guide.slug === slug),
    guideFor: (stepId, language) => shown(language).find((guide) => guide.steps.includes(stepId)),
    findById: (id, language) => shown(language).find((guide) => guide.id === id),
    hash: contentHash(read.map(({ path, text }) => [path, text])),
  };
}

/** What two guides may not have in common, and the two languages of one must. */
function contradictions(read: readonly Read[]): readonly ContentIssue[] {
  return read.flatMap(({ path: file, guide }, index) => {
    const others = read.slice(0, index).map((each) => each.guide);
    const same = others.filter(({ language }) => language === guide.language);
    const twin = others.find(({ id, language }) => id === guide.id && language !== guide.language);
    return [
      ...(same.some(({ id }) => id === guide.id)
        ? [{ file, path: 'id', message: `${guide.id} is defined twice` }]
        : []),
      ...(same.some(({ slug }) => slug === guide.slug)
        ? [{ file, path: 'slug', message: `${guide.slug} is defined twice` }]
        : []),
      ...(twin !== undefined && twin.slug !== guide.slug
        ? [{ file, path: 'slug', message: `differs from the other language: ${twin.slug}` }]
        : []),
    ];
  });
}
