/**
 * Firms as rows rules can be asked of: by the register alone, by the register and the claimed dossier that speaks for them, and dossiers in no
 * register. What a dossier declares comes first; the register has its say where the dossier is silent.
 */
import { type RawBuilder, sql } from 'kysely';
import type { LocalDate } from '../../../foundation/clock.ts';
import type { FactColumn } from '../../conditions/index.ts';
import { INDUSTRY_APART, PROFILE_TABLE, profileColumns } from '../domain/profile-columns.ts';
import { sectorGroupSql } from './register-facts.read.ts';

/** The alias under which compiled conditions know a firm; `tax_code`, `name_key`, `place_province` and `place_commune` stand beside the columns of a profile. */
export const FIRM_ALIAS = 'p';

/** Where the register has its say, as in `factsOfRegister`. */
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

const ONE = Object.entries(profileColumns.one);
const LISTS = Object.values(profileColumns.many).map(({ said }) => said);
const PLACES = ['province', 'commune'];
const { lookedUp } = profileColumns;
const { possible, table, from, until } = profileColumns.settled.sizeClass;
const NAMED = 'r.tax_code, r.name_key, r.province_id as place_province, r.commune_id as place_commune';

/** As a dossier says an industry: `2018:10710`, without an edition the newest. */
const EDITION_SAID = `case when position(':' in d.industry) = 0 then '2025' else split_part(d.industry, ':', 1) end`;
const CODE_SAID = `substring(d.industry from position(':' in d.industry) + 1)`;

const READ_OF_RECORD = [
  ...['tax_code', 'name_key', 'legal_form', 'operating_status', 'province_id', 'commune_id', 'industry_edition'],
  ...['industry_code', 'founded_on', 'employees_insured', 'revenue_vnd', 'capital_vnd'],
  ...['size_class_possible', 'size_class_table'],
];

type Where = RawBuilder<boolean>;

/** Of the right type, and folded away by the planner with all that asks for it. */
const NOBODY_SAID = `(null::${PROFILE_TABLE})`;

/** `where` narrows `r`, the register, or of it the `records` given. The class settled with a row holds on every day: what a register says does not expire. */
export function firmsByRegister(where: Where, records = sql`register_records`): RawBuilder<unknown> {
  const said = ONE.map(([fact, { value, grade, expiresOn }]) => {
    const own = REGISTER_SAYS[fact];
    const [first, second] =
      own === undefined ? [`${NOBODY_SAID}.${value}`, `${NOBODY_SAID}.${grade}`] : [own, '2::smallint'];
    return `${first} as ${value}, ${second} as ${grade}, null::date as ${expiresOn}`;
  });
  return sql`select ${sql.raw(`${NAMED}, null::uuid as dossier_id, r.size_class_possible as ${possible}, r.size_class_table as ${table},
      date '0001-01-01' as ${from}, date '9999-12-31' as ${until}, ${LISTS.map((list) => `false as ${list}`).join(', ')}, ${said.join(', ')},
      r.province_id as ${lookedUp.province}, ${sectorGroupSql('r.industry_code')} as ${lookedUp.sectorGroup},
      r.industry_edition as ${INDUSTRY_APART.edition}, r.industry_code as ${INDUSTRY_APART.code}`)}
    from ${records} as r where ${where}`;
}

/** A dossier speaks for the firm `r`. */
export function isSpoken(): Where {
  return sql`(r.tax_code in (select tax_code from (${speakers()}) as c))`;
}

/** The records for which a dossier speaks, with its id; `where` narrows `r`, the register. */
export function spokenRecords(where: Where): RawBuilder<unknown> {
  return sql`select c.dossier_id, ${sql.raw(READ_OF_RECORD.map((name) => `r.${name}`).join(', '))}
    from (${speakers()}) as c join register_records as r on r.tax_code = c.tax_code where ${where}`;
}

