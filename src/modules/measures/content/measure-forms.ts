/** The forms for a measure: its words, its amounts, its days and articles. What the rule asks stays with the whole text. */
import { type LocalDate, parseLocalDate } from '../../../foundation/clock.ts';
import { formatNumber } from '../../../foundation/i18n/format.ts';
import type { Bilingual, Language } from '../../../foundation/i18n/language.ts';
import { accepted } from '../../../foundation/result.ts';
import {
  bilingualFields,
  type ContentForm,
  type Entered,
  enteredBilingual,
  enteredDecimal,
  enteredWhole,
  type FormField,
  type FormIssue,
  fieldIssue,
} from '../../contents/index.ts';
import type { Tier } from '../domain/measure.ts';
import { measureFormText } from '../messages/content-forms.ts';
import { measureFile } from './measure-schema.ts';

interface Written {
  title: Bilingual;
  summary: Bilingual;
  audience: Bilingual;
  validity: { from: string; to: string | null; verified: boolean };
  legalBasis: { readonly document: string; article?: string; verified: boolean }[];
  readonly benefit: { tiers: { -readonly [K in keyof Tier]: Tier[K] }[] };
  readOn: LocalDate;
}

const handles = (path: string): boolean => /^measures\/[a-z0-9-]+\.json$/.test(path);
const copyOf = (body: unknown): Written => structuredClone(body) as Written;
const TEXTS = ['title', 'summary', 'audience'] as const;

export const measureTextsForm: ContentForm = {
  id: 'texts',
  handles,
  title: (language) => measureFormText(language).texts,
  items: (body, language) => [
    { id: '', label: measureFormText(language).texts, note: measureFile.parse(body).summary[language] },
  ],
  fields: (body, _item, language) => {
    const measure = measureFile.parse(body);
    const text = measureFormText(language);
    return TEXTS.flatMap((name) => bilingualFields(name, (each) => text[name][each], measure[name], 'area'));
  },
  apply: (body, _item, entered, { language, readOn }) => {
    const read = TEXTS.map((name) => enteredBilingual(entered, name, measureFormText(language).errors.text));
    const issues = read.flatMap((each) => each.issues);
    if (issues.length > 0) return { ok: false, refusals: issues };
    const measure = copyOf(body);
    for (const [index, name] of TEXTS.entries()) measure[name] = read[index]!.value;
    return accepted({ ...measure, readOn });
  },
};

export const measureAmountsForm: ContentForm = {
  id: 'amounts',
  handles,
  title: (language) => measureFormText(language).amounts,
  items: (body, language) => {
    const text = measureFormText(language);
    const { tiers } = measureFile.parse(body).benefit;
    const open = tiers.some(({ verified }) => !verified);
    const labels = tiers.map(({ label }) => label[language]).join('; ');
    return [{ id: '', label: text.amounts, ...(open ? { gap: text.unverified } : { note: labels }) }];
  },
  fields: (body, _item, language) =>
    measureFile.parse(body).benefit.tiers.flatMap((tier, index) => tierFields(tier, index, language)),
  apply: (body, _item, entered, { language, readOn, verified }) => {
    const issues: FormIssue[] = [];
    const measure = copyOf(body);
    measure.benefit.tiers = measure.benefit.tiers.map((tier, index) => {
      const read = readTier(tier, index, entered, { language, verified });
      issues.push(...read.issues);
      return read.tier;
    });
    return issues.length > 0 ? { ok: false, refusals: issues } : accepted({ ...measure, readOn });
  },
};

function tierFields(tier: Tier, index: number, language: Language): readonly FormField[] {
  const text = measureFormText(language);
  const at = `tier.${String(index + 1)}`;
  const label = tier.label[language];
  const money = (amount: number | undefined) => (amount === undefined ? '' : formatNumber(amount, language));
  return [
    {
      kind: 'money',
      name: `${at}.amount`,
      label: text.amount(label),
      hint: text.amountHint,
      value: money(tier.amountVnd),
      optional: true,
    },
    { kind: 'money', name: `${at}.cap`, label: text.cap(label), value: money(tier.capVnd), optional: true },
    {
      ...{ kind: 'number', name: `${at}.rate`, label: text.rate(label), hint: text.rateHint, optional: true },
      value: tier.rate === undefined ? '' : formatNumber(Math.round(tier.rate * 10_000) / 100, language),
    },
    checkedField(`${at}.verified`, text.checked(label), tier.verified, language),
  ];
}

