/** Whom a request may be offered to, what each would cost, and why nobody is left where nobody is. */
import { greatCircleKm, REACH_KM } from './feasible-pairs.ts';
import type { OfferWeights } from './offer-rules.ts';

export interface Spot {
  readonly communeId?: string | undefined;
  readonly provinceId?: string | undefined;
  /** Rough: the seat of the province; absent where nobody knows. */
  readonly lat?: number | undefined;
  readonly lon?: number | undefined;
}

export interface Candidate {
  readonly id: string;
  readonly personId: string;
  readonly fields: readonly string[];
  readonly languages: readonly string[];
  readonly remoteOk: boolean;
  readonly spot: Spot;
  /** Paused, absent today or no longer in the network. */
  readonly away: boolean;
  readonly capacityPerWeek: number;
  /** Taken this week, and offers that are out. */
  readonly takenThisWeek: number;
  readonly held: number;
  /** Whom the adviser declared ties with: names of vendors, ids of organisations. */
  readonly ties: readonly string[];
  /** Dated recognitions in force, `ministry field`. */
  readonly recognitions: readonly { readonly ministry: string; readonly field: string }[];
  /** Cases of each field the owner confirmed as solved. */
  readonly solved: Readonly<Record<string, number>>;
  readonly offersLately: number;
  readonly lapsesLately: number;
}

export interface Wanted {
  readonly caseId: string;
  readonly field: string;
  readonly language: string;
  readonly remoteOk: boolean;
  readonly spot: Spot;
  /** Whom the case is about: vendors of a platform. */
  readonly about: readonly string[];
  /** A measure may ask for a recognised adviser. */
  readonly recognition?: { readonly ministry?: string | undefined; readonly field?: string | undefined } | undefined;
  /** Declined it, let it pass, or gave it back. */
  readonly notAgain: readonly string[];
  /** Solved a case of this firm before. */
  readonly helpedBy: readonly string[];
}

export type WhyNobody =
  | 'no-skill-within-60km'
  | 'conflict'
  | 'not-recognised'
  | 'all-away'
  | 'all-declined'
  | 'no-capacity';

export const WHY_NOBODY: readonly WhyNobody[] = [
  'no-skill-within-60km',
  'conflict',
  'not-recognised',
  'all-away',
  'all-declined',
  'no-capacity',
];

/** The topic that is none of the fields advisers name. */
export const NO_FIELD = 'other';

export type Way = 'visit' | 'remote';

export interface Option {
  /** Place in the list of candidates. */
  readonly candidate: number;
  readonly way: Way;
  /** Absent from afar. */
  readonly km?: number;
  readonly cost: number;
}

/** In this order: whoever fails an earlier question is not asked a later one, so that the reason names what was missing first. */
export function optionsFor(
  wanted: Wanted,
  candidates: readonly Candidate[],
  weights: OfferWeights,
): { readonly options: readonly Option[]; readonly whyNobody: WhyNobody } {
  let whyNobody: WhyNobody = 'no-skill-within-60km';
  const options: Option[] = [];
  for (const [index, candidate] of candidates.entries()) {
    const reached = reach(candidate, wanted, weights);
    const failed = reached === undefined ? 'no-skill-within-60km' : firstFailure(candidate, wanted);
    if (failed !== undefined) {
      if (WHY_NOBODY.indexOf(failed) > WHY_NOBODY.indexOf(whyNobody)) whyNobody = failed;
      continue;
    }
    options.push({ candidate: index, ...reached!, cost: costOf(candidate, wanted, reached!, weights) });
  }
  return { options, whyNobody: options.length > 0 ? 'no-capacity' : whyNobody };
}

export function hasRoom({ capacityPerWeek, takenThisWeek }: Candidate): boolean {
  return takenThisWeek < capacityPerWeek;
}

/** What belongs to no field may go to anybody. */
export function knows({ fields }: Pick<Candidate, 'fields'>, { field }: Pick<Wanted, 'field'>): boolean {
  return field === NO_FIELD || fields.includes(field);
}

