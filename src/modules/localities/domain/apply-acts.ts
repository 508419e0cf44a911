/** Lays dated acts over the places of the content: what was dissolved stays findable with its dates, what it became is in force. */
import { addDays, type LocalDate } from '../../../foundation/clock.ts';
import { linksOfContent } from './containment.ts';
import type { Commune, FormerCommune, FormerProvince, Link, LocalityData, Province } from './locality.ts';
import { inForceOn } from './locality.ts';
import { type CommuneAfter, codeOf, dissolves, type LocalityAct, type ProvinceAfter } from './locality-act.ts';
import { placeName } from './place-names.ts';

/** The places as they are after acts that were checked before, oldest first. */
export function applyActs(data: LocalityData, acts: readonly LocalityAct[]): LocalityData {
  return acts.reduce(applyAct, data);
}

function applyAct(data: LocalityData, act: LocalityAct): LocalityData {
  const links = data.links ?? linksOfContent(data);
  const communes = act.to.filter((unit) => unit.level === 'commune');
  const provinces = act.to.filter((unit) => unit.level === 'province');
  if (!dissolves(act)) {
    return {
      ...data,
      links,
      communes: data.communes.map((place) => {
        const after = communes.find(({ id }) => id === place.id);
        return after ? changedCommune(place, after, act.on) : place;
      }),
      provinces: data.provinces.map((place) => {
        const after = provinces.find(({ id }) => id === place.id);
        return after ? changedProvince(place, after, act.on) : place;
      }),
    };
  }
  return communes.length > 0
    ? replaceCommunes({ ...data, links }, act, communes)
    : mergeProvinces({ ...data, links }, act, provinces);
}

function changedCommune(place: Commune, after: CommuneAfter, on: LocalDate): Commune {
  const renamed = after.name !== place.name;
  const kind = inForceOn(place.kinds, undefined).kind;
  return {
    ...place,
    name: after.name,
    ...(renamed && { formerNames: [...(place.formerNames ?? []), { until: on, name: place.name }] }),
    kinds: after.kind === kind ? place.kinds : [...place.kinds, { from: on, kind: after.kind }],
  };
}

function changedProvince(place: Province, after: ProvinceAfter, on: LocalDate): Province {
  const type = inForceOn(place.types, undefined).type;
  const types = after.type === type ? place.types : [...place.types, { from: on, type: after.type }];
  if (after.name.vi === place.name.vi && after.name.en === place.name.en) return { ...place, types };
  // How people wrote the old name says nothing of the new one.
  const { shown, ...rest } = place;
  const formerNames = [...(place.formerNames ?? []), { until: on, name: shown ?? place.name }];
  const aliases = [...place.aliases, place.name.vi, place.name.en];
  return { ...rest, name: after.name, types, formerNames, aliases };
}

type WithLinks = LocalityData & { readonly links: readonly Link[] };

/** Every piece of the old communes now lies in the new one; in each of them, when nobody said which piece went where. */
function replaceCommunes(data: WithLinks, act: LocalityAct, after: readonly CommuneAfter[]): LocalityData {
  const ended = new Set(act.from);
  const successors = after.map(({ id }) => id);
  const dissolved = data.communes.filter(({ id }) => ended.has(id));
  return {
    ...data,
    communes: [...data.communes.filter(({ id }) => !ended.has(id)), ...after.map((unit) => newCommune(unit, act.on))],
    formerCommunes: [
      ...data.formerCommunes.map((former): FormerCommune => {
        if (!former.successors.some((id) => ended.has(id))) return former;
        return { ...former, successors: replaced(former.successors, ended, successors) };
      }),
      ...dissolved.map((place) => formerCommune(place, act.on, successors)),
    ],
    links: data.links.flatMap((link) => {
      if (!ended.has(link.commune)) return [link];
      const past = [...(link.past ?? []), link.commune];
      return after.map(({ id, province }) => ({
        ...link,
        commune: id,
        province,
        past: link.province === province ? past : [...past, link.province],
      }));
    }),
  };
}

function replaced(ids: readonly string[], ended: ReadonlySet<string>, by: readonly string[]): string[] {
  return [...new Set(ids.flatMap((id) => (ended.has(id) ? by : [id])))];
}

function newCommune({ id, name, kind, province }: CommuneAfter, on: LocalDate): Commune {
  return { level: 'commune', id, code: codeOf(id), name, kinds: [{ from: on, kind }], province, validFrom: on };
}

function formerCommune(place: Commune, on: LocalDate, successors: readonly string[]): FormerCommune {
  return {
    level: 'former-commune',
    id: place.id,
    code: place.code,
    name: placeName(place, 'vi'),
    province: place.province,
    validFrom: place.validFrom,
    validTo: addDays(on, -1),
    successors,
  };
}

function mergeProvinces(data: WithLinks, act: LocalityAct, [after]: readonly ProvinceAfter[]): LocalityData {
  if (!after) return data;
  const ended = new Set(act.from);
  const dissolved = data.provinces.filter(({ id }) => ended.has(id));
  const merged: Province = {
    level: 'province',
    id: after.id,
    code: codeOf(after.id),
    name: after.name,
    aliases: [],
    region: after.region,
    validFrom: act.on,
    predecessors: dissolved.flatMap((place) => [...place.predecessors, place.id]),
    types: [{ from: act.on, type: after.type }],
  };
  return {
    ...data,
    provinces: [...data.provinces.filter(({ id }) => !ended.has(id)), merged],
    formerProvinces: [
      ...data.formerProvinces.map((former) =>
        ended.has(former.successor) ? { ...former, successor: after.id } : former,
      ),
      ...dissolved.map((place) => formerProvince(place, act.on, after.id)),
    ],
    communes: data.communes.map((place) => (ended.has(place.province) ? { ...place, province: after.id } : place)),
    links: data.links.map((link) =>
      ended.has(link.province) ? { ...link, province: after.id, past: [...(link.past ?? []), link.province] } : link,
    ),
  };
}

function formerProvince(place: Province, on: LocalDate, successor: string): FormerProvince {
  return {
    level: 'former-province',
    id: place.id,
    code: place.code,
    name: place.name,
    ...(place.shown && { shown: place.shown }),
    aliases: place.aliases,
    type: inForceOn(place.types, undefined).type,
    validFrom: place.validFrom,
    validTo: addDays(on, -1),
    successor,
  };
}
