/** A dated act of the competent authority that changed places after the content was written: units merged, one divided, renamed or given another kind. */
import type { LocalDate } from '../../../foundation/clock.ts';
import type { Bilingual } from '../../../foundation/i18n/language.ts';
import type { CommuneKind, ProvinceType } from './locality.ts';

export type ActKind = 'merge' | 'split' | 'rename' | 'upgrade';

/** A unit as it is after the act. */
export type UnitAfter = CommuneAfter | ProvinceAfter;

export interface CommuneAfter {
  readonly level: 'commune';
  /** `vn-2031-c-16249`; the same as before for a unit that was only renamed or given another kind. */
  readonly id: string;
  readonly name: string;
  readonly kind: CommuneKind;
  readonly province: string;
}

export interface ProvinceAfter {
  readonly level: 'province';
  /** `vn-2031-38` */
  readonly id: string;
  readonly name: Bilingual;
  readonly type: ProvinceType;
  readonly region: string;
}

export interface LocalityAct {
  readonly kind: ActKind;
  /** From 00:00 of this day in Viet Nam. */
  readonly on: LocalDate;
  /** The resolution, as it is cited. */
  readonly source: string;
  /** Ids of the units in force before it. */
  readonly from: readonly string[];
  readonly to: readonly UnitAfter[];
}

/** Whether the units before it end: what is renamed or upgraded stays the same unit. */
export function dissolves(act: LocalityAct): boolean {
  return act.kind === 'merge' || act.kind === 'split';
}

export function codeOf(id: string): string {
  return id.slice(id.lastIndexOf('-') + 1);
}
