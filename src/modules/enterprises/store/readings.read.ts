/** Reads who read what: of one dossier, its firm's row of the register included. */
import { sql } from 'kysely';
import type { Instant } from '../../../foundation/clock.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import type { Reading, ReadSubject } from '../domain/reading.ts';
import './tables.ts';

interface ReadingsOf {
  readonly dossierId: string;
  /** Readings of the firm's row of the register too, once the firm is proved to be its holder's. */
  readonly taxCode?: string;
}

/** The latest first. */
export async function listReadings(db: Db, of: ReadingsOf, page: Page = PAGE): Promise<readonly Reading[]> {
  return listed(readingsOf(db, of), page);
}

interface Page {
  readonly limit: number;
  readonly offset: number;
}

async function listed(query: ReturnType<typeof readingsOf>, page: Page): Promise<readonly Reading[]> {
  const rows = await query
    .select(['read_at', 'reader_kind', 'role', 'locality_id', 'fields', 'purpose'])
    .orderBy('read_at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  return rows.map((row) => ({
    at: row.read_at,
    reader: row.reader_kind,
    ...(row.role !== null && { role: row.role }),
    ...(row.locality_id !== null && { localityId: row.locality_id }),
    fields: row.fields,
    purpose: row.purpose,
  }));
}

export async function countReadings(db: Db, of: ReadingsOf): Promise<number> {
  const { count } = await readingsOf(db, of)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

function readingsOf(db: Db, { dossierId, taxCode }: ReadingsOf) {
  return db
    .selectFrom('readings')
    .where((eb) =>
      taxCode === undefined
        ? eb('dossier_id', '=', dossierId)
        : eb.or([
            eb('dossier_id', '=', dossierId),
            eb.and([eb('subject_kind', '=', 'register'), eb('subject', '=', taxCode)]),
          ]),
    );
}

export interface SubjectKnown {
  readonly subject: ReadSubject;
  readonly dossierId?: string;
  readonly localityId?: string;
}

/** The dossier behind each subject and where the firm is; subjects that are not there (erased, never imported) are left out. */
export async function findSubjects(db: Db, subjects: readonly ReadSubject[]): Promise<readonly SubjectKnown[]> {
  const ids = (kind: ReadSubject['kind']) => subjects.filter((each) => each.kind === kind).map(({ id }) => id);
  const { rows } = await sql<{ kind: ReadSubject['kind']; id: string; dossier: string | null; place: string | null }>`
    select 'dossier' as kind, d.id::text as id, d.id::text as dossier, coalesce(p.commune, p.province) as place
      from dossiers d left join enterprise_profiles p on p.dossier_id = d.id
      where d.id = any(${ids('dossier')}::uuid[]) and d.erased_at is null
    union all
    select 'party', d.party_id::text, d.id::text, coalesce(p.commune, p.province)
      from dossiers d left join enterprise_profiles p on p.dossier_id = d.id
      where d.party_id = any(${ids('party')}::uuid[]) and d.erased_at is null
    union all
    select 'register', r.tax_code, null, coalesce(r.commune_id, r.province_id)
      from register_records r where r.tax_code = any(${ids('register')}::text[])`.execute(db);
  const found = rows.map(({ kind, id, dossier, place }) => ({
    subject: { kind, id },
    ...(dossier !== null && { dossierId: dossier }),
    ...(place !== null && { localityId: place }),
  }));
  // Whoever shows them has just read them.
  return [...found, ...[...new Set(ids('person'))].map((id) => ({ subject: { kind: 'person', id } as const }))];
}

/** Who read what of a person who asked for themselves; the latest first. */
export async function listReadingsOfPerson(db: Db, personId: string): Promise<readonly Reading[]> {
  return listed(db.selectFrom('readings').where('subject_kind', '=', 'person').where('subject', '=', personId), PAGE);
}

const PAGE = { limit: 1000, offset: 0 };

/** Which of these subjects the person read since then, the same parts for the same reason. */
export async function readSince(
  db: Db,
  asked: {
    readonly personId: string;
    readonly subjects: readonly string[];
    readonly fields: readonly string[];
    readonly purpose: string;
    readonly since: Instant;
  },
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ subject: string }>`
    select distinct subject from readings
    where person_id = ${asked.personId} and subject = any(${asked.subjects}::text[]) and read_at > ${asked.since}
      and purpose = ${asked.purpose} and fields @> ${asked.fields}::text[]`.execute(db);
  return new Set(rows.map(({ subject }) => subject));
}
