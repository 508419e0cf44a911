/** An officer of the firm's place confirms or refuses a claim, or prints the code that will confirm it when its claimant types it. */
import type { Actor } from '../../../foundation/actor.ts';
import { randomReadable } from '../../../foundation/auth-crypto/secrets.ts';
import { type Instant, instantOf, localDateOf } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';
import { actorRef, mayAtDesk, type NotAllowed, parsePaperCode } from '../../accounts/index.ts';
import { once, onceAccepted } from '../../ledger/index.ts';
import { type ClaimDecision, type DecisionRefusal, judgeDecision } from '../domain/claim.ts';
import { findClaimById, type HeldClaim, lockClaim } from '../store/claims.read.ts';
import { askAgain, insertClaimCode, decideClaim as saveDecision, useClaimCode } from '../store/claims.write.ts';
import { lockDossier } from '../store/dossiers.read.ts';
import { type ClaimDeskDeps, type ClaimedFirm, findClaimedFirm } from './claim-desk-deps.ts';

/** A slip that goes by post has to arrive. */
export const CLAIM_CODE_DAYS = 30;
const CODE_LENGTH = 12;

export type ClaimDeskRefusal = DecisionRefusal | NotAllowed;

interface DeskOrder {
  readonly actor: Actor | undefined;
  readonly claimId: string;
  /** The tax code the officer was shown. */
  readonly seen: string | undefined;
  readonly command: string;
  readonly now: Instant;
}

export function decideClaim(
  deps: ClaimDeskDeps,
  order: DeskOrder & { readonly decision: ClaimDecision },
): Promise<Result<string, ClaimDeskRefusal>> {
  const { decision, now, command } = order;
  return inTransaction(deps.db, (trx) =>
    onceAccepted<ClaimDeskRefusal>(trx, command, async () => {
      const found = await admit(trx, deps, order, decision.outcome);
      if (!found.ok) return found;
      const { claim, firm, actor } = found.value;
      const id = deps.ids.next();
      const office = officeOf(actor);
      const saved = await saveDecision(
        trx,
        { id, claimId: claim.id, ...decision, decidedBy: actor.personId, ...office, at: now },
        firm.taxCode,
      );
      if (!saved) return refused({ code: 'enterprises.claim.tax-code-held', field: 'reason' });
      await deps.ledger.append(trx, { ids: deps.ids, now }, [
        {
          type: decision.outcome === 'confirmed' ? 'claim.confirmed' : 'claim.refused',
          actor: actorRef(actor),
          dossierId: claim.dossierId,
          ...firm.standing,
          occurredAt: now,
          payload: { claimId: claim.id, partyId: claim.partyId, reason: decision.reason },
        },
      ]);
      return accepted(id);
    }),
  );
}

/** The code is shown this once; a form sent twice is told so. */
export function printClaimCode(
  deps: ClaimDeskDeps,
  order: DeskOrder,
): Promise<
  Result<
    { readonly code: string; readonly expiresAt: Instant },
    ClaimDeskRefusal | Refusal<'enterprises.claim.code-printed-already'>
  >
> {
  const { now, command } = order;
  return inTransaction(deps.db, async (trx) => {
    const code = randomReadable(CODE_LENGTH);
    const expiresAt = instantOf(new Date(Date.parse(now) + CLAIM_CODE_DAYS * 86_400_000));
    let fresh = false;
    const done = await onceAccepted<ClaimDeskRefusal>(trx, command, async () => {
      const found = await admit(trx, deps, order, 'confirmed');
      if (!found.ok) return found;
      const { claim, firm, actor } = found.value;
      const id = deps.ids.next();
      await insertClaimCode(trx, {
        ...{ id, claimId: claim.id, codeHash: deps.hashCode(code), taxCode: firm.taxCode ?? '' },
        ...{ issuedBy: actor.personId, ...officeOf(actor), issuedAt: now, expiresAt },
      });
      await deps.ledger.append(trx, { ids: deps.ids, now }, [
        {
          type: 'claim.code-printed',
          actor: actorRef(actor),
          dossierId: claim.dossierId,
          ...firm.standing,
          occurredAt: now,
          payload: { claimId: claim.id, codeId: id },
        },
      ]);
      fresh = true;
      return accepted(id);
    });
    if (!done.ok) return done;
    return fresh ? accepted({ code, expiresAt }) : refused({ code: 'enterprises.claim.code-printed-already' });
  });
}

export type CodeConfirmRefusal = Refusal<
  'enterprises.claim.unknown' | 'enterprises.claim.code-wrong' | 'enterprises.claim.tax-code-held'
>;

