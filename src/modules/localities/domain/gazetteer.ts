/** The gazetteer: every place by its versioned id, who contains whom, what became of what, and search. Pure: it runs in a browser too. */
import { addDays, type LocalDate } from '../../../foundation/clock.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import { containment, indexLinks, linksOfContent, placesOfLink } from './containment.ts';
import type {
  Commune,
  Containment,
  FormerProvince,
  Link,
  Locality,
  LocalityData,
  Province,
  Region,
} from './locality.ts';
import { NATION } from './locality.ts';
import { formerUnitName, placeName } from './place-names.ts';
import { createSearch, type LocalityMatch, type SearchOptions } from './search.ts';

export interface Gazetteer {
  readonly regions: readonly Region[];
  readonly provinces: readonly Province[];
  readonly formerProvinces: readonly FormerProvince[];
  readonly communes: readonly Commune[];
  /** Ids of every place there is or was, the nation included. */
  readonly ids: readonly string[];
  findLocality(id: string): Locality | undefined;
  /** Whether `localityId` lies inside `ancestorId`; an id nobody knows gives unknown. */
  contains(ancestorId: string, localityId: string): Containment;
  /** Ids of every place, those of former times included, that surely lies inside: itself too; none for an id nobody knows. */
  placesInside(id: string): readonly string[];
  /** The province in force a place lies in: undefined for the nation and for unknown ids. */
  provinceOf(id: string): Province | undefined;
  /**
   * The province and commune a count of this place belongs to for ever: those it lay in when it came to be, whatever later
   * acts did. Absent where the place does not tell.
   */
  homeOf(id: string): { readonly province?: string; readonly commune?: string };
  /** Ids of what a dissolved place became: its province, or the communes that took in parts of it. Empty for places in force. */
  successorsOf(formerId: string): readonly string[];
  /** Ids of the dissolved places of the same level that a place in force was made of. */
  predecessorsOf(id: string): readonly string[];
  /** Communes in force that lie at least partly inside a province in force or a former one, by name. */
  communesOf(provinceId: string): readonly Commune[];
  /** `Phường Hạc Thành` / `Hac Thanh Ward`; '' for an unknown id. The kind is that of `day`. */
  nameOf(id: string, language: Language, day?: LocalDate): string;
  /** The name with what it lies in: `Phường Hạc Thành, Thanh Hóa`; an old one with its old district and province. */
  addressOf(id: string, language: Language, day?: LocalDate): string;
  isInForce(id: string, day: LocalDate): boolean;
  searchLocalities(text: string, options?: SearchOptions): readonly LocalityMatch[];
}

