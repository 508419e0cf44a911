/** A code with its name in both languages, as content lists them. */
import type { Bilingual, Language } from '../../../foundation/i18n/language.ts';

export interface Named {
  readonly code: string;
  readonly label: Bilingual;
}

/** The name of a code in a list; the code itself where nobody knows it any more. */
export function nameIn(list: readonly Named[], code: string, language: Language): string {
  return list.find((named) => named.code === code)?.label[language] ?? code;
}
