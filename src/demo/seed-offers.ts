/** Offers of the demo: what is open is offered as the clock would, the adviser people sign in as has taken one of theirs, and far away nobody is found. */
import type { Actor } from '../foundation/actor.ts';
import { type Instant, instantOf } from '../foundation/clock.ts';
import {
  type AskDeps,
  acceptOffer,
  type DispatchDeps,
  dispatchRequests,
  listOffersTo,
  requestAdvice,
} from '../modules/advisers/index.ts';

export interface OfferDemoDeps {
  readonly dispatch: DispatchDeps;
  readonly ask: AskDeps;
  readonly adviser: Actor;
  /** Opens a made-up plan in that commune. */
  readonly openPlan: (communeId: string, now: Instant) => Promise<string>;
  /** The first commune of each of these provinces. */
  readonly communeOf: (provinceId: string) => string;
}

/** Provinces in which no invented adviser lives; these firms want to be met. */
const FAR: readonly (readonly [provinceId: string, topic: string])[] = [
  ['vn-2025-96', 'people'],
  ['vn-2025-96', 'stock-production'],
  ['vn-2025-12', 'invoices-tax'],
];

export async function seedOffers(deps: OfferDemoDeps, now: Instant): Promise<void> {
  const { dispatch, ask, adviser } = deps;
  const yesterday = instantOf(new Date(Date.parse(now) - 20 * 3_600_000));
  for (const [index, [provinceId, code]] of FAR.entries()) {
    const key = await deps.openPlan(deps.communeOf(provinceId), yesterday);
    const asked = await requestAdvice(ask, {
      ...{ key, command: ask.ids.next(), now: yesterday, remoteOk: false, asked: { kind: 'topic', code } },
      reach: { name: 'Lý Thị Xa Thử', phone: `000000${String(2000 + index)}`, callWhen: 'any' },
    });
    if (!asked.ok) throw new Error('a demo request was refused');
  }
  await dispatchRequests(dispatch, now);
  const [first, ...others] = await listOffersTo(dispatch, adviser, now);
  // One stays to be answered.
  if (first === undefined || others.length === 0) return;
  const taken = await acceptOffer(dispatch, { offerId: first.id, actor: adviser, command: dispatch.ids.next(), now });
  if (!taken.ok) throw new Error(`a demo offer was refused: ${taken.refusals.map(({ code }) => code).join('; ')}`);
}
