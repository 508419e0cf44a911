/** How an indicator is counted, as officers choose it: events the schema knows, what narrows them, the wholes it may be held against. Changed until it is signed. */
import type { Bilingual, Language } from '../../../foundation/i18n/language.ts';
import { accepted } from '../../../foundation/result.ts';
import { type ContentForm, type Entered, type FormField, type FormIssue, fieldIssue } from '../../contents/index.ts';
import { COUNTABLE_EVENTS, type CountableEvent, findCountable } from '../domain/countable-event.ts';
import type { Counting, Indicator } from '../domain/indicator.ts';
import { indicatorFormText } from '../messages/content-form.ts';
import { INDICATORS_FILE } from './indicator-form.ts';

export type WrittenIndicator = Omit<Indicator, 'hash'>;
export interface IndicatorsFile {
  readonly indicators: WrittenIndicator[];
  readonly stocks: readonly { readonly id: string; readonly name: Bilingual }[];
}
type Counted = Counting & Pick<Indicator, 'firms' | 'kind' | 'denominators'>;

const codeOf = (field: string, value: string): string => `${field}:${value}`;
/** `outcome:spoke` for everything an event may say. */
const CODES: readonly string[] = [
  ...new Set(
    COUNTABLE_EVENTS.flatMap(({ fields = {} }) =>
      Object.entries(fields).flatMap(([field, values]) => values.map((value) => codeOf(field, value))),
    ),
  ),
];

/** Of an indicator of nobody yet: no other counts by its numbers, nothing was counted. */
export const indicatorCountingForm: ContentForm = {
  id: 'indicator-counting',
  handles: (path) => path === INDICATORS_FILE,
  onlyNew: (item, inForce) => !(inForce as IndicatorsFile | undefined)?.indicators.some(({ id }) => id === item),
  title: (language) => indicatorFormText(language).counting,
  items: (body, language) => (body as IndicatorsFile).indicators.map(({ id, name }) => ({ id, label: name[language] })),
  fields: (body, item, language) => {
    const file = body as IndicatorsFile;
    const own = file.indicators.find(({ id }) => id === item);
    return own && countingFields(file, own, language);
  },
  apply: (body, item, entered, { language }) => {
    const file = structuredClone(body) as IndicatorsFile;
    const at = file.indicators.findIndex(({ id }) => id === item);
    const own = file.indicators[at];
    if (own === undefined) return accepted(file);
    const { value, issues } = enteredCounting(file, entered, { language, own: item });
    if (issues.length > 0) return { ok: false, refusals: issues };
    const { id, unit, name, definition, withdrawn } = own;
    file.indicators[at] = { id, ...value, unit, name, definition, ...(withdrawn && { withdrawn }) };
    return accepted(file);
  },
};

/** `like`: what it is now, or what it is copied from. */
export function countingFields(
  { indicators, stocks }: IndicatorsFile,
  like: WrittenIndicator | undefined,
  language: Language,
): readonly FormField[] {
  const text = indicatorFormText(language);
  const { only } = like ?? {};
  return [
    {
      ...{ kind: 'checks', name: 'events', label: text.events, hint: text.eventsHint },
      options: COUNTABLE_EVENTS.map(({ type, of }) => ({
        value: type,
        label: `${text.eventNames[type] ?? type}${of === 'record' ? ` (${text.ofRecord})` : ''}`,
      })),
      selected: like?.events ?? [],
    },
    {
      ...{ kind: 'checks', name: 'only', label: text.only, hint: text.onlyHint },
      options: CODES.map((value) => ({ value, label: codeWords(value, language) })),
      selected: only?.values.map((value) => codeOf(only.field, value)) ?? [],
    },
    {
      ...{ kind: 'checks', name: 'denominators', label: text.wholes, hint: text.wholesHint },
      options: [...stocks, ...indicators.filter(({ withdrawn }) => withdrawn === undefined)].map(({ id, name }) => ({
        value: id,
        label: name[language],
      })),
      selected: like?.denominators ?? [],
    },
  ];
}

