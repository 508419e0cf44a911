/** Reads the answer to the industry question: a choice, or words to search for. A typed class code is taken as it is; words are always confirmed. */
import type { Fields } from '../../../foundation/http/route.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import type { Classification } from '../domain/classification.ts';
import { type Industry, industryName, parseIndustryCode } from '../domain/industry.ts';
import type { IndustryMatch } from '../domain/search.ts';
import { industryText } from '../messages/index.ts';

export type IndustryAnswer =
  /** With its edition: `2025:4711`. */
  | { readonly kind: 'chosen'; readonly id: string }
  | { readonly kind: 'empty' }
  | {
      readonly kind: 'ask';
      readonly code:
        | 'industries.industry.choose'
        | 'industries.industry.not-found'
        /** `G10`: 10 lies in section C. */
        | 'industries.industry.other-section';
      readonly text: string;
      /** Where the digits lie, when a letter before them named another section. */
      readonly section?: Industry;
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
  const section = typed === undefined ? otherSectionOf(industries, text) : undefined;
  const found = industries.searchIndustries(text);
  // A code that is gone since 2025 leads to what it may have become.
  const matches = found.length > 0 ? found : successorsOf(industries, text);
  const code = matches.length > 0 ? 'choose' : 'not-found';
  const asked = { kind: 'ask', text, first: retyped, matches } as const;
  return section === undefined
    ? { ...asked, code: `industries.industry.${code}` }
    : { ...asked, code: 'industries.industry.other-section', section };
}

function otherSectionOf(industries: Classification, text: string): Industry | undefined {
  const parsed = parseIndustryCode(text);
  return parsed?.section === undefined ? undefined : industries.lineageOf(`${parsed.edition}:${parsed.code}`)[0];
}

function successorsOf(industries: Classification, text: string): readonly IndustryMatch[] {
  const parsed = parseIndustryCode(text);
  if (parsed === undefined || parsed.code.length < 2) return [];
  return industries.candidatesIn2025(`2018:${parsed.code}`).map((industry) => ({ industry }));
}

export function industryMessage(answer: IndustryAnswer, language: Language): string | undefined {
  if (answer.kind !== 'ask') return undefined;
  if (answer.first && answer.code.endsWith('.choose')) return undefined;
  const text = industryText(language);
  if (answer.section !== undefined)
    return text.otherSection(answer.section.code, industryName(answer.section, language));
  return answer.code === 'industries.industry.choose' ? text.chooseOne : text.nothingFound;
}
