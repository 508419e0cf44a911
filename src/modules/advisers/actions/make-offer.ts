/** One offer to one adviser, in the caller's transaction: checked again under lock, so that nobody gets more than a week takes. */
import type { Instant } from '../../../foundation/clock.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import type { ActorRef } from '../../ledger/index.ts';
import type { Adviser } from '../domain/adviser.ts';
import type { Way } from '../domain/offer-fit.ts';
import { offerText, untilInWords } from '../messages/offers.ts';
import type { AdviceRequest } from '../store/offers.read.ts';
import { insertOffer, lockAdviser, lockRequest } from '../store/offers.write.ts';
import { appendDispatchEvent, type DispatchDeps, offerTerm } from './dispatch-deps.ts';
import { listCarried } from './list-candidates.ts';

export interface OfferOrder {
  readonly caseId: string;
  readonly adviser: Adviser;
  readonly way: Way;
  readonly km?: number | undefined;
  readonly cost: number;
  readonly chosenBecause?: string | undefined;
  readonly actor: ActorRef;
  readonly now: Instant;
}

/** `gone`: the request needs no offer any more; `full`: the adviser was paused or has taken a week's worth meanwhile. */
export async function makeOffer(trx: Trx, deps: DispatchDeps, order: OfferOrder): Promise<'made' | 'gone' | 'full'> {
  const { caseId, adviser, actor, now } = order;
  const request = await lockRequest(trx, caseId);
  if (request === undefined || (request.state !== 'seeking' && request.state !== 'unplaced')) return 'gone';
  if (!(await hasRoomStill(trx, deps, adviser, now))) return 'full';
  const id = deps.ids.next();
  const { dueAt, lastDay } = offerTerm(deps, now);
  const { way, km, cost, chosenBecause } = order;
  await insertOffer(trx, {
    ...{ id, caseId, adviserId: adviser.id, way, km, cost, chosenBecause },
    ...{ offeredAt: now, expiresAt: dueAt },
  });
  await tellAdviser(trx, deps, { adviser, request, offerId: id, until: dueAt, lastDay, now });
  await appendDispatchEvent(trx, deps, {
    ...{ type: 'offer.made', actor, request, now },
    payload: {
      ...{ offerId: id, adviserId: adviser.id, way },
      ...(chosenBecause !== undefined && { reason: chosenBecause }),
    },
  });
  return 'made';
}

async function hasRoomStill(
  trx: Trx,
  deps: Pick<DispatchDeps, 'offers'>,
  { id, capacityPerWeek }: Adviser,
  now: Instant,
): Promise<boolean> {
  if (!(await lockAdviser(trx, id))) return false;
  return (await listCarried(trx, deps, { adviserId: id, now })) < capacityPerWeek;
}

async function tellAdviser(
  trx: Trx,
  { notices, places }: DispatchDeps,
  told: {
    readonly adviser: Adviser;
    readonly request: AdviceRequest;
    readonly offerId: string;
    readonly until: Instant;
    readonly lastDay: string;
    readonly now: Instant;
  },
): Promise<void> {
  const { adviser, request, offerId, until, now } = told;
  const place = request.communeId ?? request.provinceId ?? 'vn';
  const titleIn = (language: 'vi' | 'en') =>
    offerText(language).notice.made(places.nameOf(place, language), untilInWords(until));
  await notices.toPerson(
    trx,
    {
      ...{ personId: adviser.personId, code: 'offer.made', key: `offer:${offerId}:made`, href: '/desk/offers' },
      title: { vi: titleIn('vi'), en: titleIn('en') },
    },
    now,
  );
}
