/** Opens an empty dossier for somebody without an account and gives them its key. */
import { addDays, type Instant, localDateOf } from '../../../foundation/clock.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import { isUuid } from '../../../foundation/ids.ts';
import { once } from '../../ledger/index.ts';
import { DAYS_KEPT, type OpenDossier } from '../domain/open-dossier.ts';
import { type PlanKey, planKeyFrom } from '../domain/plan-key.ts';
import { findDossier } from '../store/dossiers.read.ts';
import { insertDossier, insertPlanKey } from '../store/dossiers.write.ts';
import { hashPlanKey } from '../store/hash-plan-key.ts';
import type { DossierDeps } from './dossier-deps.ts';

export interface OpenedDossier {
  readonly dossier: OpenDossier;
  /** The only time the key exists outside its holder's link. */
  readonly key: PlanKey;
}

type OpeningDeps = Pick<DossierDeps, 'ids' | 'ledger' | 'randomBytes'>;

/** A double submit comes within seconds; an old form sent again starts afresh. */
const REPEAT_WITHIN_MS = 60 * 60 * 1000;

/**
 * First thing in the caller's transaction; `command` is a UUID checked at the edge. The same `command` again opens nothing new: it returns
 * the same dossier under a second key, because the first key was never stored and the browser follows only the last answer.
 */
export async function openDossier(
  trx: Trx,
  deps: OpeningDeps,
  { command, now }: { readonly command: string; readonly now: Instant },
): Promise<OpenedDossier> {
  const outcome = await once(trx, command, () => create(trx, deps, now));
  const dossier = (await repeated(trx, outcome, now)) ?? (await findDossier(trx, await create(trx, deps, now)));
  if (dossier === undefined) throw new Error('a dossier just opened is gone');
  const key = planKeyFrom(deps.randomBytes(26));
  await insertPlanKey(trx, hashPlanKey(key), dossier.id, now);
  return { dossier, key };
}

async function create(trx: Trx, { ids, ledger, randomBytes }: OpeningDeps, now: Instant): Promise<string> {
  const dossierId = ids.next();
  const secret = Buffer.from(randomBytes(32)).toString('hex');
  await insertDossier(trx, { id: dossierId, openedAt: now, expiresOn: addDays(localDateOf(now), DAYS_KEPT), secret });
  await ledger.append(trx, { ids, now }, [
    { type: 'dossier.opened', actor: { kind: 'visitor' }, dossierId, occurredAt: now, payload: {} },
  ]);
  return dossierId;
}

/** The dossier this command opened a moment ago; undefined when the command did something else, long ago, or the dossier is erased. */
async function repeated(trx: Trx, outcome: string, now: Instant): Promise<OpenDossier | undefined> {
  const dossier = isUuid(outcome) ? await findDossier(trx, outcome) : undefined;
  if (dossier === undefined || dossier.erasedBecause !== undefined) return undefined;
  return Date.parse(now) - Date.parse(dossier.openedAt) <= REPEAT_WITHIN_MS ? dossier : undefined;
}
