/** What the actions on cases are given; app.ts hands it in once. */
import type { Instant } from '../../../foundation/clock.ts';
import type { Db, Trx } from '../../../foundation/database/tables.ts';
import type { VirusScanner } from '../../../foundation/files/virus-scanner.ts';
import type { IdGenerator } from '../../../foundation/ids.ts';
import type { RoleCatalogue } from '../../accounts/index.ts';
import type { ActorRef, Ledger } from '../../ledger/index.ts';
import type { Gazetteer } from '../../localities/index.ts';
import type { Notifier } from '../../notices/index.ts';
import type { Case } from '../domain/case.ts';
import type { CaseEvent } from '../domain/case-history.ts';
import type { CaseType, CaseTypes } from '../domain/case-type.ts';
import type { WorkingCalendar } from '../domain/working-calendar.ts';

/** What a capability learns of a change to a case of its type; `before` is absent when the case was just opened. */
export interface CaseChange {
  readonly before?: Case | undefined;
  readonly after: Case;
  readonly event: CaseEvent;
  readonly actor: ActorRef;
  readonly now: Instant;
}

/**
 * Keeps a capability's own rows in step with its case: called in the transaction of every event but the erasing of its firm, whose rows
 * the capability's own eraser takes care of. What it throws undoes the event.
 */
export type CaseEffect = (trx: Trx, change: CaseChange) => Promise<void>;

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
  readonly types: CaseTypes;
  readonly calendars: ReadonlyMap<string, WorkingCalendar>;
  readonly notices: Notifier;
  /** Keyed: a stolen table of papers' codes cannot be tried out. */
  readonly hashCode: (code: string) => string;
  /** Of papers; absent where none is connected. */
  readonly scanner?: VirusScanner | undefined;
  /** By case type. */
  readonly effects: Readonly<Record<string, CaseEffect>>;
}

/** Throws for a version that content no longer has: one with open cases is never removed. */
export function rulesOf(
  deps: Pick<CaseDeps, 'types' | 'calendars'>,
  { type: id, typeVersion }: Pick<Case, 'type' | 'typeVersion'>,
): { readonly type: CaseType; readonly calendar: WorkingCalendar } {
  const type = deps.types.find(id, typeVersion);
  if (type === undefined) throw new Error(`no case type ${id}, version ${typeVersion}`);
  return { type, calendar: calendarOf(deps, type) };
}

/** The version new cases are opened with. Throws for a type there is not. */
export function newestRules(deps: Pick<CaseDeps, 'types' | 'calendars'>, id: string) {
  const type = deps.types.current.get(id);
  if (type === undefined) throw new Error(`no case type ${id}`);
  return { type, calendar: calendarOf(deps, type) };
}

function calendarOf({ calendars }: Pick<CaseDeps, 'calendars'>, type: CaseType): WorkingCalendar {
  const calendar = calendars.get(type.calendar);
  if (calendar === undefined) throw new Error(`no calendar for ${type.id}`);
  return calendar;
}
