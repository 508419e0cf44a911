/** What an assessment says: points, levels where the framework allows them, and what stands in the way where it does not. */

/** `not-computable`: no level can honestly be given; the reasons are in `missing`. */
export type ResultStatus = 'official' | 'superseded' | 'provisional' | 'not-computable';

export type MissingReason =
  | 'unanswered'
  /** A ratio was answered but the table that turns it into points is not known. */
  | 'ratio-cut-off'
  /** The tool list of the firm's sector is partial or unknown. */
  | 'sector-list-incomplete'
  | 'criteria-not-published'
  | 'level-rule-not-published';

export interface Missing {
  readonly criterion?: string;
  readonly reason: MissingReason;
}

export interface SectionResult {
  readonly code: string;
  /** Sum of the points known; null when none is. */
  readonly score: number | null;
  readonly max: number | null;
  /** Only where the framework gives sections a level and every criterion of it has points. */
  readonly level: number | null;
}

export interface AssessmentResult {
  readonly framework: string;
  readonly status: ResultStatus;
  /** Points known so far; null when none is. */
  readonly total: number | null;
  readonly level: number | null;
  readonly pillars: readonly SectionResult[];
  readonly missing: readonly Missing[];
  /** Levels still possible when what is missing is counted as nothing or as everything; absent where no level rule applies. */
  readonly possibleLevels?: { readonly lowest: number; readonly highest: number };
  /** Points of each criterion that has any: what the next steps are computed from. */
  readonly points: Readonly<Record<string, number>>;
}

/** The text form of `missing`: a criterion code when it is unanswered, else `code:reason` or the reason alone. */
export function missingText({ criterion, reason }: Missing): string {
  if (criterion === undefined) return reason;
  return reason === 'unanswered' ? criterion : `${criterion}:${reason}`;
}
