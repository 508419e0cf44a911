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

/** A value taken for granted counts as proved. */
const PROVED = 2;
const ABSENT: Cell = { status: 'absent', value: undefined, rank: 0 };

export class Reader {
  readonly dossier: Dossier;
  readonly context: ConditionContext;
  /** The reader this one differs from by some facts taken for granted. */
  private readonly parent: Reader | undefined;
  private readonly cells: Map<string, Cell>;
  private readonly listAnswers: ReadonlyMap<string, Kleene> | undefined;
  private possibleValues: Map<DerivedTable, number[]> | undefined;
  private findings: Map<string, unknown> | undefined;
  /** By fact, then by rank of grade, then by value. */
  private thoughts: Map<string, readonly Map<FactValue, Reader>[]> | undefined;
  private workings: Map<object, unknown> | undefined;

  constructor(
    dossier: Dossier,
    context: ConditionContext,
    parent?: Reader,
    cells?: Map<string, Cell>,
    lists?: ReadonlyMap<string, Kleene>,
  ) {
    this.dossier = dossier;
    this.context = context;
    this.parent = parent;
    this.cells = cells ?? new Map();
    this.listAnswers = lists;
  }

  /** The same dossier with some facts taken for granted as proved, and undecided questions about some lists answered. */
  suppose(facts: ReadonlyMap<string, FactValue>, lists?: ReadonlyMap<string, Kleene>): Reader {
    const cells = new Map<string, Cell>();
    for (const [fact, value] of facts) cells.set(fact, { status: 'known', value, rank: PROVED });
    return new Reader(this.dossier, this.context, this, cells, lists);
  }

  /** The same dossier with one fact taken for granted; remembered, because many rules ask the same. */
  supposeOne(fact: string, value: FactValue, rank: number = PROVED): Reader {
    this.thoughts ??= new Map();
    let byRank = this.thoughts.get(fact);
    if (byRank === undefined) {
      byRank = [new Map(), new Map(), new Map()];
      this.thoughts.set(fact, byRank);
    }
    const byValue = byRank[rank] as Map<FactValue, Reader>;
    let thought = byValue.get(value);
    if (thought === undefined) {
      const cell: Cell = { status: 'known', value, rank };
      thought = new Reader(this.dossier, this.context, this, new Map([[fact, cell]]));
      byValue.set(value, thought);
    }
    return thought;
  }

  /** The same dossier with the undecided questions about one list answered. */
  supposeList(fact: string, answer: Kleene): Reader {
    return this.suppose(new Map(), new Map([[fact, answer]]));
  }

  /** Remembers what was worked out about this dossier under a name that says all it depends on. */
  remember<T>(name: string, find: () => T): T {
    this.findings ??= new Map();
    if (this.findings.has(name)) return this.findings.get(name) as T;
    const found = find();
    this.findings.set(name, found);
    return found;
  }

  /** What is worked out of a rule about this dossier, kept as long as the reader. Never in a map outside: what such a map holds is swept late. */
  workingsOf<T>(rule: object, begin: () => T): T {
    this.workings ??= new Map();
    const known = this.workings.get(rule);
    if (known !== undefined) return known as T;
    const begun = begin();
    this.workings.set(rule, begun);
    return begun;
  }

  /** As `remember`, for what depends on these facts alone: thoughts about other facts share it. */
  rememberAbout<T>(facts: ReadonlySet<string>, name: string, find: (reader: Reader) => T): T {
    if (this.parent !== undefined && this.listAnswers === undefined && !this.supposesAny(facts))
      return this.parent.rememberAbout(facts, name, find);
    if (this.parent === undefined && this.saysNothingOf(facts))
      return rememberOfNobody(this.context, name, () => find(this));
    return this.remember(name, () => find(this));
  }

  /** Nothing was ever said of these facts, nor of what they are looked up from. */
  private saysNothingOf(facts: ReadonlySet<string>): boolean {
    const { one, many } = this.dossier;
    for (const fact of facts) {
      const origin = own(LOOKED_UP_FROM, fact);
      if (Object.hasOwn(one, fact) || Object.hasOwn(many, fact)) return false;
      if (origin !== undefined && Object.hasOwn(one, origin)) return false;
    }
    return true;
  }

  read(fact: string): Cell {
    const known = this.cells.get(fact);
    if (known !== undefined) return known;
    const origin = own(LOOKED_UP_FROM, fact);
    const sameAsParent = this.parent !== undefined && (origin === undefined || !this.cells.has(origin));
    const cell = sameAsParent && this.parent !== undefined ? this.parent.read(fact) : this.find(fact, origin);
    // In a thought only what is taken for granted is kept, so that `has` tells it apart.
    if (this.parent === undefined) this.cells.set(fact, cell);
    return cell;
  }

  private find(fact: string, origin: string | undefined): Cell {
    const given = own(this.dossier.one, fact);
    const cell = given === undefined ? ABSENT : this.cellOf(given);
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
    return this.listAnswers?.get(fact) ?? this.parent?.listAnswer(fact);
  }

  /** Remembers the values of a derived fact still possible, as bits, per lowest grade that counts. */
  possible(table: DerivedTable, floor: number, find: (reader: Reader) => number): number {
    if (this.parent !== undefined && this.listAnswers === undefined && !this.supposesAny(table.reads))
      return this.parent.possible(table, floor, find);
    this.possibleValues ??= new Map();
    let byFloor = this.possibleValues.get(table);
    if (byFloor === undefined) {
      byFloor = [];
      this.possibleValues.set(table, byFloor);
    }
    const known = byFloor[floor];
    if (known !== undefined) return known;
    const bits = find(this);
    byFloor[floor] = bits;
    return bits;
  }

  private supposesAny(facts: ReadonlySet<string>): boolean {
    for (const fact of this.cells.keys()) if (facts.has(fact)) return true;
    return false;
  }
}

/** What holds for every dossier that says nothing of the facts in question, which is most firms at first: worked out once for a date of law. */
const ofNobody = new WeakMap<ConditionContext, Map<string, unknown>>();

function rememberOfNobody<T>(context: ConditionContext, name: string, find: () => T): T {
  let known = ofNobody.get(context);
  if (known === undefined) {
    known = new Map();
    ofNobody.set(context, known);
  }
  if (known.has(name)) return known.get(name) as T;
  const found = find();
  known.set(name, found);
  return found;
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
