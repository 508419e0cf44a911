/** Reads and checks the files of content/localities and builds the gazetteer from them, once at start; later acts are laid over it while it runs. */
import { z } from 'zod';
import type { LocalDate } from '../../../foundation/clock.ts';
import { parseLocalDate } from '../../../foundation/clock.ts';
import { readContent } from '../../../foundation/content.ts';
import { contentHash } from '../../../foundation/content-hash.ts';
import { applyActs } from '../domain/apply-acts.ts';
import { createGazetteer, type Gazetteer } from '../domain/gazetteer.ts';
import type { Commune, CommuneKind, FormerCommune, LocalityData } from '../domain/locality.ts';
import type { LocalityAct } from '../domain/locality-act.ts';

const Day = z.string().transform((text, context): LocalDate => {
  const day = parseLocalDate(text);
  if (day) return day;
  context.addIssue({ code: 'custom', message: `${text} is not a day` });
  return z.NEVER;
});
const Name = z.object({ vi: z.string().min(1), en: z.string().min(1) });
const ProvinceKind = z.enum(['province', 'centrally-run-city']);
const Kind = z.enum(['commune', 'ward', 'special-zone']);
const Named = z.object({
  id: z.string(),
  code: z.string().regex(/^\d{2}$/),
  name: Name,
  shown: Name.optional(),
  aliases: z.array(z.string()).default([]),
});
const ProvincesFile = z.object({
  regions: z.array(z.object({ code: z.string(), name: Name })),
  provinces: z.array(
    Named.extend({
      region: z.string(),
      validFrom: Day,
      predecessors: z.array(z.string()).min(1),
      types: z.array(z.object({ from: Day, type: ProvinceKind })).min(1),
    }),
  ),
  former: z.array(Named.extend({ type: ProvinceKind, validTo: Day, successor: z.string() })),
});
const CommunesFile = z.object({
  validFrom: Day,
  kindChanges: z.array(z.object({ on: Day, from: Kind, to: Kind, codes: z.array(z.string()) })),
  rows: z.array(z.tuple([z.string().regex(/^\d{5}$/), z.string(), Kind, z.string()])),
});
const FormerCommunesFile = z.object({
  validTo: Day,
  districts: z.array(z.string()),
  rows: z.array(z.tuple([z.string(), z.string(), z.int(), z.string(), z.string()])),
});

export interface LoadedLocalities extends Gazetteer {
  /** Hash over the three lists and the acts in force: the version every result names. */
  readonly hash: string;
  /** The places of the content, without any act. */
  readonly content: LocalityData;
  /** Lays the acts in force on `today` over the content. Whoever holds this object sees the change; false when there was none. */
  follow(acts: readonly LocalityAct[], today: LocalDate): boolean;
}

export function loadLocalities(): LoadedLocalities {
  const provinces = readContent('localities/provinces.json', ProvincesFile);
  const communes = readContent('localities/communes.json', CommunesFile);
  const former = readContent('localities/former-communes.json', FormerCommunesFile);
  const data: LocalityData = {
    regions: provinces.value.regions,
    provinces: provinces.value.provinces.map((p) => ({ level: 'province', ...p })),
    formerProvinces: provinces.value.former.map((p) => ({ level: 'former-province', ...p })),
    communes: toCommunes(communes.value),
    formerCommunes: toFormerCommunes(former.value),
  };
  return livePlaces(data, contentHash([provinces.hash, communes.hash, former.hash]));
}

function livePlaces(content: LocalityData, contentVersion: string): LoadedLocalities {
  let current = createGazetteer(content);
  let hash = contentVersion;
  return {
    content,
    get hash() {
      return hash;
    },
    get regions() {
      return current.regions;
    },
    get provinces() {
      return current.provinces;
    },
    get formerProvinces() {
      return current.formerProvinces;
    },
    get communes() {
      return current.communes;
    },
    get ids() {
      return current.ids;
    },
    findLocality: (id) => current.findLocality(id),
    contains: (ancestorId, localityId) => current.contains(ancestorId, localityId),
    placesInside: (id) => current.placesInside(id),
    provinceOf: (id) => current.provinceOf(id),
    homeOf: (id) => current.homeOf(id),
    successorsOf: (formerId) => current.successorsOf(formerId),
    predecessorsOf: (id) => current.predecessorsOf(id),
    communesOf: (provinceId) => current.communesOf(provinceId),
    nameOf: (id, language, day) => current.nameOf(id, language, day),
    addressOf: (id, language, day) => current.addressOf(id, language, day),
    isInForce: (id, day) => current.isInForce(id, day),
    searchLocalities: (text, options) => current.searchLocalities(text, options),
    follow(acts, today) {
      const inForce = acts.filter(({ on }) => on <= today);
      const version = inForce.length === 0 ? contentVersion : contentHash([contentVersion, inForce]);
      if (version === hash) return false;
      current = createGazetteer(applyActs(content, inForce));
      hash = version;
      return true;
    },
  };
}

function toCommunes(file: z.infer<typeof CommunesFile>): Commune[] {
  const changes = new Map(file.kindChanges.flatMap((change) => change.codes.map((code) => [code, change] as const)));
  return file.rows.map(([code, name, kind, province]) => {
    const change = changes.get(code);
    const kinds: { from: LocalDate; kind: CommuneKind }[] = change
      ? [
          { from: file.validFrom, kind: change.from },
          { from: change.on, kind: change.to },
        ]
      : [{ from: file.validFrom, kind }];
    return {
      level: 'commune',
      id: `vn-2025-c-${code}`,
      code,
      name,
      kinds,
      province: `vn-2025-${province}`,
      validFrom: file.validFrom,
    };
  });
}

function toFormerCommunes(file: z.infer<typeof FormerCommunesFile>): FormerCommune[] {
  return file.rows.map(([code, name, district, province, successors]) => {
    const districtName = file.districts[district];
    return {
      level: 'former-commune',
      id: `vn-gso-${code}`,
      code: code.slice(2),
      name,
      ...(districtName !== undefined && { district: districtName }),
      province: `vn-gso-${province}`,
      validTo: file.validTo,
      successors: successors.split(' ').map((successor) => `vn-2025-c-${successor}`),
    };
  });
}
