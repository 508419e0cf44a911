/** Ways to begin a measure: an empty form that asks what every measure must say, or a copy of a like one. Nothing of it counts as compared yet. */
import { type LocalDate, parseLocalDate } from '../../../foundation/clock.ts';
import type { Bilingual, Language } from '../../../foundation/i18n/language.ts';
import { accepted, type Result } from '../../../foundation/result.ts';
import type { Condition } from '../../conditions/index.ts';
import {
  bilingualFields,
  type ContentStart,
  type ContentWorld,
  type Entered,
  enteredBilingual,
  enteredCode,
  enteredDecimal,
  enteredWhole,
  type FormField,
  type FormIssue,
  fieldIssue,
} from '../../contents/index.ts';
import { APPLICANTS, BENEFIT_KINDS, CHANNELS, type Measure, TOPICS } from '../domain/measure.ts';
import { measureFormText } from '../messages/content-forms.ts';
import { measureStartText } from '../messages/measure-start.ts';
import { documentsFile, measureFile } from './measure-schema.ts';

export type Jurisdictions = (language: Language) => readonly { readonly value: string; readonly label: string }[];
type Written = Omit<Measure, 'hash'>;

const TEXTS = ['title', 'summary', 'audience'] as const;
const DOCUMENTS = 'measures/law/documents.json';
const pathOf = (id: string): string => `measures/${id}.json`;

/** `jurisdictions`: the nation and the provinces in force. */
export function measureStart(jurisdictions: Jurisdictions): ContentStart {
  return {
    id: 'measure',
    kind: 'measure',
    title: (language) => measureStartText(language).title,
    note: (language) => measureStartText(language).note,
    likes: (world, language) => measuresIn(world).map(({ id, title }) => ({ id, label: title[language] })),
    fields: (world, like, language) => {
      const copied = measuresIn(world).find(({ id }) => id === like);
      if (like !== '' && copied === undefined) return undefined;
      const shared = sharedFields(copied, jurisdictions(language), language);
      return copied === undefined ? [...shared, ...ruleFields(world, language)] : shared;
    },
    begin: (world, like, entered, { language, readOn }) => {
      const copied = measuresIn(world).find(({ id }) => id === like);
      const shared = readShared(world, entered, language, jurisdictions(language));
      if (copied !== undefined) {
        if (!shared.ok) return shared;
        const { supersededBy: _s, withdrawn: _w, ...rest } = copied;
        const doubts = [...rest.doubts, { vi: doubt('vi', like), en: doubt('en', like) }];
        const copy = { ...(uncompared(rest) as Written), ...shared.value, doubts, readOn };
        return accepted({ path: pathOf(copy.id), data: copy });
      }
      const rule = readRule(world, entered, language);
      if (!shared.ok || !rule.ok)
        return { ok: false, refusals: [...(shared.ok ? [] : shared.refusals), ...(rule.ok ? [] : rule.refusals)] };
      const measure: Written = { ...shared.value, ...rule.value(shared.value.jurisdiction), readOn };
      return accepted({ path: pathOf(measure.id), data: measure });
    },
  };
}

function measuresIn(world: ContentWorld): readonly Written[] {
  return world.list('measures').flatMap((path) => {
    const read = measureFile.safeParse(world.read(path));
    return read.success ? read.data : [];
  });
}

const doubt = (language: Language, like: string): string => measureStartText(language).copied(like);

/** The same with everything that was compared with its source marked as not compared. */
function uncompared(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(uncompared);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, key === 'verified' ? false : uncompared(inner)]),
  );
}

function sharedFields(
  copied: Written | undefined,
  places: ReturnType<Jurisdictions>,
  language: Language,
): readonly FormField[] {
  const [text, words] = [measureStartText(language), measureFormText(language)];
  return [
    { kind: 'text', name: 'code', label: text.code, hint: text.codeHint, value: '' },
    {
      ...{ kind: 'select', name: 'jurisdiction', label: text.jurisdiction },
      ...{ selected: [copied?.jurisdiction ?? 'vn'], options: places },
    },
    ...TEXTS.flatMap((name) => bilingualFields(name, (each) => words[name][each], copied?.[name], 'area')),
    ...bilingualFields('authority', (each) => text.authority[each], copied?.authority),
    { kind: 'text', name: 'from', label: words.from, hint: words.dateHint, value: copied?.validity.from ?? '' },
    { kind: 'text', name: 'to', label: words.to, hint: words.toHint, value: copied?.validity.to ?? '', optional: true },
  ];
}

type Shared = Pick<Written, 'id' | 'jurisdiction' | (typeof TEXTS)[number] | 'authority' | 'validity'>;

function readShared(
  world: ContentWorld,
  entered: Entered,
  language: Language,
  places: ReturnType<Jurisdictions>,
): Result<Shared, FormIssue> {
  const [text, words] = [measureStartText(language).errors, measureFormText(language).errors];
  const issues: FormIssue[] = [];
  const wrong = (field: string, message: string): void => void issues.push(fieldIssue(field, message));
  const id = enteredCode(entered.get('code'));
  if (id === undefined) wrong('code', text.code);
  else if (world.read(pathOf(id)) !== undefined) wrong('code', text.taken);
  const jurisdiction = entered.get('jurisdiction');
  if (!places.some(({ value }) => value === jurisdiction)) wrong('jurisdiction', words.choose);
  const bilingual = (name: string): Bilingual => {
    const read = enteredBilingual(entered, name, words.text);
    issues.push(...read.issues);
    return read.value;
  };
  const [from, typed] = [parseLocalDate(entered.get('from')), entered.get('to')];
  const to = typed === '' ? null : parseLocalDate(typed);
  if (from === undefined) wrong('from', words.day);
  if (to === undefined) wrong('to', words.day);
  if (from !== undefined && to && to < from) wrong('to', words.order);
  const read = {
    ...{ title: bilingual('title'), summary: bilingual('summary'), audience: bilingual('audience') },
    authority: bilingual('authority'),
  };
  if (id === undefined || issues.length > 0) return { ok: false, refusals: issues };
  const validity = { from: from as LocalDate, to: to ?? null, verified: false };
  return accepted({ id, jurisdiction, ...read, validity });
}

