/** Reads one case, its history and words, and the cases of a dossier. */
import { sql } from 'kysely';
import type { Instant } from '../../../foundation/clock.ts';
import type { Db, Trx } from '../../../foundation/database/tables.ts';
import type { Case, Contact, HistoryEntry } from '../domain/case.ts';
import type { CaseEvent } from '../domain/case-history.ts';
import { stateOf } from './case-columns.ts';
import type { CaseStateColumns } from './tables.ts';
import './tables.ts';

interface CaseRow extends CaseStateColumns {
  readonly id: string;
  readonly reference: string;
  readonly type: string;
  readonly type_version: number;
  readonly dossier_id: string | null;
  readonly applicant_person_id: string | null;
  readonly against_person_id: string | null;
  readonly partner_organisation_id: string | null;
  readonly about_kind: string;
  readonly about_code: string;
  readonly commune_id: string | null;
  readonly province_id: string | null;
}

export function caseOf(row: CaseRow): Case {
  return {
    ...stateOf(row),
    id: row.id,
    reference: row.reference,
    type: row.type,
    typeVersion: row.type_version,
    ...(row.dossier_id !== null && { dossierId: row.dossier_id }),
    ...(row.applicant_person_id !== null && { applicantPersonId: row.applicant_person_id }),
    ...(row.against_person_id !== null && { againstPersonId: row.against_person_id }),
    ...(row.partner_organisation_id !== null && { partnerOrganisationId: row.partner_organisation_id }),
    about: { kind: row.about_kind, code: row.about_code },
    place: {
      ...(row.commune_id !== null && { communeId: row.commune_id }),
      ...(row.province_id !== null && { provinceId: row.province_id }),
    },
  };
}

export async function findCase(db: Db, id: string): Promise<Case | undefined> {
  const row = await db.selectFrom('cases').selectAll().where('id', '=', id).executeTakeFirst();
  return row && caseOf(row);
}

/** As people write it, in any spacing and case. */
export async function findByReference(db: Db, typed: string): Promise<Case | undefined> {
  const [, first, second] = /^([0-9a-z]{5})[\s-]?([0-9a-z]{5})$/i.exec(typed) ?? [];
  if (first === undefined || second === undefined) return undefined;
  const reference = `${first}-${second}`.toUpperCase();
  const row = await db.selectFrom('cases').selectAll().where('reference', '=', reference).executeTakeFirst();
  return row && caseOf(row);
}

/** Open cases of the same kind that may be this one again: of the same dossier, or reached by the same number. The oldest first. */
export async function listLikeCases(
  db: Db,
  found: Pick<Case, 'id' | 'type' | 'dossierId'>,
  phone: string | undefined,
): Promise<readonly Case[]> {
  const { rows } = await sql<CaseRow>`
    select c.* from cases c
    where c.id in (
        select id from cases where dossier_id = ${found.dossierId ?? null}
        union all select case_id from case_contacts where phone = ${phone ?? null})
      and c.id <> ${found.id} and c.type = ${found.type} and c.closed_at is null
    order by c.opened_at, c.id limit 5`.execute(db);
  return rows.map(caseOf);
}

/** What was merged into it, the oldest first. */
export async function listMergedInto(db: Db, id: string): Promise<readonly Case[]> {
  const rows = await db
    .selectFrom('cases')
    .selectAll()
    .where('merged_into', '=', id)
    .orderBy('opened_at')
    .limit(20)
    .execute();
  return rows.map(caseOf);
}

/** Nobody else changes it before this transaction ends. */
export async function lockCase(trx: Trx, id: string): Promise<Case | undefined> {
  const row = await trx.selectFrom('cases').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  return row && caseOf(row);
}

/** The newest first. */
export async function listCasesOfDossier(db: Db, dossierId: string): Promise<readonly Case[]> {
  const rows = await db
    .selectFrom('cases')
    .selectAll()
    .where('dossier_id', '=', dossierId)
    .orderBy('opened_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map(caseOf);
}

/** What a person asked for themselves, the newest first. */
export async function listCasesOfApplicant(db: Db, personId: string): Promise<readonly Case[]> {
  const rows = await db
    .selectFrom('cases')
    .selectAll()
    .where('applicant_person_id', '=', personId)
    .orderBy('opened_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map(caseOf);
}

/** The oldest first, as the fold wants it. */
export async function listHistory(db: Db, caseId: string): Promise<readonly HistoryEntry[]> {
  const rows = await db
    .selectFrom('case_events as e')
    .leftJoin('case_messages as m', (join) => join.onRef('m.case_id', '=', 'e.case_id').onRef('m.seq', '=', 'e.seq'))
    .select(['e.kind', 'e.by_kind', 'e.person_id', 'e.at', 'e.body', 'm.body as message'])
    .where('e.case_id', '=', caseId)
    .orderBy('e.seq')
    .execute();
  return rows.map((row) => ({
    event: { kind: row.kind, at: row.at, ...(row.body as object) } as CaseEvent,
    by: row.by_kind,
    at: row.at,
    ...(row.person_id !== null && { personId: row.person_id }),
    ...(row.message !== null && { message: row.message }),
  }));
}

export async function findContact(db: Db, caseId: string): Promise<Contact | undefined> {
  const row = await db.selectFrom('case_contacts').selectAll().where('case_id', '=', caseId).executeTakeFirst();
  return (
    row && {
      name: row.name,
      callWhen: row.call_when,
      language: row.language,
      ...(row.phone !== null && { phone: row.phone }),
      ...(row.email !== null && { email: row.email }),
    }
  );
}

/** Open cases whose promise has passed, the longest overdue first. */
export async function listLapsed(db: Db, now: Instant, limit: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('cases')
    .select('id')
    .where('closed_at', 'is', null)
    .where('turn', 'in', ['desk', 'firm', 'partner'])
    .where('due_at', '<', now)
    .orderBy('due_at')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/** How much each of these people holds open. */
export async function countHeld(db: Db, personIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (personIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('cases')
    .select((eb) => ['holder_person_id', eb.fn.countAll<number>().as('held')])
    .where('holder_person_id', 'in', [...personIds])
    .where('closed_at', 'is', null)
    .groupBy('holder_person_id')
    .execute();
  return new Map(rows.flatMap(({ holder_person_id: id, held }) => (id === null ? [] : [[id, Number(held)] as const])));
}
