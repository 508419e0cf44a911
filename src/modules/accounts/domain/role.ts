/** Roles as content: what each may do, over which scopes it is given and whom it may invite. */
import type { Scope } from '../../../foundation/actor.ts';
import type { Language } from '../../../foundation/i18n/language.ts';

export interface Role {
  readonly code: string;
  readonly label: Readonly<Record<Language, string>>;
  /** People of the programme hold others' data: their sessions are short. */
  readonly kind: 'firm' | 'programme';
  readonly scopes: readonly Scope['kind'][];
  /** Places it is given over, by their level; any when absent. */
  readonly levels?: readonly ('commune' | 'province')[] | undefined;
  readonly verbs: readonly string[];
  /** Roles this one may hand out inside its own scope. */
  readonly invites: readonly string[];
}

export interface RoleCatalogue {
  readonly roles: readonly Role[];
  readonly byCode: ReadonlyMap<string, Role>;
  readonly hash: string;
}
