/** The network admits an adviser: the role begins and requests may come. No recognition goes with it. */
import type { Actor } from '../../../foundation/actor.ts';
import { type Instant, localDateOf } from '../../../foundation/clock.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';
import { actorRef, giveRole, type NotAllowed } from '../../accounts/index.ts';
import { findAdviser } from '../store/advisers.read.ts';
import { setStatus } from '../store/advisers.write.ts';
import type { AdviserDeps } from './adviser-deps.ts';

export type AdmitRefusal = NotAllowed | Refusal<'advisers.admit.not-applied'>;

/** In the caller's transaction. The role reaches over the province of the adviser's home. */
export async function admitAdviser(
  trx: Trx,
  deps: Pick<AdviserDeps, 'ids' | 'ledger' | 'roles' | 'places'>,
  order: { readonly adviserId: string; readonly actor: Actor; readonly now: Instant },
): Promise<Result<string, AdmitRefusal>> {
  const { adviserId, actor, now } = order;
  const adviser = await findAdviser(trx, adviserId, localDateOf(now));
  if (adviser?.status !== 'applied') return refused({ code: 'advisers.admit.not-applied' });
  const { personId, provinceId } = adviser;
  const scope = { kind: 'locality', localityId: provinceId } as const;
  const given = await giveRole(trx, deps, { personId, role: 'adviser', scope, by: actor, now });
  if (!given.ok) return given;
  await setStatus(trx, adviserId, { status: 'active', assignmentId: given.value, now });
  await deps.ledger.append(trx, { ids: deps.ids, now }, [
    {
      ...{ type: 'adviser.admitted', actor: actorRef(actor), localityId: provinceId, occurredAt: now },
      payload: { adviserId, assignmentId: given.value },
    },
  ]);
  return accepted(adviserId);
}
