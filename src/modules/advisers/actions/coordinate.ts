/** What a coordinator does by hand: asks one adviser, has the dispatch look again, lets a paused adviser in again. */
import type { Actor } from '../../../foundation/actor.ts';
import { type Instant, localDateOf } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';
import { actorRef, mayAtDesk, type NotAllowed } from '../../accounts/index.ts';
import { lockCase } from '../../cases/index.ts';
import { onceAccepted } from '../../ledger/index.ts';
import { REACH_KM } from '../domain/feasible-pairs.ts';
import { costOf, forbidden, kmBetween, knows, type Wanted } from '../domain/offer-fit.ts';
import { CHOICE_REASONS, isOneOf } from '../domain/offer-rules.ts';
import { findAdviser } from '../store/advisers.read.ts';
import { resumeAdviser } from '../store/advisers.write.ts';
import { type AdviceRequest, findRequest } from '../store/offers.read.ts';
import { lockRequest, seekAgain } from '../store/offers.write.ts';
import { appendDispatchEvent, type DispatchDeps } from './dispatch-deps.ts';
import { withdrawOffer } from './follow-request.ts';
import { describeWanted, type KnownAdviser, listCandidates } from './list-candidates.ts';
import { makeOffer } from './make-offer.ts';

export type CoordinateRefusal =
  | NotAllowed
  | Refusal<
      | 'advisers.request.not-found'
      | 'advisers.request.not-open'
      | 'advisers.offer.reason'
      | 'advisers.offer.adviser'
      | 'advisers.offer.full'
      | 'advisers.offer.away'
      | 'advisers.offer.conflict'
      | 'advisers.offer.not-recognised'
    >;

interface Order {
  readonly actor: Actor;
  readonly command: string;
  readonly now: Instant;
}

export interface Choice extends KnownAdviser {
  readonly km?: number | undefined;
  readonly cost: number;
}

/** Whom a coordinator may choose, the best fit first: also out of field or reach, never with a tie, away, unrecognised or with a full week. */
export async function listChoices(
  db: Db,
  deps: DispatchDeps,
  request: AdviceRequest,
  now: Instant,
): Promise<readonly Choice[]> {
  const [wanted] = await describeWanted(db, deps, [request]);
  const known = await listCandidates(db, deps, now);
  return known
    .filter(({ candidate }) => forbidden(candidate, wanted!) === undefined)
    .map((each) => weighed(each, wanted!, deps))
    .sort((a, b) => Number(isFar(a)) - Number(isFar(b)) || a.cost - b.cost);
}

function weighed(each: KnownAdviser, wanted: Wanted, { offers }: DispatchDeps): Choice {
  const km = kmBetween(each.candidate.spot, wanted.spot, offers.weights);
  const isNear = km !== undefined && km <= REACH_KM;
  const reached = isNear ? ({ way: 'visit', km } as const) : ({ way: 'remote' } as const);
  const field = knows(each.candidate, wanted) ? 0 : offers.weights.skillGap * 10;
  return { ...each, km, cost: costOf(each.candidate, wanted, reached, offers.weights) + field };
}

const isFar = ({ km, candidate }: Choice): boolean => (km === undefined || km > REACH_KM) && !candidate.remoteOk;

/** Gives the case's id. An offer that is out to somebody else is taken back. */
export function offerByHand(
  deps: DispatchDeps,
  order: Order & { readonly caseId: string; readonly adviserId: string; readonly reason: string },
): Promise<Result<string, CoordinateRefusal>> {
  const { caseId, adviserId, reason, actor, command, now } = order;
  return inTransaction(deps.db, (trx) =>
    onceAccepted<CoordinateRefusal>(trx, command, async () => {
      await lockCase(trx, caseId);
      const request = await lockRequest(trx, caseId);
      const allowed = mayCoordinate(deps, actor, request);
      if (!allowed.ok) return allowed;
      if (request === undefined) return refused({ code: 'advisers.request.not-found' });
      if (request.state === 'ended' || request.state === 'taken') return refused({ code: 'advisers.request.not-open' });
      if (!isOneOf(CHOICE_REASONS, reason)) return refused({ code: 'advisers.offer.reason', field: 'reason' });
      const chosen = await choose(trx, deps, { request, adviserId, now });
      if (!chosen.ok) return chosen;
      const { adviser, km, cost } = chosen.value;
      await withdrawOffer(trx, deps, request, { actor: actorRef(actor), now });
      await seekAgain(trx, caseId, now);
      const way = km !== undefined && km <= REACH_KM ? ('visit' as const) : ('remote' as const);
      const made = await makeOffer(trx, deps, {
        ...{ caseId, adviser, way, cost, chosenBecause: reason, actor: actorRef(actor), now },
        ...(way === 'visit' && { km }),
      });
      // Counted under the same lock a moment ago.
      if (made !== 'made') throw new Error(`an offer by hand was ${made}`);
      return accepted(caseId);
    }),
  );
}

