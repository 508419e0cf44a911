/** What the language reads: the current facts of one party, in memory. Built by the enterprises module, by the command line and in the browser. */
import type { LocalDate } from '../../../foundation/clock.ts';
import type { Grade } from './condition.ts';

export type FactValue = string | number | boolean;

/** The current value of a single-valued fact. */
export interface OneFact {
  readonly value: FactValue;
  readonly grade: Grade;
  /** After this day the fact is unknown. */
  readonly expiresOn?: LocalDate;
}

/** One item of a many-valued fact: its fields by name, e.g. `{ code: 'iso-9001', expires: '2027-03-01' }`. */
export interface FactItem {
  readonly fields: Readonly<Record<string, FactValue>>;
  readonly grade: Grade;
  readonly expiresOn?: LocalDate;
}

/** Absent key = nobody has said. An empty list under `many` = "none" was said. */
export interface Dossier {
  readonly one: Readonly<Record<string, OneFact>>;
  readonly many: Readonly<Record<string, readonly FactItem[]>>;
}

export const emptyDossier: Dossier = { one: {}, many: {} };
