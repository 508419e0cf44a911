/** An officer says in which commune a firm is whose register names a divided or unknown one; and takes it back. Each is an event. */
import type { Actor } from '../../../foundation/actor.ts';
import { type Instant, localDateOf } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';
import { actorRef } from '../../accounts/index.ts';
import { onceAccepted } from '../../ledger/index.ts';
import { findPlacement, lockWaitingFirm } from '../store/register-placements.read.ts';
import { insertPlacement, undoPlacement } from '../store/register-placements.write.ts';
import { type ImportDeskDeps, importAreaOf } from './import-desk-deps.ts';

interface Order {
  readonly actor: Actor | undefined;
  readonly command: string;
  readonly now: Instant;
}

/** Gives the placement's id. */
export async function placeFirm(
  deps: ImportDeskDeps,
  order: Order & { readonly taxCode: string; readonly communeId: string },
): Promise<Result<string, Refusal>> {
  const may = importAreaOf(deps, order.actor);
  if (!may.ok) return may;
  const { actor, taxCode, communeId, now } = order;
  const province = deps.places.provinceOf(communeId)?.id;
  const isCommune = deps.places.communes.some(({ id }) => id === communeId);
  if (
    actor === undefined ||
    !isCommune ||
    province === undefined ||
    !deps.places.isInForce(communeId, localDateOf(now))
  )
    return refused({ code: 'enterprises.register.no-commune', field: 'commune' });
  return inTransaction(deps.db, (trx) =>
    onceAccepted<Refusal>(trx, order.command, async () => {
      const firm = await lockWaitingFirm(trx, taxCode);
      // A firm elsewhere is as unknown as one that does not wait.
      if (firm === undefined || (may.value !== undefined && firm.provinceId !== may.value))
        return refused({ code: 'enterprises.register.not-waiting' });
      // What the register knows of the province holds; the commune lies in it.
      if (firm.provinceId !== null && firm.provinceId !== province)
        return refused({ code: 'enterprises.register.no-commune', field: 'commune' });
      const id = deps.ids.next();
      await insertPlacement(trx, firm, { id, communeId, provinceId: province, by: actor.personId, at: now });
      await append(deps, trx, 'register.placed', actor, { id, communeId, now });
      return accepted(id);
    }),
  );
}

export async function undoPlacing(
  deps: ImportDeskDeps,
  order: Order & { readonly placementId: string },
): Promise<Result<string, Refusal>> {
  const may = importAreaOf(deps, order.actor);
  if (!may.ok) return may;
  const { actor, placementId, now } = order;
  return inTransaction(deps.db, (trx) =>
    onceAccepted<Refusal>(trx, order.command, async () => {
      const placement = await findPlacement(trx, placementId);
      const outside = may.value !== undefined && placement?.provinceId !== may.value;
      if (actor === undefined || placement === undefined || outside)
        return refused({ code: 'enterprises.register.not-waiting' });
      if (!(await undoPlacement(trx, placementId, actor.personId, now)))
        return refused({ code: 'enterprises.register.not-waiting' });
      await append(deps, trx, 'register.placing-undone', actor, {
        id: placementId,
        communeId: placement.communeId,
        now,
      });
      return accepted(placementId);
    }),
  );
}

/** The firm itself is not named: the placement is. */
function append(
  { ledger, ids }: ImportDeskDeps,
  trx: Parameters<typeof insertPlacement>[0],
  type: 'register.placed' | 'register.placing-undone',
  actor: Actor,
  { id, communeId, now }: { readonly id: string; readonly communeId: string; readonly now: Instant },
): Promise<unknown> {
  return ledger.append(trx, { ids, now }, [
    { type, actor: actorRef(actor), localityId: communeId, occurredAt: now, payload: { placementId: id } },
  ]);
}
