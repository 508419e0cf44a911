/** What the pages of offers and of coordinating are given besides what their actions need. */
import type { Db } from '../../../foundation/database/tables.ts';
import type { Bilingual, Language } from '../../../foundation/i18n/language.ts';
import type { About } from '../../cases/index.ts';
import type { Gazetteer } from '../../localities/index.ts';
import type { DispatchDeps } from '../actions/dispatch-deps.ts';
import type { Topic } from '../content/load-topics.ts';

/** The country drawn: shapes of the provinces and the two archipelagos. */
export interface CountryShapes {
  readonly viewBox: string;
  readonly shapes: readonly { readonly id: string; readonly path: string }[];
  readonly islands: readonly {
    readonly id: string;
    readonly province: string;
    readonly name: Bilingual;
    readonly label: readonly [number, number];
  }[];
}

export interface OfferPageDeps extends DispatchDeps {
  readonly db: Db;
  readonly places: Gazetteer;
  readonly topics: readonly Topic[];
  readonly languages: readonly { readonly code: string; readonly label: Bilingual }[];
  readonly shapes: CountryShapes;
  /** What a case is about, in words. */
  readonly aboutInWords: (about: About, language: Language) => string;
}

export function fieldName({ topics }: Pick<OfferPageDeps, 'topics'>, field: string, language: Language): string {
  return topics.find(({ code }) => code === field)?.label[language] ?? field;
}

/** The commune with its province where the page is not about one province; the nation for a firm that named no place. */
export function placeName(
  { places }: Pick<OfferPageDeps, 'places'>,
  { communeId, provinceId }: { readonly communeId?: string | undefined; readonly provinceId?: string | undefined },
  language: Language,
): string {
  return places.nameOf(communeId ?? provinceId ?? 'vn', language);
}
