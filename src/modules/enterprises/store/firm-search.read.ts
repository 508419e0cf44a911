/** Firms of the register for a desk: within its scope, narrowed by what the register says and by what a firm itself declared after claiming its place here. */
import { type RawBuilder, sql } from 'kysely';
import type { LocalDate } from '../../../foundation/clock.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import { type ConditionContext, conditionToSql, type PlaceIndex } from '../../conditions/index.ts';
import type { FirmFilters } from '../domain/firm-filters.ts';
import { profileColumns } from '../domain/profile-columns.ts';
import { rankNames, readRegisterQuery } from '../domain/register-query.ts';
import type { RegisterRecord } from '../domain/register-record.ts';
import { PROFILE_ALIAS, rawOf } from './profiles.read.ts';
import { byTaxCode, filtered, type NarrowedSearch, namesByWords, recordsInOrder, toRecord } from './register.read.ts';
import { REGISTER_ALIAS, registerColumns, registerFacts } from './register-facts.read.ts';

export interface FirmQuery {
  readonly filters: FirmFilters;
  /** What the scope makes of the places asked for. */
  readonly places: { readonly province?: string; readonly commune?: string };
  readonly context: ConditionContext;
  readonly placeIndex: PlaceIndex;
}

export interface FirmPage {
  readonly firms: readonly RegisterRecord[];
  /** Where the next page begins; absent on the last. */
  readonly next?: string;
  /** How many there are in all, where finding the page told it. */
  readonly total?: number;
}

/** By name, or the likeliest first when words were typed. `after` is the `next` of the page before; anything else begins anew. */
export async function searchFirms(
  db: Db,
  query: FirmQuery,
  { after = '', limit }: { readonly after?: string; readonly limit: number },
): Promise<FirmPage> {
  const search = narrowed(query);
  const typed = readRegisterQuery(query.filters.text);
  if (typed.kind === 'words') {
    const from = /^\d{1,3}$/.test(after) ? Number(after) : 0;
    const ranked = rankNames(await namesByWords(db, typed, search), typed);
    const firms = await recordsInOrder(db, ranked.slice(from, from + limit));
    return { firms, total: ranked.length, ...(ranked.length > from + limit && { next: String(from + limit) }) };
  }
  if (typed.kind === 'tax-code') {
    const rows = await byTaxCode(db, typed.digits, search, limit + 1);
    const firms = rows.slice(0, limit).map(toRecord);
    return { firms, ...(rows.length <= limit && { total: rows.length }) };
  }
  const [name, code] = cursor(after);
  const rows = await filtered(db, search)
    .$if(typed.kind === 'legal-form', (of) =>
      of.where('legal_form', '=', typed.kind === 'legal-form' ? typed.legalForm : null),
    )
    .$if(name !== undefined, (of) => of.where(sql<boolean>`(name_key, tax_code) > (${name}, ${code})`))
    .orderBy('name_key')
    .orderBy('tax_code')
    .limit(limit + 1)
    .execute();
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    firms: rows.slice(0, limit).map(toRecord),
    ...(last && { next: `${last.name_key}~${last.tax_code}` }),
    ...(last === undefined && name === undefined && { total: rows.length }),
  };
}

/** How many there are, counted no further than `most`. */
export async function countFirms(db: Db, query: FirmQuery, most: number): Promise<number> {
  const search = narrowed(query);
  const typed = readRegisterQuery(query.filters.text);
  if (typed.kind === 'words') return Math.min(most, (await namesByWords(db, typed, search)).length);
  if (typed.kind === 'tax-code') return (await byTaxCode(db, typed.digits, search, most)).length;
  const some = filtered(db, search)
    .$if(typed.kind === 'legal-form', (of) =>
      of.where('legal_form', '=', typed.kind === 'legal-form' ? typed.legalForm : null),
    )
    .clearSelect()
    .select(sql<number>`1`.as('one'))
    .limit(most);
  const counted = await db
    .selectFrom(some.as('some'))
    .select(sql<number>`count(*)::int`.as('firms'))
    .executeTakeFirst();
  return counted?.firms ?? 0;
}

function cursor(after: string): [string, string] | [undefined, undefined] {
  const at = after.lastIndexOf('~');
  return at < 0 ? [undefined, undefined] : [after.slice(0, at), after.slice(at + 1)];
}

function narrowed({ filters, places, context, placeIndex }: FirmQuery): NarrowedSearch {
  const { status, size, level, process, certificate, claimed } = filters;
  const { asOf } = context;
  const target = { context, places: placeIndex };
  const only: RawBuilder<boolean>[] = [];
  if (status !== undefined) only.push(sql`operating_status = ${status}`);
  // Bare, so that the planner may begin with the few that are claimed.
  if (claimed === 'yes') only.push(amongClaimed(sql``));
  if (claimed === 'no') only.push(sql`not ${amongClaimed(sql``)}`);
  if (process !== undefined) only.push(amongClaimed(itemOf('profile_processes', process, asOf)));
  if (certificate !== undefined)
    only.push(amongClaimed(itemOf('profile_certifications', certificate, asOf, ['expires_on', 'valid_until'])));
  if (level === 'none')
    only.push(sql`not ${amongClaimed(sql`join profile_levels as i on i.dossier_id = c.dossier_id`)}`);
  else if (level !== undefined)
    only.push(
      amongClaimed(
        sql`join profile_levels as i on i.dossier_id = c.dossier_id and i.level = ${level} and ${lasting(['expires_on'], asOf)}`,
      ),
    );
  if (size !== undefined) {
    const is = { fact: 'sizeClass', is: size };
    const own = conditionToSql(is, { ...target, columns: registerColumns, alias: REGISTER_ALIAS });
    const declared = conditionToSql(is, { ...target, columns: profileColumns, alias: PROFILE_ALIAS });
    // Where the register is silent the firm's own word counts, looked up firm by firm: most lists end long before all are asked.
    only.push(sql`(
      select case when own is not null then own else exists (
        select from claimed_firms as c join enterprise_profiles as p on p.dossier_id = c.dossier_id
        where c.tax_code = register_records.tax_code and (${rawOf(declared)})) end
      from (select (${rawOf(own)}) as own from (${registerFacts()}) as r) as sized)`);
  }
  const { industry } = filters;
  return { text: filters.text, ...places, ...(industry !== undefined && { industry }), only };
}

/** Whether the row is one of the claimed firms that `joined` leaves. */
function amongClaimed(joined: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql`register_records.tax_code in (select c.tax_code from claimed_firms as c ${joined})`;
}

function itemOf(table: string, code: string, asOf: LocalDate, days: readonly string[] = ['expires_on']) {
  return sql`join ${sql.table(table)} as i on i.dossier_id = c.dossier_id and i.code = ${code} and ${lasting(days, asOf)}`;
}

function lasting(days: readonly string[], asOf: LocalDate): RawBuilder<boolean> {
  return sql`${sql.join(
    days.map((day) => sql`(${sql.ref(`i.${day}`)} is null or ${sql.ref(`i.${day}`)} >= ${asOf})`),
    sql` and `,
  )}`;
}
