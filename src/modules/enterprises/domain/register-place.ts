/**
 * From the place a register writes to the commune in force: by name, old or new, with district and province as written. One answer is taken,
 * several are candidates for a person to choose among, none stays as the text it was. Nothing is guessed.
 */
import type { LocalDate } from '../../../foundation/clock.ts';
import { foldVietnamese } from '../../../foundation/i18n/fold-vietnamese.ts';
import type { FormerCommune, Gazetteer } from '../../localities/index.ts';

export interface WrittenPlace {
  /** Name with or without its kind, or a five-digit code. */
  readonly commune?: string;
  readonly district?: string;
  readonly province?: string;
  /** A whole address; its last parts are read where the columns above are empty. */
  readonly address?: string;
}

export type ResolvedPlace =
  | { readonly kind: 'commune'; readonly communeId: string; readonly provinceId: string }
  | { readonly kind: 'candidates'; readonly candidates: readonly string[]; readonly provinceId?: string }
  | { readonly kind: 'province'; readonly provinceId: string }
  | { readonly kind: 'nothing-written' }
  | { readonly kind: 'unknown' };

export type PlaceResolver = (place: WrittenPlace) => ResolvedPlace;

/** Communes, wards and provinces as they are today. */
const REFORM = '2025-07-01';
const KIND = /^(?:thi tran|dac khu|phuong|xa|tt|dk|p|x) (?=.)/;
const CONTAINER = /^(?:thanh pho|thi xa|huyen|quan|tinh|tp|tx|h|q|t) (?=.)/;
const DISTRICT = /^(?:thanh pho|thi xa|huyen|quan|tp|tx|h|q) /;
const NATION = /^(?:viet nam|vietnam|vn)$/;
const FORMER_KIND = /^(?:Phường|Xã|Thị trấn|Huyện) /;
/** More than these and the name says nothing. */
const MOST_CANDIDATES = 12;
const MOST_REMEMBERED = 60_000;

interface Entry {
  readonly inForce: boolean;
  /** The name with its marks, whatever letter carries them. */
  readonly marked: string;
  readonly kind: string;
  readonly district: string;
  /** Provinces, in force and former, it lies or lay in. */
  readonly provinces: ReadonlySet<string>;
  /** Communes in force it is or went to. */
  readonly candidates: readonly string[];
}

/** Whose names a file of that day means first. */
export function placesOf(asOf: LocalDate): 'old' | 'new' {
  return asOf >= REFORM ? 'new' : 'old';
}

/** A gazetteer never changes: the names of ten thousand places are read once, not for every file somebody looks into. */
const indexes = new WeakMap<Gazetteer, Index>();

/**
 * `asOf` is the day of the file: before the reform of 2025 a name without a district means the old commune. `home` is the province a place
 * lies in that names none: the file is that province's own.
 */
export function createPlaceResolver(places: Gazetteer, asOf: LocalDate, home?: string): PlaceResolver {
  const index = indexes.get(places) ?? indexOf(places);
  indexes.set(places, index);
  const homeName = home === undefined ? '' : foldVietnamese(places.nameOf(home, 'vi'));
  const remembered = new Map<string, ResolvedPlace>();
  return (place) => {
    const memo = [place.commune, place.district, place.province, place.address].join('\u0000');
    const known = remembered.get(memo);
    if (known) return known;
    const resolved = resolve(places, index, place, asOf, homeName);
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(memo, resolved);
    return resolved;
  };
}

interface Index {
  readonly communes: ReadonlyMap<string, readonly Entry[]>;
  readonly provinces: ReadonlyMap<string, ReadonlySet<string>>;
}

function resolve(places: Gazetteer, index: Index, written: WrittenPlace, asOf: LocalDate, home: string): ResolvedPlace {
  const { commune, marked, district, ...parts } = fromAddress(written, index);
  const province = parts.province || home;
  const scope = province === '' ? undefined : index.provinces.get(bare(province, CONTAINER));
  if (commune === '' && province === '') return { kind: 'nothing-written' };
  if (province !== '' && scope === undefined) return { kind: 'unknown' };
  const provinceId = scope && inForceProvince(places, scope);
  const found = commune === '' ? [] : entriesFor(index, commune, marked, district, scope, asOf);
  const candidates = [...new Set(found.flatMap((entry) => entry.candidates))];
  const [only] = candidates;
  if (only !== undefined && candidates.length === 1)
    return { kind: 'commune', communeId: only, provinceId: places.provinceOf(only)?.id ?? '' };
  if (candidates.length > 1 && candidates.length <= MOST_CANDIDATES) {
    const around = new Set(candidates.map((id) => places.provinceOf(id)?.id));
    const [shared] = around.size === 1 ? around : [provinceId];
    return { kind: 'candidates', candidates, ...(shared !== undefined && { provinceId: shared }) };
  }
  if (provinceId !== undefined) return { kind: 'province', provinceId };
  return { kind: 'unknown' };
}

