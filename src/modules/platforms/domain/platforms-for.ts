/** Questions other modules ask of the catalogue: which platforms have a function, what a function is called, where they are listed. */
import type { Language } from '../../../foundation/i18n/language.ts';
import type { Platform, PlatformCatalogue } from './platform.ts';

/** Platforms that have any of these functions, in the order of the catalogue: whoever shows them rotates them. */
export function platformsFor(functions: readonly string[], catalogue: PlatformCatalogue): readonly Platform[] {
  return catalogue.platforms.filter((platform) => functions.some((code) => platform.functions.includes(code)));
}

/** The name of a function of the taxonomy; undefined when there is none of that id. */
export function functionName(id: string, language: Language, catalogue: PlatformCatalogue): string | undefined {
  return catalogue.functions.get(id)?.label[language];
}

/** The list narrowed to these categories; under a plan key when there is one. */
export function platformsHref(language: Language, categories: readonly string[], planKey?: string): string {
  const base = planKey === undefined ? `/${language}/platforms` : `/${language}/plan/${planKey}/platforms`;
  return categories.length === 0 ? base : `${base}?do=${categories.join(',')}`;
}
