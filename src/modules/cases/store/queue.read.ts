/** The queue of a desk: one walk along an index for the lines, one short walk for each count. */
import { type RawBuilder, sql } from 'kysely';
import type { Instant, LocalDate } from '../../../foundation/clock.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import { foldVietnamese } from '../../../foundation/i18n/fold-vietnamese.ts';
import type { Case } from '../domain/case.ts';
import type { Level } from '../domain/ladder.ts';
import { type Basket, boundsOf, type QueueQuery, type QueueScope } from '../domain/queue.ts';
import { caseOf } from './cases.read.ts';
import './tables.ts';

export interface QueuePlace {
  readonly at: Instant;
  readonly id: string;
}

interface QueuePage {
  readonly now: Instant;
  readonly today: LocalDate;
  readonly after?: QueuePlace | undefined;
  readonly limit: number;
}

/** So many lines along the queue's own order are looked through for a name before its words are looked up. */
const WALKED = 2_000;

/** Open cases by their day, closed ones by the last closed. */
export async function listQueue(
  db: Db,
  scope: QueueScope,
  query: QueueQuery,
  page: QueuePage,
): Promise<readonly Case[]> {
  const words = wordsOf(query.text ?? '');
  const where = wherePart(scope, query, page);
  const order = orderPart(query);
  if (words === undefined) {
    const { rows } = await sql<CaseRow>`
      select c.* from cases c where ${where} ${order} limit ${page.limit}`.execute(db);
    return rows.map(caseOf);
  }
  // A common name is met early along the order, where an index of words would give half the country; a rare one is found by its words.
  const walk = sql`select c.id, c.due_at, c.closed_at, c.search_words from cases c where ${where} ${order} limit ${WALKED}`;
  const met = await sql<{ readonly looked: number; readonly ids: readonly string[] | null }>`
    with walked as materialized (${walk}),
      met as (select c.id from walked c where c.search_words @@ ${words} ${order} limit ${page.limit})
    select (select count(*)::int from walked) as looked, (select array_agg(id) from met) as ids`.execute(db);
  const { looked = 0, ids } = met.rows[0] ?? {};
  const isEnough = looked < WALKED || (ids?.length ?? 0) >= page.limit;
  const { rows } = isEnough
    ? await sql<CaseRow>`select c.* from cases c where c.id = any(${[...(ids ?? [])]}::uuid[]) ${order}`.execute(db)
    : await sql<CaseRow>`
        with named as materialized (select * from cases where search_words @@ ${words})
        select c.* from named c where ${where} ${order} limit ${page.limit}`.execute(db);
  return rows.map(caseOf);
}

type CaseRow = Parameters<typeof caseOf>[0];

/** Everything asked for but words. */
function wherePart(scope: QueueScope, query: QueueQuery, { now, today, after }: QueuePage): RawBuilder<unknown> {
  const place =
    after === undefined
      ? sql``
      : query.basket === 'closed'
        ? sql`and (c.closed_at, c.id) < (${after.at}, ${after.id})`
        : sql`and (c.due_at, c.id) > (${after.at}, ${after.id})`;
  return sql`${within(scope)} and ${inBasket(query.basket, now, today)} ${narrowed(query)} ${place}`;
}

function orderPart({ basket }: QueueQuery): RawBuilder<unknown> {
  return basket === 'closed' ? sql`order by c.closed_at desc, c.id desc` : sql`order by c.due_at, c.id`;
}

/** Each basket counted up to `most`, with the same filters but words: counting every basket of a search would cost six searches. */
export async function countBaskets(
  db: Db,
  scope: QueueScope,
  query: Omit<QueueQuery, 'basket' | 'text'>,
  baskets: readonly Basket[],
  page: { readonly now: Instant; readonly today: LocalDate; readonly most: number },
): Promise<ReadonlyMap<Basket, number>> {
  const counts = baskets.map(
    (basket) => sql`(select count(*)::int from (select 1 from cases c
      where ${within(scope)} and ${inBasket(basket, page.now, page.today)} ${narrowed(query)} limit ${page.most}) as counted)`,
  );
  const { rows } = await sql<{ found: number[] }>`select array[${sql.join(counts)}] as found`.execute(db);
  return new Map(baskets.map((basket, index) => [basket, rows[0]?.found[index] ?? 0]));
}

