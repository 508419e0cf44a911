/** Advisers as an offer sees them: what they declared, what they carry, and how the last offers went. */
import type { Actor } from '../../../foundation/actor.ts';
import { addDays, type Instant, instantOf, localDateOf } from '../../../foundation/clock.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import { countHeld } from '../../cases/index.ts';
import { type Adviser, absenceOn, conflictsOn, recognitionsOn } from '../domain/adviser.ts';
import type { Candidate, Spot, Wanted } from '../domain/offer-fit.ts';
import { weekBegan } from '../domain/week.ts';
import { findAdviserOfPerson, listAdvisers } from '../store/advisers.read.ts';
import {
  type AdviceRequest,
  listHelpers,
  listLiveOffers,
  listLoads,
  listRefusers,
  listSolved,
} from '../store/offers.read.ts';
import type { DispatchDeps } from './dispatch-deps.ts';

export interface KnownAdviser {
  readonly adviser: Adviser;
  readonly candidate: Candidate;
}

/** Everybody in the network, in one order; also whoever is away, so that the reason can be told. */
export async function listCandidates(
  db: Db,
  deps: Pick<DispatchDeps, 'offers'>,
  now: Instant,
): Promise<readonly KnownAdviser[]> {
  const today = localDateOf(now);
  const advisers = await listAdvisers(db, { today });
  if (advisers.length === 0) return [];
  const loads = await listLoads(db, remembered(deps, now));
  const solved = await listSolved(db);
  const held = await countHeld(
    db,
    advisers.map(({ personId }) => personId),
  );
  return advisers.map((adviser) => {
    const { id, personId, fields, languages, remoteOk, capacityPerWeek } = adviser;
    const load = loads.get(id);
    return {
      adviser,
      candidate: {
        ...{ id, personId, fields, languages, remoteOk, capacityPerWeek, spot: spotOf(adviser) },
        away:
          adviser.paused !== undefined || absenceOn(adviser, today) !== undefined || adviser.assignmentId === undefined,
        takenThisWeek: load?.takenThisWeek ?? 0,
        held: held.get(personId) ?? 0,
        ties: conflictsOn(adviser, today).flatMap(({ vendorName, organisationId }) => [
          vendorName,
          ...(organisationId === undefined ? [] : [organisationId]),
        ]),
        recognitions: recognitionsOn(adviser, today).map(({ ministry, field }) => ({ ministry, field })),
        solved: solved.get(id) ?? {},
        offersLately: load?.offersLately ?? 0,
        lapsesLately: load?.lapsesLately ?? 0,
      },
    };
  });
}

/** Of one adviser: what was taken this week, and is out. */
export async function listCarried(
  db: Db,
  deps: Pick<DispatchDeps, 'offers'>,
  { adviserId, now }: { readonly adviserId: string; readonly now: Instant },
): Promise<number> {
  return (await listLoads(db, remembered(deps, now), adviserId)).get(adviserId)?.takenThisWeek ?? 0;
}

/** Offers that are out to somebody, by the account they act with. */
export async function listOffersTo({ db }: Pick<DispatchDeps, 'db'>, { personId }: Actor, now: Instant) {
  const adviser = await findAdviserOfPerson(db, personId, localDateOf(now));
  return adviser === undefined ? [] : (await listLiveOffers(db, adviser.id)).map(({ offer }) => offer);
}

function remembered({ offers }: Pick<DispatchDeps, 'offers'>, now: Instant) {
  const since = instantOf(new Date(`${addDays(localDateOf(now), -offers.lapseMemoryDays)}T00:00:00+07:00`));
  return { weekBegan: weekBegan(now), since };
}

function spotOf({ communeId, provinceId, seat }: Adviser): Spot {
  return { communeId, provinceId, lat: seat?.lat, lon: seat?.lon };
}

/** Requests as an offer sees them. */
export async function describeWanted(
  db: Db,
  deps: Pick<DispatchDeps, 'vendorsOf' | 'recognitionFor' | 'seatOf'>,
  requests: readonly AdviceRequest[],
): Promise<readonly Wanted[]> {
  const helpers = await listHelpers(
    db,
    requests.map(({ dossierId }) => dossierId),
  );
  const refusers = await listRefusers(
    db,
    requests.map(({ caseId }) => caseId),
  );
  return requests.map(({ caseId, dossierId, about, field, language, remoteOk, communeId, provinceId }) => ({
    ...{ caseId, field, language, remoteOk, about: deps.vendorsOf(about), recognition: deps.recognitionFor(about) },
    spot: { communeId, provinceId, ...(provinceId !== undefined && deps.seatOf(provinceId)) },
    notAgain: refusers.get(caseId) ?? [],
    helpedBy: helpers.get(dossierId) ?? [],
  }));
}
