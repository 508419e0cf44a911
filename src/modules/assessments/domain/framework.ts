/** What an assessment framework is: an immutable, cited version of questions, points and level rules, held as data in `content/frameworks/`. */
import type { LocalDate } from '../../../foundation/clock.ts';
import type { Bilingual } from '../../../foundation/i18n/language.ts';

/** `incomplete`: answers can be kept, a level is never given. */
export type FrameworkStatus = 'official' | 'superseded' | 'provisional' | 'incomplete';

export interface AnswerOption {
  readonly code: string;
  readonly points: number;
  readonly label: Bilingual;
  /** Cannot be chosen together with others ("not used"). */
  readonly exclusive?: boolean;
}

/** Turns a ratio into points: the highest band whose percentage is exceeded. Absent in a framework whose cut-offs are not known. */
export interface RatioCutOffs {
  readonly bands: readonly { readonly overPercent: number; readonly points: number }[];
  readonly status: 'official' | 'proposed';
}

/**
 * - `levels`: a ladder, answered with the points of a step
 * - `ratio`: two numbers, or the points an assessor already derived
 * - `single`, `multi`: option codes, or points when scored
 * - `sector`: the code of a sector; `tools`: the codes of the tools in use from that sector's list
 * - `open`: free text, never scored
 */
export type CriterionKind = 'levels' | 'ratio' | 'single' | 'multi' | 'sector' | 'tools' | 'open';

export interface Criterion {
  readonly code: string;
  readonly kind: CriterionKind;
  readonly label: Bilingual;
  readonly gate?: Bilingual;
  readonly hint?: Bilingual;
  /** A doubt about this criterion, shown with it. */
  readonly note?: Bilingual;
  /** `disputed`: one source scores it, another does not; shown in the profile, never decides a level by itself. */
  readonly scored: 'yes' | 'no' | 'disputed';
  readonly max: number;
  readonly optional?: boolean;
  readonly options?: readonly AnswerOption[];
  /** False when the official ladder may have steps we do not know: any whole number of points up to `max` is accepted. */
  readonly optionsComplete?: boolean;
  /** False where a second choice is no progress (a second cloud provider): never suggested as a step. */
  readonly moreIsBetter?: boolean;
  readonly numerator?: Bilingual;
  readonly denominator?: Bilingual;
  readonly denominatorPresumed?: boolean;
  readonly period?: Bilingual;
  readonly cutOffs?: RatioCutOffs;
}

/** What is asked on one page. */
export interface Part {
  readonly code: string;
  readonly name: Bilingual;
  readonly criteria: readonly Criterion[];
}

/** A pillar (2021, 2023) or a question section (2025). */
export interface Section {
  readonly code: string;
  readonly name: Bilingual;
  /** Two words at most, for the bridge. */
  readonly short: Bilingual;
  /** Null where the maximum is not known. */
  readonly max: number | null;
  /** False when the name was not seen in the decision itself. */
  readonly confirmed: boolean;
  readonly parts: readonly Part[];
}

interface NamedLevel {
  readonly level: number;
  readonly name: Bilingual;
  readonly meaning: Bilingual;
}

/** A pillar is at `level` when its share of points is over `overPercent`; `includesLowerBound` where the exact bound counts too. */
export interface PillarBand {
  readonly level: number;
  readonly overPercent: number;
  readonly includesLowerBound?: boolean;
  /** The reading is ours, the text does not cover it. */
  readonly inferred?: boolean;
}

export interface OverallLevel extends NamedLevel {
  /** The total must be over this; null for the lowest level. */
  readonly totalOver: number | null;
  readonly pillars?: { readonly atLeast: number; readonly level: number };
}

/** "Total over T and at least N pillars at level L"; the highest level whose two conditions hold. */
export interface PointsAndPillars {
  readonly kind: 'points-and-pillars';
  readonly pillarBands: readonly PillarBand[];
  readonly pillarLevelNames: readonly { readonly level: number; readonly name: Bilingual }[];
  readonly levels: readonly OverallLevel[];
}

export interface SectorTool {
  readonly code: string;
  readonly label: Bilingual;
  /** Number of other tools it depends on: weight 1 / (1 + prerequisites). */
  readonly prerequisites: number;
  /** Functions of the platform taxonomy; a firm that uses one of them sees the tool ticked for confirmation. */
  readonly suggestedByFunctions?: readonly string[];
  /** The one function this tool stands for; ticking it declares the function as in use. */
  readonly impliesFunction?: string;
}

export interface Sector {
  readonly code: string;
  readonly name: Bilingual;
  /** Raw maximum quoted by a secondary source; null when unknown. */
  readonly listMaximum: number | null;
  /** Only a complete list gives a sector score, and so a level. */
  readonly listComplete: boolean;
  /** Prefixes of VSIC codes for which this sector is proposed. Ours, the firm confirms. */
  readonly suggestedForIndustries: readonly string[];
  readonly tools: readonly SectorTool[];
  /** Typical tools named by a marketplace: shown as examples, never scored. */
  readonly hints: readonly Bilingual[];
  readonly note?: Bilingual;
}

/**
 * How the common questions and the sector score make the total; the decision's own way is not known, so it is a setting:
 * - `sector-only`: the sector score alone (default)
 * - `common-40-sector-60`: 40 % common questions, 60 % sector score
 * - `common-singles`: the single-choice questions summed and scaled to 100
 */
export const AGGREGATIONS = ['sector-only', 'common-40-sector-60', 'common-singles'] as const;
export type Aggregation = (typeof AGGREGATIONS)[number];

export interface SectorTools {
  readonly kind: 'sector-tools';
  readonly aggregation: Aggregation;
  readonly sectorCriterion: string;
  readonly toolsCriterion: string;
  readonly levels: readonly (NamedLevel & { readonly from: number })[];
  readonly sectors: readonly Sector[];
}

export interface NotPublished {
  readonly kind: 'not-published';
  readonly reason: 'criteria-not-published' | 'level-rule-not-published';
}

export type Scoring = PointsAndPillars | SectorTools | NotPublished;

export interface Framework {
  readonly id: string;
  readonly version: string;
  readonly status: FrameworkStatus;
  /** `history`: not offered for a new assessment, earlier answers can be kept. */
  readonly use: 'assess' | 'history';
  readonly default?: boolean;
  readonly shortName: Bilingual;
  readonly title: Bilingual;
  readonly summary: Bilingual;
  readonly citation: {
    readonly document: string;
    readonly date: LocalDate;
    readonly issuer: Bilingual;
    readonly title: Bilingual;
    readonly urls: readonly string[];
    readonly verified: boolean;
  };
  readonly validFrom: LocalDate;
  readonly validFromPresumed?: boolean;
  readonly validTo: LocalDate | null;
  readonly replaces: string | null;
  readonly replacedBy: string | null;
  /** Minutes a person needs on a phone. */
  readonly minutes: number;
  /** Answers under codes of the sections (`T1.3`) are kept although the criterion is not in our copy. */
  readonly acceptsUnlistedCriteria?: boolean;
  readonly sections: readonly Section[];
  readonly scoring: Scoring;
  readonly missing: readonly { readonly code: string; readonly text: Bilingual }[];
  readonly confidence: Readonly<Record<string, string>>;
}
