/** The two languages of the product. Vietnamese is the source; English is complete by construction (a missing key does not compile). */
export const LANGUAGES = ['vi', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A text held by content in both languages. */
export interface Bilingual {
  readonly vi: string;
  readonly en: string;
}

export function isLanguage(text: string): text is Language {
  return (LANGUAGES as readonly string[]).includes(text);
}
