/** A case type as a drawing (Mermaid) and a table, for the documents: written from the type, so that neither can be out of date. */
import type { CaseType } from './case-type.ts';
import type { TermLength } from './working-time.ts';

const UNITS: Readonly<Record<TermLength['unit'], string>> = {
  'working-hours': 'working hours',
  'working-days': 'working days',
  days: 'days',
};

export function caseTypeDocument(type: CaseType): string {
  const name = (code: string) => code.replaceAll('-', '_');
  const arrows = type.transitions.flatMap(({ code, from, to, by }) =>
    from.map((state) => `  ${name(state)} --> ${name(to)}: ${code} (${by})`),
  );
  const closed = type.states.filter(({ turn }) => turn === 'nobody').map(({ code }) => `  ${name(code)} --> [*]`);
  const rows = type.states.map(({ code, label, turn, promise, onLapse }) => {
    const term = promise === undefined ? '' : `${promise.count} ${UNITS[promise.unit]}`;
    const late = turn === 'desk' ? 'one level up, with a new promise' : (onLapse ?? '');
    return `| \`${code}\` | ${label.vi} | ${label.en} | ${turn} | ${term} | ${late} |`;
  });
  return [
    `## ${type.label.en} (${type.label.vi}), version ${type.version}`,
    '',
    `\`content/case-types/${type.id}.json\`. ${type.source}.`,
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
  ].join('\n');
}
