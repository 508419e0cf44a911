/** A support measure as data: who may have it, how much, by which law, from when to when, and what is not certain. */
import type { LocalDate } from '../../../foundation/clock.ts';
import type { Bilingual } from '../../../foundation/i18n/language.ts';
import type { Withdrawal } from '../../../foundation/withdrawal.ts';
import type { Citation, Condition } from '../../conditions/index.ts';

/** `confirmed`: conditions and amounts read at a public source. `uncertain` and `draft` rules never say yes. */
export const MEASURE_STATUSES = ['confirmed', 'uncertain', 'draft'] as const;
export type MeasureStatus = (typeof MEASURE_STATUSES)[number];

/** What the support is about, in the reader's terms; the filter of the list. */
export const TOPICS = [
  'software',
  'signature-invoice',
  'advice',
  'training',
  'tax',
  'startup',
  'supply-chain',
  'trade',
  'digital-programme',
  'conversion',
] as const;
export type Topic = (typeof TOPICS)[number];

/** The kinds of applicant, the codes of the fact `applicantType`. */
export const APPLICANTS = [
  'enterprise',
  'business-household',
  'cooperative',
  'farm-household',
  'individual-consultant',
  'consulting-organisation',
  'support-organisation',
] as const;
export type Applicant = (typeof APPLICANTS)[number];

/** The unit and period of an amount: a cap without them means nothing. */
export const PER_UNITS = [
  'contract-year',
  'enterprise-year',
  'enterprise-month',
  'enterprise',
  'employee-year',
  'consultant-year',
  'course',
  'course-year',
  'trainee-course',
  'worker-course',
  'tax-year',
  'year',
  'case',
  'project',
  'product',
  'household',
  'platform-subscription',
  'voucher',
  'roadmap',
  'port-call',
  'container-20ft',
  'container-40ft',
  'as-referred',
  'unlimited',
] as const;
export type PerUnit = (typeof PER_UNITS)[number];

export const BENEFIT_KINDS = ['percentage', 'flat', 'free', 'training-seat', 'voucher'] as const;
export type BenefitKind = (typeof BENEFIT_KINDS)[number];

/** One level of the benefit. An applicant may fit several and takes the most favourable. */
export interface Tier {
  readonly label: Bilingual;
  /** Absent: everyone who fits the measure. */
  readonly when?: Condition;
  /** Share of the cost, 0..1. Absent: not known. */
  readonly rate?: number;
  /** `ceiling` reads "up to". */
  readonly rateIs?: 'exact' | 'ceiling';
  /** Most that may be paid, integer đồng per `per`. */
  readonly capVnd?: number;
  /** A flat sum, integer đồng per `per`. */
  readonly amountVnd?: number;
  readonly per?: PerUnit;
  /** Contracts or places foreseen by a yearly plan. */
  readonly quota?: number;
  /** False: rate or cap not re-read at source; shown as provisional. */
  readonly verified: boolean;
}

export interface Benefit {
  readonly kind: BenefitKind;
  /** What the percentage is taken of. */
  readonly base?: Bilingual;
  readonly tiers: readonly Tier[];
  readonly durationMonths?: number;
  readonly minMonths?: number;
  readonly maxMonths?: number;
  readonly maxPerYear?: number;
  readonly maxPerLifetime?: number;
  readonly maxUnitsPerYear?: number;
  /** Tiers follow one another in time instead of competing. */
  readonly phased?: boolean;
  /** Things given beside the main benefit. */
  readonly also?: readonly Bilingual[];
}

/** A condition on the purchase, the budget or the file that no fact of the dossier can answer: said beside every "may qualify". */
export interface Proviso {
  readonly text: Bilingual;
  /** False when it is not even certain that the law asks this. */
  readonly certain: boolean;
  readonly cite?: Citation;
}

export interface PaperNeeded {
  /** A code of `content/measures/papers/papers.json`. */
  readonly code: string;
  readonly required: boolean;
  readonly verified: boolean;
}

export const CHANNELS = ['in-person', 'online', 'post', 'tax-return', 'automatic', 'with-registration'] as const;
export type Channel = (typeof CHANNELS)[number];

/** How each part of the measure came to be known. */
export const READ_FROM = ['source', 'recall', 'press', 'draft', 'by-reference', 'not-needed', 'none'] as const;
export type ReadFrom = (typeof READ_FROM)[number];

export interface Measure {
  readonly id: string;
  readonly title: Bilingual;
  /** One sentence: what you get. */
  readonly summary: Bilingual;
  readonly topic: Topic;
  /** Who takes the file or decides. */
  readonly authority: Bilingual;
  /** `vn` or the versioned id of the issuing province at that time. */
  readonly jurisdiction: string;
  readonly legalBasis: readonly Citation[];
  readonly validity: { readonly from: LocalDate; readonly to: LocalDate | null; readonly verified: boolean };
  readonly status: MeasureStatus;
  /** The kinds of applicant the measure names; the condition says the same to the machine. */
  readonly applicants: readonly Applicant[];
  readonly audience: Bilingual;
  readonly condition: Condition;
  readonly provisos: readonly Proviso[];
  readonly benefit: Benefit;
  readonly papers: readonly PaperNeeded[];
  readonly channels: readonly Channel[];
  readonly processing?: { readonly days: number; readonly kind: 'working' | 'calendar' };
  readonly readFrom: {
    readonly amounts: ReadFrom;
    readonly conditions: ReadFrom;
    readonly papers: ReadFrom;
    readonly processing: ReadFrom;
  };
  /** Order in which files are taken, and who goes first on a tie. */
  readonly priority?: { readonly order: readonly string[]; readonly tieBreak: readonly string[] };
  /** Measures of one group may pay for the same thing: to be checked for double funding. */
  readonly stackingGroup?: string;
  /** Taken back: cases still name it, no list and no judgement does. */
  readonly withdrawn?: Withdrawal;
  readonly supersededBy?: string;
  /** What is not certain, and why. */
  readonly doubts: readonly Bilingual[];
  readonly sources: readonly string[];
  /** The day the sources were last read. */
  readonly readOn: LocalDate;
  /** SHA-256 of the file: the version a result names. */
  readonly hash: string;
}

/** A paper a file may need, with who could hold it already (promise: never ask twice). */
export interface Paper {
  readonly code: string;
  readonly name: Bilingual;
  readonly heldBy?: Bilingual;
}

/** The name of a legal document as a reader says it: `Nghị định 80/2021/NĐ-CP`. */
export interface LegalDocument {
  readonly document: string;
  readonly name: Bilingual;
}

/** Everything the module reads from `content/measures`, checked. */
export interface MeasureCatalogue {
  readonly measures: readonly Measure[];
  readonly byId: ReadonlyMap<string, Measure>;
  readonly papers: ReadonlyMap<string, Paper>;
  readonly documents: ReadonlyMap<string, LegalDocument>;
  /** SHA-256 over the hashes of all measures: the version of the whole catalogue. */
  readonly hash: string;
}
