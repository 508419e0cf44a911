/** Counts what became of each offer: places, and the trials that took them. */
import { sql } from 'kysely';
import type { Instant, LocalDate } from '../../../foundation/clock.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import type { OfferCount } from '../domain/programme.ts';
import './tables.ts';

interface Row {
  readonly id: string;
  readonly platform: string;
  readonly acceptedAt: Instant;
  readonly endedAt: Instant | null;
  readonly from: LocalDate;
  readonly until: LocalDate;
  readonly places: number;
  readonly asked: number;
  readonly back: number;
  readonly started: number;
  readonly continued: number;
  readonly confirmed: number;
}

/** Every offer that was ever published, the latest first. A dossier deleted before its trial began gave its place back too. */
export async function countOffers(db: Db, platformId?: string): Promise<readonly OfferCount[]> {
  const { rows } = await sql<Row>`
    select s.id, s.platform_id as platform, s.decided_at as "acceptedAt", s.ended_at as "endedAt",
      o.from_day as "from", o.until_day as "until", o.places, t.*
    from product_submissions s
    join platform_offers o on o.id = s.id
    cross join lateral (
      select count(*)::int as asked,
        (count(*) filter (where ended_by in ('withdraw', 'end-unserved') or (ended_by = 'erased' and began_on is null)))::int as back,
        count(began_on)::int as started,
        count(went_on_at)::int as continued,
        (count(*) filter (where ended_by = 'confirm-use'))::int as confirmed
      from platform_trials where offer_id = s.id) t
    where s.kind = 'offer' and s.state in ('accepted', 'ended')
      and (${platformId ?? null}::text is null or s.platform_id = ${platformId ?? null})
    order by s.decided_at desc, s.id`.execute(db);
  return rows.map(({ id, platform, acceptedAt, endedAt, from, until, ...row }) => ({
    ...{ offerId: id, platformId: platform, acceptedAt, from, until },
    ...(endedAt !== null && { endedAt }),
    counts: {
      ...{ offers: 1, places: row.places, asked: row.asked, 'given-back': row.back },
      ...{ started: row.started, continued: row.continued, confirmed: row.confirmed },
    },
  }));
}
