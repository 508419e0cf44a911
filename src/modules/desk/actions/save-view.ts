/** Keeps the address of a list under a name, for oneself or for the whole office, and lets go of it again. */
import type { Actor } from '../../../foundation/actor.ts';
import type { Instant } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';
import { actorRef, type NotAllowed } from '../../accounts/index.ts';
import { onceAccepted } from '../../ledger/index.ts';
import { deleteView, insertView } from '../store/views.write.ts';
import { type DeskActionDeps, officeFor } from './desk-action-deps.ts';

/** Rooms of the desk whose pages are lists. */
export const LIST_ROOMS: readonly string[] = [
  'unreached',
  'firms',
  'cases',
  'populations',
  'claims',
  'duplicates',
  'audit',
];
const LONGEST_QUERY = 1000;

export type ViewRefusal = NotAllowed | Refusal<'desk.view.name' | 'desk.view.list'>;

export function saveView(
  deps: DeskActionDeps,
  order: {
    readonly actor: Actor | undefined;
    readonly name: string;
    /** A room of the desk and the query of its page, without a page of it. */
    readonly path: string;
    readonly query: string;
    readonly shared: boolean;
    readonly command: string;
    readonly now: Instant;
  },
): Promise<Result<string, ViewRefusal>> {
  const { actor, path, command, now } = order;
  return inTransaction(deps.db, (trx) =>
    onceAccepted<ViewRefusal>(trx, command, async () => {
      const office = officeFor(deps, actor, 'firms.read');
      if (!office.ok || actor === undefined) return office.ok ? refused({ code: 'accounts.not-signed-in' }) : office;
      const name = order.name.replace(/\s+/g, ' ');
      if (name === '' || name.length > 80) return refused({ code: 'desk.view.name', field: 'name' });
      const query = new URLSearchParams(order.query);
      query.delete('after');
      query.delete('page');
      if (!LIST_ROOMS.includes(path) || query.toString().length > LONGEST_QUERY)
        return refused({ code: 'desk.view.list' });
      const id = deps.ids.next();
      await insertView(trx, {
        ...{ id, name, path, query: query.toString(), personId: actor.personId, at: now },
        office: order.shared ? office.value : null,
      });
      await deps.ledger.append(trx, { ids: deps.ids, now }, [
        {
          ...{ type: 'view.saved', actor: actorRef(actor), localityId: office.value, occurredAt: now },
          payload: { viewId: id, path, shared: order.shared },
        },
      ]);
      return accepted(id);
    }),
  );
}

/** Removing what is gone, or another's, changes nothing. */
export function removeView(
  deps: DeskActionDeps,
  { actor, id, now }: { readonly actor: Actor; readonly id: string; readonly now: Instant },
): Promise<Result<undefined, NotAllowed>> {
  return inTransaction(deps.db, async (trx) => {
    const office = officeFor(deps, actor, 'firms.read');
    if (!office.ok) return office;
    if (!(await deleteView(trx, id, actor.personId))) return accepted(undefined);
    await deps.ledger.append(trx, { ids: deps.ids, now }, [
      { type: 'view.removed', actor: actorRef(actor), occurredAt: now, payload: { viewId: id } },
    ]);
    return accepted(undefined);
  });
}
