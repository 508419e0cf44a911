/** Cuts the values of a fact into the few classes a rule can tell apart: 0-10, 11-50, 51 and more; this code, that code, any other. */
import { addDays, type LocalDate } from '../../../foundation/clock.ts';
import { type Leaf, leavesOf, OTHER_CODE, type Program, tablesOf } from './compile.ts';
import type { ConditionContext } from './context.ts';
import type { FactValue } from './dossier.ts';
import { type Kleene, NO } from './kleene.ts';
import { FIRST_DAY, LAST_DAY, type LeafTest, testValue } from './leaf-test.ts';
import type { FactDefinition } from './vocabulary.ts';

/** A class of values no leaf tells apart. Numbers and days: bounds, inclusive. Codes: one value (`other` has no value of its own). */
export interface ValueClass {
  readonly example: FactValue;
  readonly from?: FactValue;
  readonly to?: FactValue;
  /** False for "any other code" where no such code is known: it can be thought of, not proposed. */
  readonly proposable: boolean;
}

export type FieldShape = Pick<FactDefinition, 'type' | 'codes' | 'min' | 'max'>;

/** Classes are addressed by bit; the last bit stands for the value the dossier has now. */
const MAX_CLASSES = 29;
export const PRESENT = 1 << 30;

/** The classes of every fact a program reads. */
export class ValueClasses {
  private readonly byFact = new Map<string, readonly ValueClass[]>();
  private readonly signatures = new WeakMap<readonly string[], string>();
  private readonly masks = new WeakMap<
    Leaf,
    { readonly context: ConditionContext; readonly bits: readonly number[] }
  >();

  constructor(program: Program, shapeOf: (fact: string) => FieldShape | undefined) {
    const leaves = new Map<string, LeafTest[]>();
    for (const leaf of leavesOf(program)) {
      const tests = leaves.get(leaf.fact);
      if (tests === undefined) leaves.set(leaf.fact, [leaf.test]);
      else tests.push(leaf.test);
    }
    for (const table of tablesOf(program)) this.byFact.set(table.key, table.values.map(single));
    for (const [fact, tests] of leaves) this.byFact.set(fact, classesOf(tests, shapeOf(fact)).slice(0, MAX_CLASSES));
  }

  of(fact: string): readonly ValueClass[] {
    return this.byFact.get(fact) ?? [];
  }

  /** Equal for two rules that tell the same values of these facts apart. */
  signature(facts: readonly string[]): string {
    const known = this.signatures.get(facts);
    if (known !== undefined) return known;
    const found = JSON.stringify(facts.map((fact) => this.of(fact).map((value) => value.example)));
    this.signatures.set(facts, found);
    return found;
  }

  /** The classes of the leaf's fact for which it answers `goal`, as bits. */
  mask(leaf: Leaf, goal: Kleene, context: ConditionContext): number {
    const known = this.masks.get(leaf);
    if (known !== undefined && known.context === context) return known.bits[goal] ?? 0;
    const bits = [0, 0, 0];
    this.of(leaf.fact).forEach((value, index) => {
      const answer = value.example === OTHER_CODE ? NO : testValue(leaf.test, value.example, context);
      bits[answer] = (bits[answer] ?? 0) | (1 << index);
    });
    this.masks.set(leaf, { context, bits });
    return bits[goal] ?? 0;
  }
}

function classesOf(tests: readonly LeafTest[], shape: FieldShape | undefined): readonly ValueClass[] {
  if (shape?.type === 'boolean') return [true, false].map(single);
  if (tests.some((test) => test.kind === 'range')) return numberClasses(tests, shape);
  if (shape?.type === 'date' || tests.some((test) => test.kind === 'days')) return dayClasses(tests);
  return codeClasses(tests, shape);
}

function single(value: FactValue): ValueClass {
  return { example: value, proposable: true };
}

function numberClasses(tests: readonly LeafTest[], shape: FieldShape | undefined): readonly ValueClass[] {
  const lowest = shape?.min ?? 0;
  const highest = shape?.max ?? Infinity;
  const starts = new Set([lowest]);
  for (const test of tests) {
    if (test.kind === 'range') starts.add(test.from).add(test.to + 1);
    if (test.kind === 'codes')
      for (const code of test.codes) if (typeof code === 'number') starts.add(code).add(code + 1);
  }
  const sorted = [...starts]
    .filter((start) => start >= lowest && start <= highest && start < Infinity)
    .sort((a, b) => a - b);
  return sorted.map((from, index) => {
    const to = (sorted[index + 1] ?? highest + 1) - 1;
    return { example: from, from, ...(to < Infinity ? { to } : {}), proposable: true };
  });
}

function dayClasses(tests: readonly LeafTest[]): readonly ValueClass[] {
  const starts = new Set<string>([FIRST_DAY]);
  const after = (day: string) => (day === LAST_DAY ? LAST_DAY : addDays(day as LocalDate, 1));
  for (const test of tests) {
    if (test.kind === 'days') starts.add(test.from).add(after(test.to));
    if (test.kind === 'codes') for (const day of test.codes) starts.add(String(day)).add(after(String(day)));
  }
  const sorted = [...starts].filter((start) => start !== LAST_DAY).sort();
  return sorted.map((from, index) => {
    const next = sorted[index + 1];
    const to = next === undefined ? undefined : addDays(next as LocalDate, -1);
    return {
      example: from === FIRST_DAY ? (to ?? from) : from,
      ...(from === FIRST_DAY ? {} : { from }),
      ...(to === undefined ? {} : { to }),
      proposable: true,
    };
  });
}

function codeClasses(tests: readonly LeafTest[], shape: FieldShape | undefined): readonly ValueClass[] {
  const named = new Set<FactValue>();
  for (const test of tests) {
    if (test.kind === 'codes' || test.kind === 'industry') for (const code of test.codes) named.add(code);
    if (test.kind === 'inside') named.add(test.locality);
  }
  const classes = [...named].slice(0, MAX_CLASSES - 1).map(single);
  if (shape?.codes === undefined || shape.codes.length === 0)
    return [...classes, { example: OTHER_CODE, proposable: false }];
  const other = shape.codes.find((entry) => !named.has(entry.code));
  return other === undefined ? classes : [...classes, single(other.code)];
}
