/** What the platforms programme adds up to: offers, places, trials, each number the count of its own events. */

/** The way of a place, in order; each step but the first two counts the trials that came so far. */
export const STEPS = ['offers', 'places', 'asked', 'given-back', 'started', 'continued', 'confirmed'] as const;
export type Step = (typeof STEPS)[number];

/** Events a step opens into. Places are told by the decisions that opened them. */
export const EVENTS_OF: Readonly<Record<Step, readonly string[]>> = {
  offers: ['product.change-accepted'],
  places: ['product.change-accepted'],
  asked: ['trial.asked'],
  'given-back': ['trial.withdrawn', 'trial.not-served'],
  started: ['trial.started'],
  continued: ['trial.continued'],
  confirmed: ['trial.use-confirmed'],
};

export interface OfferCount {
  readonly offerId: string;
  readonly platformId: string;
  readonly acceptedAt: string;
  readonly endedAt?: string | undefined;
  readonly from: string;
  readonly until: string;
  readonly counts: Readonly<Record<Step, number>>;
}

const NONE: OfferCount['counts'] = {
  ...{ offers: 0, places: 0, asked: 0, 'given-back': 0, started: 0, continued: 0, confirmed: 0 },
};

export function sumOf(offers: readonly Pick<OfferCount, 'counts'>[]): OfferCount['counts'] {
  return offers.reduce(
    (sum, { counts }) => ({
      offers: sum.offers + counts.offers,
      places: sum.places + counts.places,
      asked: sum.asked + counts.asked,
      'given-back': sum['given-back'] + counts['given-back'],
      started: sum.started + counts.started,
      continued: sum.continued + counts.continued,
      confirmed: sum.confirmed + counts.confirmed,
    }),
    NONE,
  );
}

/** Below this a public page tells no number: a vendor or a neighbour would know which firm it is. */
export const LEAST_SHOWN = 5;

/** Trials of one product that came so far, as everybody reads them. */
export type ProductUse = Pick<OfferCount['counts'], 'started' | 'continued' | 'confirmed'>;

/** Places that are out: asked for and not given back. */
export const takenOf = (counts: OfferCount['counts']): number => counts.asked - counts['given-back'];
