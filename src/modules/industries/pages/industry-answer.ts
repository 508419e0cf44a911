/** Reads the answer to the industry question: a choice, or words to search for. A typed class code is taken as it is; words are always confirmed. */
import type { Fields } from '../../../foundation/http/route.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import type { Classification } from '../domain/classification.ts';
import { parseIndustryCode } from '../domain/industry.ts';
import type { IndustryMatch } from '../domain/search.ts';
import { industryText } from '../messages/index.ts';

export type IndustryAnswer =
  /** With its edition: `2025:4711`. */
  | { readonly kind: 'chosen'; readonly id: string }
  | { readonly kind: 'empty' }
  | {
      readonly kind: 'ask';
      readonly code: 'industries.industry.choose' | 'industries.industry.not-found';
      readonly text: string;
      /** Searched for the first time: the choices are the next step, not a mistake. */
      readonly first: boolean;
      readonly matches: readonly IndustryMatch[];
    };

export const searchFieldOf = (name: string): string => `${name}-search`;
export const askedFieldOf = (name: string): string => `${name}-asked`;

/** `name` is the field's name, as given to `IndustryPicker`. */
export function readIndustryAnswer(industries: Classification, form: Fields, name: string): IndustryAnswer {
  const text = form.get(searchFieldOf(name)).slice(0, 120);
  const retyped = text !== '' && text !== form.get(askedFieldOf(name));
  const chosen = form.all(name).flatMap((value) => industries.findIndustry(value) ?? [])[0];
  if (chosen && !retyped) return { kind: 'chosen', id: chosen.id };
  if (text === '') return { kind: 'empty' };
  const typed = parseIndustryCode(text) && industries.findIndustry(text);
  if (typed?.level === 'class') return { kind: 'chosen', id: typed.id };
  const matches = industries.searchIndustries(text);
  const code = matches.length > 0 ? 'industries.industry.choose' : 'industries.industry.not-found';
  return { kind: 'ask', code, text, first: retyped, matches };
}

export function industryMessage(answer: IndustryAnswer, language: Language): string | undefined {
  if (answer.kind !== 'ask') return undefined;
  if (answer.first && answer.code.endsWith('.choose')) return undefined;
  const text = industryText(language);
  return answer.code === 'industries.industry.choose' ? text.chooseOne : text.nothingFound;
}
