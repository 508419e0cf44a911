/** A person who is erased leaves their firms: each goes with them, or stays for whoever holds its private link. Mandates given to them end, and who read what of them is forgotten. */
import { addDays, type Instant, localDateOf } from '../../../foundation/clock.ts';
import type { Db, Trx } from '../../../foundation/database/tables.ts';
import { DAYS_KEPT } from '../domain/open-dossier.ts';
import { listClaims } from '../store/claims.read.ts';
import { releaseClaim } from '../store/claims.write.ts';
import { deleteConsents } from '../store/consents.write.ts';
import { forgetAdviser } from '../store/mandates.write.ts';
import { listReadingsOfPerson } from '../store/readings.read.ts';
import { deleteReadingsOfPerson } from '../store/readings.write.ts';
import { type ErasingDeps, erase } from './erase-dossier.ts';

const CLOCK = { kind: 'system', job: 'erase-accounts' } as const;

/** In the transaction that erases the person. */
export async function leaveFirms(
  trx: Trx,
  deps: Omit<ErasingDeps, 'db'>,
  left: { readonly personId: string; readonly firms: 'erase' | 'release'; readonly now: Instant },
): Promise<void> {
  const { personId, firms, now } = left;
  for (const { dossierId, partyId, id } of await listClaims(trx, personId)) {
    if (firms === 'erase') {
      await erase(trx, deps, { dossierId, now, because: 'asked', actor: CLOCK });
      continue;
    }
    await deleteConsents(trx, [partyId]);
    await releaseClaim(trx, { id, dossierId, expiresOn: addDays(localDateOf(now), DAYS_KEPT) });
    await deps.ledger.append(trx, { ids: deps.ids, now }, [
      { type: 'claim.released', actor: CLOCK, dossierId, occurredAt: now, payload: { claimId: id, partyId } },
    ]);
  }
  await deleteReadingsOfPerson(trx, personId);
  const ended = await forgetAdviser(trx, personId, now);
  await deps.ledger.append(
    trx,
    { ids: deps.ids, now },
    ended.map(({ id, dossierId }) => ({
      ...{ type: 'mandate.ended', actor: CLOCK, dossierId, occurredAt: now, payload: { mandateId: id } },
    })),
  );
}

/** The firms a person holds, for their copy; the facts themselves are copied from each firm's own page. */
export async function exportHeldFirms(db: Db, personId: string): Promise<unknown> {
  return (await listClaims(db, personId)).map(({ name, level, claimedAt, dossierId, confirmedTaxCode }) => ({
    ...{ name, level, claimedAt, dossierId, confirmedTaxCode },
  }));
}

/** Who looked at what a person sent for themselves, for their copy: offices and days, no names. */
export async function exportReadingsOfPerson(db: Db, personId: string): Promise<unknown> {
  return (await listReadingsOfPerson(db, personId)).map(({ at, role, localityId, fields, purpose }) => ({
    ...{ at, role, localityId, fields, purpose },
  }));
}
