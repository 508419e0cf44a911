/** A case type as a drawing (Mermaid) and a table, for the documents: written from the type, so that neither can be out of date. */
import type { AgreedTerm, CaseType } from './case-type.ts';
import type { TermLength } from './working-time.ts';

const UNITS: Readonly<Record<TermLength['unit'], string>> = {
  'working-hours': 'working hours',
  'working-days': 'working days',
  days: 'days',
};

/** `older`: versions beside it that open cases still have. */
export function caseTypeDocument(type: CaseType, older: readonly number[]): string {
  const name = (code: string) => code.replaceAll('-', '_');
  const arrows = type.transitions.flatMap(({ code, from, to, by }) =>
    from.map((state) => `  ${name(state)} --> ${name(to)}: ${code} (${by})`),
  );
  const closed = type.states.filter(({ turn }) => turn === 'nobody').map(({ code }) => `  ${name(code)} --> [*]`);
  const rows = type.states.map(({ code, label, turn, promise, onLapse }) => {
    const term = promise === undefined ? '' : termInWords(promise);
    const late = turn === 'desk' ? 'one level up, with a new promise' : (onLapse ?? '');
    return `| \`${code}\` | ${label.vi} | ${label.en} | ${turn} | ${term} | ${late} |`;
  });
  return [
    `## ${type.label.en} (${type.label.vi}), version ${type.version}`,
    '',
    `\`content/case-types\`, \`${type.id}\`. ${type.source}.`,
    ...(older.length === 0 ? [] : ['', `Version ${older.join(', ')} is kept for the cases that were opened with it.`]),
    '',
    '```mermaid',
    'stateDiagram-v2',
    `  [*] --> ${name(type.start)}`,
    ...arrows,
    ...closed,
    '```',
    '',
    '| State | Vietnamese | English | Whose turn | By when | If not |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
    '',
    ...(type.startsAt === undefined ? [] : [`It begins at the desk of the ${type.startsAt}.`, '']),
    ...atEnd(type),
  ].join('\n');
}

function termInWords(promise: TermLength | AgreedTerm): string {
  if (!('daysBeforeAgreed' in promise)) return `${promise.count} ${UNITS[promise.unit]}`;
  return promise.daysBeforeAgreed === 0 ? 'the agreed day' : `${promise.daysBeforeAgreed} days before the agreed day`;
}

function atEnd({ atEnd: questions, atEndAfter }: CaseType): string[] {
  if (questions === undefined) return [];
  const when = atEndAfter === undefined ? 'at once' : `${atEndAfter.count} ${UNITS[atEndAfter.unit]} after closing`;
  return [
    `Asked at the end, ${when}:`,
    '',
    ...questions.map(({ code, kind, label }) => `- \`${code}\` (${kind}): ${label.vi} / ${label.en}`),
    '',
  ];
}
