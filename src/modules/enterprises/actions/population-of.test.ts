/** Counting a rule over the projection gives what judging every dossier gives: ten thousand random dossiers, three thousand random firms of the register, every real measure, random rules. */
import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import type { Instant, LocalDate } from '../../../foundation/clock.ts';
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
import { currentDossier } from '../domain/current-dossier.ts';
import { inventedTaxCode } from '../domain/invented-register.ts';
import { profileOf } from '../domain/profile.ts';
import { factsOfRegister, type RegisterRecord } from '../domain/register-record.ts';
import { writeProfiles } from '../store/profiles.write.ts';
import { populationOf, verdictsOf } from './population-of.ts';
import { settleRegister } from './settle-register.ts';

const DOSSIERS = 10_000;
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

const IN_REGISTER = 3_000;
const registerCode = (n: number) => inventedTaxCode(n % IN_REGISTER);

let db: Db;
/** Every firm once, by its tax code or its dossier, with what counts of it. */
const firms: { key: string; dossier: Dossier }[] = [];
/** Of each of them, in their order; a reader answers many rules, here as on a page. */
let readers: ReturnType<typeof createReader>[] = [];

beforeAll(async () => {
  ({ db } = await openTestDatabase());
  const world = { vocabulary: facts.vocabularyAt(TODAY), asOf: TODAY, places: somePlaces, industries: someIndustries };
  const dossiers = Array.from({ length: DOSSIERS }, (_, n) => {
    const given = randomDossier(chance, world);
    const code = codeOf(n);
    const taxCode = code && { taxCode: { value: code, grade: 'declared' as const } };
    return { id: fixedId(n + 1, 7), code, claim: claimOf(n), dossier: { ...given, one: { ...given.one, ...taxCode } } };
  });
  const records = Array.from({ length: IN_REGISTER }, (_, n) => randomRecord(registerCode(n)));
  await db.transaction().execute(async (trx) => {
    await sql`insert into dossiers (id, opened_at, expires_on)
      select id, now(), date '2100-01-01' from unnest(${dossiers.map(({ id }) => id)}::uuid[]) as id`.execute(trx);
    for (let at = 0; at < DOSSIERS; at += 1000) await load(trx, dossiers.slice(at, at + 1000));
    await claim(trx, dossiers);
    await register(trx, records);
  });
  const speaking = new Map<string, (typeof dossiers)[number]>();
  for (const each of [...dossiers].sort((a, b) => rankOf(b.claim) - rankOf(a.claim) || (a.id < b.id ? 1 : -1)))
    if (each.code !== undefined && !speaking.has(each.code)) speaking.set(each.code, each);
  const registered = new Set(records.map(({ taxCode }) => taxCode));
  for (const record of records) {
    const said = speaking.get(record.taxCode);
    const own = currentDossier(factsOfRegister(record), context.vocabulary, TODAY);
    firms.push({ key: record.taxCode, dossier: said && rankOf(said.claim) > 0 ? joined(own, said.dossier) : own });
  }
  for (const { id, code, dossier } of dossiers) {
    if (code === undefined) firms.push({ key: id, dossier });
    else if (!registered.has(code) && speaking.get(code)?.id === id) firms.push({ key: code, dossier });
  }
  firms.sort((a, b) => (a.key < b.key ? -1 : 1));
  readers = firms.map(({ dossier }) => createReader(dossier, context));
});

/** Four in ten give no code; the others one of the register or one of nobody, some of them twice. */
function codeOf(n: number): string | undefined {
  if (n < DOSSIERS * 0.4) return undefined;
  return n < DOSSIERS * 0.8 ? registerCode(n * 7) : inventedTaxCode(IN_REGISTER + (n % 1_500));
}

type Claim = 'confirmed' | 'self-declared' | 'refused' | undefined;
const claimOf = (n: number): Claim => (['self-declared', undefined, 'confirmed', 'refused', undefined] as const)[n % 5];
const rankOf = (each: Claim) => (each === 'confirmed' ? 2 : each === 'self-declared' ? 1 : 0);

/** What a dossier declares and has not let expire comes first; a place is told as one. */
function joined(own: Dossier, declared: Dossier): Dossier {
  const lasts = (fact: string) => {
    const said = declared.one[fact];
    return said !== undefined && (said.expiresOn === undefined || said.expiresOn >= TODAY);
  };
  const told = (fact: string) =>
    ['province', 'commune'].includes(fact) ? lasts('province') || lasts('commune') : lasts(fact);
  const added = Object.entries(own.one).filter(([fact]) => fact !== 'taxCode' && !told(fact));
  return { one: { ...declared.one, ...Object.fromEntries(added) }, many: declared.many };
}

function randomRecord(taxCode: string): RegisterRecord {
  const perhaps = <T>(value: T) => (chance() < 0.75 ? value : undefined);
  const number = (of: readonly number[]) => perhaps(pick(chance, of));
  const placed = perhaps(pick(chance, gazetteer.communes));
  const industry = perhaps(pick(chance, ['01', '10', '1071', '46', '4711', '62', '84', '97', '4101']));
  const optional = {
    legalForm: perhaps(pick(chance, ['llc', 'joint-stock', 'cooperative', 'business-household'] as const)),
    provinceId: placed && gazetteer.provinceOf(placed.id)?.id,
    communeId: placed && perhaps(placed.id),
    industryCode: industry,
    industryEdition: industry && pick(chance, ['2018', '2025'] as const),
    foundedOn: perhaps(pick(chance, ['2012-05-01', '2024-09-01', '2026-03-01'] as LocalDate[])),
    operatingStatus: perhaps(pick(chance, ['active', 'suspended', 'closed'])),
    employeesInsured: number([0, 9, 10, 11, 50, 100, 101, 200, 201]),
    revenueVnd: number([0, 3, 10, 11, 50, 100, 200, 300, 301].map((billions) => billions * 1_000_000_000)),
    capitalVnd: number([1, 3, 4, 20, 50, 100, 101].map((billions) => billions * 1_000_000_000)),
  };
  const known = Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined));
  const told = { asOf: '2026-06-01' as LocalDate, recordedAt: '2026-06-02T00:00:00.000Z' as Instant };
  return { taxCode, name: 'Thử nghiệm', nameKey: 'thu nghiem', importId: fixedId(1, 8), ...told, ...known };
}

