/** The form that completes the tool list of a sector: only a complete list gives a sector score, and so a level. */
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
import { toolWeight } from '../domain/compile-framework.ts';
import type { Framework, Sector, SectorTool } from '../domain/framework.ts';
import { frameworkFormText } from '../messages/content-forms.ts';
import { editableFramework, isFrameworkFile, readFramework, versionField, versionIssues } from './framework-form.ts';

const SPARE_TOOLS = 8;
const CODE = /^[A-Za-z0-9][A-Za-z0-9.-]{0,59}$/;

export const toolsForm: ContentForm = {
  id: 'tools',
  handles: isFrameworkFile,
  title: (language) => frameworkFormText(language).tools,
  items: (body, language) => {
    const text = frameworkFormText(language);
    return sectorsOf(readFramework(body)).map((sector) => ({
      ...{ id: sector.code, label: sector.name[language] },
      ...(sector.listComplete
        ? { note: text.toolCount(formatNumber(sector.tools.length, language)) }
        : { gap: `${text.listIncomplete}, ${text.toolCount(formatNumber(sector.tools.length, language))}` }),
    }));
  },
  fields: (body, item, language) => {
    const text = frameworkFormText(language);
    const framework = readFramework(body);
    const sector = sectorsOf(framework).find(({ code }) => code === item);
    if (sector === undefined) return undefined;
    return [
      {
        ...{ kind: 'rows', name: 'tools', label: text.toolRows, hint: text.toolRowsHint },
        columns: [
          { name: 'code', label: text.code, kind: 'text' },
          { name: 'vi', label: text.vi, kind: 'text' },
          { name: 'en', label: text.en, kind: 'text' },
          { name: 'prerequisites', label: text.prerequisites, kind: 'number' },
        ],
        rows: sector.tools.map(({ code, label, prerequisites }) => ({
          ...{ code, vi: label.vi, en: label.en, prerequisites: String(prerequisites) },
        })),
        spare: SPARE_TOOLS,
      },
      {
        ...{ kind: 'number', name: 'maximum', label: text.maximum, hint: text.maximumHint, optional: true },
        value: sector.listMaximum === null ? '' : formatNumber(sector.listMaximum, language),
      },
      {
        ...{ kind: 'choice', name: 'complete', label: text.complete },
        options: [
          { value: 'yes', label: text.yes },
          { value: 'no', label: text.no },
        ],
        selected: [sector.listComplete ? 'yes' : 'no'],
      },
      versionField(framework, language),
    ];
  },
  apply: (body, item, entered, { language, verified }) => {
    const framework = readFramework(body);
    const sector = sectorsOf(framework).find(({ code }) => code === item);
    const text = frameworkFormText(language).errors;
    if (sector === undefined) return { ok: false, refusals: [fieldIssue('', text.choose)] };
    const { tools, issues } = readTools(entered, sector, language);
    const complete = entered.get('complete');
    if (complete !== 'yes' && complete !== 'no') issues.push(fieldIssue('complete', text.choose));
    if (complete === 'yes' && !verified) issues.push(fieldIssue('complete', text.unread));
    const sum = tools.reduce((total, tool) => total + toolWeight(tool), 0);
    const typed = entered.get('maximum');
    const maximum = typed === '' ? (complete === 'yes' ? Math.round(sum * 100) / 100 : null) : enteredDecimal(typed);
    if (maximum === undefined || maximum === 0) issues.push(fieldIssue('maximum', text.whole));
    // The same tolerance as the check of the file: published sums are rounded to two places.
    else if (complete === 'yes' && maximum !== null && Math.abs(sum - maximum) > 0.01)
      issues.push(fieldIssue('maximum', text.maximum(formatNumber(sum, language))));
    issues.push(...versionIssues(framework, entered, language));
    if (issues.length > 0) return { ok: false, refusals: issues };
    const mended = editableFramework(body);
    const sectors = mended.scoring.sectors ?? [];
    for (const each of sectors)
      if (each.code === item)
        Object.assign(each, { tools, listComplete: complete === 'yes', listMaximum: maximum ?? null });
    mended.version = entered.get('version');
    if (sectors.every(({ listComplete }) => listComplete))
      mended.missing = mended.missing.filter(({ code }) => code !== 'sector-list-incomplete');
    return accepted(mended);
  },
};

function sectorsOf({ scoring }: Framework): readonly Sector[] {
  return scoring.kind === 'sector-tools' ? scoring.sectors : [];
}

/** What a tool suggests and implies stays with its code. */
function readTools(
  entered: Entered,
  sector: Sector,
  language: Language,
): { readonly tools: SectorTool[]; readonly issues: FormIssue[] } {
  const text = frameworkFormText(language).errors;
  const issues: FormIssue[] = [];
  const rows = enteredRows(entered, 'tools', ['code', 'vi', 'en', 'prerequisites']);
  const taken = new Set([...sector.tools.map(({ code }) => code), ...rows.map(({ values }) => values.code)]);
  const tools: SectorTool[] = [];
  for (const { at, values } of rows) {
    const { code: typed = '', vi = '', en = '', prerequisites: needs = '' } = values;
    const code = typed === '' ? freeCode(sector.code, taken) : typed;
    taken.add(code);
    if (!CODE.test(code) || tools.some((tool) => tool.code === code)) issues.push(fieldIssue(`${at}.code`, text.code));
    if (vi === '') issues.push(fieldIssue(`${at}.vi`, text.name));
    if (en === '') issues.push(fieldIssue(`${at}.en`, text.name));
    const prerequisites = needs === '' ? 0 : enteredWhole(needs);
    if (prerequisites === undefined || prerequisites > 20) issues.push(fieldIssue(`${at}.prerequisites`, text.whole));
    const known = sector.tools.find((tool) => tool.code === code);
    tools.push({ ...known, code, label: { vi, en }, prerequisites: prerequisites ?? 0 });
  }
  return { tools, issues };
}

function freeCode(sector: string, taken: ReadonlySet<string | undefined>): string {
  for (let number = 1; ; number += 1) {
    const code = `${sector}.${String(number).padStart(2, '0')}`;
    if (!taken.has(code)) return code;
  }
}