async function choose(
  db: Db,
  deps: DispatchDeps,
  { request, adviserId, now }: { request: AdviceRequest; adviserId: string; now: Instant },
): Promise<Result<Choice, CoordinateRefusal>> {
  const known = (await listCandidates(db, deps, now)).find(({ adviser }) => adviser.id === adviserId);
  if (known === undefined) return refused({ code: 'advisers.offer.adviser', field: 'adviser' });
  const [wanted] = await describeWanted(db, deps, [request]);
  const why = forbidden(known.candidate, wanted!);
  return why === undefined ? accepted(weighed(known, wanted!, deps)) : refused({ code: why, field: 'adviser' });
}

/** The dispatch looks at it within a minute. Gives the case's id. */
export function lookAgain(
  deps: DispatchDeps,
  { caseId, actor, command, now }: Order & { readonly caseId: string },
): Promise<Result<string, CoordinateRefusal>> {
  return inTransaction(deps.db, (trx) =>
    onceAccepted<CoordinateRefusal>(trx, command, async () => {
      const request = await lockRequest(trx, caseId);
      const allowed = mayCoordinate(deps, actor, request);
      if (!allowed.ok) return allowed;
      if (request?.state !== 'unplaced' && request?.state !== 'kept')
        return refused({ code: 'advisers.request.not-open' });
      await seekAgain(trx, caseId, now);
      return accepted(caseId);
    }),
  );
}

/** Gives the adviser's id; one who is not paused stays as they are. */
export function letInAgain(
  deps: DispatchDeps,
  { adviserId, actor, command, now }: Order & { readonly adviserId: string },
): Promise<Result<string, CoordinateRefusal>> {
  return inTransaction(deps.db, (trx) =>
    onceAccepted<CoordinateRefusal>(trx, command, async () => {
      const adviser = await findAdviser(trx, adviserId, localDateOf(now));
      const allowed = mayCoordinate(deps, actor, adviser);
      if (!allowed.ok) return allowed;
      if (await resumeAdviser(trx, adviserId, now))
        await appendDispatchEvent(trx, deps, {
          ...{
            type: 'adviser.resumed',
            actor: actorRef(actor),
            localityId: adviser?.communeId ?? adviser?.provinceId,
            now,
          },
          payload: { adviserId },
        });
      return accepted(adviserId);
    }),
  );
}

/** What lies elsewhere is answered as if it did not exist. */
export async function findCoordinated(
  db: Db,
  deps: DispatchDeps,
  actor: Actor,
  caseId: string,
): Promise<AdviceRequest | undefined> {
  const request = await findRequest(db, caseId);
  return request !== undefined && mayCoordinate(deps, actor, request).ok ? request : undefined;
}

function mayCoordinate(
  { roles, places }: DispatchDeps,
  actor: Actor,
  thing: { readonly communeId?: string | undefined; readonly provinceId?: string | undefined } | undefined,
): Result<undefined, CoordinateRefusal> {
  const context = { roles, contains: places.contains };
  const may = mayAtDesk(actor, 'advisers.coordinate', {}, context);
  if (!may.ok) return may;
  if (thing === undefined) return refused({ code: 'advisers.request.not-found' });
  const localityId = thing.communeId ?? thing.provinceId;
  const isNation = actor.actingAs?.scope.kind === 'nation';
  if (localityId === undefined) return isNation ? may : refused({ code: 'advisers.request.not-found' });
  const reached = mayAtDesk(actor, 'advisers.coordinate', { localityId }, context);
  return reached.ok ? reached : refused({ code: 'advisers.request.not-found' });
}
