/** Reads releases: their list, one by number or id, and what the public reads of one indicator. */
import type { Selectable } from 'kysely';
import type { Db } from '../../../foundation/database/tables.ts';
import type { ReleaseCounts, ReleasedIndicator } from '../domain/release.ts';
import type { FigureReleasesTable } from './tables.ts';

export interface Release {
  readonly id: string;
  /** Absent until published. */
  readonly number: number | null;
  readonly state: 'prepared' | 'published' | 'discarded';
  readonly from: string;
  readonly to: string;
  readonly ledgerSeq: number;
  readonly ledgerHash: string;
  readonly corrects: number | null;
  readonly reason: string | null;
  readonly contentHash: string;
  readonly preparedAt: string;
  readonly settledAt: string | null;
}

function releaseOfRow(row: Selectable<FigureReleasesTable>): Release {
  return {
    id: row.id,
    number: row.number,
    state: row.state,
    from: row.period_from,
    to: row.period_to,
    ledgerSeq: Number(row.ledger_seq),
    ledgerHash: row.ledger_hash,
    corrects: row.corrects,
    reason: row.reason,
    contentHash: row.content_hash,
    preparedAt: row.prepared_at,
    settledAt: row.settled_at,
  };
}

/** The newest first. */
export async function listReleases(db: Db, states: readonly Release['state'][]): Promise<Release[]> {
  const rows = await db
    .selectFrom('figure_releases')
    .selectAll()
    .where('state', 'in', [...states])
    .orderBy('prepared_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map(releaseOfRow);
}

export async function findReleaseByNumber(db: Db, number: number): Promise<Release | undefined> {
  const row = await db.selectFrom('figure_releases').selectAll().where('number', '=', number).executeTakeFirst();
  return row && releaseOfRow(row);
}

export async function findRelease(db: Db, id: string): Promise<Release | undefined> {
  const row = await db.selectFrom('figure_releases').selectAll().where('id', '=', id).executeTakeFirst();
  return row && releaseOfRow(row);
}

/** The last published release that holds the indicator. */
export async function findLatestReleaseOf(db: Db, indicator: string): Promise<Release | undefined> {
  const row = await db
    .selectFrom('figure_releases as r')
    .innerJoin('figure_release_tables as t', 't.release_id', 'r.id')
    .selectAll('r')
    .where('t.indicator', '=', indicator)
    .where('r.state', '=', 'published')
    .orderBy('r.number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && releaseOfRow(row);
}

export interface ReleaseTable {
  readonly indicator: string;
  readonly definitionHash: string;
  readonly counts: ReleaseCounts;
  readonly shown: ReleasedIndicator;
}

/** Everything of one release, by indicator. */
export async function listReleaseTables(db: Db, releaseId: string): Promise<ReleaseTable[]> {
  const rows = await db
    .selectFrom('figure_release_tables')
    .selectAll()
    .where('release_id', '=', releaseId)
    .orderBy('indicator')
    .execute();
  return rows.map((row) => ({
    indicator: row.indicator,
    definitionHash: row.definition_hash,
    counts: row.counts as ReleaseCounts,
    shown: row.shown as ReleasedIndicator,
  }));
}

/** What the public reads; undefined when the release does not hold the indicator. */
export async function findShown(
  db: Db,
  releaseId: string,
  indicator: string,
): Promise<{ readonly definitionHash: string; readonly shown: ReleasedIndicator } | undefined> {
  const row = await db
    .selectFrom('figure_release_tables')
    .select(['definition_hash', 'shown'])
    .where('release_id', '=', releaseId)
    .where('indicator', '=', indicator)
    .executeTakeFirst();
  return row && { definitionHash: row.definition_hash, shown: row.shown as ReleasedIndicator };
}

/** What every published release before a number showed of an indicator. */
export async function listShownBefore(db: Db, indicator: string, before?: number): Promise<ReleasedIndicator[]> {
  let query = db
    .selectFrom('figure_releases as r')
    .innerJoin('figure_release_tables as t', 't.release_id', 'r.id')
    .select('t.shown')
    .where('t.indicator', '=', indicator)
    .where('r.state', '=', 'published');
  if (before !== undefined) query = query.where('r.number', '<', before);
  const rows = await query.orderBy('r.number').execute();
  return rows.map(({ shown }) => shown as ReleasedIndicator);
}
