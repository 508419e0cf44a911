/** The register's own row as rules read facts, so that a size class is worked out for every firm by the same dated table as for a dossier. */
import { type RawBuilder, sql } from 'kysely';
import type { FactColumn, ProfileColumns } from '../../conditions/index.ts';

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

/**
 * One row made of the columns of the `register_records` around it. Sections A to F hold the same divisions in both editions of VSIC; offices of
 * the state, households as employers and international bodies are no enterprises.
 */
export function registerFacts(): RawBuilder<unknown> {
  return sql`select register_records.employees_insured, register_records.revenue_vnd, register_records.capital_vnd,
    register_records.founded_on, 2::smallint as verified, null::date as no_day,
    case when register_records.industry_code is null or left(register_records.industry_code, 2) in ('84', '97', '98', '99') then null
      when left(register_records.industry_code, 2) <= '03' then 'agriculture-forestry-fishery'
      when left(register_records.industry_code, 2) <= '43' then 'industry-construction'
      else 'trade-services' end as sector_group`;
}
