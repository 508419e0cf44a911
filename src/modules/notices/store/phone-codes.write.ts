/** Codes sent to telephones: counted, kept as hashes, tried under lock, forgotten after a day. */
import { sql } from 'kysely';
import type { Instant } from '../../../foundation/clock.ts';
import type { Db, Trx } from '../../../foundation/database/tables.ts';
import type { PhoneCode } from '../domain/phone-proof.ts';
import './tables.ts';

/** Sent since then, for this person or to this number, whichever is more. */
export async function countPhoneCodes(
  db: Db,
  { personId, phoneHash, since }: { readonly personId: string; readonly phoneHash: string; readonly since: Instant },
): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select greatest(
      (select count(*)::int from notice_phone_codes where person_id = ${personId} and sent_at > ${since}),
      (select count(*)::int from notice_phone_codes where phone_hash = ${phoneHash} and sent_at > ${since})) as n`.execute(
    db,
  );
  return rows[0]?.n ?? 0;
}

export async function insertPhoneCode(
  trx: Trx,
  code: {
    readonly id: string;
    readonly personId: string;
    readonly phoneHash: string;
    readonly codeHash: string;
    readonly sentAt: Instant;
    readonly expiresAt: Instant;
  },
): Promise<void> {
  await trx
    .insertInto('notice_phone_codes')
    .values({
      ...{ id: code.id, person_id: code.personId, phone_hash: code.phoneHash, code_hash: code.codeHash },
      ...{ sent_at: code.sentAt, expires_at: code.expiresAt, used_at: null },
    })
    .execute();
}

type StoredPhoneCode = PhoneCode & { readonly id: string; readonly codeHash: string };

/** The newest to that number, locked: tries that race are counted one after the other. */
export async function lockPhoneCode(
  trx: Trx,
  { personId, phoneHash }: { readonly personId: string; readonly phoneHash: string },
): Promise<StoredPhoneCode | undefined> {
  const row = await trx
    .selectFrom('notice_phone_codes')
    .selectAll()
    .where('person_id', '=', personId)
    .where('phone_hash', '=', phoneHash)
    .orderBy('sent_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { id, code_hash: codeHash, expires_at: expiresAt, tries, used_at } = row;
  return { id, codeHash, expiresAt, tries, isUsed: used_at !== null };
}

export async function countPhoneTry(trx: Trx, id: string): Promise<void> {
  await trx.updateTable('notice_phone_codes').set({ tries: sql<number>`tries + 1` }).where('id', '=', id).execute();
}

export async function usePhoneCode(trx: Trx, id: string, now: Instant): Promise<void> {
  await trx.updateTable('notice_phone_codes').set({ used_at: now }).where('id', '=', id).execute();
}

export async function forgetPhoneCodes(trx: Trx, before: Instant): Promise<void> {
  await trx.deleteFrom('notice_phone_codes').where('sent_at', '<', before).execute();
}
