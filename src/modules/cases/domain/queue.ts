/** A desk's queue: what is to be done, the soonest first, cut by how long there is left. */
import { addDays, type Instant, type LocalDate } from '../../../foundation/clock.ts';
import type { Turn } from './case-type.ts';
import { instantAt } from './working-calendar.ts';

/** `open`: everything that waits for the office; the four after it divide that; `firm` and `partner` wait for those. */
export const BASKETS = ['open', 'late', 'today', 'week', 'later', 'firm', 'partner', 'closed'] as const;
export type Basket = (typeof BASKETS)[number];

export function isBasket(text: string): text is Basket {
  return (BASKETS as readonly string[]).includes(text);
}

/** Where the person who asks may look. Versioned ids: a place that was merged into theirs is theirs. `viewer`: sees no complaint about themselves. */
export type QueueScope =
  | { readonly level: 'nation'; readonly viewer?: string }
  | { readonly level: 'province' | 'commune'; readonly ids: readonly string[]; readonly viewer?: string }
  /** An adviser: what they hold in this role, and nothing else. */
  | { readonly level: 'holder'; readonly personId: string; readonly assignmentId: string }
  /** A partner: what its organisation takes part in. */
  | { readonly level: 'partner'; readonly organisationId: string };

export interface QueueQuery {
  readonly basket: Basket;
  /** Only what this person holds. */
  readonly holder?: string | undefined;
  readonly type?: string | undefined;
  readonly state?: string | undefined;
  /** Narrows a province or the nation; any versioned ids of one commune. */
  readonly communes?: readonly string[] | undefined;
  /** Words of a name, in any spelling, or a reference. */
  readonly text?: string | undefined;
}

/** What a basket means at this moment: whose turn, due after (not at) and until (at). */
export function boundsOf(
  basket: Exclude<Basket, 'closed'>,
  now: Instant,
  today: LocalDate,
): { readonly turn: Exclude<Turn, 'nobody'>; readonly from?: Instant; readonly until?: Instant } {
  // A term in days ends at 24:00: due today is due at the first instant of tomorrow.
  const endOfToday = instantAt(addDays(today, 1), 0);
  const endOfWeek = instantAt(addDays(today, 8), 0);
  switch (basket) {
    case 'open':
      return { turn: 'desk' };
    case 'late':
      return { turn: 'desk', until: now };
    case 'today':
      return { turn: 'desk', from: now, until: endOfToday };
    case 'week':
      return { turn: 'desk', from: endOfToday, until: endOfWeek };
    case 'later':
      return { turn: 'desk', from: endOfWeek };
    case 'firm':
    case 'partner':
      return { turn: basket };
  }
}