function readTier(
  tier: Written['benefit']['tiers'][number],
  index: number,
  entered: Entered,
  { language, verified }: { readonly language: Language; readonly verified: boolean },
): { readonly tier: Written['benefit']['tiers'][number]; readonly issues: readonly FormIssue[] } {
  const text = measureFormText(language).errors;
  const at = `tier.${String(index + 1)}`;
  const issues: FormIssue[] = [];
  const money = (field: string): number | undefined => {
    const typed = entered.get(field);
    const amount = enteredWhole(typed);
    if (typed !== '' && (amount === undefined || amount === 0)) issues.push(fieldIssue(field, text.money));
    return typed === '' ? undefined : amount;
  };
  const [amountVnd, capVnd] = [money(`${at}.amount`), money(`${at}.cap`)];
  if (amountVnd !== undefined && capVnd !== undefined) issues.push(fieldIssue(`${at}.cap`, text.both));
  const typed = entered.get(`${at}.rate`);
  const percent = typed === '' ? undefined : enteredDecimal(typed);
  if (typed !== '' && (percent === undefined || percent <= 0 || percent > 100))
    issues.push(fieldIssue(`${at}.rate`, text.rate));
  const checked = readChecked(`${at}.verified`, tier.verified, entered, { language, verified });
  issues.push(...checked.issues);
  const { amountVnd: _a, capVnd: _c, rate: _r, rateIs = 'exact', verified: _v, ...rest } = tier;
  return {
    tier: {
      ...rest,
      ...(percent !== undefined && { rate: percent / 100, rateIs }),
      ...(capVnd !== undefined && { capVnd }),
      ...(amountVnd !== undefined && { amountVnd }),
      verified: checked.value,
    },
    issues,
  };
}

export const measureDaysForm: ContentForm = {
  id: 'days',
  handles,
  title: (language) => measureFormText(language).validity,
  items: (body, language) => {
    const text = measureFormText(language);
    const { validity, legalBasis } = measureFile.parse(body);
    const gap = validity.verified
      ? legalBasis.some(({ verified }) => !verified) && text.lawUnverified
      : text.datesUnverified;
    const note = `${validity.from} – ${validity.to ?? '…'}`;
    return [{ id: '', label: text.validity, ...(gap === false ? { note } : { gap }) }];
  },
  fields: (body, _item, language) => {
    const text = measureFormText(language);
    const { validity, legalBasis } = measureFile.parse(body);
    return [
      { kind: 'text', name: 'from', label: text.from, hint: text.dateHint, value: validity.from },
      { kind: 'text', name: 'to', label: text.to, hint: text.toHint, value: validity.to ?? '', optional: true },
      checkedField('verifiedDays', text.datesChecked, validity.verified, language),
      ...legalBasis.flatMap(({ document, article, verified }, index): FormField[] => {
        const at = `law.${String(index + 1)}`;
        return [
          { kind: 'text', name: `${at}.article`, label: text.article(document), value: article ?? '', optional: true },
          checkedField(`${at}.verified`, text.checked(document), verified, language),
        ];
      }),
    ];
  },
  apply: (body, _item, entered, context) => {
    const text = measureFormText(context.language).errors;
    const measure = copyOf(body);
    const [from, typed] = [parseLocalDate(entered.get('from')), entered.get('to')];
    const to = typed === '' ? null : parseLocalDate(typed);
    const days = readChecked('verifiedDays', measure.validity.verified, entered, context);
    const issues: FormIssue[] = [
      ...(from === undefined ? [fieldIssue('from', text.day)] : []),
      ...(to === undefined ? [fieldIssue('to', text.day)] : []),
      ...(from !== undefined && to && to < from ? [fieldIssue('to', text.order)] : []),
      ...days.issues,
    ];
    measure.legalBasis = measure.legalBasis.map(({ document, verified }, index) => {
      const at = `law.${String(index + 1)}`;
      const checked = readChecked(`${at}.verified`, verified, entered, context);
      issues.push(...checked.issues);
      const article = entered.get(`${at}.article`);
      return { document, ...(article !== '' && { article }), verified: checked.value };
    });
    if (from === undefined || to === undefined || issues.length > 0) return { ok: false, refusals: issues };
    measure.validity = { from, to, verified: days.value };
    return accepted({ ...measure, readOn: context.readOn });
  },
};

function checkedField(name: string, label: string, verified: boolean, language: Language): FormField {
  const text = measureFormText(language);
  return {
    ...{ kind: 'choice', name, label, selected: [verified ? 'yes' : 'no'] },
    options: [
      { value: 'yes', label: text.yes },
      { value: 'no', label: text.no },
    ],
  };
}

/** What was compared before stays so; what becomes compared needs its source read. */
function readChecked(
  name: string,
  before: boolean,
  entered: Entered,
  { language, verified }: { readonly language: Language; readonly verified: boolean },
): { readonly value: boolean; readonly issues: readonly FormIssue[] } {
  const text = measureFormText(language).errors;
  const chosen = entered.get(name);
  if (chosen !== 'yes' && chosen !== 'no') return { value: before, issues: [fieldIssue(name, text.choose)] };
  const value = chosen === 'yes';
  return { value, issues: value && !before && !verified ? [fieldIssue(name, text.unread)] : [] };
}
