/** Reads the answer to the commune question: a choice, or a text to search for. One exact, undivided name is taken; anything else is asked. */
import type { Fields } from '../../../foundation/http/route.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import { type CommuneSearch, searchCommunes } from '../domain/commune-question.ts';
import type { Gazetteer } from '../domain/gazetteer.ts';
import { localityText } from '../messages/index.ts';

export type CommuneAnswer =
  /** Id of a commune in force, or of a province (in force or former) when the person knows no more. */
  | { readonly kind: 'chosen'; readonly id: string }
  | { readonly kind: 'empty' }
  /** Show the question again with these; status 422 when `message` is there. */
  | {
      readonly kind: 'ask';
      readonly code: 'localities.commune.choose' | 'localities.commune.not-found';
      readonly text: string;
      /** Searched for the first time: the choices are the next step, not a mistake. */
      readonly first: boolean;
      readonly search: CommuneSearch;
    };

export const searchFieldOf = (name: string): string => `${name}-search`;
export const askedFieldOf = (name: string): string => `${name}-asked`;
export const provinceFieldOf = (name: string): string => `${name}-province`;

/** `name` is the field's name, as given to `CommunePicker`. */
export function readCommuneAnswer(places: Gazetteer, form: Fields, name: string): CommuneAnswer {
  const text = form.get(searchFieldOf(name)).slice(0, 120);
  const retyped = text !== form.get(askedFieldOf(name));
  const chosen = form.all(name).find((value) => isAnswer(places, value));
  if (chosen !== undefined && !(retyped && text !== '')) return { kind: 'chosen', id: chosen };
  if (text === '') return { kind: 'empty' };
  const search = searchCommunes(places, text, form.get(provinceFieldOf(name)) || undefined);
  const [only, ...others] = search.choices;
  const exact = places.searchLocalities(text, { limit: 1 })[0]?.match === 'exact';
  if (only && others.length === 0 && exact && !only.divided && !search.province)
    return { kind: 'chosen', id: only.commune };
  const found = search.choices.length > 0 || search.communes.length > 0;
  return {
    kind: 'ask',
    code: found ? 'localities.commune.choose' : 'localities.commune.not-found',
    text,
    first: retyped,
    search,
  };
}

export function communeMessage(answer: CommuneAnswer, language: Language): string | undefined {
  if (answer.kind !== 'ask') return undefined;
  if (answer.first && answer.code.endsWith('.choose')) return undefined;
  const text = localityText(language);
  return answer.code === 'localities.commune.choose' ? text.chooseOne : text.nothingFound;
}

function isAnswer(places: Gazetteer, value: string): boolean {
  const level = places.findLocality(value)?.level;
  return level === 'commune' || level === 'province' || level === 'former-province';
}
