/**
 * Finds places as people type them: with or without marks, `p hac thanh`, `Phường Hạc Thành, Thanh Hóa`, `hac thanh thanh hoa`, or by a name that
 * was dissolved in 2025. An exact name comes before a beginning, a beginning before a later word. Old names lead to candidates, never to a guess.
 */
import { foldVietnamese } from '../../../foundation/i18n/fold-vietnamese.ts';
import type { Link, Locality, LocalityData } from './locality.ts';
import { inForceOn } from './locality.ts';
import { bareFormerName } from './place-names.ts';
import { type Kind, readQuery } from './search-query.ts';

export type SearchLevel = 'province' | 'former-province' | 'commune' | 'former-commune';

export interface SearchOptions {
  /** Only these levels; default all. */
  readonly levels?: readonly SearchLevel[];
  /** Only places at least partly inside this province, in force (`vn-2025-38`) or former (`vn-gso-74`). */
  readonly province?: string;
  /** Default 10. */
  readonly limit?: number;
}

export interface LocalityMatch {
  readonly locality: Locality;
  readonly match: 'exact' | 'prefix' | 'word';
  /** Ids in force this leads to: itself, the province that took it in, or the communes among which an old one must be chosen. */
  readonly candidates: readonly string[];
}

interface Entry {
  readonly locality: Exclude<Locality, { level: 'nation' }>;
  /** Folded name after one blank: ` hac thanh`. */
  readonly key: string;
  /** Folded names of what it lies or lay in: ` thanh hoa| thanh pho thanh hoa`. */
  readonly context: string;
  readonly kind: Kind;
  /** Provinces, in force and former, that it touches. */
  readonly provinces: readonly string[];
  readonly candidates: readonly string[];
  /** Position among all when scores are equal: provinces first, then by name. */
  readonly order: number;
}

const MATCHES = ['exact', 'prefix', 'word'] as const;

export function createSearch(
  data: LocalityData,
  linksOf: (id: string) => readonly Link[],
): (text: string, options?: SearchOptions) => readonly LocalityMatch[] {
  const entries = entriesOf(data, linksOf);
  const buckets = new Map<string, Entry[]>();
  for (const entry of entries) {
    for (const start of new Set(
      entry.key
        .slice(1)
        .split(' ')
        .map((word) => word.slice(0, 2)),
    )) {
      const bucket = buckets.get(start);
      if (bucket) bucket.push(entry);
      else buckets.set(start, [entry]);
    }
  }
  const containers = new Set(
    entries.filter((entry) => entry.locality.level.endsWith('province')).map((entry) => entry.key.slice(1)),
  );
  for (const { district } of data.formerCommunes)
    if (district) containers.add(foldVietnamese(bareFormerName(district)));

  return (text, options = {}) => {
    const found = new Map<string, { entry: Entry; score: number }>();
    const typedMarks = marksOf(text);
    for (const reading of readQuery(text, containers)) {
      for (const entry of buckets.get(reading.name.slice(0, 2)) ?? []) {
        if (options.levels && !options.levels.includes(entry.locality.level)) continue;
        if (options.province !== undefined && !entry.provinces.includes(options.province)) continue;
        const match = matchOf(entry.key, reading.name);
        if (match === undefined || !reading.inside.every((part) => entry.context.includes(` ${part}`))) continue;
        const otherKind = reading.kind !== undefined && reading.kind !== entry.kind ? 1 : 0;
        const otherMarks = match === 0 && typedMarks !== '' && typedMarks !== marksOf(nameIn(entry.locality)) ? 1 : 0;
        const score = (match * 8 + otherKind * 4 + otherMarks * 2 + reading.doubt) * entries.length + entry.order;
        const known = found.get(entry.locality.id);
        if (!known || score < known.score) found.set(entry.locality.id, { entry, score });
      }
    }
    const ranked = [...found.values()].sort((a, b) => a.score - b.score);
    return withoutEchoes(ranked.map(({ entry }) => entry))
      .slice(0, options.limit ?? 10)
      .map((entry) => toMatch(entry, ranked, entries.length));
  };
}

