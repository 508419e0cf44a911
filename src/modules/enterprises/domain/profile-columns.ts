/** The columns of the projection, by fact. A fact of the vocabulary that rules may read needs its column: a migration and a line here. */
import type { FactColumn, ItemTable, ProfileColumns } from '../../conditions/index.ts';

const SINGLE_FACTS = [
  'applicantType',
  'operatingStatus',
  'sectorGroup',
  'sizeClass',
  'province',
  'commune',
  'industry',
  'foundedOn',
  'employeesInsuredAverage',
  'revenueVnd',
  'capitalVnd',
  'womenOwned',
  'manyFemaleWorkers',
  'socialEnterprise',
  'innovativeStartup',
  'convertedFromHousehold',
  'convertedFromHouseholdOn',
  'chainRole',
  'ocopStars',
  'mainGoal',
  'monthlyBudgetVnd',
  'hoursPerWeek',
] as const;

export interface ListTable extends ItemTable {
  /** The field that names an item, and the key of its row. */
  readonly itemField: string;
}

const LISTS: Readonly<Record<string, ListTable>> = {
  functionsInUse: list('functions_in_use', 'profile_functions', { code: 'code' }),
  certifications: list('certifications', 'profile_certifications', { code: 'code', expires: 'valid_until' }),
  processes: list('processes', 'profile_processes', { code: 'code' }),
  registeredActivities: list('registered_activities', 'profile_activities', { code: 'code' }),
  digitalLevel: list('digital_level', 'profile_levels', { framework: 'framework', level: 'level' }),
};

function list(name: string, table: string, fields: Readonly<Record<string, string>>): ListTable {
  const itemField = Object.keys(fields)[0] ?? 'code';
  return { table, said: `${name}_said`, fields, itemField, grade: 'grade', expiresOn: 'expires_on' };
}

function column(fact: string): FactColumn {
  const value = fact.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return { value, grade: `${value}_grade`, expiresOn: `${value}_expires_on` };
}

/** Columns of no table: `firm-rows` works them out beside a profile's own. */
export const INDUSTRY_APART = { edition: 'industry_edition', code: 'industry_code' };

export const PROFILE_TABLE = 'enterprise_profiles';

export const profileColumns = {
  key: 'dossier_id',
  taxCode: 'tax_code',
  one: Object.fromEntries(
    SINGLE_FACTS.map((fact): [string, FactColumn] => [
      fact,
      fact === 'industry' ? { ...column(fact), apart: INDUSTRY_APART } : column(fact),
    ]),
  ),
  lookedUp: { province: 'commune_province', sectorGroup: 'industry_sector_group' },
  many: LISTS,
  settled: {
    sizeClass: {
      possible: 'size_class_possible',
      table: 'size_class_table',
      from: 'size_class_from',
      until: 'size_class_until',
    },
  },
} as const satisfies ProfileColumns & { readonly taxCode: string };

/** Every column of a profile, in the order of the table. */
export const profileColumnNames: readonly string[] = [
  profileColumns.key,
  profileColumns.taxCode,
  'projected_on',
  ...Object.values(profileColumns.settled).flatMap((settled) => Object.values(settled)),
  ...Object.values(profileColumns.lookedUp),
  ...Object.values(LISTS).map((each) => each.said),
  ...Object.values(profileColumns.one).flatMap(({ value, grade, expiresOn }) => [value, grade, expiresOn]),
];

/** Every column of an item's row. */
export function itemColumnNames(each: ListTable): readonly string[] {
  return [profileColumns.key, ...Object.values(each.fields), each.grade, each.expiresOn];
}