/** A tie counts however the name is written. */
export function isTied({ ties }: Pick<Candidate, 'ties'>, { about }: Pick<Wanted, 'about'>): boolean {
  const names = new Set(about.map(plain));
  return ties.some((tie) => names.has(plain(tie)));
}

function plain(name: string): string {
  return name.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();
}

/** Why nobody may choose this adviser for it, not even by hand. */
export function forbidden(
  candidate: Candidate,
  wanted: Wanted,
):
  | 'advisers.offer.conflict'
  | 'advisers.offer.not-recognised'
  | 'advisers.offer.away'
  | 'advisers.offer.full'
  | undefined {
  switch (firstFailure(candidate, { ...wanted, notAgain: [] })) {
    case 'conflict':
      return 'advisers.offer.conflict';
    case 'not-recognised':
      return 'advisers.offer.not-recognised';
    case 'all-away':
      return 'advisers.offer.away';
    case 'no-capacity':
      return 'advisers.offer.full';
    default:
      return undefined;
  }
}

function firstFailure(candidate: Candidate, wanted: Wanted): WhyNobody | undefined {
  if (isTied(candidate, wanted)) return 'conflict';
  const { recognition } = wanted;
  const isRecognised = candidate.recognitions.some(
    ({ ministry, field }) =>
      (recognition?.ministry === undefined || recognition.ministry === ministry) &&
      (recognition?.field === undefined || recognition.field === field),
  );
  if (recognition !== undefined && !isRecognised) return 'not-recognised';
  if (candidate.away) return 'all-away';
  if (wanted.notAgain.includes(candidate.id)) return 'all-declined';
  if (!hasRoom(candidate)) return 'no-capacity';
  return undefined;
}

function reach(
  candidate: Candidate,
  wanted: Wanted,
  weights: OfferWeights,
): { readonly way: Way; readonly km?: number } | undefined {
  if (!knows(candidate, wanted)) return undefined;
  const km = kmBetween(candidate.spot, wanted.spot, weights);
  if (km !== undefined && km <= REACH_KM) return { way: 'visit', km };
  return candidate.remoteOk && wanted.remoteOk ? { way: 'remote' } : undefined;
}

/** What content assumes inside one commune and inside one province, whose communes we do not measure; along the great circle beyond. */
export function kmBetween(
  one: Spot,
  other: Spot,
  { samePlaceKm, sameProvinceKm }: Pick<OfferWeights, 'samePlaceKm' | 'sameProvinceKm'>,
): number | undefined {
  if (one.communeId !== undefined && one.communeId === other.communeId) return samePlaceKm;
  if (one.provinceId !== undefined && one.provinceId === other.provinceId) return sameProvinceKm;
  const [a, b] = [pointOf(one), pointOf(other)];
  return a === undefined || b === undefined ? undefined : greatCircleKm(a, b);
}

function pointOf({ lat, lon }: Spot): { lat: number; lon: number } | undefined {
  return lat === undefined || lon === undefined ? undefined : { lat, lon };
}

/** Points; not negative. */
export function costOf(
  candidate: Candidate,
  wanted: Wanted,
  { way, km }: { readonly way: Way; readonly km?: number },
  weights: OfferWeights,
): number {
  const load = Math.min(1, candidate.held / candidate.capacityPerWeek);
  const gap = 1 / (1 + (candidate.solved[wanted.field] ?? 0));
  // Two made-up kept offers: a newcomer's first lapse is not a habit.
  const late = candidate.lapsesLately / (candidate.offersLately + 2);
  return (
    (way === 'remote' ? weights.remote : (km ?? 0) * weights.km) +
    load * weights.load +
    gap * weights.skillGap +
    (candidate.languages.includes(wanted.language) ? 0 : weights.language) +
    late * weights.lateness +
    (wanted.helpedBy.includes(candidate.id) ? 0 : weights.continuity)
  );
}
