/** Reads one act as an officer wrote it against the places as they are on its day: units exist and are in force, new codes are free, days do not go back. */
import type { LocalDate } from '../../../foundation/clock.ts';
import type { Bilingual } from '../../../foundation/i18n/language.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';
import type { Commune, CommuneKind, LocalityData, Province, ProvinceType } from './locality.ts';
import { inForceOn } from './locality.ts';
import type { CommuneAfter, LocalityAct, ProvinceAfter, UnitAfter } from './locality-act.ts';

/** A unit is named by the code it has on the day of the act (`16249`, `38`) or by its versioned id. */
export type WrittenAct =
  | (Dated & { readonly kind: 'merge'; readonly from: readonly string[]; readonly to: WrittenUnit })
  | (Dated & { readonly kind: 'split'; readonly from: string; readonly to: readonly WrittenUnit[] })
  | (Dated & { readonly kind: 'rename'; readonly unit: string; readonly name: string | Bilingual })
  | (Dated & { readonly kind: 'upgrade'; readonly unit: string; readonly to: CommuneKind | ProvinceType });

interface Dated {
  readonly on: LocalDate;
  readonly source: string;
}

export interface WrittenUnit {
  readonly code: string;
  readonly name: string | Bilingual;
  readonly kind: CommuneKind | ProvinceType;
}

export type ActRefusal = Refusal<
  | 'localities.act.before-last-act'
  | 'localities.act.before-the-content'
  | 'localities.act.unknown-unit'
  | 'localities.act.unit-twice'
  | 'localities.act.levels-differ'
  | 'localities.act.provinces-differ'
  | 'localities.act.province-not-divided'
  | 'localities.act.code-taken'
  | 'localities.act.code-of-another-level'
  | 'localities.act.name-of-another-level'
  | 'localities.act.kind-of-another-level'
  | 'localities.act.changes-nothing'
>;

type Unit = Commune | Province;
type Check<T> = Result<T, ActRefusal>;

/** `last` is the day of the last act before this one, if any. */
export function checkAct(places: LocalityData, written: WrittenAct, last: LocalDate | undefined): Check<LocalityAct> {
  if (last !== undefined && written.on < last)
    return refused({ code: 'localities.act.before-last-act', details: { on: written.on, last } });
  const wanted = written.kind === 'merge' ? written.from : [written.kind === 'split' ? written.from : written.unit];
  const found = findUnits(places, wanted);
  if (!found.ok) return found;
  const units = found.value;
  const early = units.find(({ validFrom }) => written.on <= validFrom);
  if (early)
    return refused({ code: 'localities.act.before-the-content', details: { unit: early.id, since: early.validFrom } });
  const to = unitsAfter(places, written, units);
  if (!to.ok) return to;
  return accepted({
    kind: written.kind,
    on: written.on,
    source: written.source,
    from: units.map(({ id }) => id),
    to: to.value,
  });
}

function findUnits(places: LocalityData, wanted: readonly string[]): Check<[Unit, ...Unit[]]> {
  const units: Unit[] = [];
  for (const ref of wanted) {
    const unit = [...places.communes, ...places.provinces].find(({ id, code }) => id === ref || code === ref);
    if (!unit) return refused({ code: 'localities.act.unknown-unit', details: { unit: ref } });
    if (units.includes(unit)) return refused({ code: 'localities.act.unit-twice', details: { unit: ref } });
    units.push(unit);
  }
  const [first, ...rest] = units;
  if (!first) return refused({ code: 'localities.act.unknown-unit', details: { unit: '' } });
  const other = rest.find(({ level }) => level !== first.level);
  if (other) return refused({ code: 'localities.act.levels-differ', details: { unit: other.id } });
  return accepted([first, ...rest]);
}

