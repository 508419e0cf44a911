/** Loads the vocabulary of facts with the derived tables in force on a date of law. */
import type { LocalDate } from '../../../foundation/clock.ts';
import { listContent, readContent } from '../../../foundation/content.ts';
import { contentHash } from '../../../foundation/content-hash.ts';
import type { Code, DerivedFact, FactDefinition, Vocabulary } from '../../conditions/index.ts';
import { type DerivedTable, derivedTableFile, processesFile, vocabularyFile } from './vocabulary-schema.ts';

export interface FactContent {
  /** The vocabulary with the derived tables in force on that day. Same day, same object. */
  vocabularyAt(asOf: LocalDate): Vocabulary;
  /** Every dated table, drafts included, for readers. */
  readonly derivedTables: readonly DerivedTable[];
  /** SHA-256 over the vocabulary and all its tables: stored with each result that used them. */
  readonly hash: string;
}

/** Reads and checks the files once, at start. Throws on broken content. */
export function loadVocabulary(): FactContent {
  const file = readContent('facts/vocabulary.json', vocabularyFile);
  const tables = listContent('size-classes', '.json').map((name) =>
    readContent(`size-classes/${name}`, derivedTableFile),
  );
  const processes = readContent('capabilities/processes.json', processesFile);
  const derivedTables = tables.map((table) => table.value);
  const facts: Record<string, FactDefinition> = {};
  for (const fact of file.value.facts) {
    if (facts[fact.key] !== undefined) throw new Error(`content/facts/vocabulary.json defines ${fact.key} twice`);
    facts[fact.key] = fact.key === 'processes' ? withCodes(fact, processes.value.processes) : fact;
  }
  const byTables = new Map<string, Vocabulary>();
  return {
    derivedTables,
    hash: contentHash([file.hash, processes.hash, ...tables.map((table) => table.hash)]),
    vocabularyAt(asOf) {
      const inForce = derivedTables.filter((table) => isInForce(table, asOf));
      const name = inForce.map((table) => table.id).join(' ');
      let vocabulary = byTables.get(name);
      if (vocabulary === undefined) {
        vocabulary = { facts, derived: derivedFrom(inForce) };
        byTables.set(name, vocabulary);
      }
      return vocabulary;
    },
  };
}

/** A list of codes long enough to have a file of its own. */
function withCodes(fact: FactDefinition, list: readonly Code[]): FactDefinition {
  const codes = list.map(({ code, vi, en }) => ({ code, vi, en }));
  return { ...fact, fields: { ...fact.fields, code: { type: 'code', codes } } };
}

function isInForce(table: DerivedTable, asOf: LocalDate): boolean {
  return (
    table.status === 'in-force' &&
    table.validFrom !== null &&
    table.validFrom <= asOf &&
    (table.validTo === null || asOf <= table.validTo)
  );
}

function derivedFrom(tables: readonly DerivedTable[]): Record<string, DerivedFact> {
  const derived: Record<string, DerivedFact> = {};
  for (const { id, key, cases, otherwise } of tables) {
    if (derived[key] !== undefined) throw new Error(`content/size-classes/${id}.json overlaps another table of ${key}`);
    derived[key] = { key, cases, otherwise };
  }
  return derived;
}
