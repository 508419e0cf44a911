/** Works out a derived fact when a profile is written, so that a million rows need not; and says between which days that answer holds. */
import { addDays, type LocalDate } from '../../../foundation/clock.ts';
import { type DerivedTable, derivedTable } from '../domain/compile.ts';
import { possibleValues } from '../domain/evaluate.ts';
import type { Reader } from '../domain/reader.ts';
import type { Vocabulary } from '../domain/vocabulary.ts';

export interface Settled {
  /** The values still possible, as bits in the order of the table. */
  readonly possible: number;
  /** Which table was read, see `fingerprintOf`. */
  readonly table: number;
  /** Dates of law, inclusive, on which the same facts are known. */
  readonly from: LocalDate;
  readonly until: LocalDate;
}

const FIRST = '0001-01-01' as LocalDate;
const LAST = '9999-12-31' as LocalDate;

/** Undefined when no table of that name is in force, or one that reads lists or counts months back from the date of law. */
export function settleDerived(reader: Reader, key: string): Settled | undefined {
  const { vocabulary, asOf } = reader.context;
  if (!canSettle(vocabulary, key)) return undefined;
  const table = derivedTable(key, vocabulary, asOf);
  let from = FIRST;
  let until = LAST;
  for (const fact of table.reads) {
    const expiresOn = Object.hasOwn(reader.dossier.one, fact) ? reader.dossier.one[fact]?.expiresOn : undefined;
    if (expiresOn === undefined) continue;
    if (expiresOn < asOf) {
      if (expiresOn >= from) from = addDays(expiresOn, 1);
    } else if (expiresOn < until) until = expiresOn;
  }
  return { possible: possibleValues(table, reader, 0), table: fingerprintOf(table, vocabulary), from, until };
}

export function canSettle(vocabulary: Vocabulary, key: string): boolean {
  const definition = Object.hasOwn(vocabulary.derived, key) ? vocabulary.derived[key] : undefined;
  return definition !== undefined && !/"(some|withinMonths|inside|doubt)":/.test(JSON.stringify(definition));
}

/** Changes whenever the tables in force change: 32 bits of FNV-1a, as PostgreSQL's `integer`. */
export function fingerprintOf(table: DerivedTable, vocabulary: Vocabulary): number {
  const known = fingerprints.get(table);
  if (known !== undefined) return known;
  let hash = 0x811c9dc5;
  for (const letter of JSON.stringify([table.key, table.splits, vocabulary.derived])) {
    hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  }
  fingerprints.set(table, hash | 0);
  return hash | 0;
}
const fingerprints = new WeakMap<DerivedTable, number>();
