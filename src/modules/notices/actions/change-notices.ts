/** What a person does with their own notices: reads them, says how to hear of them. */
import type { Actor } from '../../../foundation/actor.ts';
import type { Instant } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import { accepted, type Result, refused } from '../../../foundation/result.ts';
import { mayAtDesk, type NotAllowed, type PolicyContext } from '../../accounts/index.ts';
import type { WantedPreference } from '../domain/preference.ts';
import { markAllRead, savePreference } from '../store/notices.write.ts';

interface Deps {
  readonly db: Db;
  readonly policy: PolicyContext;
}

/** Both may be repeated: the outcome is the same. */
export async function readAll(
  { db, policy }: Deps,
  { actor, now }: { readonly actor: Actor; readonly now: Instant },
): Promise<Result<undefined, NotAllowed>> {
  const allowed = mayAtDesk(actor, 'account.write', { personId: actor.personId }, policy);
  if (allowed.ok) await inTransaction(db, (trx) => markAllRead(trx, actor.personId, now));
  return allowed.ok ? accepted(undefined) : refused(...allowed.refusals);
}

export async function changePreference(
  { db, policy }: Deps,
  { actor, preference }: { readonly actor: Actor; readonly preference: WantedPreference },
): Promise<Result<undefined, NotAllowed>> {
  const allowed = mayAtDesk(actor, 'account.write', { personId: actor.personId }, policy);
  if (allowed.ok) await inTransaction(db, (trx) => savePreference(trx, actor.personId, preference));
  return allowed.ok ? accepted(undefined) : refused(...allowed.refusals);
}
