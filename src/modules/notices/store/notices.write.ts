/** Writes notices and preferences. */
import { sql } from 'kysely';
import type { Instant } from '../../../foundation/clock.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import type { NewNotice } from '../domain/notice.ts';
import type { WantedPreference } from '../domain/preference.ts';
import './tables.ts';

/** False when the person has this news already. */
export async function insertNotice(trx: Trx, id: string, notice: NewNotice, now: Instant): Promise<boolean> {
  const { personId, code, key, title, href } = notice;
  const inserted = await trx
    .insertInto('notices')
    .values({ id, person_id: personId, code, key, title_vi: title.vi, title_en: title.en, href, made_at: now })
    .onConflict((conflict) => conflict.columns(['person_id', 'key']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

export async function markMailed(trx: Trx, ids: readonly string[], now: Instant): Promise<void> {
  if (ids.length === 0) return;
  await trx
    .updateTable('notices')
    .set({ mailed_at: now })
    .where('id', 'in', [...ids])
    .execute();
}

export async function markAllRead(trx: Trx, personId: string, now: Instant): Promise<void> {
  await trx
    .updateTable('notices')
    .set({ read_at: now })
    .where('person_id', '=', personId)
    .where('read_at', 'is', null)
    .execute();
}

/** A number that was proved stays so while it is the same. */
export async function savePreference(trx: Trx, personId: string, preference: WantedPreference): Promise<void> {
  const { mail, language, quiet, message } = preference;
  const kept = { mail, language, quiet, message_channel: message?.channel ?? null, phone: message?.phone ?? null };
  await trx
    .insertInto('notice_preferences')
    .values({ person_id: personId, ...kept })
    .onConflict((conflict) =>
      conflict.column('person_id').doUpdateSet({
        ...kept,
        phone_proved_at: sql<Instant | null>`
          case when notice_preferences.phone = excluded.phone then notice_preferences.phone_proved_at end`,
      }),
    )
    .execute();
}

/** Only the number that was asked about: it may have been changed meanwhile. */
export async function markPhoneProved(
  trx: Trx,
  { personId, phone, at }: { readonly personId: string; readonly phone: string; readonly at: Instant },
): Promise<void> {
  await trx
    .updateTable('notice_preferences')
    .set({ phone_proved_at: at })
    .where('person_id', '=', personId)
    .where('phone', '=', phone)
    .execute();
}
