/** Who gets a case: of the people of the nearest desk that has any, the one who holds the least. Never nobody: at the end stands the nation's desk. */
import type { LocalDate } from '../../../foundation/clock.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import { type Colleague, listColleagues } from '../../accounts/index.ts';
import type { Case, Place } from '../domain/case.ts';
import type { Holder } from '../domain/case-history.ts';
import { LADDER, type Level } from '../domain/ladder.ts';
import { listAway } from '../store/absences.read.ts';
import { countHeld } from '../store/cases.read.ts';
import type { CaseDeps } from './case-deps.ts';

type Deps = Pick<CaseDeps, 'roles' | 'places'>;

/**
 * `from`: the lowest desk that may get it. A place without people is passed over; nobody gets what they asked for themselves, what complains
 * about them or what they settled before, and whoever is away only when everybody is.
 */
export async function findHolder(
  db: Db,
  deps: Deps,
  found: Pick<Case, 'place' | 'applicantPersonId' | 'againstPersonId' | 'risen'>,
  from: Level,
  today: LocalDate,
): Promise<Holder> {
  let away:
    | { readonly level: Level; readonly placeId?: string | undefined; readonly people: readonly Colleague[] }
    | undefined;
  for (const level of LADDER.slice(LADDER.indexOf(from))) {
    const placeId = deskPlace(deps, found.place, level, today);
    if (level !== 'nation' && placeId === undefined) continue;
    const desk = await listDesk(db, deps, { level, placeId }, today);
    const people = desk.filter(({ personId }) => mayGet(personId, found));
    const absent = await listAway(
      db,
      people.map(({ personId }) => personId),
      today,
    );
    const present = people.filter(({ personId }) => !absent.has(personId));
    if (present.length > 0) return leastBusy(db, present, { level, placeId });
    if (people.length > 0) away ??= { level, placeId, people };
  }
  return away === undefined ? { level: 'nation' } : leastBusy(db, away.people, away);
}

/** Neither who asked for it themselves, nor whom it complains about, nor whose decision was objected to. */
export function mayGet(
  personId: string,
  { applicantPersonId, againstPersonId, risen }: Pick<Case, 'applicantPersonId' | 'againstPersonId' | 'risen'>,
): boolean {
  return personId !== applicantPersonId && personId !== againstPersonId && personId !== risen?.without;
}

async function leastBusy(
  db: Db,
  people: readonly Colleague[],
  { level, placeId }: Pick<Holder, 'level' | 'placeId'>,
): Promise<Holder> {
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
