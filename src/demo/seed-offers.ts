/** Offers of the demo: what is open is offered as the clock would, and the adviser people sign in as has taken one of theirs. */
import type { Actor } from '../foundation/actor.ts';
import type { Instant } from '../foundation/clock.ts';
import { acceptOffer, type DispatchDeps, dispatchRequests, listOffersTo } from '../modules/advisers/index.ts';

export async function seedOffers(
  { dispatch, adviser }: { readonly dispatch: DispatchDeps; readonly adviser: Actor },
  now: Instant,
): Promise<void> {
  await dispatchRequests(dispatch, now);
  const [first, ...others] = await listOffersTo(dispatch, adviser, now);
  // One stays to be answered.
  if (first === undefined || others.length === 0) return;
  const taken = await acceptOffer(dispatch, { offerId: first.id, actor: adviser, command: dispatch.ids.next(), now });
  if (!taken.ok) throw new Error(`a demo offer was refused: ${taken.refusals.map(({ code }) => code).join('; ')}`);
}
