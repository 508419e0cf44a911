/**
 * The commune question: from what a person typed to the communes in force they may mean. An old or divided commune is answered with its
 * candidates, a province with the list of its communes; nothing is chosen for the person.
 */
import type { Gazetteer } from './gazetteer.ts';
import type { Commune, FormerProvince, Province } from './locality.ts';

export interface CommuneChoice {
  readonly commune: string;
  /** The old commune through which it was found. */
  readonly formerly?: string;
  /** The old one went to several: the person knows which, we do not. */
  readonly divided: boolean;
}

export interface CommuneSearch {
  readonly choices: readonly CommuneChoice[];
  /** The province the text names, or the one already known: choose among `communes`, or type more. */
  readonly province?: Province | FormerProvince;
  readonly communes: readonly Commune[];
}

const MOST_CHOICES = 12;

/** `province` is the id already known, in force or former; it narrows the search unless the text names another province. */
export function searchCommunes(places: Gazetteer, text: string, province?: string): CommuneSearch {
  const known = asProvince(places, province);
  const [named] = text.trim() === '' ? [] : places.searchLocalities(text, { limit: 1 });
  const typed = named?.match === 'exact' ? asProvince(places, named.locality.id) : undefined;
  if (typed) {
    // A commune elsewhere may carry the very name of the province: Xã Bình Dương of Gia Lai.
    const inside = choicesFor(places, text, { province: typed.id });
    const namesakes = choicesFor(places, text, { exactly: true }).filter(
      ({ commune }) => !inside.some((choice) => choice.commune === commune),
    );
    return {
      choices: [...inside, ...namesakes].slice(0, MOST_CHOICES),
      province: typed,
      communes: places.communesOf(typed.id),
    };
  }
  const narrowed = known ? choicesFor(places, text, { province: known.id }) : [];
  // What was typed may lie elsewhere: an earlier answer about the province never hides it.
  const choices = narrowed.length > 0 ? narrowed : choicesFor(places, text);
  const showList = known !== undefined && narrowed.length === 0;
  return { choices, ...(known && { province: known }), communes: showList ? places.communesOf(known.id) : [] };
}

interface Within {
  readonly province?: string;
  /** Only places of this very name. */
  readonly exactly?: boolean;
}

function choicesFor(places: Gazetteer, text: string, { province, exactly = false }: Within = {}): CommuneChoice[] {
  const matches = places
    .searchLocalities(text, {
      levels: ['commune', 'former-commune'],
      limit: MOST_CHOICES,
      ...(province !== undefined && { province }),
    })
    .filter(({ match }) => !exactly || match === 'exact');
  const choices = new Map<string, CommuneChoice>();
  for (const { locality, candidates } of matches) {
    for (const commune of candidates) {
      if (choices.has(commune)) continue;
      const former = locality.level === 'former-commune';
      choices.set(commune, { commune, divided: candidates.length > 1, ...(former && { formerly: locality.id }) });
    }
  }
  return [...choices.values()].slice(0, MOST_CHOICES);
}

function asProvince(places: Gazetteer, id: string | undefined): Province | FormerProvince | undefined {
  const place = id === undefined ? undefined : places.findLocality(id);
  return place?.level === 'province' || place?.level === 'former-province' ? place : undefined;
}
