/** Every firm of the register as one row rules can be asked of: what the register says comes first, then what its claimed dossier declared. */
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../../foundation/database/tables.ts';
import {
  type ConditionContext,
  conditionToSql,
  type PlaceIndex,
  type ProfileColumns,
  type Verdict,
} from '../../conditions/index.ts';
import type { PopulationScope } from '../domain/desk-scope.ts';
import { conditionOf, type PopulationLine, type PopulationRule } from '../domain/population-rule.ts';
import { profileColumns } from '../domain/profile-columns.ts';
import { rawOf } from './profiles.read.ts';

const ALIAS = 'p';

/** Where the register has its say; the other facts are the claimed dossier's own. */
const REGISTER_SAYS: Readonly<Record<string, string>> = {
  applicantType: `case when r.legal_form = 'business-household' then 'business-household'
    when r.legal_form in ('cooperative', 'cooperative-union', 'cooperative-group') then 'cooperative'
    when r.legal_form is not null then 'enterprise' end`,
  operatingStatus: 'r.operating_status',
  province: 'r.province_id',
  commune: 'r.commune_id',
  industry: `r.industry_edition || ':' || r.industry_code`,
  foundedOn: 'r.founded_on',
  employeesInsuredAverage: 'r.employees_insured::bigint',
  revenueVnd: 'r.revenue_vnd',
  capitalVnd: 'r.capital_vnd',
};

const SECTOR = `case when r.industry_code is null or left(r.industry_code, 2) in ('84', '97', '98', '99') then d.industry_sector_group
  when left(r.industry_code, 2) <= '03' then 'agriculture-forestry-fishery'
  when left(r.industry_code, 2) <= '43' then 'industry-construction' else 'trade-services' end`;

/** Without the settled classes: they were worked out from the declaration alone. */
const firmColumns: ProfileColumns = { ...profileColumns, settled: {} };

/** Facts a rule about firms may read. */
export const FACTS_OF_FIRMS: readonly string[] = [
  ...Object.keys(firmColumns.one).filter((fact) => !['sectorGroup'].includes(fact)),
  ...Object.keys(firmColumns.many),
];

function firms(where: RawBuilder<boolean>): RawBuilder<unknown> {
  const one = Object.entries(firmColumns.one).flatMap(([fact, { value, grade, expiresOn }]) => {
    const own = REGISTER_SAYS[fact];
    if (own === undefined) return [`d.${value}`, `d.${grade}`, `d.${expiresOn}`];
    const said = `(${own}) is not null`;
    return [
      `coalesce(${own}, d.${value}) as ${value}`,
      `case when ${said} then 2::smallint else d.${grade} end as ${grade}`,
      `case when ${said} then null else d.${expiresOn} end as ${expiresOn}`,
    ];
  });
  const said = Object.values(firmColumns.many).map((list) => `coalesce(d.${list.said}, false) as ${list.said}`);
  const columns = sql.raw(
    [
      ...one,
      ...said,
      `coalesce(r.province_id, d.commune_province) as commune_province`,
      `${SECTOR} as industry_sector_group`,
    ].join(', '),
  );
  return sql`select r.tax_code, r.name_key, r.province_id as place_province, r.commune_id as place_commune, c.dossier_id, ${columns}
    from register_records as r
    left join (
      select distinct on (tax_code) tax_code, dossier_id from claimed_firms
      order by tax_code, (level = 'confirmed') desc, claimed_at desc
    ) as c on c.tax_code = r.tax_code
    left join enterprise_profiles as d on d.dossier_id = c.dossier_id
    where ${where}`;
}

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

/** One pass over the scope. */
export async function countByPlace(db: Db, query: RuleQuery): Promise<readonly PlaceCount[]> {
  const place = sql.ref(query.scope === 'everywhere' ? 'p.place_province' : 'p.place_commune');
  const { rows } = await sql<{ place: string | null; verdict: boolean | null; firms: number; personal: number }>`
    select place, verdict, count(*)::int as firms, (count(*) filter (where personal))::int as personal
    from (
      select ${place} as place, ${verdictOf(query)} as verdict, length(p.tax_code) = 12 as personal
      from (${firms(inScope(query))}) as p offset 0
    ) as judged group by 1, 2`.execute(db);
  return rows.map(({ verdict, ...row }) => ({
    ...row,
    verdict: verdict === null ? 'unknown' : verdict ? 'yes' : 'no',
  }));
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
  const { rows } = await sql<{ taxCode: string; nameKey: string }>`
    select p.tax_code as "taxCode", p.name_key as "nameKey" from (${firms(where)}) as p
    where (${verdictOf(query)}) ${wanted} order by p.name_key, p.tax_code limit ${page.limit}`.execute(db);
  return rows;
}

function inScope({ scope, isCommune }: RuleQuery): RawBuilder<boolean> {
  if (scope === 'everywhere') return sql`true`;
  return isCommune ? sql`r.commune_id = ${scope.inside}` : sql`r.province_id = ${scope.inside}`;
}

function verdictOf({ rule, context, placeIndex }: RuleQuery): RawBuilder<boolean | null> {
  const target = { context, places: placeIndex, columns: firmColumns, alias: ALIAS };
  const lines = rule.lines.map((line) => {
    const condition = conditionOf(line, context.vocabulary);
    return condition === 'absent' ? absent(line, context) : sql`(${rawOf(conditionToSql(condition, target))})`;
  });
  if (lines.length === 0) return sql`true`;
  return sql`(${sql.join(lines, rule.match === 'all' ? sql` and ` : sql` or `)})`;
}

/** Nobody has said anything that still counts on the day of law. */
function absent({ fact }: PopulationLine, { asOf }: ConditionContext): RawBuilder<boolean> {
  const one = firmColumns.one[fact];
  if (one !== undefined)
    return sql`(${sql.ref(`p.${one.value}`)} is null or (${sql.ref(`p.${one.expiresOn}`)} >= ${asOf}) is false)`;
  const list = firmColumns.many[fact];
  if (list === undefined) throw new Error(`the fact ${fact} has no column`);
  return sql`(not exists (select from ${sql.table(list.table)} as item
    where item.dossier_id = p.dossier_id and (${sql.ref(`item.${list.expiresOn}`)} >= ${asOf}) is not false))`;
}
