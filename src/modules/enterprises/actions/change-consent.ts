/** The owner of a claimed firm agrees to a use, or withdraws; both stand at once. */
import type { Actor } from '../../../foundation/actor.ts';
import type { Instant } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import { accepted, type Result, refused } from '../../../foundation/result.ts';
import { actorRef } from '../../accounts/index.ts';
import { onceAccepted } from '../../ledger/index.ts';
import { type ConsentPurpose, type ConsentRefusal, standingConsent } from '../domain/consent.ts';
import { lockClaim } from '../store/claims.read.ts';
import { listConsents } from '../store/consents.read.ts';
import { insertConsent, withdrawConsent } from '../store/consents.write.ts';
import type { DossierDeps } from './dossier-deps.ts';

export interface ConsentOrder {
  readonly actor: Actor;
  readonly claimId: string;
  readonly purpose: ConsentPurpose;
  /** The version the owner read: what changed meanwhile is not agreed to. */
  readonly version: number;
  readonly act: 'give' | 'withdraw';
  readonly command: string;
  readonly now: Instant;
}

export function changeConsent(
  deps: Pick<DossierDeps, 'db' | 'ids' | 'ledger'>,
  order: ConsentOrder,
): Promise<Result<string, ConsentRefusal>> {
  const { actor, claimId, purpose, version, act, command, now } = order;
  return inTransaction(deps.db, (trx) =>
    onceAccepted<ConsentRefusal>(trx, command, async () => {
      const claim = await lockClaim(trx, claimId);
      if (claim?.personId !== actor.personId) return refused({ code: 'enterprises.consent.not-yours' });
      const { partyId, dossierId } = claim;
      const { code } = purpose;
      const event = (type: string, consentId: string) => ({
        ...{ type, actor: actorRef(actor), dossierId, occurredAt: now },
        payload: { consentId, purpose: code, version: purpose.version },
      });
      if (act === 'give' && version !== purpose.version)
        return refused({ code: 'enterprises.consent.changed', field: code });
      if (act === 'give' && standingConsent(await listConsents(trx, partyId), purpose) !== undefined)
        return accepted('stands');
      // Agreeing to a newer text replaces what was agreed before.
      const withdrawn = await withdrawConsent(trx, { partyId, purpose: code, by: actor.personId, at: now });
      const id = deps.ids.next();
      if (act === 'give')
        await insertConsent(trx, { id, partyId, purpose: code, version, givenBy: actor.personId, at: now });
      await deps.ledger.append(trx, { ids: deps.ids, now }, [
        ...(withdrawn === undefined ? [] : [event('consent.withdrawn', withdrawn)]),
        ...(act === 'give' ? [event('consent.given', id)] : []),
      ]);
      return accepted(act === 'give' ? id : 'withdrawn');
    }),
  );
}
