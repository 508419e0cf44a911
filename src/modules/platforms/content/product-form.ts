/** The form for what a product of the catalogue is, and the way to begin a new one: from empty fields or as a copy of a like one. */
import { readContent } from '../../../foundation/content.ts';
import type { Bilingual, Language } from '../../../foundation/i18n/language.ts';
import { accepted, type Result } from '../../../foundation/result.ts';
import {
  bilingualFields,
  type ContentForm,
  type ContentStart,
  type Entered,
  enteredBilingual,
  enteredCode,
  type FormField,
  type FormIssue,
  fieldIssue,
} from '../../contents/index.ts';
import { AUDIENCES, type PlatformEntry, PRICING_MODELS, SIZES, VERIFICATIONS } from '../domain/platform.ts';
import { CONFIDENCES } from '../domain/price.ts';
import { productFormText } from '../messages/product-form.ts';
import { platformsFile, taxonomyFile } from './platform-schema.ts';

const FILE = 'platforms/platforms.json';
const OWNERSHIPS = ['private', 'public'] as const;
const LANGUAGES_OF = ['vi', 'en'] as const;
const YES_NO = ['yes', 'no'] as const;
const entriesIn = (body: unknown): readonly PlatformEntry[] => platformsFile.parse(body).platforms;
/** Codes come with a release. */
const taxonomy = () => readContent('platforms/taxonomy.json', taxonomyFile).value;

export const productForm: ContentForm = {
  id: 'product',
  handles: (path) => path === FILE,
  title: (language) => productFormText(language).title,
  items: (body, language) =>
    entriesIn(body).map(({ id, name, summary }) => ({ id, label: name, note: summary[language] })),
  fields: (body, item, language) => {
    const entry = entriesIn(body).find(({ id }) => id === item);
    return entry && productFields(entry, language);
  },
  apply: (body, item, entered, { language }) => {
    const known = entriesIn(body).find(({ id }) => id === item);
    const read = readProduct(entered, known, language);
    if (!read.ok) return read;
    const file = structuredClone(body) as { platforms: PlatformEntry[] };
    file.platforms = file.platforms.map((each) => (each.id === item ? { ...each, ...read.value } : each));
    return accepted(file);
  },
};

export const platformStart: ContentStart = {
  id: 'platform',
  kind: 'platform',
  title: (language) => productFormText(language).start,
  note: (language) => productFormText(language).startNote,
  likes: (world) => entriesIn(world.read(FILE)).map(({ id, name }) => ({ id, label: name })),
  fields: (world, like, language) => {
    const text = productFormText(language);
    const copied = entriesIn(world.read(FILE)).find(({ id }) => id === like);
    if (like !== '' && copied === undefined) return undefined;
    return [
      { kind: 'text', name: 'code', label: text.code, hint: text.codeHint, value: '' },
      ...productFields(copied && { ...copied, name: '' }, language),
    ];
  },
  begin: (world, _like, entered, { language }) => {
    const text = productFormText(language);
    const id = enteredCode(entered.get('code'));
    const file = structuredClone(world.read(FILE)) as { platforms: PlatformEntry[] };
    const read = readProduct(entered, undefined, language);
    const issues: readonly FormIssue[] = [
      ...(id === undefined ? [fieldIssue('code', text.errors.code)] : []),
      ...(file.platforms.some((each) => each.id === id) ? [fieldIssue('code', text.errors.taken)] : []),
      ...(read.ok ? [] : read.refusals),
    ];
    if (id === undefined || !read.ok || issues.length > 0) return { ok: false, refusals: issues };
    // Whether the programme chose it is known only from its list.
    const unknown = { inProgramme: null, notes: [], sources: [] };
    file.platforms.push({ id, ...unknown, ...read.value });
    return accepted({ path: FILE, data: file });
  },
};

