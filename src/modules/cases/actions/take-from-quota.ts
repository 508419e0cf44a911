/** The one way anything runs out: places, seats and đồng are taken and given back here, exactly and once, in the caller's transaction. */
import type { Instant } from '../../../foundation/clock.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import type { IdGenerator } from '../../../foundation/ids.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';
import type { ActorRef, Ledger } from '../../ledger/index.ts';
import { findQuota, findTaking } from '../store/quotas.read.ts';
import { giveTakingBack, insertQuota, insertTaking, type Quota, updateTotal } from '../store/quotas.write.ts';

export interface QuotaDeps {
  readonly ids: IdGenerator;
  readonly ledger: Ledger;
}

export type QuotaRefusal = Refusal<'cases.quota.unknown' | 'cases.quota.exhausted' | 'cases.quota.in-use'>;

interface Order {
  readonly actor: ActorRef;
  readonly now: Instant;
}

export async function openQuota(
  trx: Trx,
  deps: QuotaDeps,
  { id, unit, total, actor, now }: Order & Omit<Quota, 'used'>,
): Promise<void> {
  await insertQuota(trx, { id, unit, total }, now);
  await deps.ledger.append(trx, { ids: deps.ids, now }, [
    { type: 'quota.opened', actor, occurredAt: now, payload: { quotaId: id, unit, total } },
  ]);
}

/**
 * `takingId` is chosen by the caller and kept with what it is taken for: sent twice it is one taking, also from two sessions at once.
 * Take as late in the transaction as you can: others wait for the row until it commits.
 */
export async function takeFromQuota(
  trx: Trx,
  deps: QuotaDeps,
  { quotaId, takingId, amount, actor, now }: Order & { quotaId: string; takingId: string; amount: number },
): Promise<Result<undefined, QuotaRefusal>> {
  if (!Number.isSafeInteger(amount) || amount < 1) throw new RangeError(`an amount of ${amount}`);
  if ((await findQuota(trx, quotaId)) === undefined) return refused({ code: 'cases.quota.unknown' });
  const taking = await insertTaking(trx, { id: takingId, quotaId, amount }, now);
  if (taking.outcome === 'exhausted') return refused({ code: 'cases.quota.exhausted' });
  if (taking.outcome === 'known') {
    const before = await findTaking(trx, takingId);
    if (before?.quotaId !== quotaId || before.amount !== amount)
      throw new Error('a taking was sent again with another quota or amount');
    return accepted(undefined);
  }
  await deps.ledger.append(trx, { ids: deps.ids, now }, [
    { type: 'quota.taken', actor, occurredAt: now, payload: { quotaId, takingId, amount } },
  ]);
  return accepted(undefined);
}

/** Giving back twice, or what was never taken, changes nothing. */
export async function giveBackToQuota(
  trx: Trx,
  deps: QuotaDeps,
  { takingId, actor, now }: Order & { takingId: string },
): Promise<void> {
  if (!(await giveTakingBack(trx, takingId, now))) return;
  await deps.ledger.append(trx, { ids: deps.ids, now }, [
    { type: 'quota.given-back', actor, occurredAt: now, payload: { takingId } },
  ]);
}

/** Never below what is used. */
export async function resizeQuota(
  trx: Trx,
  deps: QuotaDeps,
  { quotaId, total, actor, now }: Order & { quotaId: string; total: number },
): Promise<Result<undefined, QuotaRefusal>> {
  if (!(await updateTotal(trx, quotaId, total))) {
    const known = await findQuota(trx, quotaId);
    return refused({ code: known === undefined ? 'cases.quota.unknown' : 'cases.quota.in-use' });
  }
  await deps.ledger.append(trx, { ids: deps.ids, now }, [
    { type: 'quota.resized', actor, occurredAt: now, payload: { quotaId, total } },
  ]);
  return accepted(undefined);
}
