/** What the actions of the desk are given. */
import type { Actor } from '../../../foundation/actor.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import type { Bilingual } from '../../../foundation/i18n/language.ts';
import type { IdGenerator } from '../../../foundation/ids.ts';
import { accepted, type Result, refused } from '../../../foundation/result.ts';
import { type DeskVerb, mayAtDesk, type NotAllowed, type RoleCatalogue } from '../../accounts/index.ts';
import type { Ledger } from '../../ledger/index.ts';
import type { LoadedLocalities } from '../../localities/index.ts';
import type { ReportFigure } from '../domain/report-template.ts';

export interface DeskActionDeps {
  readonly db: Db;
  readonly ids: IdGenerator;
  readonly ledger: Ledger;
  readonly roles: RoleCatalogue;
  readonly places: LoadedLocalities;
  /** What may stand in a report, by the content in force. */
  readonly figures: () => readonly (ReportFigure & { readonly name: Bilingual })[];
}

/** The place the role acted as is over, when it may do this there. */
export function officeFor(
  deps: Pick<DeskActionDeps, 'roles' | 'places'>,
  actor: Actor | undefined,
  verb: DeskVerb,
): Result<string, NotAllowed> {
  const scope = actor?.actingAs?.scope;
  const thing = scope?.kind === 'locality' ? { localityId: scope.localityId } : {};
  const allowed = mayAtDesk(actor, verb, thing, { roles: deps.roles, contains: deps.places.contains });
  if (!allowed.ok) return allowed;
  if (scope?.kind === 'locality') return accepted(scope.localityId);
  const nation = deps.places.ids.find((id) => deps.places.findLocality(id)?.level === 'nation');
  return nation === undefined ? refused({ code: 'accounts.outside-your-area' }) : accepted(nation);
}
