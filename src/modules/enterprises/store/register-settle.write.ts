/** Settles rows of the register anew, in the order of their tax codes. */
import { sql } from 'kysely';
import type { Trx } from '../../../foundation/database/tables.ts';
import type { ConditionContext } from '../../conditions/index.ts';
import { settledOf, settledTable } from './register-facts.read.ts';

export interface SettledPage {
  readonly settled: number;
  /** The last tax code looked at; undefined when none is left. */
  readonly last?: string;
}

export async function settleRows(
  trx: Trx,
  { context, after, limit }: { readonly context: ConditionContext; readonly after: string; readonly limit: number },
): Promise<SettledPage> {
  const table = settledTable(context);
  if (table === undefined) return { settled: 0 };
  const { rows } = await sql<{ settled: number; last: string | null }>`
    with page as (select tax_code from register_records where tax_code > ${after} order by tax_code limit ${limit}),
      settled as (
        update register_records as s set (size_class_possible, size_class_table) = row(${settledOf('s', context)})
        where s.tax_code in (select tax_code from page) and s.size_class_table is distinct from ${table}
        returning 1)
    select (select count(*)::int from settled) as settled, (select max(tax_code) from page) as last`.execute(trx);
  const last = rows[0]?.last ?? undefined;
  return { settled: rows[0]?.settled ?? 0, ...(last !== undefined && { last }) };
}
