/** Ways to begin a guide in one language: empty, as a copy, or as the other language of one that is there. Readers see it once both are signed. */
import { addMonths, parseLocalDate } from '../../../foundation/clock.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import { accepted } from '../../../foundation/result.ts';
import { type ContentStart, type ContentWorld, enteredCode, type FormIssue, fieldIssue } from '../../contents/index.ts';
import type { Guide } from '../domain/guide.ts';
import { parseGuide } from '../domain/parse-guide.ts';
import { guideFormText } from '../messages/content-form.ts';
import { enteredHead, GUIDE_FIELDS, guideFields, headOf, lineOf } from './guide-form.ts';

export type Pillars = (language: Language) => readonly { readonly value: string; readonly label: string }[];

interface Found {
  readonly path: string;
  readonly source: string;
  readonly guide: Guide;
}

const pathOf = (language: string, id: string, slug: string): string => `learning/${language}/${id}-${slug}.md`;
const HEAD_KEPT = ['audience', 'pillar', 'functions', 'steps'] as const;

export function guideStart(pillars: Pillars): ContentStart {
  return {
    id: 'guide',
    kind: 'guide',
    title: (language) => guideFormText(language).start,
    note: (language) => guideFormText(language).startNote,
    likes: (world) =>
      guidesIn(world).map(({ path, guide }) => ({
        id: path,
        label: `${guide.id} (${guide.language}): ${guide.title}`,
      })),
    fields: (world, like, language) => {
      const text = guideFormText(language);
      const copied = guidesIn(world).find(({ path }) => path === like);
      if (like !== '' && copied === undefined) return undefined;
      const languages = (['vi', 'en'] as const).map((value) => ({ value, label: text.languages[value] }));
      const first = copied === undefined ? 'vi' : copied.guide.language === 'vi' ? 'en' : 'vi';
      return [
        {
          kind: 'choice',
          name: 'language',
          label: text.language,
          hint: text.languageHint,
          selected: [first],
          options: languages,
        },
        { kind: 'text', name: 'topic', label: text.topic, hint: text.topicHint, value: copied?.guide.id ?? '' },
        { kind: 'text', name: 'slug', label: text.slug, hint: text.slugHint, value: copied?.guide.slug ?? '' },
        {
          kind: 'text',
          name: 'audience',
          label: text.audience,
          hint: text.audienceHint,
          value: lineOf(copied?.source ?? '', 'audience'),
        },
        {
          ...{ kind: 'select', name: 'pillar', label: text.pillar, options: pillars(language) },
          selected: [lineOf(copied?.source ?? '', 'pillar')],
        },
        ...guideFields(copied?.source ?? '', language),
      ];
    },
    begin: (world, like, entered, { language, readOn }) => {
      const text = guideFormText(language).errors;
      const copied = guidesIn(world).find(({ path }) => path === like);
      const [written, topic, slug] = [entered.get('language'), entered.get('topic'), enteredCode(entered.get('slug'))];
      const typed = new Map(GUIDE_FIELDS.map((name) => [name as string, entered.get(name)]));
      // A new text is new today: half a year until it is read again, unless its writer says otherwise.
      if (typed.get('reviewedOn') === '') typed.set('reviewedOn', readOn);
      if (typed.get('validUntil') === '' && parseLocalDate(readOn) !== undefined)
        typed.set('validUntil', addMonths(readOn, 6));
      const read = enteredHead({ get: (name) => typed.get(name) ?? '' }, language);
      const issues: FormIssue[] = [...read];
      if (written !== 'vi' && written !== 'en') issues.push(fieldIssue('language', text.choose));
      if (!/^L\d\d$/.test(topic)) issues.push(fieldIssue('topic', text.topic));
      if (slug === undefined) issues.push(fieldIssue('slug', text.slug));
      if (!/^[\p{L}\d ,-]{2,100}$/u.test(entered.get('audience'))) issues.push(fieldIssue('audience', text.audience));
      if (!pillars(language).some(({ value }) => value === entered.get('pillar')))
        issues.push(fieldIssue('pillar', text.choose));
      const twins = guidesIn(world).filter(({ guide }) => guide.id === topic);
      if (twins.some(({ guide }) => guide.language === written)) issues.push(fieldIssue('topic', text.taken));
      if (twins.some(({ guide }) => guide.language !== written && guide.slug !== slug))
        issues.push(fieldIssue('slug', text.otherSlug));
      if (slug === undefined || issues.length > 0) return { ok: false, refusals: issues };
      const kept = copied === undefined ? '' : headOf(copied.source).replace(/^withdrawn: .*\n?/m, '');
      const lines = new Map([
        ...HEAD_KEPT.map((name): [string, string] => [name, lineOf(copied?.source ?? '', name)]),
        ...['id', 'slug'].map((name, index): [string, string] => [name, [topic, slug][index]!]),
        ...[...typed].filter(([name]) => name !== 'text'),
        ...(['audience', 'pillar'] as const).map((name): [string, string] => [name, entered.get(name)]),
      ]);
      const order = ['id', 'slug', 'title', 'summary', 'minutes', ...HEAD_KEPT, 'reviewedOn', 'validUntil'];
      const head = order.flatMap((name) => (lines.get(name) ? `${name}: ${lines.get(name)!}` : []));
      const law = kept.split('\n').filter((line) => /^(law|source): /.test(line));
      const data = `---\n${[...head, ...law].join('\n')}\n---\n\n${(typed.get('text') ?? '').replaceAll('\r\n', '\n').trim()}\n`;
      return accepted({ path: pathOf(written, topic, slug), data });
    },
  };
}

function guidesIn(world: ContentWorld): readonly Found[] {
  return (['vi', 'en'] as const).flatMap((language) =>
    world.list(`learning/${language}`).flatMap((path): Found[] => {
      const source = String(world.read(path));
      try {
        return [{ path, source, guide: parseGuide(source, language) }];
      } catch {
        // A draft that has lost its shape is mended as a whole text.
        return [];
      }
    }),
  );
}
