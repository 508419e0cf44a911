/** The form for the words of a step, and the way to begin one as a copy: whom it is for and what it brings are rules, mended in the whole text. */
import type { Bilingual, Language } from '../../../foundation/i18n/language.ts';
import { accepted, type Result } from '../../../foundation/result.ts';
import {
  bilingualFields,
  type ContentForm,
  type ContentStart,
  type ContentWorld,
  type Entered,
  enteredBilingual,
  enteredCode,
  enteredRows,
  type FormField,
  type FormIssue,
  fieldIssue,
} from '../../contents/index.ts';
import type { Step } from '../domain/step.ts';
import { stepFormText } from '../messages/step-form.ts';
import { stepFile } from './step-schema.ts';

const COLUMNS = ['vi', 'en'] as const;
const pathOf = (id: string): string => `steps/${id}.json`;

export const stepForm: ContentForm = {
  id: 'step',
  handles: (path) => /^steps\/[a-z0-9-]+\.json$/.test(path),
  title: (language) => stepFormText(language).form,
  items: (body, language) => [
    { id: '', label: stepFormText(language).form, note: stepFile.parse(body).title[language] },
  ],
  fields: (body, _item, language) => wordFields(stepFile.parse(body), language),
  apply: (body, _item, entered, { language }) => {
    const read = readWords(stepFile.parse(body), entered, language);
    return read.ok ? accepted({ ...(body as Step), ...read.value }) : read;
  },
};

export const stepStart: ContentStart = {
  id: 'step',
  kind: 'step',
  copyOnly: true,
  title: (language) => stepFormText(language).start,
  note: (language) => stepFormText(language).startNote,
  likes: (world, language) => stepsIn(world).map(({ id, title }) => ({ id, label: title[language] })),
  fields: (world, like, language) => {
    const text = stepFormText(language);
    const copied = stepsIn(world).find(({ id }) => id === like);
    return (
      copied && [
        { kind: 'text', name: 'code', label: text.code, hint: text.codeHint, value: '' },
        ...wordFields(copied, language),
      ]
    );
  },
  begin: (world, like, entered, { language }) => {
    const text = stepFormText(language).errors;
    const copied = stepsIn(world).find(({ id }) => id === like);
    const id = enteredCode(entered.get('code'));
    const words = copied && readWords(copied, entered, language);
    const issues = [
      ...(id === undefined ? [fieldIssue('code', text.code)] : []),
      ...(id !== undefined && world.read(pathOf(id)) !== undefined ? [fieldIssue('code', text.taken)] : []),
      ...(words === undefined || words.ok ? [] : words.refusals),
    ];
    if (copied === undefined || id === undefined || !words?.ok || issues.length > 0)
      return { ok: false, refusals: issues };
    const { withdrawn: _w, ...rest } = copied;
    return accepted({ path: pathOf(id), data: { ...rest, ...words.value, id } });
  },
};

function stepsIn(world: ContentWorld): readonly Step[] {
  return world.list('steps').flatMap((path) => {
    const read = stepFile.safeParse(world.read(path));
    return read.success ? [read.data] : [];
  });
}

function wordFields(step: Step, language: Language): readonly FormField[] {
  const text = stepFormText(language);
  return [
    ...bilingualFields('title', (each) => text.title[each], step.title),
    ...step.why.flatMap((why, index) =>
      bilingualFields(`why.${String(index)}.text`, (each) => text.why[each](String(index + 1)), why.text),
    ),
    {
      ...{ kind: 'rows', name: 'how', label: text.how, hint: text.howHint, spare: 2 },
      columns: COLUMNS.map((name) => ({ name, label: text.columns[name], kind: 'text' })),
      rows: step.how.map(({ vi, en }) => ({ vi, en })),
    },
  ];
}

function readWords(
  step: Step,
  entered: Entered,
  language: Language,
): Result<Pick<Step, 'title' | 'why' | 'how'>, FormIssue> {
  const text = stepFormText(language).errors;
  const issues: FormIssue[] = [];
  const bilingual = (name: string): Bilingual => {
    const read = enteredBilingual(entered, name, text.text);
    issues.push(...read.issues);
    return read.value;
  };
  const title = bilingual('title');
  const why = step.why.map((each, index) => ({ ...each, text: bilingual(`why.${String(index)}.text`) }));
  const how = enteredRows(entered, 'how', COLUMNS).map(({ at, values: { vi = '', en = '' } }) => {
    if (vi === '') issues.push(fieldIssue(`${at}.vi`, text.text));
    if (en === '') issues.push(fieldIssue(`${at}.en`, text.text));
    return { vi, en };
  });
  if (how.length === 0) issues.push(fieldIssue('how', text.how));
  return issues.length > 0 ? { ok: false, refusals: issues } : accepted({ title, why, how });
}
