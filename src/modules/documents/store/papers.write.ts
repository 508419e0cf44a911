/** Keeps bytes once by their hash, and lets them go with the last paper that means them. */
import type { Instant } from '../../../foundation/clock.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import type { ScanVerdict } from '../../../foundation/files/virus-scanner.ts';
import type { Paper, PaperOwner, PaperSubject } from '../domain/paper.ts';
import './tables.ts';

const PIECE = 512 * 1024;

export interface NewPaper extends Paper {
  readonly owner: PaperOwner;
  readonly subject: PaperSubject;
}

export async function insertPaper(trx: Trx, paper: NewPaper, bytes: Buffer): Promise<void> {
  await storeBytes(trx, paper, bytes, paper.addedAt);
  await trx
    .insertInto('papers')
    .values({
      ...{ id: paper.id, hash: paper.hash, name: paper.name, handed_in_by: paper.by, added_at: paper.addedAt },
      ...{ owner_kind: paper.owner.kind, owner_id: paper.owner.id },
      ...{ subject_kind: paper.subject.kind, subject_id: paper.subject.id },
      person_id: paper.personId ?? null,
    })
    .execute();
}

/** The update of a hash by itself waits for whoever is letting the file go at this moment, and then keeps it or stores it anew. */
async function storeBytes(
  trx: Trx,
  { hash, kind, size, verdict }: Pick<Paper, 'hash' | 'kind' | 'size' | 'verdict'>,
  bytes: Buffer,
  now: Instant,
): Promise<void> {
  await trx
    .insertInto('stored_files')
    .values({
      ...{ hash, kind, size, stored_at: now },
      ...{ verdict: verdict ?? null, scanned_at: verdict === undefined ? null : now },
    })
    .onConflict((conflict) => conflict.column('hash').doUpdateSet({ hash }))
    .execute();
  const there = await trx
    .selectFrom('stored_file_pieces')
    .select('ordinal')
    .where('hash', '=', hash)
    .limit(1)
    .executeTakeFirst();
  if (there !== undefined) return;
  for (let from = 0, ordinal = 0; from < bytes.length; from += PIECE, ordinal += 1)
    await trx
      .insertInto('stored_file_pieces')
      .values({ hash, ordinal, bytes: bytes.subarray(from, from + PIECE) })
      .execute();
}

export async function markShared(trx: Trx, id: string, sharedAt: Instant | null): Promise<void> {
  await trx.updateTable('papers').set({ shared_at: sharedAt }).where('id', '=', id).execute();
}

/** What the scanner said; the first word stays. Of an infected file the bytes go. Gives whether it was new. */
export async function settleVerdict(
  trx: Trx,
  { hash, verdict, now }: { readonly hash: string; readonly verdict: ScanVerdict; readonly now: Instant },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('stored_files')
    .set({ verdict, scanned_at: now })
    .where('hash', '=', hash)
    .where('verdict', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  if (verdict === 'infected') await trx.deleteFrom('stored_file_pieces').where('hash', '=', hash).execute();
  return true;
}

/** Of one paper, or of everything an owner handed in. Bytes nobody else's paper means go too. */
export async function deletePapers(
  trx: Trx,
  which: { readonly id: string } | { readonly owner: PaperOwner },
): Promise<void> {
  const deleting = trx.deleteFrom('papers').returning('hash');
  const gone = await ('id' in which
    ? deleting.where('id', '=', which.id)
    : deleting.where('owner_kind', '=', which.owner.kind).where('owner_id', '=', which.owner.id)
  ).execute();
  for (const hash of [...new Set(gone.map(({ hash }) => hash))].sort()) {
    // Under its lock nobody adds a paper that means it; what was added before is seen by the next statement.
    await trx.selectFrom('stored_files').select('hash').where('hash', '=', hash).forUpdate().execute();
    await trx
      .deleteFrom('stored_files')
      .where('hash', '=', hash)
      .where((eb) =>
        eb.not(
          eb.exists(eb.selectFrom('papers').select('papers.id').whereRef('papers.hash', '=', 'stored_files.hash')),
        ),
      )
      .execute();
  }
}
