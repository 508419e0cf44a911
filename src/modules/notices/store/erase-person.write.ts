/** What this module keeps about a person goes with them. */
import type { Trx } from '../../../foundation/database/tables.ts';
import './tables.ts';

export async function eraseNotices(trx: Trx, personId: string): Promise<void> {
  await trx.deleteFrom('notices').where('person_id', '=', personId).execute();
  await trx.deleteFrom('notice_phone_codes').where('person_id', '=', personId).execute();
  await trx.deleteFrom('notice_preferences').where('person_id', '=', personId).execute();
}
