/** What making and answering offers is given; app.ts hands it in once. */
import type { Instant } from '../../../foundation/clock.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import { type About, type CaseDeps, type Term, termFrom } from '../../cases/index.ts';
import type { ActorRef, PayloadValue } from '../../ledger/index.ts';
import type { Wanted } from '../domain/offer-fit.ts';
import type { OfferRules } from '../domain/offer-rules.ts';
import type { AdviceRequest } from '../store/offers.read.ts';

export const ADVICE = 'advice-request';

export interface DispatchDeps extends CaseDeps {
  readonly offers: OfferRules;
  /** Which field of advice a case is about. */
  readonly fieldOf: (about: About) => string;
  /** Vendors of the platform a case is about: an adviser they pay is not asked. */
  readonly vendorsOf: (about: About) => readonly string[];
  /** Where a measure wants a recognised adviser. */
  readonly recognitionFor: (about: About) => Wanted['recognition'];
  /** Seat of a province, rough. */
  readonly seatOf: (provinceId: string) => { readonly lat: number; readonly lon: number } | undefined;
}

/** Until when an offer made now may be answered, in the working time of the desks that ask. */
export function offerTerm({ types, calendars, offers }: DispatchDeps, now: Instant): Term {
  const calendar = calendars.get(types.current.get(ADVICE)?.calendar ?? '');
  if (calendar === undefined) throw new Error(`no case type ${ADVICE} or no calendar for it`);
  return termFrom(calendar, now, offers.offerTerm);
}

export interface DispatchEvent {
  readonly type:
    | 'offer.made'
    | 'offer.accepted'
    | 'offer.declined'
    | 'offer.lapsed'
    | 'offer.withdrawn'
    | 'offer.handed-back'
    | 'advice.unplaced'
    | 'adviser.paused'
    | 'adviser.resumed';
  readonly actor: ActorRef;
  readonly request?: AdviceRequest | undefined;
  readonly localityId?: string | undefined;
  readonly payload: { readonly [key: string]: PayloadValue };
  readonly now: Instant;
}

export async function appendDispatchEvent(
  trx: Trx,
  { ids, ledger }: Pick<DispatchDeps, 'ids' | 'ledger'>,
  { type, actor, request, payload, now, localityId }: DispatchEvent,
): Promise<void> {
  const place = localityId ?? request?.communeId ?? request?.provinceId;
  await ledger.append(trx, { ids, now }, [
    {
      ...{ type, actor, occurredAt: now },
      ...(request !== undefined && { dossierId: request.dossierId }),
      ...(place !== undefined && { localityId: place }),
      payload: { ...(request !== undefined && { caseId: request.caseId, field: request.field }), ...payload },
    },
  ]);
}
