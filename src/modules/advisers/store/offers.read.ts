/** Reads requests, offers, and what advisers carry. */
import { type Selectable, sql } from 'kysely';
import type { Instant } from '../../../foundation/clock.ts';
import type { Db, Tables } from '../../../foundation/database/tables.ts';
import type { About } from '../../cases/index.ts';
import type { Way, WhyNobody } from '../domain/offer-fit.ts';
import type { OfferOutcome, RequestState } from './offer-tables.ts';
import './offer-tables.ts';

export interface AdviceRequest {
  readonly caseId: string;
  readonly dossierId: string;
  readonly about: About;
  readonly field: string;
  readonly language: string;
  readonly remoteOk: boolean;
  readonly urgent: boolean;
  readonly communeId?: string | undefined;
  readonly provinceId?: string | undefined;
  readonly askedAt: Instant;
  readonly state: RequestState;
  readonly adviserId?: string | undefined;
  readonly gap?: { readonly reason: WhyNobody; readonly at: Instant } | undefined;
}

export interface Offer {
  readonly id: string;
  readonly caseId: string;
  readonly adviserId: string;
  readonly way: Way;
  readonly km?: number | undefined;
  readonly chosenBecause?: string | undefined;
  readonly offeredAt: Instant;
  readonly expiresAt: Instant;
  readonly ended?: { readonly at: Instant; readonly outcome: OfferOutcome; readonly reason?: string | undefined };
}

export function requestOf(row: Selectable<Tables['advice_requests']>): AdviceRequest {
  return {
    ...{ caseId: row.case_id, dossierId: row.dossier_id, field: row.field, language: row.language },
    about: { kind: row.about_kind, code: row.about_code },
    ...{ remoteOk: row.remote_ok, urgent: row.urgent, askedAt: row.asked_at, state: row.state },
    ...(row.commune_id !== null && { communeId: row.commune_id }),
    ...(row.province_id !== null && { provinceId: row.province_id }),
    ...(row.adviser_id !== null && { adviserId: row.adviser_id }),
    ...(row.gap_reason !== null && row.gap_at !== null && { gap: { reason: row.gap_reason, at: row.gap_at } }),
  };
}

export function offerOf(row: Selectable<Tables['adviser_offers']>): Offer {
  return {
    ...{ id: row.id, caseId: row.case_id, adviserId: row.adviser_id, way: row.way },
    ...{ offeredAt: row.offered_at, expiresAt: row.expires_at },
    ...(row.km !== null && { km: row.km }),
    ...(row.chosen_because !== null && { chosenBecause: row.chosen_because }),
    ...(row.ended_at !== null &&
      row.outcome !== null && {
        ended: { at: row.ended_at, outcome: row.outcome, ...(row.reason !== null && { reason: row.reason }) },
      }),
  };
}

export async function findRequest(db: Db, caseId: string): Promise<AdviceRequest | undefined> {
  const row = await db.selectFrom('advice_requests').selectAll().where('case_id', '=', caseId).executeTakeFirst();
  return row && requestOf(row);
}

export async function findOffer(db: Db, id: string): Promise<Offer | undefined> {
  const row = await db.selectFrom('adviser_offers').selectAll().where('id', '=', id).executeTakeFirst();
  return row && offerOf(row);
}

/** Cases of a firm that still look for somebody, or have somebody. */
export async function listOpenRequestsOf(db: Db, dossierId: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('advice_requests')
    .select('case_id')
    .where('dossier_id', '=', dossierId)
    .where('ended_at', 'is', null)
    .orderBy('case_id')
    .execute();
  return rows.map((row) => row.case_id);
}

/** All of one case, the oldest first. */
export async function listOffersOf(db: Db, caseId: string): Promise<readonly Offer[]> {
  const rows = await db
    .selectFrom('adviser_offers')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('offered_at')
    .orderBy('id')
    .execute();
  return rows.map(offerOf);
}

/** Out to one adviser, the first to expire first. */
export async function listLiveOffers(
  db: Db,
  adviserId: string,
): Promise<readonly { readonly offer: Offer; readonly request: AdviceRequest }[]> {
  const rows = await db
    .selectFrom('adviser_offers')
    .selectAll()
    .where('adviser_id', '=', adviserId)
    .where('ended_at', 'is', null)
    .orderBy('expires_at')
    .orderBy('id')
    .limit(100)
    .execute();
  const found: { offer: Offer; request: AdviceRequest }[] = [];
  for (const row of rows) found.push({ offer: offerOf(row), request: (await findRequest(db, row.case_id))! });
  return found;
}

