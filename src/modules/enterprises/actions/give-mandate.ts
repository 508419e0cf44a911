/** The owner of a claimed firm gives an adviser a mandate, ends it at once; the adviser may lay it down. */
import type { Actor } from '../../../foundation/actor.ts';
import { randomReadable } from '../../../foundation/auth-crypto/secrets.ts';
import { addDays, type Instant, localDateOf } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import { accepted, type Result, refused } from '../../../foundation/result.ts';
import { parseReadable } from '../../../foundation/typed-code.ts';
import { actorRef } from '../../accounts/index.ts';
import { onceAccepted } from '../../ledger/index.ts';
import { MANDATE_DAYS, type MandateAct, type MandateRefusal } from '../domain/mandate.ts';
import { mandateKeyFrom } from '../domain/plan-key.ts';
import { lockClaim } from '../store/claims.read.ts';
import { insertPlanKey } from '../store/dossiers.write.ts';
import { hashPlanKey } from '../store/hash-plan-key.ts';
import { findAdviserByCode, findAdviserCode, listMandatesOfClaim } from '../store/mandates.read.ts';
import { endMandates, insertAdviserCode, insertMandate } from '../store/mandates.write.ts';
import type { DossierDeps } from './dossier-deps.ts';

export interface MandateDeps extends Pick<DossierDeps, 'db' | 'ids' | 'ledger' | 'randomBytes'> {
  readonly seal: (text: string) => string;
}

export interface MandateOrder {
  readonly actor: Actor;
  readonly claimId: string;
  /** As typed: eight characters an adviser says or has on a card. */
  readonly adviserCode: string;
  readonly acts: readonly MandateAct[];
  readonly days: number;
  readonly command: string;
  readonly now: Instant;
}

/** A new mandate for the same adviser ends the one before. Gives its id. */
export function giveMandate(deps: MandateDeps, order: MandateOrder): Promise<Result<string, MandateRefusal>> {
  const { actor, claimId, adviserCode, acts, days, command, now } = order;
  return inTransaction(deps.db, (trx) =>
    onceAccepted<MandateRefusal>(trx, command, async () => {
      const claim = await lockClaim(trx, claimId);
      if (claim?.personId !== actor.personId) return refused({ code: 'enterprises.mandate.not-yours' });
      const adviserId = await findAdviserByCode(trx, parseAdviserCode(adviserCode));
      const issues: MandateRefusal[] = [];
      if (adviserId === undefined) issues.push({ code: 'enterprises.mandate.adviser-unknown', field: 'adviser' });
      if (adviserId === actor.personId) issues.push({ code: 'enterprises.mandate.yourself', field: 'adviser' });
      if (acts.length === 0) issues.push({ code: 'enterprises.mandate.no-acts', field: 'acts' });
      if (!MANDATE_DAYS.some((each) => each === days))
        issues.push({ code: 'enterprises.mandate.no-end', field: 'days' });
      if (adviserId === undefined || issues.length > 0) return refused(...issues);

      const id = deps.ids.next();
      const key = mandateKeyFrom(deps.randomBytes(26));
      const { dossierId } = claim;
      const ended = await endMandates(trx, { claimId, adviserId }, actor.personId, now);
      await insertPlanKey(trx, hashPlanKey(key), dossierId, now);
      await insertMandate(trx, {
        ...{ id, claimId, dossierId, adviserId, acts: [...new Set<MandateAct>(['read', ...acts])], givenAt: now },
        ...{ validUntil: addDays(localDateOf(now), days), givenBy: actor.personId },
        ...{ keyHash: hashPlanKey(key), sealedKey: deps.seal(key) },
      });
      const by = { actor: actorRef(actor), dossierId, occurredAt: now };
      await deps.ledger.append(trx, { ids: deps.ids, now }, [
        ...ended.map((each) => ({ ...by, type: 'mandate.ended', payload: { mandateId: each.id } })),
        { ...by, type: 'mandate.given', payload: { mandateId: id, adviserId, acts: [...acts], days } },
      ]);
      return accepted(id);
    }),
  );
}

/** By the owner, or by the adviser who gives it back. Ended twice is ended. */
export function endMandate(
  deps: Pick<MandateDeps, 'db' | 'ids' | 'ledger'>,
  order: {
    readonly actor: Actor;
    readonly claimId: string;
    readonly mandateId: string;
    readonly now: Instant;
  },
): Promise<Result<undefined, MandateRefusal>> {
  const { actor, claimId, mandateId, now } = order;
  return inTransaction(deps.db, async (trx) => {
    const claim = await lockClaim(trx, claimId);
    const mandate = (await listMandatesOfClaim(trx, claimId)).find(({ id }) => id === mandateId);
    if (claim === undefined || mandate === undefined) return refused({ code: 'enterprises.mandate.not-yours' });
    if (claim.personId !== actor.personId && mandate.adviserId !== actor.personId)
      return refused({ code: 'enterprises.mandate.not-yours' });
    const ended = await endMandates(trx, { id: mandateId }, actor.personId, now);
    await deps.ledger.append(
      trx,
      { ids: deps.ids, now },
      ended.map(({ dossierId }) => ({
        ...{ type: 'mandate.ended', actor: actorRef(actor), dossierId, occurredAt: now },
        payload: { mandateId },
      })),
    );
    return accepted(undefined);
  });
}

/** The code owners name this adviser by; made the first time it is looked at. */
export function adviserCodeOf(deps: Pick<MandateDeps, 'db'>, personId: string, now: Instant): Promise<string> {
  return inTransaction(deps.db, async (trx) => {
    for (;;) {
      const known = await findAdviserCode(trx, personId);
      if (known !== undefined) return known;
      await insertAdviserCode(trx, personId, randomReadable(CODE_LENGTH), now);
    }
  });
}

const CODE_LENGTH = 8;

/** '' names nobody. */
function parseAdviserCode(typed: string): string {
  return parseReadable(typed, CODE_LENGTH) ?? '';
}
