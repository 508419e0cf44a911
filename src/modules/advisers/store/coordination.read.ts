/** Reads what a coordinator looks at: requests of their places by state, and where nobody could be found. */
import { sql } from 'kysely';
import type { Instant } from '../../../foundation/clock.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import type { WhyNobody } from '../domain/offer-fit.ts';
import type { RequestState } from './offer-tables.ts';
import { type AdviceRequest, requestOf } from './offers.read.ts';
import './offer-tables.ts';

/** Versioned ids of a province, or the nation. */
export type CoordinatedPlaces = readonly string[] | 'nation';

export interface RequestPlace {
  readonly at: Instant;
  readonly id: string;
}

/** Open ones, the longest waiting first. */
export async function listRequests(
  db: Db,
  places: CoordinatedPlaces,
  query: {
    readonly states: readonly RequestState[];
    readonly field?: string | undefined;
    readonly after?: RequestPlace | undefined;
    readonly limit: number;
  },
): Promise<readonly AdviceRequest[]> {
  const { states, field, after, limit } = query;
  const rows = await db
    .selectFrom('advice_requests')
    .selectAll()
    .where('ended_at', 'is', null)
    .where('state', 'in', [...states])
    .$if(places !== 'nation', (found) => found.where('province_id', 'in', [...(places as readonly string[]), '']))
    .$if(field !== undefined, (found) => found.where('field', '=', field!))
    .$if(after !== undefined, (found) => found.where(sql<boolean>`(asked_at, case_id) > (${after?.at}, ${after?.id})`))
    .orderBy('asked_at')
    .orderBy('case_id')
    .limit(limit)
    .execute();
  return rows.map(requestOf);
}

export interface Gap {
  readonly provinceId: string | null;
  readonly communeId: string | null;
  readonly field: string;
  readonly reason: WhyNobody;
  readonly requests: number;
}

/** By commune, field and reason, most first. */
export async function countGaps(
  db: Db,
  places: CoordinatedPlaces,
  query: { readonly since: Instant; readonly field?: string | undefined },
): Promise<readonly Gap[]> {
  const rows = await db
    .selectFrom('advice_requests')
    .select((eb) => ['province_id', 'commune_id', 'field', 'gap_reason', eb.fn.countAll<number>().as('requests')])
    .where('gap_at', '>=', query.since)
    .$if(places !== 'nation', (found) => found.where('province_id', 'in', [...(places as readonly string[]), '']))
    .$if(query.field !== undefined, (found) => found.where('field', '=', query.field!))
    .groupBy(['province_id', 'commune_id', 'field', 'gap_reason'])
    .orderBy('requests', 'desc')
    .orderBy('commune_id')
    .limit(2000)
    .execute();
  return rows.map((row) => ({
    ...{ provinceId: row.province_id, communeId: row.commune_id, field: row.field },
    ...{ reason: row.gap_reason!, requests: Number(row.requests) },
  }));
}
