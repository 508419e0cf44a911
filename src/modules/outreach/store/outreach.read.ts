/** Reads who was contacted: lists of the unreached, callbacks due, one firm's history, how it can be reached. */
import { sql } from 'kysely';
import type { Instant, LocalDate } from '../../../foundation/clock.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import {
  countWorklist,
  listWorklist,
  type WorklistLine,
  type WorklistPage,
  type WorklistPlace,
  type WorklistQuery,
} from '../../enterprises/index.ts';
import type { Channel, FirmState, Outcome } from '../domain/contact.ts';
import type { OfficePlace } from '../domain/office.ts';
import './tables.ts';

export interface Tried {
  /** Absent: nobody has tried. */
  readonly lastOutcome: Outcome | null;
  readonly lastContactAt: Instant | null;
  readonly contacts: number | null;
  readonly nextOn: LocalDate | null;
}

export type UnreachedFirm = WorklistLine & Tried;

const UNREACHED = {
  lookUp: (taxCode: Parameters<Parameters<typeof listWorklist>[2]['lookUp']>[0]) => sql`
    select o.state, o.last_outcome as "lastOutcome", o.last_contact_at as "lastContactAt", o.contacts, o.next_on as "nextOn"
    from outreach_firms o where o.tax_code = ${taxCode} limit 1`,
  keep: sql<boolean>`coalesce(b.state, 'tried') = 'tried'`,
};

export function listUnreached(
  db: Db,
  query: WorklistQuery,
  page: { readonly after?: WorklistPlace | undefined; readonly limit: number; readonly most: number },
): Promise<WorklistPage<Tried>> {
  return listWorklist<Tried>(db, query, UNREACHED, page);
}

/** Counts up to `most`, then stops. */
export function countUnreached(db: Db, query: WorklistQuery, most: number): Promise<number> {
  return countWorklist(db, query, UNREACHED, most);
}

export interface FirmOutreach extends Tried {
  readonly id: string;
  readonly taxCode: string;
  readonly state: FirmState;
}

const FIRM = [
  'id',
  'tax_code as taxCode',
  'state',
  'contacts',
  'last_outcome as lastOutcome',
  'last_contact_at as lastContactAt',
  'next_on as nextOn',
] as const;

export function findFirmOutreach(db: Db, taxCode: string): Promise<FirmOutreach | undefined> {
  return db.selectFrom('outreach_firms').select(FIRM).where('tax_code', '=', taxCode).executeTakeFirst();
}

export interface LoggedContact {
  readonly id: string;
  readonly channel: Channel;
  readonly outcome: Outcome;
  readonly nextOn: LocalDate | null;
  readonly note: string | null;
  readonly personId: string;
  readonly contactedAt: Instant;
}

/** The latest first. */
export function listContacts(db: Db, firmId: string, limit = 100): Promise<readonly LoggedContact[]> {
  return db
    .selectFrom('outreach_contacts')
    .select([
      'id',
      'channel',
      'outcome',
      'next_on as nextOn',
      'note',
      'person_id as personId',
      'contacted_at as contactedAt',
    ])
    .where('firm_id', '=', firmId)
    .orderBy('contacted_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

export interface ContactDetails {
  readonly contactName: string | null;
  readonly phone: string | null;
  readonly address: string | null;
  readonly notedAt: Instant;
}

/** Whoever shows it records the reading. */
export function findDetails(db: Db, firmId: string): Promise<ContactDetails | undefined> {
  return db
    .selectFrom('outreach_details')
    .select(['contact_name as contactName', 'phone', 'address', 'noted_at as notedAt'])
    .where('firm_id', '=', firmId)
    .executeTakeFirst();
}

/** Which kinds of contact are on file, without their content. */
export async function listDetailKinds(
  db: Db,
  firmId: string,
): Promise<readonly ('contactName' | 'phone' | 'address')[]> {
  const row = await db
    .selectFrom('outreach_details')
    .select(({ eb }) => [
      eb('contact_name', 'is not', null).as('contactName'),
      eb('phone', 'is not', null).as('phone'),
      eb('address', 'is not', null).as('address'),
    ])
    .where('firm_id', '=', firmId)
    .executeTakeFirst();
  return row === undefined ? [] : (['contactName', 'phone', 'address'] as const).filter((kind) => row[kind]);
}

/** Firms somebody promised to try again by that day, the longest waiting first. */
export function listCallbacks(
  db: Db,
  office: OfficePlace,
  until: LocalDate,
  limit = 50,
): Promise<readonly FirmOutreach[]> {
  return db
    .selectFrom('outreach_firms')
    .select(FIRM)
    .where(office.level === 'commune' ? 'commune_id' : 'province_id', '=', office.id)
    .where('next_on', '<=', until)
    .orderBy('next_on')
    .orderBy('id')
    .limit(limit)
    .execute();
}

export async function countCallbacks(
  db: Db,
  office: OfficePlace,
  until: LocalDate,
): Promise<{ readonly due: number; readonly late: number }> {
  const row = await db
    .selectFrom('outreach_firms')
    .select(({ fn }) => [
      fn.countAll<number>().as('due'),
      sql<number>`count(*) filter (where next_on < ${until})`.as('late'),
    ])
    .where(office.level === 'commune' ? 'commune_id' : 'province_id', '=', office.id)
    .where('next_on', '<=', until)
    .executeTakeFirstOrThrow();
  return row;
}
