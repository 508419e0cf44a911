/** A figure or target somebody published: shown beside our counts with its own definition, source and date; never added, subtracted or mixed. */
import type { Bilingual } from '../../../foundation/i18n/language.ts';

export type PublishedKind = 'observed' | 'target' | 'estimate' | 'survey' | 'forecast';
export type Qualifier = 'exact' | 'about' | 'over' | 'nearly' | 'at-least' | 'at-most' | 'range';

export interface PublishedIndicator {
  readonly id: string;
  readonly name: Bilingual;
  readonly unit: Bilingual;
  /** What kind of number: a stock, a flow, cumulative, a share, a rank … */
  readonly measure: string;
  readonly area: string;
  /** Our indicator it stands beside; it measures something else. */
  readonly beside?: string | undefined;
}

export interface PublishedFigure {
  readonly id: string;
  readonly kind: PublishedKind;
  readonly indicator: PublishedIndicator;
  readonly value: number;
  readonly valueTo?: number | undefined;
  readonly qualifier: Qualifier;
  /** `2022`, `2022-10` or `2022-10-31`, as exact as printed; a target's due date. Null: not printed. */
  readonly date: string | null;
  readonly period?: { readonly from: string; readonly to: string } | undefined;
  /** Versioned id of the place, as it was then. */
  readonly locality: string;
  readonly dimension?: Bilingual | undefined;
  readonly source: {
    readonly name: string;
    readonly url?: string | undefined;
    readonly published?: string | undefined;
  };
  readonly confidence: 'high' | 'medium' | 'low';
  readonly note?: Bilingual | undefined;
}

export interface Conflict {
  readonly indicators: readonly string[];
  readonly text: Bilingual;
}

export interface Published {
  readonly figures: readonly PublishedFigure[];
  readonly conflicts: readonly Conflict[];
}

/** Known contradictions among these figures. */
export function conflictsAmong({ conflicts }: Published, figures: readonly PublishedFigure[]): readonly Conflict[] {
  const indicators = new Set(figures.map(({ indicator }) => indicator.id));
  return conflicts.filter((conflict) => conflict.indicators.some((id) => indicators.has(id)));
}
