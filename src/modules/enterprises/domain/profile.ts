/** The row of a dossier in the projection: what is current, typed and flat, so that a rule can be asked of a million firms at once. */
import type { LocalDate } from '../../../foundation/clock.ts';
import {
  type ConditionContext,
  createReader,
  type Dossier,
  type FactItem,
  type FactValue,
  type Grade,
  type OneFact,
  type Settled,
  settleDerived,
} from '../../conditions/index.ts';
import { profileColumns } from './profile-columns.ts';
import { isPersonalTaxCode } from './tax-code.ts';

export type ProfileRow = Readonly<Record<string, FactValue | null>>;

export interface Profile {
  readonly dossierId: string;
  /** By column of `enterprise_profiles`. */
  readonly row: ProfileRow;
  /** By fact: the rows of its items; absent when nobody has spoken of the list. */
  readonly lists: Readonly<Record<string, readonly ProfileRow[]>>;
}

const RANK: Readonly<Record<Grade, number>> = { declared: 0, evidenced: 1, verified: 2 };
/** No table in force: no date of law on which the answer holds. */
const NEVER = { possible: 0, table: 0, from: '9999-12-31', until: '0001-01-01' } as const;

/** A person's own tax code is no part of it. A place the gazetteer does not know is left out: no rule can say where it lies. */
export function profileOf(dossierId: string, dossier: Dossier, context: ConditionContext): Profile {
  const { localities, lookups } = context;
  const isPlace = (fact: OneFact | undefined) =>
    fact !== undefined && localities.contains(String(fact.value), String(fact.value)) === 'yes';
  const code = dossier.one.taxCode && String(dossier.one.taxCode.value);
  const row: Record<string, FactValue | null> = {
    [profileColumns.key]: dossierId,
    [profileColumns.taxCode]: code === undefined || isPersonalTaxCode(code) ? null : code,
    projected_on: context.asOf,
  };
  for (const [fact, column] of Object.entries(profileColumns.one)) {
    const given = dossier.one[fact];
    const shown = context.vocabulary.facts[fact]?.type === 'locality' && !isPlace(given) ? undefined : given;
    row[column.value] = shown?.value ?? null;
    row[column.grade] = shown === undefined ? null : RANK[shown.grade];
    row[column.expiresOn] = shown?.expiresOn ?? null;
  }
  const { commune, industry } = dossier.one;
  const province = commune !== undefined && isPlace(commune) ? lookups.province(String(commune.value)) : undefined;
  row[profileColumns.lookedUp.province] = province ?? null;
  row[profileColumns.lookedUp.sectorGroup] =
    industry === undefined ? null : (lookups.sectorGroup(String(industry.value)) ?? null);
  const reader = createReader(dossier, context);
  for (const [fact, column] of Object.entries(profileColumns.settled)) {
    const settled: Settled | typeof NEVER = settleDerived(reader, fact) ?? NEVER;
    row[column.possible] = settled.possible;
    row[column.table] = settled.table;
    row[column.from] = settled.from;
    row[column.until] = settled.until;
  }
  const lists: Record<string, readonly ProfileRow[]> = {};
  for (const [fact, { said }] of Object.entries(profileColumns.many)) {
    const items = dossier.many[fact];
    row[said] = items !== undefined;
    if (items !== undefined) lists[fact] = items.map((item) => itemRow(dossierId, fact, item));
  }
  return { dossierId, row, lists };
}

function itemRow(dossierId: string, fact: string, item: FactItem): ProfileRow {
  const list = profileColumns.many[fact];
  if (list === undefined) throw new Error(`the list ${fact} has no table`);
  const row: Record<string, FactValue | LocalDate | null> = { [profileColumns.key]: dossierId };
  for (const [field, column] of Object.entries(list.fields)) row[column] = item.fields[field] ?? null;
  row[list.grade] = RANK[item.grade];
  row[list.expiresOn] = item.expiresOn ?? null;
  return row;
}
