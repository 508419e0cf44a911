/** Reads papers, and the bytes of one. */
import { sql } from 'kysely';
import type { Db } from '../../../foundation/database/tables.ts';
import type { Held, Paper, PaperOwner, PaperSubject } from '../domain/paper.ts';
import './tables.ts';

/** The oldest first. */
export async function listPapers(db: Db, subject: PaperSubject): Promise<readonly Paper[]> {
  return (await papers(db, subject).orderBy('p.added_at').orderBy('p.id').execute()).map(paperOf);
}

/** Only as one of the papers of that thing: an id alone opens nothing. */
export async function findPaper(db: Db, subject: PaperSubject, id: string): Promise<Paper | undefined> {
  const row = await papers(db, subject).where('p.id', '=', id).executeTakeFirst();
  return row && paperOf(row);
}

export async function findPaperByHash(db: Db, subject: PaperSubject, hash: string): Promise<Paper | undefined> {
  const row = await papers(db, subject).where('p.hash', '=', hash).executeTakeFirst();
  return row && paperOf(row);
}

export async function listPapersOf(
  db: Db,
  owner: PaperOwner,
): Promise<readonly (Paper & { readonly subject: PaperSubject })[]> {
  const rows = await allPapers(db)
    .where('p.owner_kind', '=', owner.kind)
    .where('p.owner_id', '=', owner.id)
    .orderBy('p.added_at')
    .orderBy('p.id')
    .execute();
  return rows.map((row) => ({ ...paperOf(row), subject: { kind: row.subject_kind, id: row.subject_id } }));
}

export async function countHeldPapers(db: Db, owner: PaperOwner, subject: PaperSubject): Promise<Held> {
  const { rows } = await sql<{ papers: number; total: number }>`
    select (count(*) filter (where p.subject_kind = ${subject.kind} and p.subject_id = ${subject.id}))::int as papers,
      coalesce(sum(f.size), 0)::bigint as total
    from papers p join stored_files f on f.hash = p.hash
    where p.owner_kind = ${owner.kind} and p.owner_id = ${owner.id}`.execute(db);
  return rows[0] ?? { papers: 0, total: 0 };
}

/** Empty when nothing of that name is stored. */
export async function readBytes(db: Db, hash: string): Promise<Buffer> {
  const rows = await db
    .selectFrom('stored_file_pieces')
    .select('bytes')
    .where('hash', '=', hash)
    .orderBy('ordinal')
    .execute();
  return Buffer.concat(rows.map(({ bytes }) => bytes));
}

export async function listStoredHashes(
  db: Db,
  page: { readonly after: string; readonly limit: number },
): Promise<readonly { readonly hash: string; readonly used: boolean }[]> {
  const { rows } = await sql<{ hash: string; used: boolean }>`
    select f.hash, exists (select 1 from papers p where p.hash = f.hash) as used
    from stored_files f where f.hash > ${page.after} order by f.hash limit ${page.limit}`.execute(db);
  return rows;
}

function allPapers(db: Db) {
  return db
    .selectFrom('papers as p')
    .innerJoin('stored_files as f', 'f.hash', 'p.hash')
    .select(['p.id', 'p.name', 'p.hash', 'p.handed_in_by', 'p.person_id', 'p.added_at', 'f.kind', 'f.size'])
    .select(['p.subject_kind', 'p.subject_id']);
}

function papers(db: Db, { kind, id }: PaperSubject) {
  return allPapers(db).where('p.subject_kind', '=', kind).where('p.subject_id', '=', id);
}

function paperOf(row: Awaited<ReturnType<ReturnType<typeof allPapers>['execute']>>[number]): Paper {
  return {
    ...{ id: row.id, name: row.name, kind: row.kind, size: row.size, hash: row.hash, by: row.handed_in_by },
    addedAt: row.added_at,
    ...(row.person_id !== null && { personId: row.person_id }),
  };
}
