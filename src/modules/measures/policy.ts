/** Who may read what: measures are public law; the verdicts of a dossier belong to whoever holds its key. */
import type { Refusal, Result } from '../../foundation/result.ts';
import { accepted, refused } from '../../foundation/result.ts';
import type { ActorRef } from '../ledger/index.ts';

export type MeasureVerb = 'measure.read' | 'dossier.read';

/** `dossier` is needed for `dossier.read` only. */
export function can(
  actor: ActorRef,
  verb: MeasureVerb,
  dossier?: { readonly id: string },
): Result<undefined, Refusal<'measures.verdicts.not-yours'>> {
  if (verb === 'measure.read') return accepted(undefined);
  if (actor.kind === 'plan-holder' && actor.dossierId === dossier?.id) return accepted(undefined);
  return refused({ code: 'measures.verdicts.not-yours' });
}
