/** The verdict of a condition on a dossier, in Kleene's logic and without reasons: the fast path. */
import type { LocalDate } from '../../../foundation/clock.ts';
import { compile, type DerivedTable, type Leaf, type Program, type SomeItem } from './compile.ts';
import type { Condition, Verdict } from './condition.ts';
import type { ConditionContext } from './context.ts';
import type { Dossier, FactItem, FactValue } from './dossier.ts';
import { type Kleene, NO, negate, UNKNOWN, verdictOf, YES } from './kleene.ts';
import { testValue } from './leaf-test.ts';
import { type Cell, isExpired, itemCell, Reader } from './reader.ts';

/** Reads a dossier once for many conditions. */
export function createReader(dossier: Dossier, context: ConditionContext): Reader {
  return new Reader(dossier, context);
}

export function evaluate(condition: Condition, dossier: Dossier, context: ConditionContext): Verdict {
  return evaluateIn(createReader(dossier, context), condition);
}

/** As `evaluate`, sharing what the reader already worked out. */
export function evaluateIn(reader: Reader, condition: Condition): Verdict {
  const { vocabulary, asOf } = reader.context;
  return verdictOf(run(compile(condition, vocabulary, asOf), reader, 0));
}

/** `floor` is the rank of the lowest grade that counts, raised by derived facts asked with a grade. */
export function run(program: Program, reader: Reader, floor: number): Kleene {
  switch (program.op) {
    case 'leaf': {
      const cell = reader.read(program.fact);
      if (cell.status === 'known' && cell.rank >= Math.max(floor, program.floor))
        return testValue(program.test, cell.value as FactValue, reader.context);
      return program.test.kind === 'inside' ? insideProvince(program, reader, floor) : UNKNOWN;
    }
    case 'all': {
      let result: Kleene = YES;
      for (const child of program.children) {
        const value = run(child, reader, floor);
        if (value === NO) return NO;
        if (value < result) result = value;
      }
      return result;
    }
    case 'any': {
      let result: Kleene = NO;
      for (const child of program.children) {
        const value = run(child, reader, floor);
        if (value === YES) return YES;
        if (value > result) result = value;
      }
      return result;
    }
    case 'not':
      return negate(run(program.child, reader, floor));
    case 'derived': {
      const possible = possibleValues(program.table, reader, Math.max(floor, program.floor));
      if ((possible & ~program.wanted) === 0) return YES;
      return (possible & program.wanted) === 0 ? NO : UNKNOWN;
    }
    case 'some':
      return runSome(program, reader);
    case 'doubt':
      return UNKNOWN;
  }
}

/** Who named only a province is surely inside a place that holds the whole of it. */
function insideProvince({ fact, test, floor: own }: Leaf, reader: Reader, floor: number): Kleene {
  if (fact !== 'commune' || test.kind !== 'inside') return UNKNOWN;
  const province = reader.read('province');
  if (province.status !== 'known' || typeof province.value !== 'string') return UNKNOWN;
  if (province.rank < Math.max(floor, own)) return UNKNOWN;
  const { contains } = reader.context.localities;
  const whole = contains(test.locality, province.value);
  if (whole === 'yes') return YES;
  return whole === 'no' && contains(province.value, test.locality) === 'no' ? NO : UNKNOWN;
}

/** No list: unknown. An empty list: no. Else the best item decides. */
function runSome(program: SomeItem, reader: Reader): Kleene {
  const items = reader.items(program.fact);
  let result: Kleene = items === undefined ? UNKNOWN : NO;
  for (const item of items ?? []) {
    const value = runItem(program, item, reader.context);
    if (value === YES) return YES;
    if (value > result) result = value;
  }
  return result === UNKNOWN ? (reader.listAnswer(program.fact) ?? UNKNOWN) : result;
}

/** An expired item can say no (another certificate) but not yes any more. */
export function runItem(program: SomeItem, item: FactItem, context: ConditionContext): Kleene {
  const expired = isExpired(item, context.asOf);
  const value = runFields(program.where, program, item, expired, context);
  return expired && value === YES ? UNKNOWN : value;
}

export function fieldCell(program: SomeItem, item: FactItem, field: string, asOf: LocalDate): Cell {
  return itemCell(item, field, field === program.itemName, isExpired(item, asOf));
}

function runFields(
  where: Program,
  some: SomeItem,
  item: FactItem,
  expired: boolean,
  context: ConditionContext,
): Kleene {
  switch (where.op) {
    case 'leaf': {
      const cell = itemCell(item, where.fact, where.fact === some.itemName, expired);
      if (cell.status !== 'known' || cell.rank < where.floor) return UNKNOWN;
      return testValue(where.test, cell.value as FactValue, context);
    }
    case 'all': {
      let result: Kleene = YES;
      for (const child of where.children) {
        const value = runFields(child, some, item, expired, context);
        if (value < result) result = value;
      }
      return result;
    }
    case 'any': {
      let result: Kleene = NO;
      for (const child of where.children) {
        const value = runFields(child, some, item, expired, context);
        if (value > result) result = value;
      }
      return result;
    }
    case 'not':
      return negate(runFields(where.child, some, item, expired, context));
    default:
      // Lists inside items and derived fields do not exist in the language.
      return UNKNOWN;
  }
}

/**
 * The values a derived fact may still have, as bits. An unknown small list of codes is split into its cases, so 5 insured people
 * with 2 billion of revenue are micro whatever the sector. What the firm says of the derived fact itself counts only among the
 * values its base facts leave open.
 */
export function possibleValues(table: DerivedTable, reader: Reader, floor: number): number {
  return reader.possible(table, floor, (own) => {
    const bits = openValues(table, own, floor);
    const direct = own.read(table.key);
    if (direct.status !== 'known' || direct.rank < floor) return bits;
    const said = 1 << table.values.indexOf(String(direct.value));
    return table.values.includes(String(direct.value)) && (bits & said) !== 0 ? said : bits;
  });
}

/** The values the base facts alone leave open, as bits. */
export function openValues(table: DerivedTable, reader: Reader, floor: number): number {
  return splitCases(table, reader, floor, 0);
}

function splitCases(table: DerivedTable, reader: Reader, floor: number, next: number): number {
  const split = table.splits[next];
  if (split === undefined) return walkCases(table, reader, floor);
  const cell = reader.read(split.fact);
  if (cell.status === 'known' && cell.rank >= floor) return splitCases(table, reader, floor, next + 1);
  let bits = 0;
  for (const value of split.values) {
    bits |= splitCases(table, reader.supposeOne(split.fact, value), floor, next + 1);
  }
  return bits;
}

function walkCases(table: DerivedTable, reader: Reader, floor: number): number {
  let bits = 0;
  for (const entry of table.cases) {
    const value = run(entry.when, reader, floor);
    if (value !== NO) bits |= entry.bit;
    if (value === YES) return bits;
  }
  return bits | table.otherwiseBit;
}
