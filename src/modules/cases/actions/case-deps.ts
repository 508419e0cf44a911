/** What the actions on cases are given; app.ts hands it in once. */
import type { Db } from '../../../foundation/database/tables.ts';
import type { IdGenerator } from '../../../foundation/ids.ts';
import type { RoleCatalogue } from '../../accounts/index.ts';
import type { Ledger } from '../../ledger/index.ts';
import type { Gazetteer } from '../../localities/index.ts';
import type { Notifier } from '../../notices/index.ts';
import type { Case } from '../domain/case.ts';
import type { CaseType } from '../domain/case-type.ts';
import type { WorkingCalendar } from '../domain/working-calendar.ts';

export interface CaseDeps {
  readonly db: Db;
  readonly ids: IdGenerator;
  readonly ledger: Ledger;
  readonly roles: RoleCatalogue;
  readonly places: Pick<
    Gazetteer,
    | 'communesOf'
    | 'contains'
    | 'findLocality'
    | 'isInForce'
    | 'nameOf'
    | 'predecessorsOf'
    | 'provinceOf'
    | 'successorsOf'
  >;
  readonly types: ReadonlyMap<string, CaseType>;
  readonly calendars: ReadonlyMap<string, WorkingCalendar>;
  readonly notices: Notifier;
}

/** Throws for a type that content no longer has: a type with open cases is never removed. */
export function rulesOf(
  { types, calendars }: Pick<CaseDeps, 'types' | 'calendars'>,
  { type: id }: Pick<Case, 'type'>,
): { readonly type: CaseType; readonly calendar: WorkingCalendar } {
  const type = types.get(id);
  const calendar = type && calendars.get(type.calendar);
  if (type === undefined || calendar === undefined) throw new Error(`no case type or calendar for ${id}`);
  return { type, calendar };
}