function productFields(entry: PlatformEntry | undefined, language: Language): readonly FormField[] {
  const text = productFormText(language);
  const { categories, functions, programmeGroups } = taxonomy();
  const named = (codes: readonly string[], words: Readonly<Record<string, string>>) =>
    codes.map((value) => ({ value, label: words[value] ?? value }));
  const listed = (entries: readonly { readonly id: string; readonly label: Bilingual }[]) =>
    entries.map(({ id, label }) => ({ value: id, label: label[language] }));
  const inGroups = programmeGroups.groups.flatMap(({ id: group, label }) =>
    listed(categories.filter((each) => each.programmeGroup === group)).map((each) => ({
      ...{ ...each, group: label[language] },
    })),
  );
  const grouped = categories.flatMap(({ id: category, label }) =>
    listed(functions.filter((each) => each.category === category)).map((each) => ({ ...each, group: label[language] })),
  );
  return [
    { kind: 'text', name: 'name', label: text.name, value: entry?.name ?? '' },
    { kind: 'text', name: 'vendor', label: text.vendor, value: entry?.vendor ?? '' },
    ...bilingualFields('summary', (each) => text.summary[each], entry?.summary, 'area'),
    {
      ...{ kind: 'select', name: 'ownership', label: text.ownership, selected: [entry?.ownership ?? 'private'] },
      options: named(OWNERSHIPS, text.ownerships),
    },
    {
      ...{ kind: 'choice', name: 'makeInVietnam', label: text.makeInVietnam },
      selected: entry === undefined ? [] : [entry.makeInVietnam ? 'yes' : 'no'],
      options: named(YES_NO, text.yesNo),
    },
    {
      kind: 'checks',
      name: 'categories',
      label: text.categories,
      selected: entry?.categories ?? [],
      options: inGroups,
    },
    {
      ...{ kind: 'checks', name: 'functions', label: text.functions, hint: text.functionsHint },
      ...{ selected: entry?.functions ?? [], options: grouped },
    },
    {
      ...{ kind: 'checks', name: 'audiences', label: text.audiences },
      ...{ selected: entry?.audiences ?? [], options: named(AUDIENCES, text.audienceNames) },
    },
    {
      kind: 'checks',
      name: 'sizes',
      label: text.sizes,
      selected: entry?.sizes ?? [],
      options: named(SIZES, text.sizeNames),
    },
    {
      ...{ kind: 'checks', name: 'languages', label: text.languages },
      ...{ selected: entry?.languages ?? [], options: named(LANGUAGES_OF, text.languageNames) },
    },
    {
      ...{ kind: 'choice', name: 'mobile', label: text.mobile },
      selected: entry === undefined ? [] : [entry.mobile === null ? 'unknown' : entry.mobile ? 'yes' : 'no'],
      options: [...named(YES_NO, text.yesNo), { value: 'unknown', label: text.unknown }],
    },
    {
      ...{ kind: 'select', name: 'model', label: text.model, selected: [entry?.pricing.model ?? 'subscription'] },
      options: named(PRICING_MODELS, text.models),
    },
    { kind: 'url', name: 'website', label: text.website, value: entry?.website.url ?? '' },
    {
      ...{ kind: 'select', name: 'verification', label: text.verification },
      ...{ selected: [entry?.verification ?? 'page-read'], options: named(VERIFICATIONS, text.verifications) },
    },
    {
      ...{ kind: 'select', name: 'confidence', label: text.confidence },
      ...{ selected: [entry?.confidence ?? 'medium'], options: named(CONFIDENCES, text.confidences) },
    },
  ];
}

type Product = Pick<
  PlatformEntry,
  | 'name'
  | 'vendor'
  | 'summary'
  | 'ownership'
  | 'makeInVietnam'
  | 'categories'
  | 'functions'
  | 'audiences'
  | 'sizes'
  | 'sectors'
  | 'languages'
  | 'mobile'
  | 'pricing'
  | 'website'
  | 'verification'
  | 'confidence'
>;

function readProduct(
  entered: Entered,
  known: PlatformEntry | undefined,
  language: Language,
): Result<Product, FormIssue> {
  const text = productFormText(language).errors;
  const issues: FormIssue[] = [];
  const words = (field: string): string => {
    const typed = entered.get(field);
    if (typed === '' || typed.length > 200) issues.push(fieldIssue(field, text.text));
    return typed;
  };
  const one = <T extends string>(field: string, allowed: readonly T[]): T => {
    const chosen = allowed.find((each) => each === entered.get(field));
    if (chosen === undefined) issues.push(fieldIssue(field, text.choose));
    return chosen ?? allowed[0]!;
  };
  // What was ticked before keeps its order.
  const some = <T extends string>(field: string, allowed: readonly T[], before: readonly T[] = []): readonly T[] => {
    const ticked = entered.all(field);
    const chosen = [...new Set([...before, ...allowed])].filter((each) => ticked.includes(each));
    if (chosen.length === 0 || chosen.length !== new Set(ticked).size) issues.push(fieldIssue(field, text.some));
    return chosen;
  };
  const { categories, functions } = taxonomy();
  const summary = enteredBilingual(entered, 'summary', text.text);
  issues.push(...summary.issues);
  const url = entered.get('website');
  if (!/^https?:\/\/\S+$/.test(url) || url.length > 400) issues.push(fieldIssue('website', text.url));
  const mobile = one('mobile', ['yes', 'no', 'unknown']);
  const product: Product = {
    ...{ name: words('name'), vendor: words('vendor'), summary: summary.value },
    ownership: one('ownership', OWNERSHIPS),
    makeInVietnam: one('makeInVietnam', YES_NO) === 'yes',
    categories: some(
      'categories',
      categories.map(({ id }) => id),
      known?.categories,
    ),
    functions: some(
      'functions',
      functions.map(({ id }) => id),
      known?.functions,
    ),
    ...{
      audiences: some('audiences', AUDIENCES, known?.audiences),
      sizes: some('sizes', SIZES, known?.sizes),
      sectors: known?.sectors ?? [],
    },
    languages: some('languages', LANGUAGES_OF, known?.languages),
    mobile: mobile === 'unknown' ? null : mobile === 'yes',
    pricing: { otherModels: [], ...known?.pricing, model: one('model', PRICING_MODELS) },
    website: { url, verified: known?.website.url === url && known.website.verified },
    verification: one('verification', VERIFICATIONS),
    confidence: one('confidence', CONFIDENCES),
  };
  return issues.length > 0 ? { ok: false, refusals: issues } : accepted(product);
}
