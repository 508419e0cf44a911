/** The form that gives ratio criteria the table from per cent to points, so that a ratio decides a level. */
import { formatNumber } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import { accepted } from '../../../foundation/result.ts';
import {
  type ContentForm,
  type Entered,
  enteredDecimal,
  enteredRows,
  enteredWhole,
  type FormIssue,
  fieldIssue,
} from '../../contents/index.ts';
import type { Criterion, RatioCutOffs } from '../domain/framework.ts';
import { frameworkFormText } from '../messages/content-forms.ts';
import {
  type EditableFramework,
  editableFramework,
  isFrameworkFile,
  readFramework,
  versionField,
  versionIssues,
} from './framework-form.ts';

const ALL = 'all';
const SPARE_BANDS = 6;

export const cutOffsForm: ContentForm = {
  id: 'cut-offs',
  handles: isFrameworkFile,
  title: (language) => frameworkFormText(language).cutOffs,
  items: (body, language) => {
    const text = frameworkFormText(language);
    const ratios = ratiosOf(readFramework(body));
    if (ratios.length === 0) return [];
    return [
      { id: ALL, label: text.cutOffsAll, note: text.cutOffsAllNote },
      ...ratios.map((criterion) => ({
        ...{ id: criterion.code, label: `${criterion.code} ${criterion.label[language]}` },
        ...(criterion.cutOffs?.status === 'official'
          ? { note: text.hasTable }
          : { gap: criterion.cutOffs === undefined ? text.noTable : text.proposedTable }),
      })),
    ];
  },
  fields: (body, item, language) => {
    const text = frameworkFormText(language);
    const framework = readFramework(body);
    const ratios = ratiosOf(framework);
    const one = ratios.find(({ code }) => code === item);
    if (item !== ALL && one === undefined) return undefined;
    const open = ratios.filter(({ cutOffs }) => cutOffs?.status !== 'official');
    return [
      {
        ...{ kind: 'rows', name: 'bands', label: text.bands, hint: text.bandsHint },
        columns: [
          { name: 'over', label: text.over, kind: 'number' },
          { name: 'points', label: text.points, kind: 'number' },
        ],
        rows: (one?.cutOffs?.bands ?? []).map((band) => ({
          over: formatNumber(band.overPercent, language),
          points: String(band.points),
        })),
        spare: SPARE_BANDS,
      },
      {
        ...{ kind: 'choice', name: 'status', label: text.status },
        options: [
          { value: 'official', label: text.official },
          { value: 'proposed', label: text.proposed },
        ],
        selected: one?.cutOffs === undefined ? [] : [one.cutOffs.status],
      },
      {
        ...{ kind: 'checks', name: 'criteria', label: text.criteria },
        options: ratios.map(({ code, label }) => ({ value: code, label: `${code} ${label[language]}` })),
        selected: one === undefined ? open.map(({ code }) => code) : [one.code],
      },
      versionField(framework, language),
    ];
  },
  apply: (body, _item, entered, { language, verified }) => {
    const framework = readFramework(body);
    const chosen = ratiosOf(framework).filter(({ code }) => entered.all('criteria').includes(code));
    const { cutOffs, issues } = readTable(entered, chosen, { language, verified });
    issues.push(...versionIssues(framework, entered, language));
    if (issues.length > 0) return { ok: false, refusals: issues };
    const mended = editableFramework(body);
    for (const criterion of ratiosOf(mended))
      if (chosen.some(({ code }) => code === criterion.code)) criterion.cutOffs = structuredClone(cutOffs);
    mended.version = entered.get('version');
    if (ratiosOf(mended).every((criterion) => criterion.cutOffs?.status === 'official')) closeGap(mended);
    return accepted(mended);
  },
};

interface WithCriteria<C> {
  readonly sections: readonly { readonly parts: readonly { readonly criteria: readonly C[] }[] }[];
}

function ratiosOf<C extends Pick<Criterion, 'kind'>>(framework: WithCriteria<C>): readonly C[] {
  return framework.sections
    .flatMap(({ parts }) => parts)
    .flatMap(({ criteria }) => criteria.filter(({ kind }) => kind === 'ratio'));
}

/** Every criterion has the official table: what the file says of itself follows. */
function closeGap(framework: EditableFramework): void {
  framework.missing = framework.missing.filter(({ code }) => code !== 'ratio-cut-off');
  framework.confidence.ratioCutOffs = 'high';
}

function readTable(
  entered: Entered,
  chosen: readonly Criterion[],
  { language, verified }: { readonly language: Language; readonly verified: boolean },
): { readonly cutOffs: RatioCutOffs; readonly issues: FormIssue[] } {
  const text = frameworkFormText(language).errors;
  const issues: FormIssue[] = [];
  if (chosen.length === 0) issues.push(fieldIssue('criteria', text.noCriterion));
  const most = Math.min(...chosen.map(({ max }) => max), 100);
  const bands: { overPercent: number; points: number }[] = [];
  for (const { at, values } of enteredRows(entered, 'bands', ['over', 'points'])) {
    const overPercent = enteredDecimal(values.over ?? '');
    const points = enteredWhole(values.points ?? '');
    if (overPercent === undefined || overPercent > 100) issues.push(fieldIssue(`${at}.over`, text.percent));
    if (points === undefined || points < 1 || points > most)
      issues.push(fieldIssue(`${at}.points`, text.points(String(most))));
    const last = bands.at(-1);
    if (overPercent === undefined || points === undefined) continue;
    if (last !== undefined && (overPercent <= last.overPercent || points <= last.points))
      issues.push(fieldIssue(`${at}.over`, text.ascending));
    bands.push({ overPercent, points });
  }
  if (bands.length === 0 && issues.length === 0) issues.push(fieldIssue('bands', text.noBand));
  const status = entered.get('status');
  if (status !== 'official' && status !== 'proposed') issues.push(fieldIssue('status', text.choose));
  if (status === 'official' && !verified) issues.push(fieldIssue('status', text.unread));
  return { cutOffs: { bands, status: status === 'official' ? 'official' : 'proposed' }, issues };
}
