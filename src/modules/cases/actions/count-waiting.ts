/** What waits for somebody at their desk, for the page they begin the day with. */
import type { Actor } from '../../../foundation/actor.ts';
import type { Instant, LocalDate } from '../../../foundation/clock.ts';
import { countBaskets } from '../store/queue.read.ts';
import type { CaseDeps } from './case-deps.ts';
import { partnerScopeOf, queueScopeOf } from './queue-scope.ts';

/** Counted up to here and then no further. */
const MOST = 1000;

export interface WaitingCases {
  /** Held by this person and the office's to move; for an organisation that takes part, those that wait for it. */
  readonly mine: number;
  readonly atLeast: boolean;
  /** Of those, whose promise has passed. */
  readonly late: number;
}

export async function countWaiting(
  deps: Pick<CaseDeps, 'db' | 'roles' | 'places'>,
  actor: Actor,
  { now, today }: { readonly now: Instant; readonly today: LocalDate },
): Promise<WaitingCases | undefined> {
  const page = { now, today, most: MOST };
  const partner = partnerScopeOf(deps, actor);
  if (partner !== undefined) {
    const mine = (await countBaskets(deps.db, partner, {}, ['partner'], page)).get('partner') ?? 0;
    return { mine, atLeast: mine >= MOST, late: 0 };
  }
  const scope = queueScopeOf(deps, actor);
  if (scope === undefined) return undefined;
  const counts = await countBaskets(deps.db, scope, { holder: actor.personId }, ['open', 'late'], page);
  const of = (basket: 'open' | 'late') => counts.get(basket) ?? 0;
  return { mine: of('open'), atLeast: of('open') >= MOST, late: of('late') };
}