/** `own`: its id, which is no whole of itself. */
export function enteredCounting(
  file: IndicatorsFile,
  entered: Entered,
  { language, own }: { readonly language: Language; readonly own: string },
): { readonly value: Counted; readonly issues: readonly FormIssue[] } {
  const text = indicatorFormText(language).errors;
  const { counting, events, issues } = enteredEvents(entered, language);
  const firms = events.length > 0 && events.every((event) => event.of === 'record' || event.firms === true);
  const chosen = entered.all('denominators');
  const wrong = wrongWhole(file, chosen, { distinctBy: counting.distinctBy, firms, own }, language);
  const order = [...file.stocks, ...file.indicators].map(({ id }) => id);
  const denominators = order.filter((each) => chosen.includes(each));
  return {
    value: { ...counting, ...(firms && { firms }), kind: 'flow', denominators },
    issues: [
      ...issues,
      ...(chosen.length === 0 ? [fieldIssue('denominators', text.noWhole)] : []),
      ...(chosen.length > 0 && issues.length === 0 && wrong !== undefined ? [fieldIssue('denominators', wrong)] : []),
    ],
  };
}

interface EnteredEvents {
  readonly counting: Counting;
  readonly events: readonly CountableEvent[];
  readonly issues: readonly FormIssue[];
}

/** What counts, and at which field it does not hold together. */
function enteredEvents(entered: Entered, language: Language): EnteredEvents {
  const { errors: text, eventNames } = indicatorFormText(language);
  const issues: FormIssue[] = [];
  const typed = entered.all('events');
  const events = COUNTABLE_EVENTS.filter(({ type }) => typed.includes(type));
  if (events.length === 0 || typed.some((type) => findCountable(type) === undefined))
    issues.push(fieldIssue('events', text.noEvent));
  const distinctBy = events[0]?.of ?? 'dossier';
  if (events.some(({ of }) => of !== distinctBy)) issues.push(fieldIssue('events', text.mixed));
  const codes = CODES.filter((code) => entered.all('only').includes(code)).map((code) => code.split(':'));
  const [field] = codes[0] ?? [];
  const silent = events.find(({ fields = {} }) =>
    codes.some(([each = '', value = '']) => fields[each]?.includes(value) !== true),
  );
  if (codes.length < entered.all('only').length || codes.some(([each]) => each !== field))
    issues.push(fieldIssue('only', text.oneField));
  else if (silent !== undefined) issues.push(fieldIssue('only', text.notSaid(eventNames[silent.type] ?? silent.type)));
  const only = field === undefined ? {} : { only: { field, values: codes.map(([, value = '']) => value) } };
  return { counting: { version: 1, events: events.map(({ type }) => type), distinctBy, ...only }, events, issues };
}

/** A share says what part of the whole: both have to count the same thing. */
function wrongWhole(
  { indicators, stocks }: IndicatorsFile,
  chosen: readonly string[],
  { distinctBy, firms, own }: Pick<Indicator, 'distinctBy'> & { readonly firms: boolean; readonly own: string },
  language: Language,
): string | undefined {
  const text = indicatorFormText(language).errors;
  for (const id of chosen) {
    const stock = stocks.find((each) => each.id === id);
    const indicator = indicators.find((each) => each.id === id && id !== own && each.withdrawn === undefined);
    const whole = stock ?? indicator;
    if (whole === undefined) return text.noWhole;
    if (stock !== undefined ? !firms : indicator?.distinctBy !== distinctBy)
      return text.otherUnit(whole.name[language]);
  }
  return undefined;
}

function codeWords(code: string, language: Language): string {
  const { codes } = indicatorFormText(language);
  return `${codes[code.split(':')[0] ?? ''] ?? ''}: ${codes[code] ?? code}`;
}
