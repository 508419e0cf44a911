/** Who gets a case: of the people of the nearest desk that has any, the one who holds the least. Never nobody: at the end stands the nation's desk. */
import type { LocalDate } from '../../../foundation/clock.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import { type Colleague, listColleagues } from '../../accounts/index.ts';
import type { Case, Place } from '../domain/case.ts';
import type { Holder } from '../domain/case-history.ts';
import { LADDER, type Level } from '../domain/ladder.ts';
import { countHeld } from '../store/cases.read.ts';
import type { CaseDeps } from './case-deps.ts';

type Deps = Pick<CaseDeps, 'roles' | 'places'>;

/** `from`: the lowest desk that may get it. A province without people is passed over; nobody gets what they asked for themselves. */
export async function findHolder(
  db: Db,
  deps: Deps,
  { place, applicantPersonId }: Pick<Case, 'place' | 'applicantPersonId'>,
  from: Level,
  today: LocalDate,
): Promise<Holder> {
  const levels = LADDER.slice(LADDER.indexOf(from));
  for (const level of levels) {
    const placeId = deskPlace(deps, place, level, today);
    if (level !== 'nation' && placeId === undefined) continue;
    const desk = await listDesk(db, deps, { level, placeId }, today);
    const people = desk.filter(({ personId }) => personId !== applicantPersonId);
    if (people.length === 0) continue;
    const held = await countHeld(
      db,
      people.map(({ personId }) => personId),
    );
    const load = ({ personId }: Colleague): number => held.get(personId) ?? 0;
    const [least] = [...people].sort((a, b) => load(a) - load(b));
    return {
      level,
      ...(placeId !== undefined && { placeId }),
      ...(least !== undefined && { personId: least.personId, assignmentId: least.assignmentId }),
    };
  }
  return { level: 'nation' };
}

/** Everybody of one desk who works cases. */
export function listDesk(
  db: Db,
  { roles }: Pick<Deps, 'roles'>,
  { level, placeId }: { readonly level: Level; readonly placeId?: string | undefined },
  today: LocalDate,
): Promise<readonly Colleague[]> {
  const working = roles.roles.filter(({ verbs }) => verbs.includes('cases.work')).map(({ code }) => code);
  const places = level === 'nation' ? 'nation' : placeId === undefined ? [] : [placeId];
  return listColleagues(db, { roles: working, places }, today);
}

/** The place of the desk in force on the day: a merged commune's cases go to the one it became. */
export function deskPlace(
  { places }: Pick<Deps, 'places'>,
  place: Place,
  level: Level,
  today: LocalDate,
): string | undefined {
  if (level === 'nation') return undefined;
  if (level === 'province') return place.provinceId && places.provinceOf(place.provinceId)?.id;
  if (place.communeId === undefined || places.isInForce(place.communeId, today)) return place.communeId;
  const [only, ...others] = places.successorsOf(place.communeId);
  return others.length === 0 ? only : undefined;
}
