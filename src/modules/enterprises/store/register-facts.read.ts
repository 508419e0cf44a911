/** The register's own row as rules read facts, so that a size class is worked out for every firm by the same dated table as for a dossier. */
import { type RawBuilder, sql } from 'kysely';
import {
  type ConditionContext,
  type FactColumn,
  PlaceIndex,
  type ProfileColumns,
  settledToSql,
} from '../../conditions/index.ts';
import { rawOf } from './profiles.read.ts';

/** The alias of the row in a compiled condition. */
export const REGISTER_ALIAS = 'r';

function column(value: string): FactColumn {
  return { value, grade: 'verified', expiresOn: 'no_day' };
}

export const registerColumns: ProfileColumns = {
  key: 'tax_code',
  one: {
    sectorGroup: column('sector_group'),
    employeesInsuredAverage: column('employees_insured'),
    revenueVnd: column('revenue_vnd'),
    capitalVnd: column('capital_vnd'),
    foundedOn: column('founded_on'),
  },
  lookedUp: {},
  many: {},
  settled: {},
};

/** The group of a division: sections A to F hold the same divisions in both editions of VSIC; the state's offices, households as employers and international bodies are no enterprises. */
export function sectorGroupSql(code: string): string {
  return `case when ${code} is null or left(${code}, 2) in ('84', '97', '98', '99') then null
      when left(${code}, 2) <= '03' then 'agriculture-forestry-fishery'
      when left(${code}, 2) <= '43' then 'industry-construction'
      else 'trade-services' end`;
}

/** One row made of the columns of the register's row around it, there called `of`. */
export function registerFacts(of = 'register_records'): RawBuilder<unknown> {
  const own = ['employees_insured', 'revenue_vnd', 'capital_vnd', 'founded_on'].map((name) => `${of}.${name}`);
  return sql.raw(`select ${own.join(', ')}, 2::smallint as verified, null::date as no_day,
    ${sectorGroupSql(`${of}.industry_code`)} as sector_group`);
}

/** The table by which rows are settled today; undefined where the one in force cannot be settled. */
export function settledTable(context: ConditionContext): number | undefined {
  return settled(context)?.table;
}

/** What is settled of a row called `of`: `size_class_possible` and `size_class_table`, null where the table in force cannot be settled. */
export function settledOf(of: string, context: ConditionContext): RawBuilder<unknown> {
  const by = settled(context);
  if (by === undefined) return sql`null::smallint, null::integer`;
  return sql`(select (${rawOf(by.possible)})::smallint from (${registerFacts(of)}) as ${sql.raw(REGISTER_ALIAS)}), ${sql.lit(by.table)}::integer`;
}

function settled(context: ConditionContext) {
  // A table that asks about places is not settled, so no place is looked up.
  const places = new PlaceIndex(context.localities, []);
  return settledToSql('sizeClass', { context, places, columns: registerColumns, alias: REGISTER_ALIAS });
}
