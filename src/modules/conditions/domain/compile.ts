/** Conditions prepared once for a vocabulary and a date of law, so that reading a dossier allocates nothing. */
import type { LocalDate } from '../../../foundation/clock.ts';
import type { Comparison, Condition, Doubt, Some } from './condition.ts';
import { LOOKED_UP_FROM } from './context.ts';
import { gradeRank } from './kleene.ts';
import { type LeafTest, leafTest } from './leaf-test.ts';
import type { FactDefinition, FactType, Vocabulary } from './vocabulary.ts';

export type Program = Group | Negation | SomeItem | Question | Leaf | DerivedLeaf;

export interface Group {
  readonly op: 'all' | 'any';
  readonly children: readonly Program[];
  readonly source: Condition;
}
export interface Negation {
  readonly op: 'not';
  readonly child: Program;
  readonly source: Condition;
}
export interface SomeItem {
  readonly op: 'some';
  readonly fact: string;
  readonly where: Program;
  /** The field that names an item. */
  readonly itemName: string | undefined;
  readonly fields: NonNullable<FactDefinition['fields']>;
  readonly source: Some;
}
export interface Question {
  readonly op: 'doubt';
  readonly source: Doubt;
}
export interface Leaf {
  readonly op: 'leaf';
  readonly fact: string;
  /** Rank of the lowest grade that counts. */
  readonly floor: number;
  readonly test: LeafTest;
  readonly source: Comparison;
}
/** A question about a fact computed by a table: which of its values are accepted, as bits. */
export interface DerivedLeaf {
  readonly op: 'derived';
  readonly fact: string;
  readonly floor: number;
  readonly table: DerivedTable;
  readonly wanted: number;
  readonly source: Comparison;
}
export interface DerivedTable {
  readonly key: string;
  readonly values: readonly string[];
  readonly cases: readonly { readonly bit: number; readonly when: Program }[];
  readonly otherwiseBit: number;
  /** Small lists of codes over which an unknown is split into its cases, e.g. the three sector groups. */
  readonly splits: readonly { readonly fact: string; readonly values: readonly (string | boolean)[] }[];
  /** Every plain comparison of its cases. */
  readonly leaves: readonly Leaf[];
  /** Facts the table reads, in order of appearance. */
  readonly bases: readonly string[];
  /** All a value depends on: its own key, the bases and what those are looked up from. */
  readonly reads: ReadonlySet<string>;
}

/** The largest list of codes worth splitting. */
const MAX_SPLIT = 4;
/** Stands for "a code no rule names". */
export const OTHER_CODE = '\u0000other';

interface Entry {
  readonly vocabulary: Vocabulary;
  readonly asOf: LocalDate;
  readonly program: Program;
}
const programs = new WeakMap<Condition, Entry>();
const tables = new WeakMap<Vocabulary, Map<string, DerivedTable>>();

/** The prepared form of a condition; remembered per condition object. */
export function compile(condition: Condition, vocabulary: Vocabulary, asOf: LocalDate): Program {
  const known = programs.get(condition);
  if (known !== undefined && known.asOf === asOf && known.vocabulary === vocabulary) return known.program;
  const program = build(condition, vocabulary, asOf, (fact) => vocabulary.facts[fact]?.type);
  programs.set(condition, { vocabulary, asOf, program });
  return program;
}

type TypeOf = (fact: string) => FactType | undefined;

function build(source: Condition, vocabulary: Vocabulary, asOf: LocalDate, typeOf: TypeOf): Program {
  const inner = (child: Condition) => build(child, vocabulary, asOf, typeOf);
  if ('all' in source) return { op: 'all', children: source.all.map(inner), source };
  if ('any' in source) return { op: 'any', children: source.any.map(inner), source };
  if ('not' in source) return { op: 'not', child: inner(source.not), source };
  if ('doubt' in source) return { op: 'doubt', source };
  if ('some' in source) {
    const fields = vocabulary.facts[source.some]?.fields ?? {};
    const where = build(source.where, { facts: {}, derived: {} }, asOf, (field) => fields[field]?.type);
    return { op: 'some', fact: source.some, where, itemName: Object.keys(fields)[0], fields, source };
  }
  const floor = gradeRank(source.minGrade);
  if (Object.hasOwn(vocabulary.derived, source.fact)) {
    const table = derivedTable(source.fact, vocabulary, asOf);
    return { op: 'derived', fact: source.fact, floor, table, wanted: wantedBits(source, table), source };
  }
  return { op: 'leaf', fact: source.fact, floor, test: leafTest(source, typeOf(source.fact), asOf), source };
}

