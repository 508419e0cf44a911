/** The catalogue narrowed by words, function, sector, size, kind of owner and price; words match with and without marks. */
import { foldedWords } from '../../../foundation/i18n/fold-vietnamese.ts';
import type { Audience, Platform, PricingModel, Size } from './platform.ts';
import { entryPrice } from './price.ts';

export interface PlatformQuery {
  readonly words: string;
  /** Any of these; empty = all. */
  readonly categories: readonly string[];
  readonly function?: string;
  /** A section letter of VSIC 2025. */
  readonly sector?: string;
  readonly size?: Size;
  readonly audience?: Audience;
  /** `known`: a dated price was read, or it is free. */
  readonly price?: 'known' | PricingModel;
}

export interface Found {
  readonly platform: Platform;
  /** The name itself was searched for: such entries come first. */
  readonly named: boolean;
}

export function findPlatforms(platforms: readonly Platform[], query: PlatformQuery): readonly Found[] {
  const wanted = foldedWords(query.words);
  return platforms
    .filter(
      (platform) =>
        (query.categories.length === 0 || query.categories.some((id) => platform.categories.includes(id))) &&
        (query.function === undefined || platform.functions.includes(query.function)) &&
        (query.sector === undefined || platform.sectors.length === 0 || platform.sectors.includes(query.sector)) &&
        (query.size === undefined || platform.sizes.includes(query.size)) &&
        (query.audience === undefined || platform.audiences.includes(query.audience)) &&
        (query.price === undefined || hasPrice(platform, query.price)) &&
        hasWords(platform.searchText, wanted),
    )
    .map((platform) => ({ platform, named: wanted.length > 0 && hasWords(platform.searchName, wanted) }));
}

function hasPrice(platform: Platform, asked: 'known' | PricingModel): boolean {
  if (asked === 'known') return platform.pricing.model === 'free' || entryPrice(platform) !== undefined;
  return platform.pricing.model === asked || platform.pricing.otherModels.includes(asked);
}

/** Every word must begin a word of the text; the text starts with a blank. */
function hasWords(folded: string, wanted: readonly string[]): boolean {
  return wanted.every((word) => folded.includes(` ${word}`));
}
