/** Dossiers of every shape from one seed, over the real vocabulary and real places: what a census of careless firms would look like. */
import { addDays, type LocalDate } from '../foundation/clock.ts';
import type {
  Code,
  Dossier,
  FactItem,
  FactType,
  FactValue,
  Grade,
  OneFact,
  Vocabulary,
} from '../modules/conditions/index.ts';

export interface RandomWorld {
  readonly vocabulary: Vocabulary;
  readonly asOf: LocalDate;
  /** Ids of places to choose from. */
  readonly places: readonly string[];
  readonly industries: readonly string[];
}

const BILLION = 1_000_000_000;
const PEOPLE = [0, 1, 9, 10, 11, 49, 50, 51, 100, 101, 150, 200, 201, 900];
const MONEY = [0, 1, 3, 4, 10, 11, 20, 50, 51, 80, 100, 101, 200, 300, 301, 500].map((billions) => billions * BILLION);
const GRADES: readonly Grade[] = ['declared', 'declared', 'evidenced', 'verified'];

/** Mulberry32: the same numbers for the same seed on every machine. */
export function seededChance(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function randomDossier(chance: () => number, world: RandomWorld): Dossier {
  const one: Record<string, OneFact> = {};
  const many: Record<string, readonly FactItem[]> = {};
  // Some firms have told nearly everything, some nearly nothing.
  const frankness = chance();
  for (const definition of Object.values(world.vocabulary.facts)) {
    if (definition.type === 'tax-code') continue;
    // Facts a table or a look-up gives are seldom said directly.
    const likely = definition.derivedFrom === undefined ? frankness : 0.15;
    if (chance() > likely) continue;
    if (definition.cardinality === 'one')
      one[definition.key] = {
        value: randomValue(chance, world, definition.type, definition.codes),
        ...proof(chance, world),
      };
    else many[definition.key] = randomItems(chance, world, definition.fields ?? {});
  }
  return { one, many };
}

type Fields = NonNullable<Vocabulary['facts'][string]['fields']>;

/** One item a name, as in a dossier. */
function randomItems(chance: () => number, world: RandomWorld, fields: Fields): readonly FactItem[] {
  const items = new Map<FactValue, FactItem>();
  for (let left = Math.floor(chance() * 4); left > 0; left -= 1) {
    const given: Record<string, FactValue> = {};
    for (const [field, { type, codes, optional }] of Object.entries(fields))
      if (optional !== true || chance() < 0.7) given[field] = randomValue(chance, world, type, codes?.slice(0, 6));
    items.set(Object.values(given)[0] ?? '', { fields: given, ...proof(chance, world) });
  }
  return [...items.values()];
}

function proof(chance: () => number, { asOf }: RandomWorld): { grade: Grade; expiresOn?: LocalDate } {
  const grade = pick(chance, GRADES);
  return chance() < 0.5 ? { grade } : { grade, expiresOn: addDays(asOf, Math.floor(chance() * 9) - 3) };
}

function randomValue(
  chance: () => number,
  world: RandomWorld,
  type: FactType,
  codes: readonly Code[] | undefined,
): FactValue {
  switch (type) {
    case 'boolean':
      return chance() < 0.5;
    case 'integer':
      return chance() < 0.4 ? Math.floor(chance() * 6) : pick(chance, PEOPLE);
    case 'money':
      return pick(chance, MONEY);
    case 'date':
      return addDays(world.asOf, -Math.floor(chance() ** 2 * 4000));
    case 'locality':
      return pick(chance, world.places);
    case 'industry':
      return pick(chance, world.industries);
    default:
      return codes === undefined || codes.length === 0
        ? pick(chance, ['e-invoice', 'crm', 'stock'])
        : pick(chance, codes).code;
  }
}

export function pick<T>(chance: () => number, list: readonly T[]): T {
  const one = list[Math.floor(chance() * list.length)];
  if (one === undefined) throw new Error('nothing to pick from');
  return one;
}