function wantedBits(source: Comparison, table: DerivedTable): number {
  const accepted: readonly unknown[] = 'in' in source ? source.in : 'is' in source ? [source.is] : [];
  return table.values.reduce((bits, value, index) => (accepted.includes(value) ? bits | (1 << index) : bits), 0);
}

export function derivedTable(key: string, vocabulary: Vocabulary, asOf: LocalDate): DerivedTable {
  let ofVocabulary = tables.get(vocabulary);
  if (ofVocabulary === undefined) {
    ofVocabulary = new Map();
    tables.set(vocabulary, ofVocabulary);
  }
  const name = `${key} ${asOf}`;
  const known = ofVocabulary.get(name);
  if (known !== undefined) return known;
  const definition = vocabulary.derived[key];
  if (definition === undefined) throw new Error(`no table for ${key}`);
  const values = [...new Set([...definition.cases.map((entry) => entry.value), definition.otherwise])];
  const bitOf = (value: string) => 1 << values.indexOf(value);
  // A table must not read itself: the vocabulary without it keeps a careless cycle from looping.
  const { [key]: _itself, ...derived } = vocabulary.derived;
  const scope = { facts: vocabulary.facts, derived };
  const cases = definition.cases.map((entry) => ({
    bit: bitOf(entry.value),
    when: build(entry.when, scope, asOf, (fact) => vocabulary.facts[fact]?.type),
  }));
  const leaves = cases.flatMap((entry) => leavesOf(entry.when));
  const bases = [...new Set(leaves.map((leaf) => leaf.fact))];
  const origins = bases.flatMap((fact) => LOOKED_UP_FROM[fact] ?? []);
  const table: DerivedTable = {
    key,
    values,
    cases,
    otherwiseBit: bitOf(definition.otherwise),
    splits: splitsOf(leaves, vocabulary),
    leaves,
    bases,
    reads: new Set([key, ...bases, ...origins]),
  };
  ofVocabulary.set(name, table);
  return table;
}

/** Every plain comparison of a program over the dossier, those inside tables included; item fields are not facts. */
export function leavesOf(program: Program): readonly Leaf[] {
  switch (program.op) {
    case 'all':
    case 'any':
      return program.children.flatMap(leavesOf);
    case 'not':
      return leavesOf(program.child);
    case 'leaf':
      return [program];
    case 'derived':
      return program.table.leaves;
    default:
      return [];
  }
}

/** Every table a program reads. */
export function tablesOf(program: Program): readonly DerivedTable[] {
  switch (program.op) {
    case 'all':
    case 'any':
      return program.children.flatMap(tablesOf);
    case 'not':
      return tablesOf(program.child);
    case 'derived':
      return [program.table, ...program.table.cases.flatMap((entry) => tablesOf(entry.when))];
    default:
      return [];
  }
}

function splitsOf(leaves: readonly Leaf[], vocabulary: Vocabulary): DerivedTable['splits'] {
  const splits: { fact: string; values: readonly (string | boolean)[] }[] = [];
  for (const fact of new Set(leaves.map((leaf) => leaf.fact))) {
    const definition = vocabulary.facts[fact];
    if (definition?.type === 'boolean') splits.push({ fact, values: [true, false] });
    if (definition?.type !== 'code') continue;
    const named = new Set<string>(definition.codes?.map((code) => code.code));
    if (named.size === 0) {
      for (const leaf of leaves) {
        if (leaf.fact === fact && leaf.test.kind === 'codes')
          for (const code of leaf.test.codes) named.add(String(code));
      }
      named.add(OTHER_CODE);
    }
    if (named.size <= MAX_SPLIT) splits.push({ fact, values: [...named] });
  }
  return splits.slice(0, 2);
}