function entriesFor(
  index: Index,
  commune: string,
  /** As written, with its marks. */
  marked: string,
  district: string,
  scope: ReadonlySet<string> | undefined,
  asOf: LocalDate,
): readonly Entry[] {
  const kind = KIND.exec(commune)?.[0]?.trim() ?? '';
  const named = (index.communes.get(bare(commune, KIND)) ?? []).filter(
    (entry) => scope === undefined || [...entry.provinces].some((id) => scope.has(id)),
  );
  const sameKind = named.filter((entry) => kind === '' || entry.kind.startsWith(kind));
  const alike = sameKind.length > 0 ? sameKind : named;
  const sameMarks = alike.filter((entry) => marked.endsWith(entry.marked));
  const fitting = sameMarks.length > 0 ? sameMarks : alike;
  const former = fitting.filter((entry) => !entry.inForce);
  const current = fitting.filter((entry) => entry.inForce);
  const inDistrict = district === '' ? [] : former.filter((entry) => entry.district === bare(district, CONTAINER));
  if (inDistrict.length > 0) return inDistrict;
  const [first, second] = placesOf(asOf) === 'new' ? [current, former] : [former, current];
  return first.length > 0 ? first : second;
}

interface Parts {
  readonly commune: string;
  /** The commune with its marks. */
  readonly marked: string;
  readonly district: string;
  readonly province: string;
}

/** The columns where filled, else the last parts of the address: commune, (district,) province(, Việt Nam). */
function fromAddress(written: WrittenPlace, index: Index): Parts {
  const commune = written.commune ?? '';
  const columns: Parts = {
    commune: foldVietnamese(commune),
    marked: markedName(commune),
    district: foldVietnamese(written.district ?? ''),
    province: foldVietnamese(written.province ?? ''),
  };
  if (commune !== '' || written.address === undefined) return columns;
  const parts = written.address
    .split(/[,;]|\s-\s/)
    .map((text) => ({ text, folded: foldVietnamese(text) }))
    .filter(({ folded }) => folded !== '' && !NATION.test(folded));
  const last = parts.at(-1)?.folded ?? '';
  const province = columns.province || (index.provinces.has(bare(last, CONTAINER)) ? last : '');
  const before = province === last ? parts.slice(0, -1) : parts;
  const end = before.at(-1);
  const beforeEnd = before.at(-2);
  const districted = DISTRICT.test(end?.folded ?? '') && KIND.test(beforeEnd?.folded ?? '');
  const found = districted ? beforeEnd : end;
  const named = found !== undefined && (KIND.test(found.folded) || before.length > 1);
  return {
    commune: named ? found.folded : '',
    marked: named ? markedName(found.text) : '',
    district: columns.district || (districted ? (end?.folded ?? '') : ''),
    province,
  };
}

function bare(folded: string, kinds: RegExp): string {
  const name = folded.replace(kinds, '');
  // `Phường 08` is `Phường 8`; a code keeps its zeros.
  return /^0[1-9]$/.test(name) ? name.slice(1) : name;
}

/** `Hoà` and `Hòa` are one spelling, `Thạnh` and `Thành` two: the marks of a word are set behind its letters. */
function markedName(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .map(
      (word) =>
        word.replace(/\p{M}+/gu, '') +
        [...word.matchAll(/\p{M}/gu)]
          .map(([mark]) => mark)
          .sort()
          .join(''),
    )
    .join(' ');
}

function inForceProvince(places: Gazetteer, scope: ReadonlySet<string>): string | undefined {
  const ids = new Set([...scope].map((id) => places.provinceOf(id)?.id));
  return ids.size === 1 ? [...ids][0] : undefined;
}

function indexOf(places: Gazetteer): Index {
  const provinces = new Map<string, Set<string>>();
  for (const province of [...places.provinces, ...places.formerProvinces])
    for (const name of [province.name.vi, province.name.en, province.shown?.vi ?? '', ...province.aliases]) {
      const key = bare(foldVietnamese(name), CONTAINER);
      for (const spelling of [key, key.replaceAll(' ', '')])
        if (spelling !== '') provinces.set(spelling, (provinces.get(spelling) ?? new Set()).add(province.id));
    }
  const communes = new Map<string, Entry[]>();
  const add = (name: string, entry: Entry): void => {
    const known = communes.get(name);
    if (known) known.push(entry);
    else communes.set(name, [entry]);
  };
  const seen = new Set<string>();
  for (const commune of places.communes) {
    const written = foldVietnamese(places.nameOf(commune.id, 'vi'));
    const predecessors = places.predecessorsOf(commune.id).map((id) => places.findLocality(id) as FormerCommune);
    const current: Entry = {
      inForce: true,
      marked: markedName(commune.name),
      kind: KIND.exec(written)?.[0]?.trim() ?? '',
      district: '',
      provinces: new Set([commune.province, ...predecessors.map(({ province }) => province)]),
      candidates: [commune.id],
    };
    add(bare(written, KIND), current);
    // Codes of 2025 reuse those of before: the day of the file says which is meant.
    add(commune.code, current);
    for (const former of predecessors) {
      if (seen.has(former.id)) continue;
      seen.add(former.id);
      const old = foldVietnamese(former.name);
      const entry: Entry = {
        inForce: false,
        marked: markedName(former.name.replace(FORMER_KIND, '')),
        kind: KIND.exec(old)?.[0]?.trim() ?? '',
        district: bare(foldVietnamese(former.district ?? ''), CONTAINER),
        provinces: new Set([former.province, ...former.successors.flatMap((id) => places.provinceOf(id)?.id ?? [])]),
        candidates: former.successors,
      };
      add(bare(old, KIND), entry);
      add(former.code, entry);
    }
  }
  return { communes, provinces };
}