/** Promises of a desk that ended since: how many, and how many were kept. */
export async function countPromises(
  db: Db,
  desk: { readonly level: Level; readonly placeIds: readonly string[] },
  since: Instant,
): Promise<{ readonly ended: number; readonly kept: number }> {
  const { rows } = await sql<{ ended: number; kept: number }>`
    select count(*)::int as ended, (count(*) filter (where kept))::int as kept from case_promises
    where level = ${desk.level} and ended_at >= ${since}
      and ${desk.level === 'nation' ? sql`place_id is null` : sql`place_id = any(${[...desk.placeIds]}::text[])`}`.execute(
    db,
  );
  return rows[0] ?? { ended: 0, kept: 0 };
}

function within(scope: QueueScope): RawBuilder<unknown> {
  if (scope.level === 'holder')
    return sql`c.holder_person_id = ${scope.personId} and c.holder_assignment_id = ${scope.assignmentId}`;
  if (scope.level === 'partner') return sql`c.partner_organisation_id = ${scope.organisationId}`;
  // By ids, so that counting a basket stays in its index; those against one person are few.
  const unseen =
    scope.viewer === undefined
      ? sql``
      : sql`and c.id not in (select a.id from cases a where a.against_person_id = ${scope.viewer})`;
  if (scope.level === 'nation') return sql`true ${unseen}`;
  const column = scope.level === 'province' ? sql`c.province_id` : sql`c.commune_id`;
  // One id keeps the order of the index; several are places merged into one.
  return scope.ids.length === 1
    ? sql`${column} = ${scope.ids[0]} ${unseen}`
    : sql`${column} = any(${[...scope.ids]}::text[]) ${unseen}`;
}

function inBasket(basket: Basket, now: Instant, today: LocalDate): RawBuilder<unknown> {
  if (basket === 'closed') return sql`c.closed_at is not null`;
  const { turn, from, until } = boundsOf(basket, now, today);
  return sql`c.closed_at is null and c.turn = ${turn}
    ${from === undefined ? sql`` : sql`and c.due_at > ${from}`} ${until === undefined ? sql`` : sql`and c.due_at <= ${until}`}`;
}

function narrowed({ holder, type, state, communes, text }: Omit<QueueQuery, 'basket'>): RawBuilder<unknown> {
  const reference = referenceIn(text ?? '');
  return sql`
    ${holder === undefined ? sql`` : sql`and c.holder_person_id = ${holder}`}
    ${type === undefined ? sql`` : sql`and c.type = ${type}`}
    ${state === undefined ? sql`` : sql`and c.state = ${state}`}
    ${communes === undefined ? sql`` : sql`and c.commune_id = any(${[...communes]}::text[])`}
    ${reference === undefined ? sql`` : sql`and c.reference = ${reference}`}`;
}

/** A whole reference, however it is spaced; every one of them has a digit. */
function referenceIn(text: string): string | undefined {
  const [, first, second] = /^([0-9a-z]{5})[\s-]?([0-9a-z]{5})$/i.exec(text) ?? [];
  return first !== undefined && second !== undefined && /\d/.test(text)
    ? `${first}-${second}`.toUpperCase()
    : undefined;
}

/** What is not a reference is searched by its words, the last of them perhaps unfinished; undefined for neither. */
function wordsOf(text: string): RawBuilder<unknown> | undefined {
  if (referenceIn(text) !== undefined) return undefined;
  const words = foldVietnamese(text)
    .split(' ')
    .filter((word) => word !== '');
  if (words.length === 0) return undefined;
  const terms = words.map((word, index) => (index === words.length - 1 ? `'${word}':*` : `'${word}'`)).join(' & ');
  return sql`to_tsquery('simple'::regconfig, ${terms})`;
}
