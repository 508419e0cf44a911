/** A person leaves the portal: what the network keeps of them goes, their name first. Cases and events stay, with ids alone. */
import { type Instant, localDateOf } from '../../../foundation/clock.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import { findAdviserOfPerson } from '../store/advisers.read.ts';
import { forgetAdviser } from '../store/advisers.write.ts';
import { findOpenApplication } from '../store/applications.read.ts';
import { closeApplication } from '../store/applications.write.ts';

export async function eraseAdviser(
  trx: Trx,
  { personId, now }: { readonly personId: string; readonly now: Instant },
): Promise<void> {
  const latest = await findAdviserOfPerson(trx, personId, localDateOf(now));
  const open = latest && (await findOpenApplication(trx, latest.id));
  if (open !== undefined) await closeApplication(trx, open.caseId, { outcome: 'ended', now });
  await forgetAdviser(trx, personId, now);
}
