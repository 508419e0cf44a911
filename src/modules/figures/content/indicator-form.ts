/** The forms for an indicator that is there: its words, and taking it out of the lists. How it is counted stays, because numbers were counted by it. */
import type { Bilingual, Language } from '../../../foundation/i18n/language.ts';
import { accepted } from '../../../foundation/result.ts';
import type { Withdrawal } from '../../../foundation/withdrawal.ts';
import {
  bilingualFields,
  type ContentForm,
  enteredBilingual,
  fieldIssue,
  withdrawalForm,
} from '../../contents/index.ts';
import { indicatorFormText } from '../messages/content-form.ts';

interface Worded {
  readonly id: string;
  name: Bilingual;
  definition: Bilingual;
  unit?: Bilingual;
}
interface IndicatorsFile {
  readonly indicators: readonly (Worded & {
    readonly denominators: readonly string[];
    readonly withdrawn?: Withdrawal;
  })[];
  readonly stocks?: readonly Worded[];
  readonly funnel: readonly { readonly name: Bilingual; readonly indicator?: string }[];
}

export const INDICATORS_FILE = 'indicators/indicators.json';
const LONGEST = { name: 120, unit: 40, definition: 600 } as const;

/** Stocks have no unit of their own: they are firms. */
const partsOf = ({ unit }: Worded) =>
  (['name', 'unit', 'definition'] as const).filter((part) => part !== 'unit' || unit !== undefined);
const wordedIn = (body: unknown): readonly Worded[] => {
  const { indicators, stocks = [] } = body as IndicatorsFile;
  return [...indicators, ...stocks];
};

export const indicatorForm: ContentForm = {
  id: 'indicator',
  handles: (path) => path === INDICATORS_FILE,
  title: (language) => indicatorFormText(language).title,
  items: (body, language) =>
    wordedIn(body).map(({ id, name, definition }) => ({ id, label: name[language], note: definition[language] })),
  fields: (body, item, language) => {
    const worded = wordedIn(body).find(({ id }) => id === item);
    return worded && partsOf(worded).flatMap((part) => wordFields(part, worded[part], language));
  },
  apply: (body, item, entered, { language }) => {
    const file = structuredClone(body) as IndicatorsFile;
    const worded = wordedIn(file).find(({ id }) => id === item);
    if (worded === undefined) return accepted(file);
    const read = partsOf(worded).map((part) => ({ part, ...enteredWords(entered, part, language) }));
    const issues = read.flatMap((each) => each.issues);
    if (issues.length > 0) return { ok: false, refusals: issues };
    for (const { part, value } of read) worded[part] = value;
    return accepted(file);
  },
};

type Part = keyof typeof LONGEST;

export function wordFields(part: Part, value: Bilingual | undefined, language: Language) {
  const text = indicatorFormText(language);
  return bilingualFields(part, (each) => text[part][each], value, part === 'definition' ? 'area' : 'text');
}

/** Both languages, neither empty nor longer than a page has room for. */
export function enteredWords(entered: Parameters<typeof enteredBilingual>[0], part: Part, language: Language) {
  const text = indicatorFormText(language);
  const { value, issues } = enteredBilingual(entered, part, '');
  const missing = issues.map(({ field }) => {
    const label = text[part][field.endsWith('.vi') ? 'vi' : 'en'];
    return fieldIssue(field, text.missing(label.charAt(0).toLowerCase() + label.slice(1)));
  });
  const long = (['vi', 'en'] as const).flatMap((each) =>
    value[each].length > LONGEST[part] ? [fieldIssue(`${part}.${each}`, text.tooLong(LONGEST[part]))] : [],
  );
  return { value, issues: [...missing, ...long] };
}

/** Only what nothing people still see needs: a stage of the funnel, or another indicator as its whole. */
export const indicatorWithdrawalForm: ContentForm = {
  ...withdrawalForm,
  id: 'indicator-withdrawal',
  handles: (path) => path === INDICATORS_FILE,
  apply: (body, item, entered, context) => {
    const user = entered.get('shown') === 'no' ? userOf(item, body as IndicatorsFile) : undefined;
    if (user === undefined) return withdrawalForm.apply(body, item, entered, context);
    const text = indicatorFormText(context.language);
    return { ok: false, refusals: [fieldIssue('shown', text.needed(user[context.language]))] };
  },
};

function userOf(item: string, { indicators, funnel }: IndicatorsFile): Bilingual | undefined {
  const ofIt = indicators.find((each) => each.withdrawn === undefined && each.denominators.includes(item));
  return funnel.find(({ indicator }) => indicator === item)?.name ?? ofIt?.name;
}
