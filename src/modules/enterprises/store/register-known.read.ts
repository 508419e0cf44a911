/** What the register knows of lines it has read: tax code and the hash over the cells, to tell an unchanged line without reading it. */
import { sql } from 'kysely';
import type { Db } from '../../../foundation/database/tables.ts';

const PAGE = 50_000;
/** `0101234567 0123456789abcdef`; the hash is missing where an older import did not keep it. */
const line = sql.raw(`tax_code || ' ' || coalesce(encode(substring(source_hash from 1 for 8), 'hex'), '')`);

/** About: what the planner believes; 0 before it has looked. */
export async function estimateRecords(db: Db): Promise<number> {
  const { rows } = await sql<{ rows: number }>`
    select reltuples::bigint as rows from pg_class where oid = 'register_records'::regclass`.execute(db);
  return Math.max(0, rows[0]?.rows ?? 0);
}

type Visit = (taxCode: string, hash: string) => void;

/** All firms, in the order of their codes; one text a page costs a fifth of one row a firm. */
export async function readSourceHashes(db: Db, visit: Visit): Promise<void> {
  let after = '';
  for (;;) {
    const { rows } = await sql<{ lines: string | null }>`
      select string_agg(${line}, ',') as lines
      from (select tax_code, source_hash from register_records where tax_code > ${after} order by tax_code limit ${PAGE}) page`.execute(
      db,
    );
    const lines = rows[0]?.lines?.split(',') ?? [];
    const last = visitAll(lines, visit);
    if (lines.length < PAGE) return;
    after = last;
  }
}

export async function readSourceHashesOf(db: Db, taxCodes: readonly string[], visit: Visit): Promise<void> {
  if (taxCodes.length === 0) return;
  const { rows } = await sql<{ lines: string | null }>`
    select string_agg(${line}, ',') as lines from register_records
    where tax_code = any(${`{${taxCodes.join(',')}}`}::text[])`.execute(db);
  visitAll(rows[0]?.lines?.split(',') ?? [], visit);
}

/** Gives the greatest code: pages come in order, though not within themselves. */
function visitAll(lines: readonly string[], visit: Visit): string {
  let last = '';
  for (const each of lines) {
    const space = each.indexOf(' ');
    const taxCode = each.slice(0, space);
    visit(taxCode, each.slice(space + 1));
    if (taxCode > last) last = taxCode;
  }
  return last;
}