export function createGazetteer(data: LocalityData): Gazetteer {
  const byId = new Map<string, Locality>([[NATION.id, NATION]]);
  for (const place of [...data.provinces, ...data.formerProvinces, ...data.communes, ...data.formerCommunes])
    byId.set(place.id, place);
  const provinceById = new Map(data.provinces.map((province) => [province.id, province]));
  const communeById = new Map(data.communes.map((commune) => [commune.id, commune]));
  const index = indexLinks(data.links ?? linksOfContent(data));
  const linksOf = (id: string): readonly Link[] => index.of.get(id) ?? [];
  const search = createSearch(data, linksOf);
  const ofProvinces = new Map<string, Containment>();
  // Asked by every page of a desk, for the few places desks are in.
  const inside = new Map<string, readonly string[]>();
  const communes = new Map<string, readonly Commune[]>();

  const gazetteer: Gazetteer = {
    regions: data.regions,
    provinces: data.provinces,
    formerProvinces: data.formerProvinces,
    communes: data.communes,
    ids: [...byId.keys()],
    findLocality: (id) => byId.get(id),
    contains(ancestorId, localityId) {
      const ancestor = byId.get(ancestorId);
      const place = byId.get(localityId);
      if (!ancestor || !place) return 'unknown';
      if (place.level === 'commune' || place.level === 'former-commune') return containment(index, ancestor, place);
      // A province has hundreds of links and every rule asks about the same few.
      const pair = `${ancestorId} ${localityId}`;
      const known = ofProvinces.get(pair) ?? containment(index, ancestor, place);
      ofProvinces.set(pair, known);
      return known;
    },
    placesInside(id) {
      const ancestor = byId.get(id);
      if (ancestor === undefined) return [];
      if (ancestor.level === 'nation') return gazetteer.ids;
      const known = inside.get(id);
      if (known !== undefined) return known;
      const near = new Set([id, ...linksOf(id).flatMap(placesOfLink)]);
      const found = [...near].filter((each) => gazetteer.contains(id, each) === 'yes');
      inside.set(id, found);
      return found;
    },
    provinceOf(id) {
      const place = byId.get(id);
      if (!place || place.level === 'nation') return undefined;
      if (place.level === 'province') return place;
      if (place.level === 'former-province') return provinceById.get(place.successor);
      if (place.level === 'commune') return provinceById.get(place.province);
      const provinces = new Set(linksOf(id).map((link) => link.province));
      return provinces.size === 1 ? provinceById.get([...provinces].join('')) : undefined;
    },
    homeOf(id) {
      const place = byId.get(id);
      if (!place || place.level === 'nation') return {};
      // A place of before 2025 counts in the province it came to then, and in no commune.
      const since = place.validFrom ?? ('validTo' in place ? addDays(place.validTo, 1) : undefined);
      const provinces = new Set(
        linksOf(id)
          .flatMap(({ province, past = [] }) => [province, ...past])
          .filter((each) => isProvince(byId.get(each)) && covers(byId.get(each), since)),
      );
      const communal = place.level === 'commune' || (place.level === 'former-commune' && place.validFrom !== undefined);
      return {
        ...(provinces.size === 1 && { province: [...provinces].join('') }),
        ...(communal && { commune: id }),
      };
    },
    successorsOf(formerId) {
      const place = byId.get(formerId);
      if (place?.level === 'former-province') return [place.successor];
      return place?.level === 'former-commune' ? place.successors : [];
    },
    predecessorsOf(id) {
      const place = byId.get(id);
      if (place?.level === 'province') return place.predecessors;
      if (place?.level !== 'commune') return [];
      const dissolved = linksOf(id).flatMap(({ former, past = [] }) => [former, ...past]);
      return [...new Set(dissolved)].filter((each) => byId.get(each)?.level === 'former-commune');
    },
    communesOf(provinceId) {
      const known = communes.get(provinceId);
      if (known !== undefined) return known;
      const ids = new Set(linksOf(provinceId).map((link) => link.commune));
      const byName = [...ids].map((id) => getKnown(communeById, id)).sort((a, b) => a.name.localeCompare(b.name, 'vi'));
      communes.set(provinceId, byName);
      return byName;
    },
    nameOf(id, language, day) {
      const place = byId.get(id);
      return place ? placeName(place, language, day) : '';
    },
    addressOf(id, language, day) {
      const place = byId.get(id);
      if (!place) return '';
      const parts = [placeName(place, language, day)];
      if (place.level === 'former-commune' && place.district) parts.push(formerUnitName(place.district, language));
      if (place.level === 'commune' || place.level === 'former-commune')
        parts.push(gazetteer.nameOf(place.province, language, day));
      return parts.join(', ');
    },
    isInForce(id, day) {
      return covers(byId.get(id), day);
    },
    searchLocalities: search,
  };
  return gazetteer;
}

function isProvince(place: Locality | undefined): boolean {
  return place?.level === 'province' || place?.level === 'former-province';
}

function covers(place: Locality | undefined, day: LocalDate | undefined): boolean {
  if (!place || day === undefined) return false;
  if (place.level === 'nation') return true;
  return (place.validFrom === undefined || day >= place.validFrom) && (!('validTo' in place) || day <= place.validTo);
}

function getKnown<T>(map: ReadonlyMap<string, T>, id: string): T {
  const found = map.get(id);
  if (!found) throw new Error(`unknown locality ${id}`);
  return found;
}
