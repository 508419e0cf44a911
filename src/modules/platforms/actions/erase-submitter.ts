/** Somebody who asked for a product has their account erased: what they wrote for officers goes, what waits is taken back. */
import type { Trx } from '../../../foundation/database/tables.ts';
import { erasePerson } from '../store/submissions.write.ts';

export function eraseSubmitter(trx: Trx, personId: string): Promise<void> {
  return erasePerson(trx, personId);
}
