/** Finds the cheapest sets of per-fact constraints that give a program the wanted answer: intersected in `all`, united in `any`. */
import type { DerivedLeaf, Leaf, Program, SomeItem } from './compile.ts';
import type { ConditionContext } from './context.ts';
import { openValues, possibleValues, run } from './evaluate.ts';
import { type Kleene, NO, UNKNOWN, YES } from './kleene.ts';
import { testValue } from './leaf-test.ts';
import type { Cell, Reader } from './reader.ts';
import { PRESENT, type ValueClasses } from './value-classes.ts';

/** One fact held to some classes of its values, or one list held to contain (or not) a certain item. */
export interface Constraint {
  readonly fact: string;
  /** For plain facts: classes allowed, as bits; `PRESENT` when the value it has now is allowed. */
  readonly mask: number;
  /** Rank of the lowest grade that counts. */
  readonly floor: number;
  readonly some?: SomeItem;
  readonly goal?: Kleene;
  readonly cost: number;
}

export interface Option {
  readonly constraints: readonly Constraint[];
  /** A doubt stands in the way: at best this leads to unknown. */
  readonly doubt: boolean;
  readonly cost: number;
}

/** Where the constrained facts live: a dossier, or one item of a list. */
export interface Scope {
  readonly context: ConditionContext;
  /** The dossier's reader; absent inside an item, where lists and tables do not exist. */
  readonly reader: Reader | undefined;
  readonly classes: ValueClasses;
  cell(fact: string): Cell;
  answer(program: Program, floor: number): Kleene;
  /** Weight of the effort to change a fact; undefined when it cannot be changed. */
  effort(fact: string): number | undefined;
}

/** Order of preference in one number: no doubt, then fewest changes, then least effort, then fewest answers. */
const DOUBT_COST = 1e9;
const CHANGE_COST = 1e6;
const EFFORT_COST = 1e3;
const ANSWER_COST = 1;
/** A cost up to this is made of answers alone: nothing known has to change. */
export const MOST_ANSWERS = EFFORT_COST - 1;
/** How many options survive each step. */
const WIDTH = 24;

const FREE: Option = { constraints: [], doubt: false, cost: 0 };
const DOUBTFUL: Option = { constraints: [], doubt: true, cost: DOUBT_COST };

/** `careful` also holds what is right already, for the case that a change elsewhere would spoil it. */
export function solve(program: Program, goal: Kleene, scope: Scope, careful: boolean): readonly Option[] {
  return new Solver(scope, careful).options(program, goal, 0);
}

class Solver {
  constructor(
    private readonly scope: Scope,
    private readonly careful: boolean,
  ) {}

  options(program: Program, goal: Kleene, floor: number): readonly Option[] {
    if (!this.careful && this.scope.answer(program, floor) === goal) return [FREE];
    switch (program.op) {
      case 'all':
        return goal === YES ? this.every(program.children, goal, floor) : this.either(program.children, goal, floor);
      case 'any':
        return goal === YES ? this.either(program.children, goal, floor) : this.every(program.children, goal, floor);
      case 'not':
        return this.options(program.child, (2 - goal) as Kleene, floor);
      case 'doubt':
        return [DOUBTFUL];
      case 'leaf':
        return this.leaf(program, goal, floor);
      case 'derived':
        return this.derived(program, goal, floor);
      case 'some':
        return this.some(program, goal);
    }
  }

  private every(children: readonly Program[], goal: Kleene, floor: number): readonly Option[] {
    let result: readonly Option[] = [FREE];
    for (const child of children) {
      result = this.product(result, this.options(child, goal, floor));
      if (result.length === 0) return result;
    }
    return result;
  }

  private either(children: readonly Program[], goal: Kleene, floor: number): readonly Option[] {
    return best(children.flatMap((child) => this.options(child, goal, floor)));
  }

  private product(left: readonly Option[], right: readonly Option[]): readonly Option[] {
    if (left.length === 1 && left[0] === FREE) return right;
    if (right.length === 1 && right[0] === FREE) return left;
    const merged: Option[] = [];
    // Together they cost at least what the dearer one costs, so what is dearer than all that can survive is not even built.
    let dearest = Number.POSITIVE_INFINITY;
    for (const a of left) {
      if (a.cost > dearest) continue;
      for (const b of right) {
        if (b.cost > dearest) continue;
        const both = this.merge(a, b);
        if (both === undefined || both.cost > dearest) continue;
        merged.push(both);
        if (merged.length % WIDTH === 0) dearest = costOfLast(merged);
      }
    }
    return best(merged);
  }

  private merge(a: Option, b: Option): Option | undefined {
    if (a.constraints.length === 0) return optionOf(b.constraints, a.doubt || b.doubt);
    const constraints = [...a.constraints];
    for (const added of b.constraints) {
      const index = constraints.findIndex((held) => held.fact === added.fact && held.some === added.some);
      const held = constraints[index];
      const joined = held === undefined ? added : this.join(held, added);
      if (joined === undefined) return undefined;
      if (held === undefined) constraints.push(joined);
      else constraints[index] = joined;
    }
    return optionOf(constraints, a.doubt || b.doubt);
  }

