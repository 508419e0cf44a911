/** The form for one price of a platform: amount, period, when it was read and where. */
import type { LocalDate } from '../../../foundation/clock.ts';
import { formatNumber, formatVnd } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import { accepted } from '../../../foundation/result.ts';
import {
  type ContentForm,
  type Entered,
  enteredWhole,
  type FormField,
  type FormIssue,
  fieldIssue,
} from '../../contents/index.ts';
import { CONFIDENCES, PRICE_UNITS, type PriceObservation } from '../domain/price.ts';
import { platformFormText } from '../messages/content-forms.ts';
import { enteredWhen } from './entered-when.ts';
import { pricesFile } from './platform-schema.ts';

const NEW = 'new';
type Written = { -readonly [K in keyof PriceObservation]: PriceObservation[K] };

export const priceForm: ContentForm = {
  id: 'price',
  handles: (path) => path === 'platforms/prices.json',
  title: (language) => platformFormText(language).prices,
  items: (body, language) => {
    const text = platformFormText(language);
    return [
      { id: NEW, label: text.newPrice, note: text.newPriceNote },
      ...pricesFile.parse(body).prices.map((price) => ({
        ...{ id: price.id, label: `${price.platform}: ${price.what[language]}` },
        ...(price.observed === null ? { gap: text.noDay } : { note: noteOf(price, language) }),
      })),
    ];
  },
  fields: (body, item, language) => {
    const price = pricesFile.parse(body).prices.find(({ id }) => id === item);
    return price === undefined && item !== NEW ? undefined : fieldsOf(price, language);
  },
  apply: (body, item, entered, { language, today }) => {
    const known = pricesFile.parse(body).prices.find(({ id }) => id === item);
    const { price, issues } = readPrice(entered, known, { language, today });
    if (issues.length > 0) return { ok: false, refusals: issues };
    const file = structuredClone(body) as { prices: Written[] };
    if (known === undefined) file.prices.push({ ...price, id: freeId(price.platform, file.prices) });
    else file.prices = file.prices.map((each) => (each.id === item ? { ...price, id: item } : each));
    return accepted(file);
  },
};

function noteOf({ low, high, observed }: PriceObservation, language: Language): string {
  const amount = low === high ? formatVnd(low, language) : `${formatVnd(low, language)} – ${formatVnd(high, language)}`;
  return `${amount}, ${observed ?? ''}`;
}

function freeId(platform: string, prices: readonly PriceObservation[]): string {
  for (let number = 1; ; number += 1) {
    const id = `price-${platform}${number === 1 ? '' : `-${String(number)}`}`;
    if (prices.every((price) => price.id !== id)) return id;
  }
}

function fieldsOf(price: PriceObservation | undefined, language: Language): readonly FormField[] {
  const text = platformFormText(language);
  const money = (value: number | undefined) => (value === undefined ? '' : formatNumber(value, language));
  return [
    ...(price === undefined
      ? [{ kind: 'text' as const, name: 'platform', label: text.platform, hint: text.platformHint, value: '' }]
      : []),
    { kind: 'text', name: 'what.vi', label: text.what, value: price?.what.vi ?? '' },
    { kind: 'text', name: 'what.en', label: text.whatEn, value: price?.what.en ?? '' },
    { kind: 'money', name: 'low', label: text.low, value: money(price?.low) },
    { kind: 'money', name: 'high', label: text.high, hint: text.highHint, value: money(price?.high) },
    {
      ...{ kind: 'select', name: 'unit', label: text.unit, selected: [price?.unit ?? 'month'] },
      options: PRICE_UNITS.map((value) => ({ value, label: text.units[value] })),
    },
    {
      ...{ kind: 'number', name: 'years', label: text.years, hint: text.yearsHint, optional: true },
      value: price?.years === undefined ? '' : String(price.years),
    },
    {
      ...{ kind: 'text', name: 'observed', label: text.observed, hint: text.observedHint, optional: true },
      value: price?.observed ?? '',
    },
    { kind: 'text', name: 'source.vi', label: text.source, value: price?.source.vi ?? '' },
    { kind: 'text', name: 'source.en', label: text.sourceEn, value: price?.source.en ?? '' },
    { kind: 'url', name: 'page', label: text.url, optional: true, value: price?.url ?? '' },
    {
      ...{ kind: 'select', name: 'confidence', label: text.confidence, selected: [price?.confidence ?? 'medium'] },
      options: CONFIDENCES.map((value) => ({ value, label: text.confidences[value] })),
    },
    {
      ...{ kind: 'choice', name: 'entry', label: text.entry },
      selected: price === undefined ? [] : [price.entry ? 'yes' : 'no'],
      options: [
        { value: 'yes', label: text.yes },
        { value: 'no', label: text.no },
      ],
    },
  ];
}

function readPrice(
  entered: Entered,
  known: PriceObservation | undefined,
  { language, today }: { readonly language: Language; readonly today: LocalDate },
): { readonly price: Omit<Written, 'id'>; readonly issues: readonly FormIssue[] } {
  const text = platformFormText(language).errors;
  const issues: FormIssue[] = [];
  const wrong = (field: string, message: string): void => void issues.push(fieldIssue(field, message));
  const words = (field: string): string => {
    if (entered.get(field) === '') wrong(field, text.text);
    return entered.get(field);
  };
  const money = (field: string): number => {
    const amount = enteredWhole(entered.get(field));
    if (amount === undefined) wrong(field, text.money);
    return amount ?? 0;
  };
  const platform = known?.platform ?? entered.get('platform');
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(platform)) wrong('platform', text.id);
  const [low, high] = [money('low'), money('high')];
  if (issues.length === 0 && high < low) wrong('high', text.range);
  const unit = PRICE_UNITS.find((each) => each === entered.get('unit'));
  if (unit === undefined) wrong('unit', text.choose);
  const typedYears = entered.get('years');
  const years = typedYears === '' ? undefined : enteredWhole(typedYears);
  if ((unit === 'term') !== (years !== undefined && years > 0)) wrong('years', text.years);
  const when = enteredWhen(entered.get('observed'), today);
  if (when === 'wrong' || when === 'later') wrong('observed', when === 'later' ? text.later : text.when);
  const url = entered.get('page');
  if (url !== '' && !/^https?:\/\/\S+$/.test(url)) wrong('page', text.url);
  const confidence = CONFIDENCES.find((each) => each === entered.get('confidence'));
  if (confidence === undefined) wrong('confidence', text.choose);
  const entry = entered.get('entry');
  if (entry !== 'yes' && entry !== 'no') wrong('entry', text.choose);
  const price = {
    ...{ platform, what: { vi: words('what.vi'), en: words('what.en') }, low, high, unit: unit ?? 'month' },
    ...(years !== undefined && { years }),
    observed: typeof when === 'object' ? when.observed : null,
    source: { vi: words('source.vi'), en: words('source.en') },
    ...(url !== '' && { url }),
    ...{ confidence: confidence ?? 'low', entry: entry === 'yes' },
    ...(known?.note && { note: known.note }),
  };
  return { price, issues };
}
