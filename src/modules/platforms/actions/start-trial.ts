/** A firm asks for a trial by its own act: a place of the offer is taken, the case has a clock from its first moment, all of it or nothing. */
import { type Instant, localDateOf } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';
import { listCasesOfDossier, openCase, takeFromQuota } from '../../cases/index.ts';
import { currentDossier, type DossierRefusal, keepDossier, openByKey, standingOf } from '../../enterprises/index.ts';
import { onceAccepted } from '../../ledger/index.ts';
import { standingOfOffer } from '../domain/offer.ts';
import { type EnteredReach, type ReachRefusal, readReach } from '../domain/reach.ts';
import { TRIAL, TRIAL_OF } from '../domain/trial.ts';
import { giveContact, insertTrial } from '../store/trials.write.ts';
import { readOfVendor } from './read-of-vendor.ts';
import { consentEvent, type TrialDeps } from './trial-deps.ts';

export type TrialRefusal =
  | DossierRefusal
  | ReachRefusal
  | Refusal<
      | 'platforms.trial.offer'
      | 'platforms.trial.full'
      | 'platforms.trial.too-many'
      | 'platforms.trial.message-too-long'
      | 'platforms.trial.consent-changed'
    >;

export interface TrialOrder {
  /** The plan key: whoever holds it may ask. */
  readonly key: string;
  readonly platformId: string;
  readonly offerId: string;
  readonly reach: EnteredReach;
  /** The version of the text the firm agreed to; absent where it did not. */
  readonly contactTo?: number | undefined;
  readonly message: string;
  readonly command: string;
  readonly now: Instant;
}

/** A firm tries so many platforms at a time. */
const MOST_OPEN = 5;
const LONGEST_MESSAGE = 1000;

/** Gives the case's id; asking again for a platform that is being tried leads to that trial. */
export async function startTrial(deps: TrialDeps, order: TrialOrder): Promise<Result<string, TrialRefusal>> {
  // Thrown so that the last place, gone a moment ago, undoes everything.
  const full = new Error('no place is left');
  try {
    return await inTransaction(deps.db, (trx) =>
      onceAccepted<TrialRefusal>(trx, order.command, async () => {
        const { key, platformId, offerId, contactTo, message, now } = order;
        const today = localDateOf(now);
        const opened = await openByKey(trx, key, today);
        if (!opened.ok) return opened;
        const { id: dossierId, facts } = opened.value;
        // Holds the dossier's row as well: two tabs of one firm take turns here.
        await keepDossier(trx, dossierId, now);
        const open = (await listCasesOfDossier(trx, dossierId)).filter(
          ({ type, turn }) => type === TRIAL && turn !== 'nobody',
        );
        const same = open.find(({ about }) => about.code === platformId);
        if (same !== undefined) return accepted(same.id);
        const reach = readReach(order.reach);
        if (!reach.ok) return reach;
        if (message.length > LONGEST_MESSAGE)
          return refused({ code: 'platforms.trial.message-too-long', field: 'message' });
        if (contactTo !== undefined && contactTo !== deps.consent.version)
          return refused({ code: 'platforms.trial.consent-changed', field: 'contact' });
        if (open.length >= MOST_OPEN) return refused({ code: 'platforms.trial.too-many', field: 'offer' });
        const { offers, listing, vendor } = await readOfVendor(trx, platformId);
        const offer = offers.find(({ id }) => id === offerId);
        if (offer === undefined || vendor === undefined || listing?.act === 'delisted')
          return refused({ code: 'platforms.trial.offer', field: 'offer' });
        const standing = standingOfOffer(offer, today);
        if (standing === 'full') return refused({ code: 'platforms.trial.full', field: 'offer' });
        if (standing !== 'open') return refused({ code: 'platforms.trial.offer', field: 'offer' });
        const context = deps.contextAt(today);
        const standingOfFirm = standingOf(currentDossier(facts, context.vocabulary, today), context);
        const actor = { kind: 'plan-holder', dossierId } as const;
        const { organisationId } = vendor;
        const caseId = await openCase(trx, deps, {
          ...{ type: TRIAL, asker: { kind: 'dossier', dossierId }, partnerOrganisationId: organisationId },
          ...{ about: { kind: TRIAL_OF, code: platformId }, localityId: standingOfFirm.localityId },
          ...{ contact: reach.value, agreedDays: offer.trialDays, actor, side: 'firm', now },
          ...(message !== '' && { message }),
        });
        const takingId = deps.ids.next();
        await insertTrial(trx, { caseId, dossierId, platformId, organisationId, offerId, takingId, askedAt: now });
        if (contactTo !== undefined) await giveContact(trx, caseId, contactTo, now);
        await deps.ledger.append(trx, { ids: deps.ids, now }, [
          {
            ...{ type: 'trial.asked', actor, dossierId, ...standingOfFirm, occurredAt: now },
            payload: { caseId, platform: platformId, offerId },
          },
          ...(contactTo === undefined
            ? []
            : [{ type: 'consent.given', ...consentEvent(deps, caseId, { dossierId, now }) }]),
        ]);
        // Last: others wait for the row until this commits.
        const taken = await takeFromQuota(trx, deps, { quotaId: offerId, takingId, amount: 1, actor, now });
        if (!taken.ok) throw full;
        return accepted(caseId);
      }),
    );
  } catch (fault) {
    if (fault !== full) throw fault;
    return refused({ code: 'platforms.trial.full', field: 'offer' });
  }
}
