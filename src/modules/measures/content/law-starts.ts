/** Ways to begin a legal document and a paper: one entry more in the file that names them. */
import { accepted } from '../../../foundation/result.ts';
import { bilingualFields, type ContentStart, enteredBilingual, enteredCode, fieldIssue } from '../../contents/index.ts';
import type { LegalDocument, Paper } from '../domain/measure.ts';
import { measureFormText } from '../messages/content-forms.ts';
import { lawStartText } from '../messages/law-starts.ts';
import { measureStartText } from '../messages/measure-start.ts';
import { documentsFile, papersFile } from './measure-schema.ts';

const DOCUMENTS = 'measures/law/documents.json';
const PAPERS = 'measures/papers/papers.json';

export const documentStart: ContentStart = {
  id: 'document',
  kind: 'law',
  title: (language) => lawStartText(language).law,
  note: (language) => lawStartText(language).lawNote,
  likes: () => [],
  fields: (_world, like, language) => {
    const text = lawStartText(language);
    if (like !== '') return undefined;
    return [
      { kind: 'text', name: 'number', label: text.number, hint: text.numberHint, value: '' },
      ...bilingualFields('name', (each) => text.lawName[each], undefined),
    ];
  },
  begin: (world, _like, entered, { language }) => {
    const text = lawStartText(language).errors;
    const number = entered.get('number');
    const name = enteredBilingual(entered, 'name', measureFormText(language).errors.text);
    const file = structuredClone(world.read(DOCUMENTS)) as { documents: LegalDocument[] };
    const known = documentsFile.parse(file).documents.some(({ document }) => document === number);
    const issues = [
      ...(number.length < 3 || number.length > 100 ? [fieldIssue('number', text.number)] : []),
      ...(known ? [fieldIssue('number', text.known)] : []),
      ...name.issues,
    ];
    if (issues.length > 0) return { ok: false, refusals: issues };
    file.documents.push({ document: number, name: name.value });
    return accepted({ path: DOCUMENTS, data: file });
  },
};

export const paperStart: ContentStart = {
  id: 'paper',
  kind: 'law',
  title: (language) => lawStartText(language).paper,
  note: (language) => lawStartText(language).paperNote,
  likes: () => [],
  fields: (_world, like, language) => {
    const text = lawStartText(language);
    if (like !== '') return undefined;
    return [
      { kind: 'text', name: 'code', label: text.paperCode, hint: measureStartText(language).codeHint, value: '' },
      ...bilingualFields('name', (each) => text.paperName[each], undefined),
      ...bilingualFields('heldBy', (each) => text.heldBy[each], undefined).map((field) => ({
        ...field,
        optional: true,
      })),
    ];
  },
  begin: (world, _like, entered, { language }) => {
    const text = { ...measureStartText(language).errors, ...lawStartText(language).errors };
    const code = enteredCode(entered.get('code'));
    const name = enteredBilingual(entered, 'name', measureFormText(language).errors.text);
    const heldBy = enteredBilingual(entered, 'heldBy', text.both);
    const file = structuredClone(world.read(PAPERS)) as { papers: Paper[] };
    const isTaken = papersFile.parse(file).papers.some((paper) => paper.code === code);
    const issues = [
      ...(code === undefined ? [fieldIssue('code', text.code)] : []),
      ...(isTaken ? [fieldIssue('code', text.taken)] : []),
      ...name.issues,
      ...(heldBy.issues.length === 1 ? heldBy.issues : []),
    ];
    if (code === undefined || issues.length > 0) return { ok: false, refusals: issues };
    file.papers.push({ code, name: name.value, ...(heldBy.issues.length === 0 && { heldBy: heldBy.value }) });
    return accepted({ path: PAPERS, data: file });
  },
};
