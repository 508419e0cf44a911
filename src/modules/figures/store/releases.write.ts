/** Keeps releases; the database refuses to change one that is settled. */
import type { Trx } from '../../../foundation/database/tables.ts';
import type { Release, ReleaseTable } from './releases.read.ts';
import './tables.ts';

export async function insertRelease(
  trx: Trx,
  release: Omit<Release, 'number' | 'state' | 'settledAt'> & { readonly preparedBy: string },
  tables: readonly ReleaseTable[],
): Promise<void> {
  await trx
    .insertInto('figure_releases')
    .values({
      id: release.id,
      number: null,
      state: 'prepared',
      period_from: release.from,
      period_to: release.to,
      ledger_seq: release.ledgerSeq,
      ledger_hash: release.ledgerHash,
      corrects: release.corrects,
      reason: release.reason,
      content_hash: release.contentHash,
      prepared_by: release.preparedBy,
      prepared_at: release.preparedAt,
      settled_by: null,
      settled_at: null,
    })
    .execute();
  for (const { indicator, definitionHash, counts, shown } of tables)
    await trx
      .insertInto('figure_release_tables')
      .values({
        ...{ release_id: release.id, indicator, definition_hash: definitionHash },
        ...{ counts: JSON.stringify(counts), shown: JSON.stringify(shown) },
      })
      .execute();
}

/** False when it was settled already. Two who settle at once meet at the row. */
export async function settle(
  trx: Trx,
  id: string,
  settled: {
    readonly state: 'published' | 'discarded';
    readonly number: number | null;
    readonly by: string;
    readonly at: string;
  },
): Promise<boolean> {
  const { state, number, by, at } = settled;
  const result = await trx
    .updateTable('figure_releases')
    .set({ state, number, settled_by: by, settled_at: at })
    .where('id', '=', id)
    .where('state', '=', 'prepared')
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

/** The number the next published release gets; the caller holds the prepared one. */
export async function nextNumber(trx: Trx): Promise<number> {
  const row = await trx
    .selectFrom('figure_releases')
    .select(({ fn }) => fn.max<number | null>('number').as('last'))
    .executeTakeFirst();
  return Number(row?.last ?? 0) + 1;
}
