/** Moves the day a dossier goes, because something of it changed that is kept elsewhere: an answer of an assessment, say. */
import { addDays, type Instant, localDateOf } from '../../../foundation/clock.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import { DAYS_KEPT } from '../domain/open-dossier.ts';
import { moveExpiry } from '../store/dossiers.write.ts';

/** In the caller's transaction. */
export async function keepDossier(trx: Trx, dossierId: string, now: Instant): Promise<void> {
  await moveExpiry(trx, dossierId, addDays(localDateOf(now), DAYS_KEPT));
}
