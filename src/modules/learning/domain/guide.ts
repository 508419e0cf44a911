/** A guide: a short text for owners, in one language, split at its headings, with the law it rests on and the steps that open it. */
import type { LocalDate } from '../../../foundation/clock.ts';
import type { Language } from '../../../foundation/i18n/language.ts';

/**
 * How far a legal text was read: `read` at source, `read-about` through official news or summaries, `not-read`, or `replaced` by a newer one
 * and named only because readers still meet it.
 */
export const LAW_READINGS = ['read', 'read-about', 'not-read', 'replaced'] as const;
export type LawReading = (typeof LAW_READINGS)[number];

export interface LawBehind {
  readonly document: string;
  /** Day it came into force, or was issued where only that is known. */
  readonly date?: LocalDate;
  readonly reading: LawReading;
}

export interface GuideSection {
  /** Anchor inside the page, from the heading without marks. */
  readonly anchor: string;
  readonly title: string;
  /** Markdown without the heading. */
  readonly body: string;
}

export interface Guide {
  /** Code of the topic, the same in both languages: `L17`. */
  readonly id: string;
  /** Same in both languages, so that switching language keeps the page. */
  readonly slug: string;
  readonly language: Language;
  readonly title: string;
  readonly summary: string;
  readonly minutes: number;
  readonly audience: readonly string[];
  /** Pillar of the platform taxonomy. */
  readonly pillar: string;
  /** Functions of the platform taxonomy it teaches about. */
  readonly functions: readonly string[];
  /** Ids of the plan's steps that open it. */
  readonly steps: readonly string[];
  readonly reviewedOn: LocalDate;
  /** After this day the guide must be read again before it is trusted. */
  readonly validUntil: LocalDate;
  readonly law: readonly LawBehind[];
  readonly sources: readonly string[];
  /** Taken back: its address says so, nothing else leads there. */
  readonly withdrawn?: { readonly on: LocalDate; readonly reason: string };
  /** Text before the first heading. */
  readonly opening: string;
  readonly sections: readonly GuideSection[];
}

export function isDueForReview(guide: Guide, today: LocalDate): boolean {
  return today > guide.validUntil;
}