/** Some profiles were written on an earlier or a later day than the one asked about: what was settled then may not hold now. */
async function load(trx: Trx, part: readonly { readonly id: string; readonly dossier: Dossier }[]): Promise<void> {
  const days = [TODAY, TODAY, '2026-08-30', '2026-09-03'] as LocalDate[];
  await writeProfiles(
    trx,
    part.map(({ id, dossier }, index) => profileOf(id, dossier, contextOn(days[index % days.length] ?? TODAY))),
  );
}

async function claim(trx: Trx, dossiers: readonly { readonly id: string; readonly claim: Claim }[]): Promise<void> {
  const claimed = dossiers.filter((each) => each.claim !== undefined);
  await sql`set local session_replication_role = replica`.execute(trx);
  await sql`insert into claims (id, dossier_id, party_id, person_id, organisation_id, level, claimed_at, asked_at, sealed_key, claimed_name, name_fold)
    select id, id, id, id, id, level, '2026-01-01', '2026-01-01', '', '', ''
    from unnest(${claimed.map(({ id }) => id)}::uuid[], ${claimed.map((each) => each.claim)}::text[]) as c (id, level)`.execute(
    trx,
  );
  await sql`set local session_replication_role = origin`.execute(trx);
}

/** A third as the importer writes rows, a third not settled yet, a third by a table of another day. */
async function register(trx: Trx, records: readonly RegisterRecord[]): Promise<void> {
  const rows = records.map(({ taxCode, nameKey, legalForm, communeId, provinceId, ...record }) => ({
    ...{ tax_code: taxCode, name: record.name, name_key: nameKey, legal_form: legalForm, commune_id: communeId },
    ...{ province_id: provinceId, industry_code: record.industryCode, industry_edition: record.industryEdition },
    ...{ founded_on: record.foundedOn, operating_status: record.operatingStatus, capital_vnd: record.capitalVnd },
    ...{ employees_insured: record.employeesInsured, revenue_vnd: record.revenueVnd, as_of: record.asOf },
    ...{ import_id: record.importId, recorded_at: record.recordedAt, row_hash: '\\x00' },
  }));
  await sql`insert into register_records select * from jsonb_populate_recordset(null::register_records, ${JSON.stringify(rows)}::jsonb)`.execute(
    trx,
  );
  await settleRegister({ db: trx, contextAt: contextOn }, TODAY);
  await sql`update register_records set size_class_possible = 1, size_class_table = 7 where tax_code like '%1'`.execute(
    trx,
  );
  await sql`update register_records set size_class_possible = null, size_class_table = null where tax_code like '%2'`.execute(
    trx,
  );
}

const LETTER = { yes: 'y', no: 'n', unknown: 'u' } as const;

function inMemory(verdictOf: (reader: ReturnType<typeof createReader>) => 'yes' | 'no' | 'unknown'): string {
  return readers.map((reader) => LETTER[verdictOf(reader)]).join('');
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
  const seen = new Set<string>();
  expect(catalogue.measures.length).toBeGreaterThan(60);
  for (const measure of catalogue.measures) {
    const condition = verdictCondition(measure, TODAY);
    const judged = inMemory((reader) => verdictIn(reader, measure));
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
    ).toEqual({ yes: count('y'), no: count('n'), unknown: count('u'), total: firms.length });
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

test('a place narrows the count to the firms surely inside it', async () => {
  const condition: Condition = { fact: 'applicantType', is: 'enterprise' };
  const inside: Condition = { fact: 'commune', inside: 'vn-2025-38' };
  const there = readers.filter((each) => evaluateIn(each, inside) === 'yes');
  const counted = await populationOf(db, { condition, scope: { inside: 'vn-2025-38' }, context, places });
  expect(there.length).toBeGreaterThan(100);
  expect(counted.total).toBe(there.length);
  expect(counted.yes).toBe(there.filter((each) => evaluateIn(each, condition) === 'yes').length);
});

test('rows of a register are settled as its table says today, a few at a time, and once', async () => {
  const unsettled = sql<{ rows: number }>`select count(*)::int as rows from register_records
    where size_class_table is distinct from (select size_class_table from register_records where tax_code like '%3' limit 1)`;
  const before = (await unsettled.execute(db)).rows[0]?.rows ?? 0;
  expect(before).toBeGreaterThan(400);
  const letters = await inDatabase({ fact: 'sizeClass', is: 'small' });
  expect(await settleRegister({ db, contextAt: contextOn }, TODAY)).toBe(before);
  expect((await unsettled.execute(db)).rows[0]?.rows).toBe(0);
  expect(await settleRegister({ db, contextAt: contextOn }, TODAY)).toBe(0);
  expect(await inDatabase({ fact: 'sizeClass', is: 'small' })).toBe(letters);
});
