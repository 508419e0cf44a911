/** Asks a rule of every firm at once: counts by place, and lists by page. */
import { type RawBuilder, sql } from 'kysely';
import type { LocalDate } from '../../../foundation/clock.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import {
  type Condition,
  type ConditionContext,
  conditionToSql,
  type PlaceIndex,
  readsLists,
  type Verdict,
} from '../../conditions/index.ts';
import type { PopulationScope } from '../domain/desk-scope.ts';
import { conditionOf, type PopulationLine, type PopulationRule } from '../domain/population-rule.ts';
import { profileColumns } from '../domain/profile-columns.ts';
import { FIRM_ALIAS, firmsByRegister, firmsOutside, isSpoken, spokenFirms, spokenRecords } from './firm-rows.ts';
import { rawOf } from './profiles.read.ts';

const VERDICTS: readonly Verdict[] = ['yes', 'no', 'unknown'];

/** Facts a rule about firms may read. */
export const FACTS_OF_FIRMS: readonly string[] = [
  ...Object.keys(profileColumns.one).filter((fact) => !['sectorGroup'].includes(fact)),
  ...Object.keys(profileColumns.many),
];

export interface RuleQuery {
  readonly rule: PopulationRule;
  readonly scope: PopulationScope;
  /** The scope is a commune, not a province. */
  readonly isCommune: boolean;
  readonly context: ConditionContext;
  readonly placeIndex: PlaceIndex;
}

export interface PlaceCount {
  /** Province for the nation, else commune; null where the register does not say. */
  readonly place: string | null;
  readonly verdict: Verdict;
  readonly firms: number;
  /** Of them, those under a person's own tax code: counted, never listed. */
  readonly personal: number;
}

/** Over the register within the scope, with what claimed firms declared. */
export async function countByPlace(db: Db, query: RuleQuery): Promise<readonly PlaceCount[]> {
  const of = {
    verdict: verdictOf(query),
    within: sql<boolean>`true`,
    place: sql.ref(query.scope === 'everywhere' ? 'p.place_province' : 'p.place_commune'),
    looksUp: query.rule.lines.some(({ fact }) => profileColumns.many[fact] !== undefined),
    asOf: query.context.asOf,
  };
  const counts = await countParts(db, { register: inScope(query), outside: false }, of);
  const byPlace = new Map<string, PlaceCount>();
  for (const { place, personal, verdict, firms } of counts) {
    const key = `${verdict} ${place ?? ''}`;
    const before = byPlace.get(key) ?? { place, verdict, firms: 0, personal: 0 };
    byPlace.set(key, {
      ...before,
      firms: before.firms + firms,
      personal: before.personal + (personal ? firms : 0),
    });
  }
  return [...byPlace.values()].filter(({ firms }) => firms > 0);
}

export interface FirmsQuery {
  readonly condition: Condition;
  readonly scope: PopulationScope;
  readonly context: ConditionContext;
  readonly placeIndex: PlaceIndex;
}

/** Over everybody: firms of the register, and dossiers in no register. A dependent unit (13 digits) of the register belongs to its firm. */
export async function countFirmsByVerdict(db: Db, query: FirmsQuery): Promise<Readonly<Record<Verdict, number>>> {
  const of = { ...askedOf(query), looksUp: readsLists(query.condition), asOf: query.context.asOf };
  const counts = { yes: 0, no: 0, unknown: 0 };
  for (const { verdict, firms } of await countParts(db, { register: NO_UNITS, outside: true }, of))
    counts[verdict] += firms;
  return counts;
}

/** One letter for each of them, in the order of tax codes or, without one, of dossiers. */
export async function lettersOf(db: Db, query: FirmsQuery): Promise<string> {
  const { verdict, within } = askedOf(query);
  const parts = [
    firmsByRegister(sql`${NO_UNITS} and not ${isSpoken()}`),
    spokenFirms(sql`(${spokenRecords(NO_UNITS)})`, query.context.asOf),
    firmsOutside(),
  ].map(
    (firms) =>
      sql`(select coalesce(p.tax_code, p.dossier_id::text) as key, ${verdict} as verdict from (${firms}) as p where ${within})`,
  );
  const { rows } = await sql<{ letters: string | null }>`
    select string_agg(case when verdict then 'y' when not verdict then 'n' else 'u' end, '' order by key collate "C") as letters
    from (${sql.join(parts, sql` union all `)}) as judged`.execute(db);
  return rows[0]?.letters ?? '';
}

