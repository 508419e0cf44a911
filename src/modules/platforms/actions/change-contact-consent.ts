/** The firm lets the vendor of its trial have its contact, or no longer: both stand at once, as often as it likes. */
import type { Instant } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';
import { lockCase, mayAsFirm } from '../../cases/index.ts';
import { onceAccepted } from '../../ledger/index.ts';
import { findTrial } from '../store/trials.read.ts';
import { giveContact, withdrawContact } from '../store/trials.write.ts';
import { consentEvent, type TrialDeps } from './trial-deps.ts';

export interface ContactOrder {
  readonly dossierId: string;
  readonly caseId: string;
  readonly act: 'give' | 'withdraw';
  /** The version the firm read. */
  readonly version: number;
  readonly command: string;
  readonly now: Instant;
}

export type ContactRefusal = Refusal<'platforms.trial.not-found' | 'platforms.trial.consent-changed'>;

/** Gives the case's id. Another firm's trial is answered as none. */
export function changeContactConsent(
  deps: Pick<TrialDeps, 'db' | 'ids' | 'ledger' | 'consent'>,
  order: ContactOrder,
): Promise<Result<string, ContactRefusal>> {
  const { dossierId, caseId, act, version, command, now } = order;
  return inTransaction(deps.db, (trx) =>
    onceAccepted<ContactRefusal>(trx, command, async () => {
      const found = await lockCase(trx, caseId);
      const trial = await findTrial(trx, caseId);
      if (found === undefined || trial === undefined || found.state === 'erased')
        return refused({ code: 'platforms.trial.not-found' });
      if (!mayAsFirm({ kind: 'plan-holder', dossierId }, found).ok)
        return refused({ code: 'platforms.trial.not-found' });
      if (act === 'give' && version !== deps.consent.version)
        return refused({ code: 'platforms.trial.consent-changed' });
      if (trial.contactGiven === (act === 'give')) return accepted(caseId);
      if (act === 'give') await giveContact(trx, caseId, version, now);
      else await withdrawContact(trx, caseId, now);
      const event = consentEvent(deps, caseId, { dossierId, now });
      await deps.ledger.append(trx, { ids: deps.ids, now }, [
        act === 'give' ? { type: 'consent.given', ...event } : { type: 'consent.withdrawn', ...event },
      ]);
      return accepted(caseId);
    }),
  );
}