/** Requests to be offered now: urgent ones first, then the longest waiting. */
export async function listDueRequests(db: Db, now: Instant, limit: number): Promise<readonly AdviceRequest[]> {
  const rows = await db
    .selectFrom('advice_requests')
    .selectAll()
    .where('next_at', '<=', now)
    .orderBy('next_at')
    .orderBy('case_id')
    .limit(limit)
    .execute();
  return rows.map(requestOf);
}

/** Offers nobody answered in time. */
export async function listExpiredOffers(db: Db, now: Instant, limit: number): Promise<readonly Offer[]> {
  const rows = await db
    .selectFrom('adviser_offers')
    .selectAll()
    .where('ended_at', 'is', null)
    .where('expires_at', '<', now)
    .orderBy('expires_at')
    .limit(limit)
    .execute();
  return rows.map(offerOf);
}

export interface Load {
  /** Accepted since the week began and not given back, and offers that are out. */
  readonly takenThisWeek: number;
  readonly offersLately: number;
  readonly lapsesLately: number;
}

/** Of everybody who had an offer lately; the others carry nothing. */
export async function listLoads(
  db: Db,
  { weekBegan, since }: { readonly weekBegan: Instant; readonly since: Instant },
  adviserId?: string,
): Promise<ReadonlyMap<string, Load>> {
  const { rows } = await sql<{ adviser_id: string; taken: number; offers: number; lapses: number }>`
    select adviser_id,
      (count(*) filter (where ended_at is null or (outcome = 'accepted' and ended_at >= ${weekBegan})))::int as taken,
      (count(*) filter (where outcome is distinct from 'withdrawn'))::int as offers,
      (count(*) filter (where outcome = 'lapsed'))::int as lapses
    from adviser_offers
    where (ended_at is null or ended_at >= ${since}) ${adviserId === undefined ? sql`` : sql`and adviser_id = ${adviserId}`}
    group by adviser_id`.execute(db);
  return new Map(
    rows.map(({ adviser_id: id, taken, offers, lapses }) => [
      id,
      { takenThisWeek: taken, offersLately: offers, lapsesLately: lapses },
    ]),
  );
}

/** Cases of each field that owners confirmed, by adviser. */
export async function listSolved(db: Db): Promise<ReadonlyMap<string, Readonly<Record<string, number>>>> {
  const rows = await db
    .selectFrom('advice_requests')
    .select((eb) => ['adviser_id', 'field', eb.fn.countAll<number>().as('solved')])
    .where('outcome', '=', 'confirmed')
    .where('adviser_id', 'is not', null)
    .groupBy(['adviser_id', 'field'])
    .execute();
  const found = new Map<string, Record<string, number>>();
  for (const { adviser_id: id, field, solved } of rows) {
    if (id === null) continue;
    const fields = found.get(id) ?? {};
    fields[field] = Number(solved);
    found.set(id, fields);
  }
  return found;
}

/** Of each firm that asks, who solved something for it before. */
export async function listHelpers(
  db: Db,
  dossierIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (dossierIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('advice_requests')
    .select(['dossier_id', 'adviser_id'])
    .where('dossier_id', 'in', [...new Set(dossierIds)])
    .where('outcome', '=', 'confirmed')
    .execute();
  return gathered(rows.map((row) => [row.dossier_id, row.adviser_id]));
}

/** Of each case, who declined it, let it pass or gave it back. */
export async function listRefusers(
  db: Db,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (caseIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('adviser_offers')
    .select(['case_id', 'adviser_id'])
    .where('case_id', 'in', [...caseIds])
    .where('outcome', 'in', ['declined', 'lapsed', 'handed-back'])
    .execute();
  return gathered(rows.map((row) => [row.case_id, row.adviser_id]));
}

function gathered(pairs: readonly (readonly [string, string | null])[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const [of, who] of pairs) if (who !== null) found.set(of, [...(found.get(of) ?? []), who]);
  return found;
}

/** How many offers in a row, the latest first, an adviser let pass since a pause ended. */
export async function countLapsesInARow(db: Db, adviserId: string, atMost: number): Promise<number> {
  const rows = await db
    .selectFrom('adviser_offers')
    .select('outcome')
    .where('adviser_id', '=', adviserId)
    .where('ended_at', 'is not', null)
    .where('outcome', '<>', 'withdrawn')
    .orderBy('ended_at', 'desc')
    .orderBy('id', 'desc')
    .limit(atMost)
    .execute();
  const kept = rows.findIndex(({ outcome }) => outcome !== 'lapsed');
  return kept === -1 ? rows.length : kept;
}
