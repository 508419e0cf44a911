/** One dossier on one date of law, read many times: every measure of a catalogue shares its cells and derived values. */

import type { DerivedTable } from './compile.ts';
import { type ConditionContext, LOOKED_UP_FROM } from './context.ts';
import type { Dossier, FactItem, FactValue, OneFact } from './dossier.ts';
import { gradeRank, type Kleene } from './kleene.ts';

/** What a scope says of one fact. `rank` is the rank of its grade. */
export interface Cell {
  readonly status: 'known' | 'expired' | 'absent';
  readonly value: FactValue | undefined;
  readonly rank: number;
}

const ABSENT: Cell = { status: 'absent', value: undefined, rank: 0 };

/** A value taken for granted in a thought experiment counts as proved. */
function supposed(value: FactValue): Cell {
  return { status: 'known', value, rank: 2 };
}

export class Reader {
  readonly dossier: Dossier;
  readonly context: ConditionContext;
  /** Facts taken for granted, by key: values of single facts, and what an undecided list answers. */
  private readonly supposedFacts: ReadonlyMap<string, FactValue>;
  private readonly supposedLists: ReadonlyMap<string, Kleene>;
  private readonly cells = new Map<string, Cell>();
  private readonly possibleValues = new Map<DerivedTable, number[]>();
  private readonly findings = new Map<object, Map<string, boolean>>();
  private readonly thoughts = new Map<string, Map<FactValue, Reader>>();

  constructor(
    dossier: Dossier,
    context: ConditionContext,
    supposedFacts: ReadonlyMap<string, FactValue> = new Map(),
    supposedLists: ReadonlyMap<string, Kleene> = new Map(),
  ) {
    this.dossier = dossier;
    this.context = context;
    this.supposedFacts = supposedFacts;
    this.supposedLists = supposedLists;
    for (const [fact, value] of supposedFacts) this.cells.set(fact, supposed(value));
  }

  /** The same dossier with some facts taken for granted. */
  suppose(facts: ReadonlyMap<string, FactValue>, lists: ReadonlyMap<string, Kleene> = new Map()): Reader {
    return new Reader(
      this.dossier,
      this.context,
      new Map([...this.supposedFacts, ...facts]),
      new Map([...this.supposedLists, ...lists]),
    );
  }

  /** The same dossier with one fact taken for granted; remembered, because many rules ask the same. */
  supposeOne(fact: string, value: FactValue): Reader {
    let byValue = this.thoughts.get(fact);
    if (byValue === undefined) {
      byValue = new Map();
      this.thoughts.set(fact, byValue);
    }
    let thought = byValue.get(value);
    if (thought === undefined) {
      thought = this.suppose(new Map([[fact, value]]));
      byValue.set(value, thought);
    }
    return thought;
  }

  /** The same dossier with the undecided questions about one list answered. */
  supposeList(fact: string, answer: Kleene): Reader {
    return this.suppose(new Map(), new Map([[fact, answer]]));
  }

  /** Remembers a yes-no finding about a part of a rule and a fact. */
  remember(part: object, fact: string, find: () => boolean): boolean {
    let byFact = this.findings.get(part);
    if (byFact === undefined) {
      byFact = new Map();
      this.findings.set(part, byFact);
    }
    const known = byFact.get(fact);
    if (known !== undefined) return known;
    const found = find();
    byFact.set(fact, found);
    return found;
  }

  read(fact: string): Cell {
    const known = this.cells.get(fact);
    if (known !== undefined) return known;
    const cell = this.find(fact);
    this.cells.set(fact, cell);
    return cell;
  }

  private find(fact: string): Cell {
    const given = own(this.dossier.one, fact);
    const cell = given === undefined ? ABSENT : this.cellOf(given);
    const origin = own(LOOKED_UP_FROM, fact);
    if (cell.status === 'known' || origin === undefined) return cell;
    const from = this.read(origin);
    if (from.status !== 'known') return cell.status === 'absent' ? { ...ABSENT, status: from.status } : cell;
    const lookup = fact === 'province' ? this.context.lookups.province : this.context.lookups.sectorGroup;
    const value = lookup(String(from.value));
    return value === undefined ? cell : { status: 'known', value, rank: from.rank };
  }

  private cellOf(fact: OneFact): Cell {
    const expired = fact.expiresOn !== undefined && fact.expiresOn < this.context.asOf;
    return { status: expired ? 'expired' : 'known', value: fact.value, rank: gradeRank(fact.grade) };
  }

  /** The items of a many-valued fact; undefined when nobody has said, empty when "none" was said. */
  items(fact: string): readonly FactItem[] | undefined {
    return own(this.dossier.many, fact);
  }

  listAnswer(fact: string): Kleene | undefined {
    return this.supposedLists.get(fact);
  }

  /** Remembers the values of a derived fact still possible, as bits, per lowest grade that counts. */
  possible(table: DerivedTable, floor: number, find: () => number): number {
    let byFloor = this.possibleValues.get(table);
    if (byFloor === undefined) {
      byFloor = [];
      this.possibleValues.set(table, byFloor);
    }
    const known = byFloor[floor];
    if (known !== undefined) return known;
    const bits = find();
    byFloor[floor] = bits;
    return bits;
  }
}

/** The fields of one item, read like facts. An expired item keeps its name, the rest is unknown. */
export function itemCell(item: FactItem, field: string, isName: boolean, expired: boolean): Cell {
  const value = own(item.fields, field);
  if (value === undefined) return ABSENT;
  return { status: expired && !isName ? 'expired' : 'known', value, rank: gradeRank(item.grade) };
}

export function isExpired(item: FactItem, asOf: string): boolean {
  const printed = own(item.fields, 'expires');
  return (item.expiresOn !== undefined && item.expiresOn < asOf) || (typeof printed === 'string' && printed < asOf);
}

/** Keys come from files and forms: never read `constructor` off a prototype. */
function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
