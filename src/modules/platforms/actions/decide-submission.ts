/** An officer accepts or refuses what a vendor sent, with a reason of the list; accepting a product brings its vendor in, an offer opens its places. */
import type { Actor } from '../../../foundation/actor.ts';
import { type Instant, localDateOf } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';
import { actorRef, enterOrganisation, giveRole, type NotAllowed } from '../../accounts/index.ts';
import { openQuota } from '../../cases/index.ts';
import { onceAccepted } from '../../ledger/index.ts';
import { type DecisionRefusal, decideOn } from '../domain/submission.ts';
import { productText } from '../messages/products.ts';
import { mayDecideProducts } from '../policy.ts';
import { listListings } from '../store/listings.read.ts';
import { findVendor, lockSubmission, type SentThing } from '../store/submissions.read.ts';
import { saveDecision } from '../store/submissions.write.ts';
import { type ProductDeps, policyOf } from './product-deps.ts';

export type DecideRefusal =
  | NotAllowed
  | DecisionRefusal
  | Refusal<
      | 'platforms.submission.not-found'
      | 'platforms.review.has-vendor'
      | 'platforms.review.vendor-left'
      | 'platforms.review.delisted'
      | 'platforms.review.days-over'
    >;

export interface DecisionOrder {
  readonly actor: Actor;
  readonly id: string;
  readonly reason: string;
  readonly command: string;
  readonly now: Instant;
}

const VENDOR = 'vendor';

/** Gives the submission's id. */
export function decideSubmission(deps: ProductDeps, order: DecisionOrder): Promise<Result<string, DecideRefusal>> {
  const { actor, id, reason, command, now } = order;
  return inTransaction(deps.db, (trx) =>
    onceAccepted<DecideRefusal>(trx, command, async () => {
      const allowed = mayDecideProducts(actor, policyOf(deps));
      if (!allowed.ok) return allowed;
      const found = await lockSubmission(trx, id);
      if (found === undefined) return refused({ code: 'platforms.submission.not-found' });
      const decided = decideOn(found, { reason, officerId: actor.personId });
      if (!decided.ok) return decided;
      const { state } = decided.value;
      const organisationId =
        state === 'accepted' ? await accept(trx, deps, found, order) : accepted(found.organisationId);
      if (!organisationId.ok) return organisationId;
      const at = { by: actor.personId, at: now };
      await saveDecision(trx, found, { ...decided.value, ...at, organisationId: organisationId.value });
      await deps.ledger.append(trx, { ids: deps.ids, now }, [
        {
          ...(state === 'accepted' ? { type: 'product.change-accepted' } : { type: 'product.change-refused' }),
          ...{ actor: actorRef(actor), occurredAt: now },
          payload: { submissionId: id, kind: found.kind, platform: found.platformId, reason },
        },
      ]);
      await tellSender(trx, deps, found, state, now);
      return accepted(id);
    }),
  );
}

/** Gives the vendor the accepted thing belongs to. */
async function accept(
  trx: Trx,
  deps: ProductDeps,
  found: SentThing,
  { actor, now }: DecisionOrder,
): Promise<Result<string | undefined, DecideRefusal>> {
  const vendor = await findVendor(trx, found.platformId);
  if (found.kind === 'claim') {
    if (vendor !== undefined) return refused({ code: 'platforms.review.has-vendor', field: 'reason' });
    const organisationId = found.organisationId ?? deps.ids.next();
    if (found.organisationId === undefined)
      await enterOrganisation(trx, { id: organisationId, kind: 'vendor', name: found.claim.company, now });
    const scope = { kind: 'organisation', organisationId } as const;
    const given = await giveRole(trx, deps, { personId: found.sentBy, role: VENDOR, scope, by: actor, now });
    return given.ok ? accepted(organisationId) : given;
  }
  // The product may have gone to somebody else since it was sent.
  if (vendor === undefined || vendor.organisationId !== found.organisationId)
    return refused({ code: 'platforms.review.vendor-left', field: 'reason' });
  if (found.kind === 'offer') {
    const [listing] = await listListings(trx, found.platformId);
    if (listing?.act === 'delisted') return refused({ code: 'platforms.review.delisted', field: 'reason' });
    if (found.terms.until < localDateOf(now)) return refused({ code: 'platforms.review.days-over', field: 'reason' });
    await openQuota(trx, deps, {
      id: found.id,
      unit: 'places',
      total: found.terms.places,
      actor: actorRef(actor),
      now,
    });
  }
  return accepted(found.organisationId);
}

async function tellSender(
  trx: Trx,
  deps: ProductDeps,
  found: SentThing,
  state: 'accepted' | 'refused',
  now: Instant,
): Promise<void> {
  const product = deps.catalogue.byId.get(found.platformId)?.name ?? found.platformId;
  const words = (language: 'vi' | 'en') => productText(language).notices[state][found.kind](product);
  await deps.notices.toPerson(
    trx,
    {
      ...{ personId: found.sentBy, code: `platforms.${found.kind}-${state}`, key: found.id },
      title: { vi: words('vi'), en: words('en') },
      href: found.kind === 'claim' ? '/account/products' : `/desk/products/${found.platformId}`,
    },
    now,
  );
}
