/** Opens a dossier by its plan key: the whole history in one query, or why the key opens nothing. */
import type { LocalDate } from '../../../foundation/clock.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import { accepted, type Result, refused } from '../../../foundation/result.ts';
import type { DossierRefusal, OpenDossier } from '../domain/open-dossier.ts';
import { isMandateKey, parsePlanKey } from '../domain/plan-key.ts';
import { findDossierByKeyHash, type StoredDossier } from '../store/dossiers.read.ts';
import { hashPlanKey } from '../store/hash-plan-key.ts';
import { actingFor } from './acting-for.ts';

/** `key` as it stands in the URL or as typed. */
export async function openByKey(db: Db, key: string, today: LocalDate): Promise<Result<OpenDossier, DossierRefusal>> {
  const planKey = parsePlanKey(key);
  // The key of a mandate alone is nothing: its adviser has to be the one who asks.
  if (planKey !== undefined && isMandateKey(planKey) && actingFor()?.key !== planKey)
    return refused({ code: 'enterprises.dossier.not-found' });
  const stored = planKey === undefined ? undefined : await findDossierByKeyHash(db, hashPlanKey(planKey));
  return admit(stored, today);
}

export function admit(stored: StoredDossier | undefined, today: LocalDate): Result<OpenDossier, DossierRefusal> {
  if (stored === undefined) return refused({ code: 'enterprises.dossier.not-found' });
  if (stored.erasedBecause === 'asked') return refused({ code: 'enterprises.dossier.erased' });
  if (stored.erasedBecause === 'expired' || (stored.claimed !== true && stored.expiresOn < today))
    return refused({ code: 'enterprises.dossier.expired' });
  return accepted(stored);
}
