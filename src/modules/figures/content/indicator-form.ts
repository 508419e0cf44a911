/** The form for the words of an indicator; how it is counted is a release of the software. */
import type { Bilingual } from '../../../foundation/i18n/language.ts';
import { accepted } from '../../../foundation/result.ts';
import { bilingualFields, type ContentForm, enteredBilingual } from '../../contents/index.ts';
import { indicatorFormText } from '../messages/content-form.ts';

interface Worded {
  readonly id: string;
  name: Bilingual;
  definition: Bilingual;
}
interface IndicatorsFile {
  readonly indicators: readonly Worded[];
  readonly stocks?: readonly Worded[];
}

const PARTS = ['name', 'definition'] as const;
const wordedIn = (body: unknown): readonly Worded[] => {
  const { indicators, stocks = [] } = body as IndicatorsFile;
  return [...indicators, ...stocks];
};

export const indicatorForm: ContentForm = {
  id: 'indicator',
  handles: (path) => path === 'indicators/indicators.json',
  title: (language) => indicatorFormText(language).title,
  items: (body, language) =>
    wordedIn(body).map(({ id, name, definition }) => ({ id, label: name[language], note: definition[language] })),
  fields: (body, item, language) => {
    const worded = wordedIn(body).find(({ id }) => id === item);
    const text = indicatorFormText(language);
    return worded && PARTS.flatMap((part) => bilingualFields(part, (each) => text[part][each], worded[part], 'area'));
  },
  apply: (body, item, entered, { language }) => {
    const read = PARTS.map((part) => enteredBilingual(entered, part, indicatorFormText(language).missing));
    const issues = read.flatMap((each) => each.issues);
    if (issues.length > 0) return { ok: false, refusals: issues };
    const file = structuredClone(body) as IndicatorsFile;
    for (const worded of wordedIn(file))
      if (worded.id === item) for (const [index, part] of PARTS.entries()) worded[part] = read[index]!.value;
    return accepted(file);
  },
};