function toMatch(entry: Entry, ranked: readonly { entry: Entry; score: number }[], size: number): LocalityMatch {
  const score = ranked.find((candidate) => candidate.entry === entry)?.score ?? 0;
  const match = MATCHES[Math.floor(score / size / 8)] ?? 'word';
  return { locality: entry.locality, match, candidates: entry.candidates };
}

/** The marks of a name whatever letter carries them, so that `Hoá` and `Hóa` are one spelling and `Thanh Hòa` is another. */
function marksOf(text: string): string {
  return [...text.normalize('NFD').matchAll(/[\p{M}đĐ]/gu)]
    .map(([mark]) => mark.toLowerCase())
    .sort()
    .join('');
}

function nameIn(place: Entry['locality']): string {
  if (place.level === 'former-commune') return bareFormerName(place.name);
  return place.level === 'commune' ? place.name : place.name.vi;
}

/** 0 the whole name, 1 its beginning, 2 the beginning of a later word. */
function matchOf(key: string, name: string): 0 | 1 | 2 | undefined {
  const at = key.indexOf(` ${name}`);
  if (at < 0) return undefined;
  if (at > 0) return 2;
  return key.length === name.length + 1 ? 0 : 1;
}

/** An old commune that became one commune of the same name in force says nothing new beside it. */
function withoutEchoes(entries: readonly Entry[]): Entry[] {
  const inForce = new Map(entries.filter((e) => e.locality.level === 'commune').map((e) => [e.locality.id, e.key]));
  return entries.filter(
    ({ locality, candidates, key }) =>
      locality.level !== 'former-commune' || candidates.length > 1 || inForce.get(candidates.join()) !== key,
  );
}

function entriesOf(data: LocalityData, linksOf: (id: string) => readonly Link[]): Entry[] {
  const folded = (names: readonly string[]): string => names.map((name) => ` ${foldVietnamese(name)}`).join('|');
  const namesById = new Map<string, string>(
    [...data.provinces, ...data.formerProvinces].map((p) => [p.id, folded([p.name.vi, p.name.en, ...p.aliases])]),
  );
  const contextOf = (ids: readonly string[]): string => ids.map((id) => namesById.get(id) ?? '').join('|');
  const entries: Omit<Entry, 'order'>[] = [];
  const add = (names: readonly string[], entry: Omit<Entry, 'order' | 'key'>): void => {
    for (const key of new Set(names.map((name) => ` ${foldVietnamese(name)}`))) entries.push({ ...entry, key });
  };
  for (const locality of [...data.provinces, ...data.formerProvinces]) {
    const inForce = locality.level === 'province';
    const spelled = [locality.name.vi, locality.name.en, ...locality.aliases];
    // A former province of the same name and people is the same answer to who types it.
    if (!inForce && data.provinces.some((p) => p.id === locality.successor && p.name.vi === locality.name.vi)) continue;
    add([...spelled, ...spelled.map((name) => foldVietnamese(name).replaceAll(' ', ''))], {
      locality,
      context: '',
      kind: 'province',
      provinces: [locality.id],
      candidates: [inForce ? locality.id : locality.successor],
    });
  }
  for (const locality of data.communes) {
    const provinces = [
      locality.province,
      ...new Set(linksOf(locality.id).flatMap(({ formerProvince, past = [] }) => [formerProvince, ...past])),
    ];
    const kind = inForceOn(locality.kinds, undefined).kind;
    const names = [locality.name, ...(locality.formerNames ?? []).map(({ name }) => name)];
    add(names, { locality, context: contextOf(provinces), kind, provinces, candidates: [locality.id] });
  }
  for (const locality of data.formerCommunes) {
    const provinces = [
      locality.province,
      ...new Set(linksOf(locality.id).flatMap(({ province, past = [] }) => [province, ...past])),
    ];
    add([bareFormerName(locality.name)], {
      locality,
      context: `${folded([locality.district ?? ''])}|${contextOf(provinces)}`,
      kind: locality.name.startsWith('Phường') ? 'ward' : 'commune',
      provinces,
      candidates: locality.successors,
    });
  }
  return entries.map((entry, order) => ({ ...entry, order }));
}