/** All digits, so bytes are letters, and are counted quicker. */
const NO_UNITS = sql<boolean>`octet_length(r.tax_code) <> 13`;

function askedOf({ condition, scope, context, placeIndex }: FirmsQuery): Pick<Asked, 'verdict' | 'within'> {
  const target = { context, places: placeIndex, columns: profileColumns, alias: FIRM_ALIAS };
  const inside = scope === 'everywhere' ? undefined : ({ fact: 'commune', inside: scope.inside } as const);
  return {
    verdict: rawOf(conditionToSql(condition, target)),
    within: inside === undefined ? sql`true` : rawOf(conditionToSql(inside, target)),
  };
}

interface Asked {
  readonly verdict: RawBuilder<boolean | null>;
  /** About the row `p`; only where it is surely true is a firm counted. */
  readonly within: RawBuilder<boolean | null>;
  /** Counted apart by it and by whether the tax code is a person's; absent where one number is asked for. */
  readonly place?: RawBuilder<unknown>;
  /** The verdict looks items of lists up. */
  readonly looksUp: boolean;
  readonly asOf: LocalDate;
}

interface PartCount {
  readonly place: string | null;
  readonly personal: boolean;
  readonly verdict: Verdict;
  /** Below zero where the part before counted too many. */
  readonly firms: number;
}

interface Part {
  readonly firms: RawBuilder<unknown>;
  /** -1: counted once too often by the part before. */
  readonly sign: 1 | -1;
  /** A register has no lists: the planner sees that there is nothing to look up. */
  readonly hasNoLists?: true;
}

interface Whom {
  /** Narrows `r`, the register. */
  readonly register: RawBuilder<boolean>;
  /** Dossiers in no register too. */
  readonly outside: boolean;
}

/** One scan of the register as if nobody had said anything; the few firms with a dossier, looked up once, are then taken out and put back with it. */
function partsOf({ register, outside }: Whom, asOf: LocalDate): readonly Part[] {
  return [
    { firms: firmsByRegister(register), sign: 1, hasNoLists: true },
    { firms: firmsByRegister(sql`true`, sql`spoken`), sign: -1, hasNoLists: true },
    { firms: spokenFirms(sql`spoken`, asOf), sign: 1 },
    ...(outside ? [{ firms: firmsOutside(), sign: 1 } as const] : []),
  ];
}

/** More firms than any country has: yeses are counted below it, noes above, both exact in one 53-bit sum. */
const NOES = 2 ** 26;

interface PartRow {
  readonly place: string | null;
  readonly personal: boolean;
  readonly sign: number;
  readonly firms: number;
  /** Counted by groups of one verdict, else by a sum. */
  readonly grouped: boolean;
  readonly verdict: boolean | null;
  readonly answers: number | null;
}

/** One statement, so that all parts see the same moment. A sum is quicker than groups, but inside it PostgreSQL would look every list up row by row. */
async function countParts(db: Db, whom: Whom, of: Asked): Promise<readonly PartCount[]> {
  const { verdict, within, place } = of;
  const personal = place === undefined ? sql`false` : sql`coalesce(octet_length(p.tax_code) = 12, false)`;
  const counted = partsOf(whom, of.asOf).map(({ firms, sign, hasNoLists }) => {
    const grouped = of.looksUp && hasNoLists !== true;
    const answers = sql`sum(case ${verdict} when true then 1::float8 when false then ${sql.lit(NOES)}::float8 end)`;
    const by = [...(place === undefined ? [] : [1, 2]), ...(grouped ? [3] : [])];
    const groups = by.length === 0 ? sql`` : sql`group by ${sql.raw(by.join(', '))}`;
    return sql`(select ${place ?? sql`null::text`} as place, ${personal} as personal, ${grouped ? verdict : sql`null::boolean`} as verdict,
      ${sql.lit(sign)} as sign, ${sql.lit(grouped)} as grouped, count(*)::int as firms, ${grouped ? sql`null::float8` : answers} as answers
      from (${firms}) as p where ${within} ${groups})`;
  });
  const { rows } = await sql<PartRow>`with spoken as materialized (${spokenRecords(whom.register)})
    ${sql.join(counted, sql` union all `)}`.execute(db);
  return rows.flatMap(({ grouped, verdict: said, answers, sign, firms: all, ...at }): PartCount[] => {
    if (grouped) return [{ ...at, verdict: said === null ? 'unknown' : said ? 'yes' : 'no', firms: sign * all }];
    const no = Math.floor((answers ?? 0) / NOES);
    const yes = (answers ?? 0) % NOES;
    const counts: Readonly<Record<Verdict, number>> = { yes, no, unknown: all - yes - no };
    return VERDICTS.map((each) => ({ ...at, verdict: each, firms: sign * counts[each] }));
  });
}

