/** What waits for somebody in cases: those they hold in the role acted as, and their own and their firms' where it is their turn. */
import type { Actor } from '../../../foundation/actor.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import { listClaims } from '../../enterprises/index.ts';
import type { AgendaItem } from '../../notices/index.ts';
import type { Case } from '../domain/case.ts';
import { promiseEntry } from '../domain/promise-entry.ts';
import { listCasesOfApplicant, listCasesOfDossier } from '../store/cases.read.ts';
import { listHeldCases } from '../store/held-cases.read.ts';
import { type CaseDeps, rulesOf } from './case-deps.ts';

const MOST = 50;

/** The soonest first. */
export async function agendaOf(
  deps: Pick<CaseDeps, 'db' | 'types' | 'calendars'>,
  { personId, actingAs }: Actor,
  language: Language,
): Promise<readonly AgendaItem[]> {
  const assignmentId = actingAs?.assignmentId;
  const held = assignmentId === undefined ? [] : await listHeldCases(deps.db, { personId, assignmentId }, MOST);
  const own = [...(await listCasesOfApplicant(deps.db, personId))];
  for (const { dossierId, level } of await listClaims(deps.db, personId))
    if (level !== 'refused') own.push(...(await listCasesOfDossier(deps.db, dossierId)));
  return [
    ...held.filter(({ turn }) => turn === 'desk').map((found) => itemOf(deps, found, language, '/desk/cases')),
    ...own.filter(({ turn }) => turn === 'firm').map((found) => itemOf(deps, found, language, '/account/cases')),
  ]
    .flat()
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

function itemOf(
  deps: Pick<CaseDeps, 'types' | 'calendars'>,
  found: Case,
  language: Language,
  under: string,
): AgendaItem[] {
  const title = (type: string, reference: string) => `${type} ${reference}`;
  const entry = promiseEntry(rulesOf(deps, found).type, found, language, { title });
  if (entry === undefined || found.promise === undefined) return [];
  const { uid, sequence, text } = entry;
  return [{ uid, sequence, text, title: entry.title, day: found.promise.lastDay, href: `${under}/${found.id}` }];
}