/** The claimant types the slip: it works once, for the claim and the tax code it was printed for. */
export function confirmByCode(
  deps: ClaimDeskDeps,
  order: { readonly actor: Actor; readonly claimId: string; readonly typed: string; readonly now: Instant },
): Promise<Result<undefined, CodeConfirmRefusal>> {
  const { actor, claimId, typed, now } = order;
  const codeHash = deps.hashCode(parsePaperCode(typed) ?? '');
  return inTransaction(deps.db, async (trx) => {
    const claim = await lockClaim(trx, claimId);
    const firm = claim && (await findClaimedFirm(trx, deps, claim.dossierId, localDateOf(now)));
    if (claim?.personId !== actor.personId || firm === undefined) return refused({ code: 'enterprises.claim.unknown' });
    if (claim.level === 'confirmed') return accepted(undefined);
    const slip = await useClaimCode(trx, { claimId, codeHash, taxCode: firm.taxCode ?? '', now });
    if (slip === undefined) return refused({ code: 'enterprises.claim.code-wrong', field: 'code' });
    const { issuedBy, role, localityId } = slip;
    const id = deps.ids.next();
    const decision = { outcome: 'confirmed', reason: 'paper-code', decidedBy: issuedBy, role, localityId } as const;
    if (!(await saveDecision(trx, { id, claimId, ...decision, at: now }, firm.taxCode)))
      return refused({ code: 'enterprises.claim.tax-code-held', field: 'code' });
    await deps.ledger.append(trx, { ids: deps.ids, now }, [
      {
        type: 'claim.confirmed',
        actor: actorRef(actor),
        dossierId: claim.dossierId,
        ...firm.standing,
        occurredAt: now,
        payload: { claimId, partyId: claim.partyId, reason: 'paper-code' },
      },
    ]);
    return accepted(undefined);
  });
}

/** A refused claimant has mended what was missing and asks again. Asked twice it waits once. */
export function askForDecision(
  deps: Pick<ClaimDeskDeps, 'db' | 'ids' | 'ledger'>,
  order: { readonly actor: Actor; readonly claimId: string; readonly command: string; readonly now: Instant },
): Promise<void> {
  const { actor, claimId, command, now } = order;
  return inTransaction(deps.db, async (trx) => {
    await once(trx, command, async () => {
      const claim = await lockClaim(trx, claimId);
      if (claim?.personId !== actor.personId || !(await askAgain(trx, claimId, now))) return '';
      await deps.ledger.append(trx, { ids: deps.ids, now }, [
        {
          type: 'claim.asked-again',
          actor: actorRef(actor),
          dossierId: claim.dossierId,
          occurredAt: now,
          payload: { claimId },
        },
      ]);
      return claimId;
    });
  });
}

interface Admitted {
  readonly claim: HeldClaim;
  readonly firm: ClaimedFirm;
  readonly actor: Actor;
}

/** A claim outside the officer's places looks like one that does not exist. */
async function admit(
  trx: Trx,
  deps: ClaimDeskDeps,
  { actor, claimId, seen, now }: DeskOrder,
  outcome: 'confirmed' | 'refused',
): Promise<Result<Admitted, ClaimDeskRefusal>> {
  // The dossier first, as everybody who changes it: its code cannot become another while it is confirmed.
  const held = await findClaimById(trx, claimId);
  if (held !== undefined) await lockDossier(trx, held.dossierId);
  const claim = await lockClaim(trx, claimId);
  const firm = claim && (await findClaimedFirm(trx, deps, claim.dossierId, localDateOf(now)));
  if (claim === undefined || firm === undefined) return refused({ code: 'enterprises.claim.unknown' });
  const { localityId } = firm.standing;
  const allowed = mayAtDesk(actor, 'claims.confirm', placed(claim, localityId), deps.policy);
  if (!allowed.ok) return allowed;
  if (actor === undefined) return refused({ code: 'accounts.not-signed-in' });
  const refusal = judgeDecision({ ...claim, taxCode: firm.taxCode }, { outcome, by: actor.personId, seen });
  return refusal === undefined ? accepted({ claim, firm, actor }) : refused(refusal);
}

/** A firm that says no place is the nation's alone to decide on. */
export function placed(claim: Pick<HeldClaim, 'organisationId'>, localityId: string | undefined) {
  return { organisationId: claim.organisationId, ...(localityId !== undefined && { localityId }) };
}

function officeOf({ actingAs }: Actor): { readonly role: string | null; readonly localityId: string | null } {
  const scope = actingAs?.scope;
  return { role: actingAs?.role ?? null, localityId: scope?.kind === 'locality' ? scope.localityId : null };
}
