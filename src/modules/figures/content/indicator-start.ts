/** A way to begin an indicator: its words in both languages, and how it is counted. */
import { accepted } from '../../../foundation/result.ts';
import { type ContentStart, type ContentWorld, type FormIssue, fieldIssue } from '../../contents/index.ts';
import { indicatorFormText } from '../messages/content-form.ts';
import { countingFields, enteredCounting, type IndicatorsFile } from './indicator-counting.ts';
import { enteredWords, INDICATORS_FILE, wordFields } from './indicator-form.ts';

const fileIn = (world: ContentWorld) => world.read(INDICATORS_FILE) as IndicatorsFile;

export const indicatorStart: ContentStart = {
  id: 'indicator',
  kind: 'indicator',
  title: (language) => indicatorFormText(language).start,
  note: (language) => indicatorFormText(language).startNote,
  likes: (world, language) => fileIn(world).indicators.map(({ id, name }) => ({ id, label: name[language] })),
  fields: (world, like, language) => {
    const text = indicatorFormText(language);
    const file = fileIn(world);
    const copied = file.indicators.find(({ id }) => id === like);
    if (like !== '' && copied === undefined) return undefined;
    return [
      { kind: 'text', name: 'code', label: text.code, hint: text.codeHint, value: '' },
      ...wordFields('name', copied?.name, language),
      ...wordFields('unit', copied?.unit, language),
      ...wordFields('definition', copied?.definition, language),
      ...countingFields(file, copied, language),
    ];
  },
  begin: (world, _like, entered, { language }) => {
    const text = indicatorFormText(language).errors;
    const file = structuredClone(fileIn(world));
    const id = entered.get('code');
    const [name, unit, definition] = (['name', 'unit', 'definition'] as const).map((part) =>
      enteredWords(entered, part, language),
    ) as [Words, Words, Words];
    const counted = enteredCounting(file, entered, { language, own: id });
    const isTaken = [...file.indicators, ...file.stocks].some((each) => each.id === id);
    const issues: FormIssue[] = [
      ...(isTaken ? [fieldIssue('code', text.taken)] : []),
      ...(/^(?=.{3,50}$)[a-z]+(-[a-z]+)*$/.test(id) ? [] : [fieldIssue('code', text.code)]),
      ...[...name.issues, ...unit.issues, ...definition.issues, ...counted.issues],
    ];
    if (issues.length > 0) return { ok: false, refusals: issues };
    const words = { unit: unit.value, name: name.value, definition: definition.value };
    file.indicators.push({ id, ...counted.value, ...words });
    return accepted({ path: INDICATORS_FILE, data: file });
  },
};

type Words = ReturnType<typeof enteredWords>;
