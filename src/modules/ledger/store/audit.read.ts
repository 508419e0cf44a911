/** Reads the ledger as an auditor asks: by place, person, firm, kind of act and day, newest first, page by page. */
import { type SqlBool, sql } from 'kysely';
import type { Instant } from '../../../foundation/clock.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import type { RecordedEvent } from '../domain/event.ts';
import { eventOfRow } from './events.read.ts';
import './tables.ts';

/** Never optional: an auditor reads what happened in the places of the office, and what people who work for it did. */
export type AuditScope =
  | 'everything'
  | {
      readonly places: readonly string[];
      /** `person` and `person:assignment` of those who work for the office: their acts that name no place. */
      readonly actors: readonly string[];
    };

export interface AuditQuery {
  readonly scope: AuditScope;
  readonly from: Instant;
  readonly until: Instant;
  readonly types?: readonly string[] | undefined;
  readonly personId?: string | undefined;
  /** A firm by its dossiers and by its record in the register. */
  readonly firm?: { readonly dossierIds: readonly string[]; readonly recordIds: readonly string[] } | undefined;
  /** Only events whose payload says all of these; fields are named by code, never by whoever asks. */
  readonly says?: Readonly<Record<string, string>> | undefined;
  /** The last event of the page before. */
  readonly after?: { readonly occurredAt: Instant; readonly id: string } | undefined;
}

export async function listAuditEvents(db: Db, query: AuditQuery, limit: number): Promise<RecordedEvent[]> {
  const { after } = query;
  const rows = await matching(db, query)
    .selectAll()
    .$if(after !== undefined, (of) =>
      of.where(sql<SqlBool>`(occurred_at, id) < (${after?.occurredAt}::timestamptz, ${after?.id}::uuid)`),
    )
    .orderBy('occurred_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(eventOfRow);
}

/** One event, when it lies in the scope. */
export async function findAuditEvent(db: Db, id: string, scope: AuditScope): Promise<RecordedEvent | undefined> {
  const row = await db.selectFrom('events').selectAll().where('id', '=', id).where(inScope(scope)).executeTakeFirst();
  return row && eventOfRow(row);
}

/** How often each kind of act happened. */
export async function countActs(
  db: Db,
  query: Pick<AuditQuery, 'scope' | 'from' | 'until'> & { readonly types: readonly string[] },
): Promise<ReadonlyMap<string, number>> {
  const rows = await matching(db, query)
    .select(['type', ({ fn }) => fn.countAll<number>().as('events')])
    .groupBy('type')
    .execute();
  return new Map(rows.map(({ type, events }) => [type, Number(events)]));
}

function matching(db: Db, { scope, from, until, types, personId, firm, says = {} }: AuditQuery) {
  return db
    .selectFrom('events')
    .where('occurred_at', '>=', from)
    .where('occurred_at', '<', until)
    .where(inScope(scope))
    .$if(types !== undefined, (of) => of.where('type', 'in', [...(types ?? [])]))
    .$if(Object.keys(says).length > 0, (of) => of.where(saying(says)))
    .$if(personId !== undefined, (of) => of.where(byPerson(personId ?? '')))
    .$if(firm !== undefined, (of) => of.where(aboutFirm(firm?.dossierIds ?? [], firm?.recordIds ?? [])));
}

function inScope(scope: AuditScope) {
  return scope === 'everything'
    ? sql<SqlBool>`true`
    : sql<SqlBool>`(locality_id = any(${[...scope.places]}::text[])
        or (locality_id is null and actor_kind = 'account' and actor_ref collate "C" = any(${[...scope.actors]}::text[])))`;
}

/** A field stands in the text of the query: only so an index of one field is found. */
function saying(says: Readonly<Record<string, string>>) {
  const fields = Object.entries(says).map(([field, value]) => {
    const name = sql.lit(field);
    return sql<SqlBool>`(payload ? ${name} and payload ->> ${name} = ${value})`;
  });
  return sql<SqlBool>`(${sql.join(fields, sql` and `)})`;
}

/** `person` or `person:assignment`; `;` follows `:` in ASCII. */
function byPerson(personId: string) {
  return sql<SqlBool>`(actor_kind = 'account' and actor_ref collate "C" >= ${personId} and actor_ref collate "C" < ${`${personId};`})`;
}

function aboutFirm(dossierIds: readonly string[], recordIds: readonly string[]) {
  return sql<SqlBool>`(dossier_id = any(${[...dossierIds]}::uuid[])
    or (payload ? 'recordId' and payload ->> 'recordId' = any(${[...recordIds]}::text[])))`;
}