  private join(a: Constraint, b: Constraint): Constraint | undefined {
    if (a.some !== undefined) return a.goal === b.goal ? a : undefined;
    return this.constraint(a.fact, a.mask & b.mask, Math.max(a.floor, b.floor));
  }

  /** Undefined when nothing serves: no value left, or only by changing what cannot change. */
  private constraint(fact: string, mask: number, floor: number): Constraint | undefined {
    if (mask === 0) return undefined;
    const cell = this.scope.cell(fact);
    const present = (mask & PRESENT) !== 0;
    if (present && cell.status === 'known' && cell.rank >= floor) return { fact, mask, floor, cost: 0 };
    if (present || cell.status !== 'known') return { fact, mask, floor, cost: ANSWER_COST };
    const effort = this.scope.effort(fact);
    return effort === undefined ? undefined : { fact, mask, floor, cost: CHANGE_COST + effort * EFFORT_COST };
  }

  private leaf(leaf: Leaf, goal: Kleene, floor: number): readonly Option[] {
    const cell = this.scope.cell(leaf.fact);
    const now = cell.value === undefined ? UNKNOWN : testValue(leaf.test, cell.value, this.scope.context);
    const mask = this.scope.classes.mask(leaf, goal, this.scope.context) | (now === goal ? PRESENT : 0);
    return asOption(this.constraint(leaf.fact, mask, Math.max(floor, leaf.floor)));
  }

  /**
   * A table is the chain "case 1, else case 2, else …"; a wanted answer is reached through base facts. Where the firm's own word on
   * the derived fact counts, that word has to agree.
   */
  private derived(leaf: DerivedLeaf, goal: Kleene, floor: number): readonly Option[] {
    const { reader } = this.scope;
    if (reader === undefined) return [];
    const lowest = Math.max(floor, leaf.floor);
    const classes = this.scope.classes.signature(leaf.table.bases);
    const name = `options ${leaf.fact} ${leaf.wanted} ${goal} ${lowest} ${this.careful} ${classes}`;
    return reader.rememberAbout(leaf.table.reads, name, (about) => this.throughTable(leaf, goal, lowest, about));
  }

  private throughTable(leaf: DerivedLeaf, goal: Kleene, lowest: number, reader: Reader): readonly Option[] {
    const { table } = leaf;
    const wanted = goal === YES ? leaf.wanted : ~leaf.wanted;
    const chain = (next: number): readonly Option[] => {
      const entry = table.cases[next];
      if (entry === undefined) return (table.otherwiseBit & wanted) !== 0 ? [FREE] : [];
      if ((entry.bit & wanted) !== 0) return best([...this.options(entry.when, YES, lowest), ...chain(next + 1)]);
      const rest = chain(next + 1);
      return rest.length === 0 ? rest : this.product(this.options(entry.when, NO, lowest), rest);
    };
    const own = reader.read(table.key);
    const all = (1 << table.values.length) - 1;
    if (own.status !== 'known' || own.rank < lowest) return chain(0);
    const ownBit = table.values.includes(String(own.value)) ? 1 << table.values.indexOf(String(own.value)) : 0;
    if (ownBit === 0) return chain(0);
    const word = (bits: number) =>
      asOption(this.constraint(table.key, (bits & all) | ((ownBit & bits) !== 0 ? PRESENT : 0), lowest));
    const open = openValues(table, reader, lowest);
    const counts = possibleValues(table, reader, lowest) === ownBit && open !== ownBit;
    return best([...(counts ? word(wanted & open) : []), ...this.product(chain(0), word(wanted))]);
  }

  private some(some: SomeItem, goal: Kleene): readonly Option[] {
    const { reader } = this.scope;
    if (reader === undefined) return [];
    const now = run(some, reader, 0);
    if (now === goal) return [optionOf([{ fact: some.fact, mask: 0, floor: 0, some, goal, cost: 0 }], false)];
    // Nobody is advised to lose a certificate or to stop using a tool.
    if (goal === NO && reader.items(some.fact) !== undefined) return [];
    const effort = this.scope.effort(some.fact);
    if (now === NO && effort === undefined) return [];
    const cost = now === NO ? CHANGE_COST + (effort ?? 0) * EFFORT_COST : ANSWER_COST;
    return [optionOf([{ fact: some.fact, mask: 0, floor: 0, some, goal, cost }], false)];
  }
}

function asOption(constraint: Constraint | undefined): readonly Option[] {
  return constraint === undefined ? [] : [optionOf([constraint], false)];
}

function optionOf(constraints: readonly Constraint[], doubt: boolean): Option {
  let cost = doubt ? DOUBT_COST : 0;
  for (const constraint of constraints) cost += constraint.cost;
  return { constraints, doubt, cost };
}

/** The cost of the last option that survives. */
function costOfLast(options: readonly Option[]): number {
  return options.map(({ cost }) => cost).sort((a, b) => a - b)[WIDTH - 1] ?? Number.POSITIVE_INFINITY;
}

/** The cheapest options, in a stable order. */
function best(options: readonly Option[]): readonly Option[] {
  if (options.length < 2) return options;
  return [...options].sort((a, b) => a.cost - b.cost).slice(0, WIDTH);
}
