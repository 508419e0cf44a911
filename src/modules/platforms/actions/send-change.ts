/** A vendor sends a change of its product's texts, or an offer: a draft until an officer has decided. A newer change takes the older one's place. */
import type { Actor } from '../../../foundation/actor.ts';
import { type Instant, localDateOf } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';
import { actorRef, type NotAllowed } from '../../accounts/index.ts';
import { onceAccepted } from '../../ledger/index.ts';
import { type EnteredOffer, type OfferRefusal, readOffer } from '../domain/offer.ts';
import { type EditRefusal, readEdit } from '../domain/product-edit.ts';
import { mayEditProduct, vendorActedFor } from '../policy.ts';
import { findVendor, listSentForProduct } from '../store/submissions.read.ts';
import { insertEdit, insertOffer, type NewSubmission, saveEnd } from '../store/submissions.write.ts';
import { type ProductDeps, policyOf } from './product-deps.ts';

export type ChangeRefusal =
  | NotAllowed
  | EditRefusal
  | OfferRefusal
  | Refusal<'platforms.product.not-yours' | 'platforms.offer.too-many'>;

interface Order {
  readonly actor: Actor;
  readonly platformId: string;
  readonly command: string;
  readonly now: Instant;
}

/** Offers of one product that wait at a time. */
const MOST_WAITING = 5;

/** Gives the submission's id. */
export function sendEdit(
  deps: ProductDeps,
  order: Order & { readonly entered: Parameters<typeof readEdit>[0] },
): Promise<Result<string, ChangeRefusal>> {
  return send(deps, order, 'edit', async (trx, sent, before) => {
    const edit = readEdit(order.entered);
    if (!edit.ok) return edit;
    for (const older of before) if (older.kind === 'edit') await saveEnd(trx, older, order.now);
    await insertEdit(trx, sent, edit.value);
    return accepted(sent.id);
  });
}

/** Gives the submission's id. */
export function sendOffer(
  deps: ProductDeps,
  order: Order & { readonly entered: EnteredOffer },
): Promise<Result<string, ChangeRefusal>> {
  return send(deps, order, 'offer', async (trx, sent, before) => {
    const terms = readOffer(order.entered, localDateOf(order.now));
    if (!terms.ok) return terms;
    if (before.filter(({ kind }) => kind === 'offer').length >= MOST_WAITING)
      return refused({ code: 'platforms.offer.too-many', field: 'termsVi' });
    await insertOffer(trx, sent, terms.value);
    return accepted(sent.id);
  });
}

type Waiting = Awaited<ReturnType<typeof listSentForProduct>>;

function send(
  deps: ProductDeps,
  order: Order,
  kind: 'edit' | 'offer',
  carryOut: (trx: Trx, sent: NewSubmission, waiting: Waiting) => Promise<Result<string, ChangeRefusal>>,
): Promise<Result<string, ChangeRefusal>> {
  const { actor, platformId, command, now } = order;
  return inTransaction(deps.db, (trx) =>
    onceAccepted<ChangeRefusal>(trx, command, async () => {
      const organisationId = await vendorMay(trx, deps, actor, platformId);
      if (!organisationId.ok) return organisationId;
      const before = await listSentForProduct(trx, { platformId, organisationId: organisationId.value });
      const waiting = before.filter(({ state }) => state === 'waiting');
      const id = deps.ids.next();
      const sent = { id, kind, platformId, organisationId: organisationId.value, sentBy: actor.personId, sentAt: now };
      const done = await carryOut(trx, sent, waiting);
      if (!done.ok) return done;
      await deps.ledger.append(trx, { ids: deps.ids, now }, [
        {
          type: 'product.change-sent',
          actor: actorRef(actor),
          occurredAt: now,
          payload: { submissionId: id, kind, platform: platformId },
        },
      ]);
      return done;
    }),
  );
}

/** The vendor acted for, when it holds that product now. Another's product is answered as none. */
export async function vendorMay(
  trx: Trx,
  deps: ProductDeps,
  actor: Actor,
  platformId: string,
): Promise<Result<string, NotAllowed | Refusal<'platforms.product.not-yours'>>> {
  const organisationId = vendorActedFor(actor);
  if (organisationId === undefined) return refused({ code: 'accounts.role-may-not' });
  const allowed = mayEditProduct(actor, { organisationId }, policyOf(deps));
  if (!allowed.ok) return allowed;
  const vendor = await findVendor(trx, platformId);
  return vendor?.organisationId === organisationId
    ? accepted(organisationId)
    : refused({ code: 'platforms.product.not-yours' });
}