function ruleFields(world: ContentWorld, language: Language): readonly FormField[] {
  const text = measureStartText(language);
  const named = (codes: readonly string[], words: Readonly<Record<string, string>>) =>
    codes.map((value) => ({ value, label: words[value] ?? value }));
  return [
    {
      ...{ kind: 'select', name: 'law', label: text.document, hint: text.documentHint, selected: [] },
      options: documentsIn(world).map(({ document, name }) => ({ value: document, label: name[language] })),
    },
    { kind: 'text', name: 'lawArticle', label: text.article, value: '', optional: true },
    { kind: 'select', name: 'topic', label: text.topic, selected: [], options: named(TOPICS, text.topics) },
    {
      ...{ kind: 'checks', name: 'applicants', label: text.applicants, hint: text.applicantsHint, selected: [] },
      options: named(APPLICANTS, text.applicantNames),
    },
    { kind: 'select', name: 'kind', label: text.kind, selected: [], options: named(BENEFIT_KINDS, text.kinds) },
    ...bilingualFields('tier', (each) => text.tier[each], undefined),
    { kind: 'money', name: 'amount', label: text.amount, hint: text.amountHint, value: '', optional: true },
    { kind: 'money', name: 'cap', label: text.cap, value: '', optional: true },
    { kind: 'number', name: 'rate', label: text.rate, hint: text.rateHint, value: '', optional: true },
    {
      kind: 'checks',
      name: 'channels',
      label: text.channels,
      selected: [],
      options: named(CHANNELS, text.channelNames),
    },
  ];
}

const documentsIn = (world: ContentWorld) => documentsFile.parse(world.read(DOCUMENTS)).documents;

type Rule = Omit<Written, keyof Shared | 'readOn'>;

/** Whom it is for asks the kind of applicant and the place; what else the law asks is added in the whole text and said here as a doubt. */
function readRule(
  world: ContentWorld,
  entered: Entered,
  language: Language,
): Result<(jurisdiction: string) => Rule, FormIssue> {
  const text = measureFormText(language).errors;
  const issues: FormIssue[] = [];
  const one = <T extends string>(field: string, allowed: readonly T[]): T => {
    const chosen = allowed.find((each) => each === entered.get(field));
    if (chosen === undefined) issues.push(fieldIssue(field, text.choose));
    return chosen ?? allowed[0]!;
  };
  const some = <T extends string>(field: string, allowed: readonly T[]): readonly T[] => {
    const chosen = allowed.filter((each) => entered.all(field).includes(each));
    if (chosen.length === 0) issues.push(fieldIssue(field, text.choose));
    return chosen;
  };
  const money = (field: string): number | undefined => {
    const [typed, amount] = [entered.get(field), enteredWhole(entered.get(field))];
    if (typed !== '' && (amount === undefined || amount === 0)) issues.push(fieldIssue(field, text.money));
    return typed === '' ? undefined : amount;
  };
  const label = enteredBilingual(entered, 'tier', text.text);
  issues.push(...label.issues);
  const [amountVnd, capVnd] = [money('amount'), money('cap')];
  if (amountVnd !== undefined && capVnd !== undefined) issues.push(fieldIssue('cap', text.both));
  const percent = entered.get('rate') === '' ? undefined : enteredDecimal(entered.get('rate'));
  if (entered.get('rate') !== '' && (percent === undefined || percent <= 0 || percent > 100))
    issues.push(fieldIssue('rate', text.rate));
  const document = one(
    'law',
    documentsIn(world).map((each) => each.document),
  );
  const [topic, kind] = [one('topic', TOPICS), one('kind', BENEFIT_KINDS)];
  const [applicants, channels] = [some('applicants', APPLICANTS), some('channels', CHANNELS)];
  if (issues.length > 0) return { ok: false, refusals: issues };
  const article = entered.get('lawArticle').slice(0, 200);
  const cite = { document, ...(article && { article }), verified: false };
  const tier = {
    ...{ label: label.value, verified: false },
    ...(percent !== undefined && { rate: percent / 100, rateIs: 'ceiling' as const }),
    ...(capVnd !== undefined && { capVnd }),
    ...(amountVnd !== undefined && { amountVnd }),
  };
  return accepted((jurisdiction: string): Rule => {
    const who: Condition = { fact: 'applicantType', in: [...applicants], cite };
    const where: Condition[] = jurisdiction === 'vn' ? [] : [{ fact: 'province', inside: jurisdiction, cite }];
    return {
      ...{ topic, legalBasis: [cite], status: 'uncertain', applicants, condition: { all: [who, ...where] } },
      ...{ provisos: [], benefit: { kind, tiers: [tier] }, papers: [], channels },
      readFrom: { amounts: 'source', conditions: 'none', papers: 'none', processing: 'none' },
      doubts: [{ vi: measureStartText('vi').onlyWho, en: measureStartText('en').onlyWho }],
      sources: [],
    };
  });
}
