/** A way to begin an indicator: events the schema knows, the wholes it may be held against, words in both languages. */
import type { Bilingual, Language } from '../../../foundation/i18n/language.ts';
import { accepted } from '../../../foundation/result.ts';
import {
  type ContentStart,
  type ContentWorld,
  type Entered,
  type FormIssue,
  fieldIssue,
} from '../../contents/index.ts';
import { COUNTABLE_EVENTS, type CountableEvent, findCountable } from '../domain/countable-event.ts';
import type { Counting, Indicator } from '../domain/indicator.ts';
import { indicatorFormText } from '../messages/content-form.ts';
import { enteredWords, INDICATORS_FILE, wordFields } from './indicator-form.ts';

type Written = Omit<Indicator, 'hash'>;
interface IndicatorsFile {
  readonly indicators: Written[];
  readonly stocks: readonly { readonly id: string; readonly name: Bilingual }[];
}

const fileIn = (world: ContentWorld) => world.read(INDICATORS_FILE) as IndicatorsFile;
const codeOf = (field: string, value: string): string => `${field}:${value}`;
/** `outcome:spoke` for everything an event may say. */
const CODES: readonly string[] = [
  ...new Set(
    COUNTABLE_EVENTS.flatMap(({ fields = {} }) =>
      Object.entries(fields).flatMap(([field, values]) => values.map((value) => codeOf(field, value))),
    ),
  ),
];

export const indicatorStart: ContentStart = {
  id: 'indicator',
  kind: 'indicator',
  title: (language) => indicatorFormText(language).start,
  note: (language) => indicatorFormText(language).startNote,
  likes: (world, language) => fileIn(world).indicators.map(({ id, name }) => ({ id, label: name[language] })),
  fields: (world, like, language) => {
    const text = indicatorFormText(language);
    const { indicators, stocks } = fileIn(world);
    const copied = indicators.find(({ id }) => id === like);
    if (like !== '' && copied === undefined) return undefined;
    const { only } = copied ?? {};
    return [
      { kind: 'text', name: 'code', label: text.code, hint: text.codeHint, value: '' },
      ...wordFields('name', copied?.name, language),
      ...wordFields('unit', copied?.unit, language),
      ...wordFields('definition', copied?.definition, language),
      {
        ...{ kind: 'checks', name: 'events', label: text.events, hint: text.eventsHint },
        options: COUNTABLE_EVENTS.map(({ type, of }) => ({
          value: type,
          label: `${text.eventNames[type] ?? type}${of === 'record' ? ` (${text.ofRecord})` : ''}`,
        })),
        selected: copied?.events ?? [],
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
        selected: copied?.denominators ?? [],
      },
    ];
  },
  begin: (world, _like, entered, { language }) => {
    const text = indicatorFormText(language).errors;
    const file = structuredClone(fileIn(world));
    const id = entered.get('code');
    const [name, unit, definition] = (['name', 'unit', 'definition'] as const).map((part) =>
      enteredWords(entered, part, language),
    ) as [Words, Words, Words];
    const issues: FormIssue[] = [...name.issues, ...unit.issues, ...definition.issues];
    if (!/^(?=.{3,50}$)[a-z]+(-[a-z]+)*$/.test(id)) issues.unshift(fieldIssue('code', text.code));
    if ([...file.indicators, ...file.stocks].some((each) => each.id === id))
      issues.unshift(fieldIssue('code', text.taken));
    const counted = enteredCounting(entered, language);
    issues.push(...counted.issues);
    const firms =
      counted.events.length > 0 && counted.events.every(({ of, firms }) => of === 'record' || firms === true);
    const denominators = entered.all('denominators');
    const wrong = wrongWhole(file, denominators, { distinctBy: counted.counting.distinctBy, firms }, language);
    if (denominators.length === 0) issues.push(fieldIssue('denominators', text.noWhole));
    else if (counted.issues.length === 0 && wrong !== undefined) issues.push(fieldIssue('denominators', wrong));
    if (issues.length > 0) return { ok: false, refusals: issues };
    const order = [...file.stocks, ...file.indicators].map((each) => each.id);
    file.indicators.push({
      ...{ id, ...counted.counting, ...(firms && { firms }), kind: 'flow' },
      denominators: order.filter((each) => denominators.includes(each)),
      ...{ unit: unit.value, name: name.value, definition: definition.value },
    });
    return accepted({ path: INDICATORS_FILE, data: file });
  },
};

type Words = ReturnType<typeof enteredWords>;

interface EnteredCounting {
  readonly counting: Counting;
  readonly events: readonly CountableEvent[];
  readonly issues: readonly FormIssue[];
}

/** What counts, and at which field it does not hold together. */
function enteredCounting(entered: Entered, language: Language): EnteredCounting {
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
  { distinctBy, firms }: { readonly distinctBy: Indicator['distinctBy']; readonly firms: boolean },
  language: Language,
): string | undefined {
  const text = indicatorFormText(language).errors;
  for (const id of chosen) {
    const stock = stocks.find((each) => each.id === id);
    const indicator = indicators.find((each) => each.id === id && each.withdrawn === undefined);
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
