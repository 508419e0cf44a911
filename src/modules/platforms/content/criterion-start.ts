/** A way to begin a criterion by which products are put on the programme's list. A changed set of criteria has another version. */
import { accepted } from '../../../foundation/result.ts';
import { bilingualFields, type ContentStart, enteredBilingual, fieldIssue } from '../../contents/index.ts';
import { criterionStartText } from '../messages/criterion-start.ts';
import { criteriaFile } from './platform-schema.ts';

const FILE = 'platforms/criteria.json';

interface Written {
  asOf: string;
  version: number;
  readonly required: string[];
  readonly criteria: { code: string; label: object; asks: object }[];
}

export const criterionStart: ContentStart = {
  id: 'criterion',
  kind: 'platform',
  title: (language) => criterionStartText(language).title,
  note: (language) => criterionStartText(language).note,
  likes: () => [],
  fields: (_world, like, language) => {
    const text = criterionStartText(language);
    if (like !== '') return undefined;
    return [
      { kind: 'text', name: 'code', label: text.code, hint: text.codeHint, value: '' },
      ...bilingualFields('label', (each) => text.label[each], undefined),
      ...bilingualFields('asks', (each) => text.asks[each], undefined, 'area'),
      {
        ...{ kind: 'choice', name: 'required', label: text.required, hint: text.requiredHint, selected: [] },
        options: [
          { value: 'yes', label: text.yes },
          { value: 'no', label: text.no },
        ],
      },
    ];
  },
  begin: (world, _like, entered, { language, readOn }) => {
    const text = criterionStartText(language).errors;
    const code = entered.get('code');
    const [label, asks] = [enteredBilingual(entered, 'label', text.text), enteredBilingual(entered, 'asks', text.text)];
    const required = entered.get('required');
    const file = structuredClone(world.read(FILE)) as Written;
    const isTaken = criteriaFile.parse(file).criteria.some((each) => each.code === code);
    const issues = [
      ...(/^[a-z][a-z-]{1,39}$/.test(code) ? [] : [fieldIssue('code', text.code)]),
      ...(isTaken ? [fieldIssue('code', text.taken)] : []),
      ...[...label.issues, ...asks.issues],
      ...(required === 'yes' || required === 'no' ? [] : [fieldIssue('required', text.choose)]),
    ];
    if (issues.length > 0) return { ok: false, refusals: issues };
    file.criteria.push({ code, label: label.value, asks: asks.value });
    if (required === 'yes') file.required.push(code);
    file.version += 1;
    file.asOf = readOn;
    return accepted({ path: FILE, data: file });
  },
};
