/** Counting a rule over the projection gives what judging every dossier gives: ten thousand random firms, every real measure, random rules. */
import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import type { LocalDate } from '../../../foundation/clock.ts';
import type { Db, Trx } from '../../../foundation/database/tables.ts';
import { openTestDatabase } from '../../../test-support/database-fixture.ts';
import { fixedId } from '../../../test-support/fixed-ids.ts';
import { catalogue, contextOn, facts, gazetteer, measureOf, TODAY } from '../../../test-support/measures-context.ts';
import { pick, randomDossier, seededChance } from '../../../test-support/random-dossiers.ts';
import {
  type Condition,
  checkCondition,
  createReader,
  type Dossier,
  evaluateIn,
  PlaceIndex,
} from '../../conditions/index.ts';
import { verdictCondition, verdictIn } from '../../measures/index.ts';
import { profileOf } from '../domain/profile.ts';
import { writeProfiles } from '../store/profiles.write.ts';
import { listPopulation, populationOf, verdictsOf } from './population-of.ts';

const FIRMS = 10_000;
const context = contextOn(TODAY);
const former = gazetteer.communes.flatMap((commune) => gazetteer.predecessorsOf(commune.id));
const places = new PlaceIndex(gazetteer, gazetteer.ids);

// Few enough places that random rules meet them, all kinds among them: in force, dissolved, divided, a province, the nation.
const chance = seededChance(20);
const some = (ids: readonly string[], count: number) => Array.from({ length: count }, () => pick(chance, ids));
const named = ['vn-2025-38', 'vn-2025-79', 'vn-2025-01', 'vn-gso-74', 'vn-gso-79', 'vn-2025-31'];
const divided = former.filter((id) => gazetteer.successorsOf(id).length > 1);
const somePlaces = [
  'vn',
  ...named,
  ...named.flatMap((id) =>
    some(
      gazetteer.communesOf(id).map((commune) => commune.id),
      4,
    ),
  ),
  ...some(former, 12),
  ...some(divided, 6),
];
const someIndustries = [
  '01',
  '03',
  '10',
  '1071',
  '10710',
  '2018:10',
  '2018:1071',
  '46',
  '4711',
  '62',
  'C',
  'G',
  '2018:C',
  '2025:1071',
  'A',
  'F',
  '4101',
];

let db: Db;
const firms: { id: string; dossier: Dossier }[] = [];

beforeAll(async () => {
  ({ db } = await openTestDatabase());
  const world = { vocabulary: facts.vocabularyAt(TODAY), asOf: TODAY, places: somePlaces, industries: someIndustries };
  for (let n = 1; n <= FIRMS; n += 1) firms.push({ id: fixedId(n, 7), dossier: randomDossier(chance, world) });
  await db.transaction().execute(async (trx) => {
    await sql`insert into dossiers (id, opened_at, expires_on)
      select id, now(), date '2100-01-01' from unnest(${firms.map(({ id }) => id)}::uuid[]) as id`.execute(trx);
    for (let at = 0; at < FIRMS; at += 1000) await load(trx, firms.slice(at, at + 1000));
  });
});

/** Some profiles were written on an earlier or a later day than the one asked about: what was settled then may not hold now. */
async function load(trx: Trx, part: typeof firms): Promise<void> {
  const days = [TODAY, TODAY, '2026-08-30', '2026-09-03'] as LocalDate[];
  await writeProfiles(
    trx,
    part.map(({ id, dossier }, index) => profileOf(id, dossier, contextOn(days[index % days.length] ?? TODAY))),
  );
}

const LETTER = { yes: 'y', no: 'n', unknown: 'u' } as const;

function inMemory(verdictOf: (reader: ReturnType<typeof createReader>) => 'yes' | 'no' | 'unknown'): string {
  return firms.map(({ dossier }) => LETTER[verdictOf(createReader(dossier, context))]).join('');
}

function inDatabase(condition: Condition): Promise<string> {
  return verdictsOf(db, { condition, scope: 'everywhere', context, places });
}

/** Names the first firm on which they part, because ten thousand letters tell nobody anything. */
function expectSame(condition: Condition, counted: string, judged: string): void {
  if (counted === judged) return;
  const at = [...judged].findIndex((letter, index) => counted[index] !== letter);
  expect.fail(
    `${JSON.stringify(condition)}\nfor ${JSON.stringify(firms[at]?.dossier)}\nis ${judged[at]} in memory and ${counted[at]} in the database`,
  );
}

test('every real measure has the same verdict for every firm, and the same three counts', async () => {
  const readers = firms.map(({ dossier }) => createReader(dossier, context));
  const seen = new Set<string>();
  expect(catalogue.measures.length).toBeGreaterThan(60);
  for (const measure of catalogue.measures) {
    const condition = verdictCondition(measure, TODAY);
    const judged = readers.map((reader) => LETTER[verdictIn(reader, measure)]).join('');
    expectSame(condition, await inDatabase(condition), judged);
    for (const letter of judged) seen.add(letter);
  }
  expect(seen.size).toBe(3);
}, 60_000);

test('the three counts of a rule are those of its verdicts, whether it reads lists or not', async () => {
  for (const id of ['nd80-a11-1-dx-consulting', 'hcm-2023-startup-acceleration', 'th214-dx', 'mpi-dx-2021-2025']) {
    const measure = measureOf(id);
    const judged = inMemory((reader) => verdictIn(reader, measure));
    const count = (letter: string) => [...judged].filter((each) => each === letter).length;
    expect(
      await populationOf(db, { condition: verdictCondition(measure, TODAY), scope: 'everywhere', context, places }),
    ).toEqual({ yes: count('y'), no: count('n'), unknown: count('u'), total: FIRMS });
  }
});

