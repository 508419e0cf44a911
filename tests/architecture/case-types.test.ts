/** docs/case-types.md shows every case type as it is. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { loadCalendars } from '../../src/modules/cases/content/load-calendars.ts';
import { loadCaseTypes } from '../../src/modules/cases/content/load-case-types.ts';
import { caseTypeDocument } from '../../src/modules/cases/domain/case-diagram.ts';

const path = fileURLToPath(new URL('../../docs/case-types.md', import.meta.url));

it('draws the states of every kind of case, and who may lead from one to another', () => {
  const { all, current } = loadCaseTypes();
  const older = (id: string, newest: number) =>
    all.filter((type) => type.id === id && type.version !== newest).map(({ version }) => version);
  const document = [
    '# Kinds of cases',
    '',
    'A case always has a holder and a promise in the working time of its calendar (`content/calendars`), or it is closed. When an office lets a',
    'promise pass, the case goes one level up by itself (commune, province, nation) with a new promise; when the firm or a partner does, what its state names',
    'happens. “firm” is whoever asked, a person with an account included.',
    '',
    'Written from the types: `UPDATE_DOCS=1 npx vitest run tests/architecture/case-types.test.ts`.',
    '',
    ...[...current.values()].map((type) => caseTypeDocument(type, older(type.id, type.version))),
  ].join('\n');
  if (process.env.UPDATE_DOCS === '1') writeFileSync(path, document);
  expect(existsSync(path)).toBe(true);
  expect(readFileSync(path, 'utf8')).toBe(document);
});

it('counts the promises of every kind in a calendar there is', () => {
  const calendars = loadCalendars();
  for (const { id, calendar } of loadCaseTypes().all) expect([id, calendars.has(calendar)]).toEqual([id, true]);
});
