/** Codes on the papers given to those a case was filed for: only their keyed hashes. */
import type { Instant } from '../../../foundation/clock.ts';
import type { Db, Trx } from '../../../foundation/database/tables.ts';
import './tables.ts';

export interface OwnerCode {
  readonly caseId: string;
  readonly codeHash: string;
  readonly issuedBy: string;
  readonly issuedAt: Instant;
  readonly expiresAt: Instant;
}

/** In the place of one printed before. */
export async function insertOwnerCode(
  trx: Trx,
  { caseId, codeHash, issuedBy, issuedAt, expiresAt }: OwnerCode,
): Promise<void> {
  const code = {
    ...{ code_hash: codeHash, issued_by: issuedBy, issued_at: issuedAt, expires_at: expiresAt },
    ...{ tries: 0, used_at: null },
  };
  await trx
    .insertInto('case_owner_codes')
    .values({ case_id: caseId, ...code })
    .onConflict((conflict) => conflict.column('case_id').doUpdateSet(code))
    .execute();
}

/** Locked, so that tries are counted one after another. */
export async function findOwnerCode(
  trx: Db,
  caseId: string,
): Promise<(OwnerCode & { readonly tries: number; readonly usedAt?: Instant }) | undefined> {
  const row = await trx
    .selectFrom('case_owner_codes')
    .selectAll()
    .where('case_id', '=', caseId)
    .forUpdate()
    .executeTakeFirst();
  return (
    row && {
      ...{ caseId, codeHash: row.code_hash, issuedBy: row.issued_by, issuedAt: row.issued_at },
      ...{ expiresAt: row.expires_at, tries: row.tries },
      ...(row.used_at !== null && { usedAt: row.used_at }),
    }
  );
}

export async function countTry(trx: Db, caseId: string): Promise<void> {
  await trx
    .updateTable('case_owner_codes')
    .set((eb) => ({ tries: eb('tries', '+', 1) }))
    .where('case_id', '=', caseId)
    .execute();
}

export async function useOwnerCode(trx: Trx, caseId: string, now: Instant): Promise<void> {
  await trx.updateTable('case_owner_codes').set({ used_at: now }).where('case_id', '=', caseId).execute();
}