function unitsAfter(
  places: LocalityData,
  written: WrittenAct,
  units: readonly [Unit, ...Unit[]],
): Check<readonly UnitAfter[]> {
  const [unit] = units;
  switch (written.kind) {
    case 'rename':
      return changed(unit, { name: written.name, kind: kindOf(unit) });
    case 'upgrade':
      return changed(unit, { name: unit.name, kind: written.to });
    case 'merge':
      return created(places, [written.to], written.on, units);
    case 'split':
      if (unit.level === 'province') return refused({ code: 'localities.act.province-not-divided' });
      return created(places, written.to, written.on, units);
  }
}

function changed(unit: Unit, { name, kind }: Omit<WrittenUnit, 'code'>): Check<readonly UnitAfter[]> {
  const after =
    unit.level === 'commune'
      ? communeAfter(unit.id, unit.province, name, kind)
      : provinceAfter(unit.id, unit.region, name, kind);
  if (!after.ok) return after;
  const sameName = JSON.stringify(after.value.name) === JSON.stringify(unit.name);
  if (sameName && kind === kindOf(unit))
    return refused({ code: 'localities.act.changes-nothing', details: { unit: unit.id } });
  return accepted([after.value]);
}

function created(
  places: LocalityData,
  written: readonly WrittenUnit[],
  on: LocalDate,
  units: readonly [Unit, ...Unit[]],
): Check<readonly UnitAfter[]> {
  const [unit] = units;
  const year = on.slice(0, 4);
  const after: UnitAfter[] = [];
  for (const { code, name, kind } of written) {
    const communal = unit.level === 'commune';
    if (!(communal ? /^\d{5}$/ : /^\d{2}$/).test(code))
      return refused({ code: 'localities.act.code-of-another-level', details: { unit: code } });
    const id = communal ? `vn-${year}-c-${code}` : `vn-${year}-${code}`;
    if (isTaken(places, id, code, units) || after.some((each) => each.id === id))
      return refused({ code: 'localities.act.code-taken', details: { unit: code } });
    const provinces = new Set(units.map((each) => (each.level === 'commune' ? each.province : each.region)));
    // A commune made of two provinces' ground needs its province named by an act on the provinces first.
    if (communal && provinces.size > 1) return refused({ code: 'localities.act.provinces-differ' });
    const one =
      unit.level === 'commune'
        ? communeAfter(id, unit.province, name, kind)
        : provinceAfter(id, unit.region, name, kind);
    if (!one.ok) return one;
    after.push(one.value);
  }
  return accepted(after);
}

/** Ids are never given twice; a code may pass to the new unit only from one of those it is made of. */
function isTaken(places: LocalityData, id: string, code: string, units: readonly Unit[]): boolean {
  const all = [...places.communes, ...places.provinces, ...places.formerCommunes, ...places.formerProvinces];
  if (all.some((place) => place.id === id)) return true;
  return [...places.communes, ...places.provinces].some((place) => place.code === code && !units.includes(place));
}

const COMMUNE_KINDS: readonly string[] = ['commune', 'ward', 'special-zone'] satisfies CommuneKind[];

function isCommuneKind(kind: CommuneKind | ProvinceType): kind is CommuneKind {
  return COMMUNE_KINDS.includes(kind);
}

function kindOf(unit: Unit): CommuneKind | ProvinceType {
  return unit.level === 'commune' ? inForceOn(unit.kinds, undefined).kind : inForceOn(unit.types, undefined).type;
}

function communeAfter(
  id: string,
  province: string,
  name: string | Bilingual,
  kind: CommuneKind | ProvinceType,
): Check<CommuneAfter> {
  if (typeof name !== 'string') return refused({ code: 'localities.act.name-of-another-level' });
  if (!isCommuneKind(kind)) return refused({ code: 'localities.act.kind-of-another-level', details: { kind } });
  return accepted({ level: 'commune', id, name, kind, province });
}

function provinceAfter(
  id: string,
  region: string,
  name: string | Bilingual,
  kind: CommuneKind | ProvinceType,
): Check<ProvinceAfter> {
  if (typeof name === 'string') return refused({ code: 'localities.act.name-of-another-level' });
  if (isCommuneKind(kind)) return refused({ code: 'localities.act.kind-of-another-level', details: { kind } });
  return accepted({ level: 'province', id, name, type: kind, region });
}
