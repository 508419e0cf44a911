/** Who may read what: the catalogue is public; how it fits a dossier belongs to whoever holds its key. */
import type { Refusal, Result } from '../../foundation/result.ts';
import { accepted, refused } from '../../foundation/result.ts';
import type { ActorRef } from '../ledger/index.ts';

export type PlatformVerb = 'platform.read' | 'dossier.read';

/** `dossier` is needed for `dossier.read` only. */
export function can(
  actor: ActorRef,
  verb: PlatformVerb,
  dossier?: { readonly id: string },
): Result<undefined, Refusal<'platforms.fit.not-yours'>> {
  if (verb === 'platform.read') return accepted(undefined);
  if (actor.kind === 'plan-holder' && actor.dossierId === dossier?.id) return accepted(undefined);
  return refused({ code: 'platforms.fit.not-yours' });
}
