/** An offer of a vendor: terms, from when until when, and a number of places for trials that runs out exactly. */
import { addDays, type Instant, type LocalDate, parseLocalDate } from '../../../foundation/clock.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';

export interface OfferTerms {
  readonly termsVi: string;
  /** '' where the vendor gave none. */
  readonly termsEn: string;
  readonly from: LocalDate;
  /** Last day, inclusive, on which a trial may be asked for. */
  readonly until: LocalDate;
  readonly places: number;
  readonly trialDays: number;
}

/** An accepted offer with what is left of it. */
export interface Offer extends OfferTerms {
  readonly id: string;
  readonly platformId: string;
  readonly organisationId: string;
  readonly acceptedAt: Instant;
  readonly endedAt?: Instant | undefined;
  readonly left: number;
}

export type OfferStanding = 'coming' | 'open' | 'full' | 'over' | 'ended';

export function standingOfOffer(
  { from, until, left, endedAt }: Pick<Offer, 'from' | 'until' | 'left' | 'endedAt'>,
  today: LocalDate,
): OfferStanding {
  if (endedAt !== undefined) return 'ended';
  if (until < today) return 'over';
  if (left <= 0) return 'full';
  return from > today ? 'coming' : 'open';
}

export type OfferRefusal = Refusal<
  | 'platforms.offer.terms'
  | 'platforms.offer.too-long'
  | 'platforms.offer.from'
  | 'platforms.offer.until'
  | 'platforms.offer.until-early'
  | 'platforms.offer.until-late'
  | 'platforms.offer.places'
  | 'platforms.offer.trial-days'
>;

export type EnteredOffer = Readonly<Record<'termsVi' | 'termsEn' | 'from' | 'until' | 'places' | 'trialDays', string>>;

const LONGEST = 400;
const LONGEST_OFFER_DAYS = 366;
/** Half a year; a plan nobody has claimed is kept 180 days after the last word about it, and reminders are such words. */
const LONGEST_TRIAL_DAYS = 190;

export function readOffer(entered: EnteredOffer, today: LocalDate): Result<OfferTerms, OfferRefusal> {
  const { termsVi, termsEn } = entered;
  const refusals: OfferRefusal[] = [];
  const wrong = (code: OfferRefusal['code'], field: keyof EnteredOffer) => void refusals.push({ code, field });
  if (termsVi === '') wrong('platforms.offer.terms', 'termsVi');
  if (termsVi.length > LONGEST) wrong('platforms.offer.too-long', 'termsVi');
  if (termsEn.length > LONGEST) wrong('platforms.offer.too-long', 'termsEn');
  const from = dayOf(entered.from);
  const until = dayOf(entered.until);
  if (from === undefined) wrong('platforms.offer.from', 'from');
  if (until === undefined) wrong('platforms.offer.until', 'until');
  else if (until < today || (from !== undefined && until < from)) wrong('platforms.offer.until-early', 'until');
  else if (until > addDays(today, LONGEST_OFFER_DAYS)) wrong('platforms.offer.until-late', 'until');
  const places = wholeBetween(entered.places, 1, 1_000_000);
  if (places === undefined) wrong('platforms.offer.places', 'places');
  const trialDays = wholeBetween(entered.trialDays, 7, LONGEST_TRIAL_DAYS);
  if (trialDays === undefined) wrong('platforms.offer.trial-days', 'trialDays');
  if (refusals.length > 0 || !from || !until || !places || !trialDays) return refused(...refusals);
  return accepted({ termsVi, termsEn, from, until, places, trialDays });
}

/** `25/11/2026`, as people write it here. */
function dayOf(text: string): LocalDate | undefined {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? [];
  return parseLocalDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

function wholeBetween(text: string, least: number, most: number): number | undefined {
  const digits = text.replace(/[\s.]/g, '');
  const value = /^\d{1,9}$/.test(digits) ? Number(digits) : Number.NaN;
  return value >= least && value <= most ? value : undefined;
}