/** Of `spokenRecords`, or what keeps their rows. An expired declaration gives way to the register. */
export function spokenFirms(records: RawBuilder<unknown>, asOf: LocalDate): RawBuilder<unknown> {
  const day = `date '${asOf}'`;
  const known = ({ value, expiresOn }: FactColumn) =>
    `(d.${value} is not null and (d.${expiresOn} >= ${day}) is not false)`;
  // A place is told as one: the commune of one source with the province of another is nobody's.
  const placed = `(${PLACES.map((fact) => known(columnOf(fact))).join(' or ')})`;
  const told = (fact: string) => (PLACES.includes(fact) ? placed : known(columnOf(fact)));
  const said = ONE.map(([fact, { value, grade, expiresOn }]) => {
    const own = REGISTER_SAYS[fact];
    if (own === undefined) return `d.${value}, d.${grade}, d.${expiresOn}`;
    const dossier = `${told(fact)} or (${own}) is null`;
    return `case when ${dossier} then d.${value} else ${own} end as ${value},
      case when ${dossier} then d.${grade} else 2::smallint end as ${grade},
      case when ${dossier} then d.${expiresOn} end as ${expiresOn}`;
  });
  const { province, sectorGroup } = lookedUp;
  const trade = `${told('industry')} or r.industry_code is null`;
  return sql`select ${sql.raw(`${NAMED}, d.dossier_id, 0::smallint as ${possible}, 0 as ${table},
      date '9999-12-31' as ${from}, date '0001-01-01' as ${until}, ${LISTS.map((list) => `d.${list}`).join(', ')}, ${said.join(', ')},
      case when ${told('commune')} or r.commune_id is null then d.${province} else r.province_id end as ${province},
      case when ${trade} then d.${sectorGroup} else ${sectorGroupSql('r.industry_code')} end as ${sectorGroup},
      case when ${trade} then ${EDITION_SAID} else r.industry_edition end as ${INDUSTRY_APART.edition},
      case when ${trade} then ${CODE_SAID} else r.industry_code end as ${INDUSTRY_APART.code}`)}
    from ${records} as r join ${sql.raw(PROFILE_TABLE)} as d on d.dossier_id = r.dossier_id`;
}

/**
 * Dossiers whose tax code no register holds: one a code, and every one without a code. Each code is looked up by itself: as a join the whole
 * register would be walked, row by row until somebody has vacuumed it after an import.
 */
export function firmsOutside(): RawBuilder<unknown> {
  return sql`select d.*, null::text as name_key, null::text as place_province, null::text as place_commune,
      ${sql.raw(`${EDITION_SAID} as ${INDUSTRY_APART.edition}, ${CODE_SAID} as ${INDUSTRY_APART.code}`)}
    from ${sql.raw(PROFILE_TABLE)} as d
    left join (
      select distinct on (n.tax_code) n.tax_code, n.dossier_id from ${sql.raw(PROFILE_TABLE)} as n
      left join claims as c on c.dossier_id = n.dossier_id and c.level <> 'refused'
      where n.tax_code is not null and (select true from register_records as r where r.tax_code = n.tax_code) is null
      order by n.tax_code, (c.level = 'confirmed') desc nulls last, c.claimed_at desc nulls last, n.dossier_id desc
    ) as first on first.dossier_id = d.dossier_id
    where first.dossier_id is not null or (d.tax_code is null and not exists (
      select from personal_tax_codes as own join register_records as r on r.tax_code = own.tax_code where own.dossier_id = d.dossier_id))`;
}

/** The claimed dossier that speaks for a tax code: the confirmed one, else the one claimed last. What nobody claimed speaks for no firm. */
function speakers(): RawBuilder<unknown> {
  return sql`select distinct on (n.tax_code) n.tax_code, n.dossier_id from claims as c
    join (
      select d.tax_code, d.dossier_id from ${sql.raw(PROFILE_TABLE)} as d where d.tax_code is not null
      union all select own.tax_code, own.dossier_id from personal_tax_codes as own
    ) as n on n.dossier_id = c.dossier_id
    where c.level <> 'refused'
    order by n.tax_code, (c.level = 'confirmed') desc, c.claimed_at desc, n.dossier_id desc`;
}

function columnOf(fact: string): FactColumn {
  const column = profileColumns.one[fact];
  if (column === undefined) throw new Error(`the fact ${fact} has no column`);
  return column;
}