/** Tax codes in the order of names, from after the one given; persons' own codes are left out. */
export async function listByRule(
  db: Db,
  query: RuleQuery & { readonly wanted: Verdict },
  page: { readonly after?: readonly [string, string]; readonly limit: number },
): Promise<readonly { readonly taxCode: string; readonly nameKey: string }[]> {
  const wanted = { yes: sql`is true`, no: sql`is false`, unknown: sql`is null` }[query.wanted];
  const after =
    page.after === undefined ? sql`true` : sql`(r.name_key, r.tax_code) > (${page.after[0]}, ${page.after[1]})`;
  const where = sql<boolean>`${inScope(query)} and length(r.tax_code) <> 12 and ${after}`;
  const part = async (firms: RawBuilder<unknown>) => {
    const { rows } = await sql<{ taxCode: string; nameKey: string }>`
      select p.tax_code as "taxCode", p.name_key as "nameKey" from (${firms}) as p
      where (${verdictOf(query)}) ${wanted} order by p.name_key, p.tax_code limit ${page.limit}`.execute(db);
    return rows;
  };
  const silent = await part(firmsByRegister(sql`${where} and not ${isSpoken()}`));
  const spoken = await part(spokenFirms(sql`(${spokenRecords(where)})`, query.context.asOf));
  return [...silent, ...spoken].sort(byName).slice(0, page.limit);
}

type Named = { readonly taxCode: string; readonly nameKey: string };

/** As the database orders the keys, byte by byte: they hold no letter beyond the first plane. */
function byName(a: Named, b: Named): number {
  const [one, other] = a.nameKey === b.nameKey ? [a.taxCode, b.taxCode] : [a.nameKey, b.nameKey];
  return one < other ? -1 : one > other ? 1 : 0;
}

function inScope({ scope, isCommune }: RuleQuery): RawBuilder<boolean> {
  if (scope === 'everywhere') return sql`true`;
  return isCommune ? sql`r.commune_id = ${scope.inside}` : sql`r.province_id = ${scope.inside}`;
}

function verdictOf({ rule, context, placeIndex }: RuleQuery): RawBuilder<boolean | null> {
  const target = { context, places: placeIndex, columns: profileColumns, alias: FIRM_ALIAS };
  const lines = rule.lines.map((line) => {
    const condition = conditionOf(line, context.vocabulary);
    return condition === 'absent' ? absent(line, context) : sql`(${rawOf(conditionToSql(condition, target))})`;
  });
  if (lines.length === 0) return sql`true`;
  return sql`(${sql.join(lines, rule.match === 'all' ? sql` and ` : sql` or `)})`;
}

/** Nobody has said anything that still counts on the day of law. */
function absent({ fact }: PopulationLine, { asOf }: ConditionContext): RawBuilder<boolean> {
  const one = profileColumns.one[fact];
  if (one !== undefined)
    return sql`(${sql.ref(`p.${one.value}`)} is null or (${sql.ref(`p.${one.expiresOn}`)} >= ${asOf}) is false)`;
  const list = profileColumns.many[fact];
  if (list === undefined) throw new Error(`the fact ${fact} has no column`);
  return sql`(not exists (select from ${sql.table(list.table)} as item
    where item.dossier_id = p.dossier_id and (${sql.ref(`item.${list.expiresOn}`)} >= ${asOf}) is not false))`;
}
