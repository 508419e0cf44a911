/** Deletes what opens nothing any more: codes after a day (they are counted for an hour), sessions past every limit. */
import type { Instant } from '../../../foundation/clock.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import { after, OWNER_LIMITS } from '../domain/session.ts';
import { forgetCodes } from '../store/codes.write.ts';
import { forgetPasskeyAttempts } from '../store/passkeys.write.ts';
import { forgetSessions } from '../store/sessions.write.ts';

const DAY = 86_400;

export async function forgetOld(db: Db, now: Instant): Promise<void> {
  await forgetPasskeyAttempts(db, now);
  await forgetCodes(db, after(now, -DAY));
  await forgetSessions(db, after(now, -OWNER_LIMITS.absoluteSeconds));
}
