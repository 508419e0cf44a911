/** What the import at the desk needs; app.ts hands it in once. */
import type { Actor } from '../../../foundation/actor.ts';
import { accepted, type Refusal, type Result } from '../../../foundation/result.ts';
import { mayAtDesk, type RoleCatalogue } from '../../accounts/index.ts';
import { areaOf, type ImportArea } from '../domain/import-area.ts';
import type { ImportDeps } from './register-import-command.ts';

export interface ImportDeskDeps extends ImportDeps {
  readonly roles: RoleCatalogue;
}

/** Whose register this officer keeps, when the role may import at all. */
export function importAreaOf(deps: ImportDeskDeps, actor: Actor | undefined): Result<ImportArea, Refusal> {
  const scope = actor?.actingAs?.scope;
  const thing = scope?.kind === 'locality' ? { localityId: scope.localityId } : {};
  const allowed = mayAtDesk(actor, 'register.import', thing, { roles: deps.roles, contains: deps.places.contains });
  if (!allowed.ok) return allowed;
  return actor === undefined ? accepted(undefined) : areaOf(actor, deps.places);
}
