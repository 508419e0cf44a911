/** Who may do what with a dossier: today only whoever holds its plan key. Accounts, mandates and consent come with those modules. */
import type { Refusal, Result } from '../../foundation/result.ts';
import { accepted, refused } from '../../foundation/result.ts';
import type { ActorRef } from '../ledger/index.ts';

export type DossierVerb = 'dossier.read' | 'dossier.write' | 'dossier.export' | 'dossier.erase';

export function can(
  actor: ActorRef,
  _verb: DossierVerb,
  dossier: { readonly id: string },
): Result<undefined, Refusal<'enterprises.dossier.not-yours'>> {
  if (actor.kind === 'plan-holder' && actor.dossierId === dossier.id) return accepted(undefined);
  return refused({ code: 'enterprises.dossier.not-yours' });
}
