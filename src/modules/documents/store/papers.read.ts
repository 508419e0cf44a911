/** Reads papers, and the bytes of one. */
import { sql } from 'kysely';
import type { Db } from '../../../foundation/database/tables.ts';
import type { ScanVerdict } from '../../../foundation/files/virus-scanner.ts';
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

export interface OwnedPaper extends Paper {
  readonly owner: PaperOwner;
  readonly subject: PaperSubject;
}

export async function listPapersOf(db: Db, owner: PaperOwner): Promise<readonly OwnedPaper[]> {
  const rows = await allPapers(db)
    .where('p.owner_kind', '=', owner.kind)
    .where('p.owner_id', '=', owner.id)
    .orderBy('p.added_at')
    .orderBy('p.id')
    .execute();
  return rows.map(ownedOf);
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
): Promise<readonly { readonly hash: string; readonly used: boolean; readonly verdict: ScanVerdict | null }[]> {
  const { rows } = await sql<{ hash: string; used: boolean; verdict: ScanVerdict | null }>`
    select f.hash, f.verdict, exists (select 1 from papers p where p.hash = f.hash) as used
    from stored_files f where f.hash > ${page.after} order by f.hash limit ${page.limit}`.execute(db);
  return rows;
}

/** Null where no scanner has looked at it; undefined where it is not stored. */
export async function findVerdict(db: Db, hash: string): Promise<ScanVerdict | null | undefined> {
  return (await db.selectFrom('stored_files').select('verdict').where('hash', '=', hash).executeTakeFirst())?.verdict;
}

/** The oldest first. */
export async function listUnscanned(db: Db, limit: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('stored_files')
    .select('hash')
    .where('verdict', 'is', null)
    .orderBy('stored_at')
    .orderBy('hash')
    .limit(limit)
    .execute();
  return rows.map(({ hash }) => hash);
}

export async function listPapersByHash(db: Db, hash: string): Promise<readonly OwnedPaper[]> {
  const rows = await allPapers(db).where('p.hash', '=', hash).orderBy('p.id').execute();
  return rows.map(ownedOf);
}

function allPapers(db: Db) {
  return db
    .selectFrom('papers as p')
    .innerJoin('stored_files as f', 'f.hash', 'p.hash')
    .select(['p.id', 'p.name', 'p.hash', 'p.handed_in_by', 'p.person_id', 'p.added_at', 'f.kind', 'f.size'])
    .select(['p.subject_kind', 'p.subject_id', 'p.owner_kind', 'p.owner_id', 'p.shared_at', 'f.verdict']);
}

function papers(db: Db, { kind, id }: PaperSubject) {
  return allPapers(db).where('p.subject_kind', '=', kind).where('p.subject_id', '=', id);
}

type Row = Awaited<ReturnType<ReturnType<typeof allPapers>['execute']>>[number];

function ownedOf(row: Row): OwnedPaper {
  return {
    ...paperOf(row),
    subject: { kind: row.subject_kind, id: row.subject_id },
    owner: { kind: row.owner_kind, id: row.owner_id },
  };
}

function paperOf(row: Row): Paper {
  return {
    ...{ id: row.id, name: row.name, kind: row.kind, size: row.size, hash: row.hash, by: row.handed_in_by },
    addedAt: row.added_at,
    ...(row.person_id !== null && { personId: row.person_id }),
    ...(row.verdict !== null && { verdict: row.verdict }),
    ...(row.shared_at !== null && { sharedAt: row.shared_at }),
  };
}
