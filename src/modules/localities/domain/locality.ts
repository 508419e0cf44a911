/** A place with a versioned id: the nation, a province or commune in force, or one that was dissolved, on 30 June 2025 or by a later act. */
import type { LocalDate } from '../../../foundation/clock.ts';
import type { Bilingual } from '../../../foundation/i18n/language.ts';

/** Kleene answer to "is it inside?": `unknown` when a merged or divided place is partly inside. */
export type Containment = 'yes' | 'no' | 'unknown';

export type CommuneKind = 'commune' | 'ward' | 'special-zone';
export type ProvinceType = 'province' | 'centrally-run-city';

export interface Nation {
  readonly level: 'nation';
  readonly id: 'vn';
  readonly name: Bilingual;
}

export interface Province {
  readonly level: 'province';
  /** `vn-2025-38` */
  readonly id: string;
  readonly code: string;
  readonly name: Bilingual;
  /** How people write it where the bare name would mislead: `TP. Hồ Chí Minh`. */
  readonly shown?: Bilingual;
  readonly aliases: readonly string[];
  /** Socio-economic region code, e.g. `BTB`. */
  readonly region: string;
  readonly validFrom: LocalDate;
  /** Ids of the former provinces it was made of. */
  readonly predecessors: readonly string[];
  /** Types by date, oldest first. */
  readonly types: readonly { readonly from: LocalDate; readonly type: ProvinceType }[];
  /** Oldest first: the name until the day before `until`. */
  readonly formerNames?: readonly { readonly until: LocalDate; readonly name: Bilingual }[];
}

export interface FormerProvince {
  readonly level: 'former-province';
  /** `vn-gso-74` */
  readonly id: string;
  readonly code: string;
  readonly name: Bilingual;
  readonly shown?: Bilingual;
  readonly aliases: readonly string[];
  readonly type: ProvinceType;
  /** Undefined for those of before 2025. */
  readonly validFrom?: LocalDate;
  readonly validTo: LocalDate;
  /** Id of the province in force that took it in. */
  readonly successor: string;
}

export interface Commune {
  readonly level: 'commune';
  /** `vn-2025-c-16249` */
  readonly id: string;
  readonly code: string;
  /** Without the kind: `Hạc Thành`. */
  readonly name: string;
  readonly kinds: readonly { readonly from: LocalDate; readonly kind: CommuneKind }[];
  readonly province: string;
  readonly validFrom: LocalDate;
  /** Oldest first: the name until the day before `until`. */
  readonly formerNames?: readonly { readonly until: LocalDate; readonly name: string }[];
}

/** A commune, ward or township before 1 July 2025, an island district that had none, or a commune a later act dissolved. */
export interface FormerCommune {
  readonly level: 'former-commune';
  /** `vn-gso-c-14767`, `vn-gso-d-498` */
  readonly id: string;
  readonly code: string;
  /** As printed then, kind included: `Phường Lam Sơn`. */
  readonly name: string;
  readonly district?: string;
  /** Its province then. */
  readonly province: string;
  readonly validFrom?: LocalDate;
  readonly validTo: LocalDate;
  /** Communes in force that took in some of it; more than one means it was divided: ask, never guess. */
  readonly successors: readonly string[];
}

export type Locality = Nation | Province | FormerProvince | Commune | FormerCommune;

export interface Region {
  readonly code: string;
  readonly name: Bilingual;
}

/** The part of an old commune that went to one new commune: the smallest piece of ground we can tell apart. */
export interface Link {
  readonly former: string;
  readonly formerProvince: string;
  readonly commune: string;
  readonly province: string;
  /** Communes and provinces it was part of between the two, dissolved by later acts. */
  readonly past?: readonly string[];
}

/** What the gazetteer is built from; the server reads it from `content/localities`, a browser may fetch the same. */
export interface LocalityData {
  readonly regions: readonly Region[];
  readonly provinces: readonly Province[];
  readonly formerProvinces: readonly FormerProvince[];
  readonly communes: readonly Commune[];
  readonly formerCommunes: readonly FormerCommune[];
  /** What became of what, once acts were laid over the content; without them each old commune is linked with its successors. */
  readonly links?: readonly Link[];
}

export const NATION: Nation = { level: 'nation', id: 'vn', name: { vi: 'Việt Nam', en: 'Viet Nam' } };

/** The value in force on a day from a dated list, oldest first; the first one before its own start. */
export function inForceOn<T extends { readonly from: LocalDate }>(dated: readonly T[], day: LocalDate | undefined): T {
  const latest = day === undefined ? dated.at(-1) : (dated.findLast((entry) => entry.from <= day) ?? dated[0]);
  if (!latest) throw new TypeError('a dated list is never empty');
  return latest;
}