const vocabulary = context.vocabulary;
const grade = fc.option(fc.constantFrom('declared', 'evidenced', 'verified'), { nil: undefined, freq: 4 });
const day = fc.constantFrom('2019-01-01', '2024-09-01', '2025-10-15', '2026-08-31', TODAY);
const number = fc.constantFrom(0, 1, 3, 10, 10.5, 50, 200, 3_000_000_000, 50_000_000_000);
const place = fc.constantFrom(...somePlaces);
const industry = fc.constantFrom(...someIndustries, 'H', '2018:46', '2018:C', 'D');

function comparisons(fact: string, type: string, codes: readonly string[]): fc.Arbitrary<Condition> {
  const on = <T>(operator: string, value: fc.Arbitrary<T>) =>
    fc
      .tuple(value, grade)
      .map(([given, minGrade]) => ({ fact, [operator]: given, ...(minGrade && { minGrade }) }) as unknown as Condition);
  const listOf = <T>(value: fc.Arbitrary<T>) => fc.uniqueArray(value, { minLength: 1, maxLength: 3 });
  switch (type) {
    case 'boolean':
      return on('is', fc.boolean());
    case 'integer':
    case 'money':
      return fc.oneof(
        ...['is', 'atLeast', 'atMost', 'above', 'below'].map((each) => on(each, number)),
        on('in', listOf(number)),
      );
    case 'date':
      return fc.oneof(
        on('is', day),
        on('since', day),
        on('until', day),
        on('withinMonths', fc.constantFrom(0, 6, 12, 60)),
      );
    case 'locality':
      return fc.oneof(on('inside', place), on('is', place), on('in', listOf(place)));
    case 'industry':
      return fc.oneof(on('inside', industry), on('is', industry), on('in', listOf(industry)));
    default: {
      const code = fc.constantFrom(...(codes.length > 0 ? codes.slice(0, 6) : ['e-invoice', 'crm', 'stock']));
      return fc.oneof(on('is', code), on('in', listOf(code)));
    }
  }
}

const codesOf = (definition: { codes?: readonly { code: string }[] }) =>
  definition.codes?.map(({ code }) => code) ?? [];
const leaves = Object.values(vocabulary.facts)
  .filter((definition) => definition.cardinality === 'one' && definition.type !== 'tax-code')
  .map((definition) => comparisons(definition.key, definition.type, codesOf(definition)));
const tree = (leaf: fc.Arbitrary<Condition>, maxDepth: number): fc.Arbitrary<Condition> =>
  fc.letrec<{ node: Condition }>((tie) => ({
    node: fc.oneof(
      { maxDepth },
      leaf,
      fc.array(tie('node'), { maxLength: 3 }).map((all): Condition => ({ all })),
      fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((any): Condition => ({ any })),
      tie('node').map((not): Condition => ({ not })),
      fc.constant<Condition>({ doubt: 'unclear', say: { vi: 'chưa rõ', en: 'unclear' } }),
    ),
  })).node;
const lists = Object.values(vocabulary.facts)
  .filter((definition) => definition.cardinality === 'many')
  .map((definition) => {
    const fields = Object.entries(definition.fields ?? {}).map(([field, shape]) =>
      comparisons(field, shape.type, codesOf(shape)),
    );
    return tree(fc.oneof(...fields), 2).map((where): Condition => ({ some: definition.key, where }));
  });
// The class of size has the longest way to SQL, so it is asked most.
const size = comparisons('sizeClass', 'code', ['micro', 'small', 'medium', 'not-sme']);
const anyCondition = tree(
  fc.oneof(
    { weight: 4, arbitrary: size },
    { weight: 6, arbitrary: fc.oneof(...lists) },
    { weight: 20, arbitrary: fc.oneof(...leaves) },
  ),
  3,
);

test('random rules over every fact, grade, list and place have the same verdict for every firm', async () => {
  await fc.assert(
    fc.asyncProperty(anyCondition, async (condition) => {
      expect(checkCondition(condition, vocabulary)).toEqual([]);
      expectSame(
        condition,
        await inDatabase(condition),
        inMemory((reader) => evaluateIn(reader, condition)),
      );
    }),
    { numRuns: 100, endOnFailure: true },
  );
}, 60_000);

test('a list is paged in order within a place, and nobody surely outside is in it', async () => {
  const condition: Condition = { fact: 'applicantType', is: 'enterprise' };
  const query = { condition, context, places, scope: { inside: 'vn-2025-38' }, wanted: 'yes', limit: 12 } as const;
  const first = await listPopulation(db, query);
  const second = await listPopulation(db, { ...query, after: first.at(-1) ?? '' });
  const expected = firms
    .filter(({ dossier }) => {
      const reader = createReader(dossier, context);
      return (
        evaluateIn(reader, condition) === 'yes' &&
        evaluateIn(reader, { fact: 'commune', inside: 'vn-2025-38' }) === 'yes'
      );
    })
    .map(({ id }) => id);
  expect(expected.length).toBeGreaterThan(24);
  expect([...first, ...second]).toEqual(expected.slice(0, 24));
});
