/** Reads signed versions. */
import { sql } from 'kysely';
import type { LocalDate } from '../../../foundation/clock.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import type { Version } from '../domain/version.ts';
import { sourceOf, validityOf } from './drafts.read.ts';
import './tables.ts';

/** The number of the last signing; 0 when nothing was signed. One index look-up, asked often. */
export async function lastSigned(db: Db): Promise<number> {
  const row = await db
    .selectFrom('content_versions')
    .select((each) => each.fn.max('ordinal').as('last'))
    .executeTakeFirst();
  return row?.last ?? 0;
}

/** Until the transaction ends nobody else signs. */
export async function holdVersions(db: Db): Promise<void> {
  await sql`lock table content_versions in share row exclusive mode`.execute(db);
}

/** Of one file, the newest first. */
export async function listVersions(db: Db, path: string): Promise<readonly Version[]> {
  const rows = await versions(db).where('v.path', '=', path).orderBy('v.number', 'desc').execute();
  return rows.map(versionOf);
}

/** Of every file the newest version whose days hold this one. */
export async function listInForce(db: Db, day: LocalDate, path?: string): Promise<readonly Version[]> {
  const rows = await versions(db)
    .distinctOn('v.path')
    .where('v.valid_from', '<=', day)
    .where((each) => each.or([each('v.valid_to', 'is', null), each('v.valid_to', '>=', day)]))
    .$if(path !== undefined, (query) => query.where('v.path', '=', path ?? ''))
    .orderBy('v.path')
    .orderBy('v.number', 'desc')
    .execute();
  return rows.map(versionOf);
}

export async function findVersion(db: Db, id: string): Promise<Version | undefined> {
  const row = await versions(db).where('v.id', '=', id).executeTakeFirst();
  return row && versionOf(row);
}

function versions(db: Db) {
  return db
    .selectFrom('content_versions as v')
    .innerJoin('content_revisions as r', (join) =>
      join.onRef('r.draft_id', '=', 'v.draft_id').onRef('r.number', '=', 'v.revision'),
    )
    .selectAll('r')
    .select(['v.ordinal', 'v.id', 'v.path', 'v.number as version', 'v.content_hash', 'v.signed_by', 'v.signed_at']);
}

type Row = Awaited<ReturnType<ReturnType<typeof versions>['execute']>>[number];

function versionOf(row: Row): Version {
  return {
    ...{ id: row.id, ordinal: row.ordinal, path: row.path, number: row.version, draftId: row.draft_id },
    ...{ contentHash: row.content_hash, body: row.body },
    source: sourceOf(row),
    validity: validityOf(row),
    ...{ draftedBy: row.drafted_by, signedBy: row.signed_by, signedAt: row.signed_at },
  };
}
