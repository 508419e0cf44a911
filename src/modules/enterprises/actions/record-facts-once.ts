/** Records what a form said, once for each thing said: a double submit adds nothing, a form sent again from the browser's history with another answer does. */
import type { Trx } from '../../../foundation/database/tables.ts';
import { keyedHash, once } from '../../ledger/index.ts';
import { findDossier, findSecret } from '../store/dossiers.read.ts';
import type { DossierDeps } from './dossier-deps.ts';
import { type Recorded, type RecordFactsCommand, recordFacts } from './record-facts.ts';

/** First thing in the caller's transaction that writes; `command` is a UUID checked at the edge. */
export async function recordFactsOnce(
  trx: Trx,
  deps: Pick<DossierDeps, 'ids' | 'ledger' | 'contextAt'>,
  { command, ...recording }: RecordFactsCommand & { readonly command: string },
): Promise<Recorded> {
  const secret = await findSecret(trx, recording.dossierId);
  if (secret === undefined) throw new Error('the dossier is erased');
  // The outcome kept with the command is a keyed hash of what was said: it tells nothing once the dossier is erased.
  const said = keyedHash(secret, JSON.stringify(recording.statements));
  let recorded: Recorded | undefined;
  const outcome = await once(trx, command, async () => {
    recorded = await recordFacts(trx, deps, recording);
    return said;
  });
  if (recorded !== undefined) return recorded;
  if (outcome !== said) return recordFacts(trx, deps, recording);
  const dossier = await findDossier(trx, recording.dossierId);
  if (dossier === undefined) throw new Error('the dossier is gone');
  return { dossier, added: [] };
}
