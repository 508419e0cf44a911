/** A scope as columns and back. */
import type { Scope } from '../../../foundation/actor.ts';
import type { ScopeColumns } from './tables.ts';

export function scopeColumns(scope: Scope): ScopeColumns {
  return {
    scope_kind: scope.kind,
    organisation_id: scope.kind === 'organisation' ? scope.organisationId : null,
    locality_id: scope.kind === 'locality' ? scope.localityId : null,
  };
}

export function scopeOf(row: ScopeColumns): Scope {
  if (row.scope_kind === 'organisation') return { kind: 'organisation', organisationId: row.organisation_id ?? '' };
  return row.scope_kind === 'locality' ? { kind: 'locality', localityId: row.locality_id ?? '' } : { kind: 'nation' };
}
