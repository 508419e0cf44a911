/** An organisation that takes part in the programme is entered: an adviser's, a vendor, an intermediary. Who acts for it is another question. */
import type { Instant } from '../../../foundation/clock.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import { insertOrganisation } from '../store/people.write.ts';

/** In the caller's transaction, which also says why. */
export async function enterOrganisation(
  trx: Trx,
  entered: {
    readonly id: string;
    readonly kind: 'adviser' | 'vendor' | 'intermediary';
    readonly name: string;
    readonly localityId?: string;
    readonly now: Instant;
  },
): Promise<void> {
  const { now, ...organisation } = entered;
  await insertOrganisation(trx, { ...organisation, createdAt: now });
}
