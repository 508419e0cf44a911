/** Writes requests and offers; each change of a request says what comes next, in the caller's transaction. */
import type { Instant } from '../../../foundation/clock.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import type { Way, WhyNobody } from '../domain/offer-fit.ts';
import type { OfferOutcome } from './offer-tables.ts';
import type { AdviceRequest, Offer } from './offers.read.ts';
import { offerOf, requestOf } from './offers.read.ts';
import './offer-tables.ts';

export async function insertRequest(
  trx: Trx,
  request: Pick<
    AdviceRequest,
    'caseId' | 'dossierId' | 'about' | 'field' | 'language' | 'remoteOk' | 'urgent' | 'askedAt'
  > & {
    readonly communeId?: string | undefined;
    readonly provinceId?: string | undefined;
    readonly nextAt: Instant;
  },
): Promise<void> {
  await trx
    .insertInto('advice_requests')
    .values({
      ...{ case_id: request.caseId, dossier_id: request.dossierId, field: request.field, language: request.language },
      ...{ about_kind: request.about.kind, about_code: request.about.code },
      ...{ remote_ok: request.remoteOk, urgent: request.urgent, asked_at: request.askedAt },
      ...{ commune_id: request.communeId ?? null, province_id: request.provinceId ?? null },
      ...{ state: 'seeking', next_at: request.nextAt, adviser_id: null, gap_reason: null, gap_at: null },
      ...{ outcome: null, ended_at: null },
    })
    .execute();
}

/** After its case was locked: cases come first, so that nobody waits for each other in a ring. */
export async function lockRequest(trx: Trx, caseId: string): Promise<AdviceRequest | undefined> {
  const row = await trx
    .selectFrom('advice_requests')
    .selectAll()
    .where('case_id', '=', caseId)
    .forUpdate()
    .executeTakeFirst();
  return row && requestOf(row);
}

/** The offer that is out for a case. */
export async function lockLiveOffer(trx: Trx, caseId: string): Promise<Offer | undefined> {
  const row = await trx
    .selectFrom('adviser_offers')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('ended_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  return row && offerOf(row);
}

/** Nobody else makes this adviser an offer before the transaction ends: what a week takes is counted under this lock. */
export async function lockAdviser(trx: Trx, id: string): Promise<boolean> {
  const row = await trx
    .selectFrom('adviser_profiles')
    .select('id')
    .where('id', '=', id)
    .where('status', '=', 'active')
    .where('paused_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  return row !== undefined;
}

export async function insertOffer(
  trx: Trx,
  offer: {
    readonly id: string;
    readonly caseId: string;
    readonly adviserId: string;
    readonly way: Way;
    readonly km?: number | undefined;
    readonly cost: number;
    readonly chosenBecause?: string | undefined;
    readonly offeredAt: Instant;
    readonly expiresAt: Instant;
  },
): Promise<void> {
  await trx
    .insertInto('adviser_offers')
    .values({
      ...{ id: offer.id, case_id: offer.caseId, adviser_id: offer.adviserId, way: offer.way },
      ...{ km: offer.km === undefined ? null : Math.round(offer.km), cost: Math.round(offer.cost) },
      ...{ chosen_because: offer.chosenBecause ?? null, offered_at: offer.offeredAt, expires_at: offer.expiresAt },
      ...{ ended_at: null, outcome: null, reason: null },
    })
    .execute();
  await setRequest(trx, offer.caseId, { state: 'offered', next_at: null });
}

export async function endOffer(
  trx: Trx,
  id: string,
  end: { readonly outcome: OfferOutcome; readonly reason?: string | undefined; readonly at: Instant },
): Promise<void> {
  await trx
    .updateTable('adviser_offers')
    .set({ outcome: end.outcome, ended_at: end.at, ...(end.reason !== undefined && { reason: end.reason }) })
    .where('id', '=', id)
    .execute();
}

/** What the firm said when it asked; the opening of its case wrote the row. */
export async function describeRequest(
  trx: Trx,
  caseId: string,
  said: Pick<AdviceRequest, 'language' | 'remoteOk'>,
): Promise<void> {
  await trx
    .updateTable('advice_requests')
    .set({ language: said.language, remote_ok: said.remoteOk })
    .where('case_id', '=', caseId)
    .execute();
}

/** The case an adviser took and gives back: the offer keeps the day it was accepted, and why it ended. */
export async function markHandedBack(trx: Trx, caseId: string, adviserId: string, reason: string): Promise<void> {
  await trx
    .updateTable('adviser_offers')
    .set({ outcome: 'handed-back', reason })
    .where('case_id', '=', caseId)
    .where('adviser_id', '=', adviserId)
    .where('outcome', '=', 'accepted')
    .execute();
}

/** To be offered again, from then on. */
export const seekAgain = (trx: Trx, caseId: string, at: Instant): Promise<void> =>
  setRequest(trx, caseId, { state: 'seeking', next_at: at });

export const markTaken = (trx: Trx, caseId: string, adviserId: string): Promise<void> =>
  setRequest(trx, caseId, { state: 'taken', next_at: null, adviser_id: adviserId });

/** Its desk does it itself. */
export const markKept = (trx: Trx, caseId: string): Promise<void> =>
  setRequest(trx, caseId, { state: 'kept', next_at: null });

export const markUnplaced = (
  trx: Trx,
  caseId: string,
  gap: { readonly reason: WhyNobody; readonly at: Instant; readonly lookAgainAt: Instant },
): Promise<void> =>
  setRequest(trx, caseId, { state: 'unplaced', next_at: gap.lookAgainAt, gap_reason: gap.reason, gap_at: gap.at });

export const markEnded = (trx: Trx, caseId: string, outcome: string, at: Instant): Promise<void> =>
  setRequest(trx, caseId, { state: 'ended', next_at: null, outcome, ended_at: at });

/** Opened again: whoever had it has it. */
export const markReopened = (trx: Trx, caseId: string, adviserId: string | undefined): Promise<void> =>
  setRequest(trx, caseId, { state: adviserId === undefined ? 'kept' : 'taken', outcome: null, ended_at: null });

async function setRequest(
  trx: Trx,
  caseId: string,
  change: Partial<{
    state: 'seeking' | 'offered' | 'taken' | 'kept' | 'unplaced' | 'ended';
    next_at: Instant | null;
    adviser_id: string;
    gap_reason: WhyNobody;
    gap_at: Instant;
    outcome: string | null;
    ended_at: Instant | null;
  }>,
): Promise<void> {
  await trx.updateTable('advice_requests').set(change).where('case_id', '=', caseId).execute();
}
