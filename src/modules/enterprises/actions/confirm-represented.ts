/** The identity provider says whom somebody legally represents: their waiting claim on the firm of exactly that tax code is confirmed, and no other. */
import { type Instant, localDateOf } from '../../../foundation/clock.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import { parseTaxCode } from '../domain/tax-code.ts';
import { listClaims, lockClaim } from '../store/claims.read.ts';
import { decideClaim } from '../store/claims.write.ts';
import { lockDossier } from '../store/dossiers.read.ts';
import { findClaimedFirm } from './claim-desk-deps.ts';
import type { DossierDeps } from './dossier-deps.ts';

/** In the transaction that signs them in. What an officer refused stays refused; a code confirmed to another claim stays theirs. */
export async function confirmRepresented(
  trx: Trx,
  deps: Pick<DossierDeps, 'ids' | 'ledger' | 'contextAt'>,
  proved: { readonly personId: string; readonly taxCodes: readonly string[]; readonly now: Instant },
): Promise<void> {
  const { personId, now } = proved;
  const today = localDateOf(now);
  const represented = new Set(proved.taxCodes.flatMap((text) => normalized(text, Number(today.slice(0, 4)))));
  if (represented.size === 0) return;
  for (const { id, dossierId } of await listClaims(trx, personId)) {
    // The owner writing another tax code meets us here.
    await lockDossier(trx, dossierId);
    const claim = await lockClaim(trx, id);
    if (claim?.personId !== personId || claim.level !== 'self-declared') continue;
    const firm = await findClaimedFirm(trx, deps, dossierId, today);
    if (firm?.taxCode === undefined || !represented.has(firm.taxCode)) continue;
    const decision = {
      outcome: 'confirmed',
      reason: 'provider',
      decidedBy: null,
      role: null,
      localityId: null,
    } as const;
    if (!(await decideClaim(trx, { id: deps.ids.next(), claimId: id, ...decision, at: now }, firm.taxCode))) continue;
    await deps.ledger.append(trx, { ids: deps.ids, now }, [
      {
        type: 'claim.confirmed',
        actor: { kind: 'account', personId },
        dossierId,
        ...firm.standing,
        occurredAt: now,
        payload: { claimId: id, partyId: claim.partyId, method: 'provider' },
      },
    ]);
  }
}

function normalized(text: string, currentYear: number): readonly string[] {
  const read = parseTaxCode(text, currentYear);
  return read.ok ? [read.value.normalized] : [];
}
