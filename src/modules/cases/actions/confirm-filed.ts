/** Whom a case was filed for says whether they asked: on the page of their plan, or with the code on the paper they were given. */
import type { Actor } from '../../../foundation/actor.ts';
import { randomReadable } from '../../../foundation/auth-crypto/secrets.ts';
import { type Instant, instantOf } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import type { Db, Trx } from '../../../foundation/database/tables.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';
import { parsePaperCode } from '../../accounts/index.ts';
import { type ActorRef, onceAccepted } from '../../ledger/index.ts';
import type { Case } from '../domain/case.ts';
import { findByReference, lockCase } from '../store/cases.read.ts';
import { countTry, findOwnerCode, insertOwnerCode, useOwnerCode } from '../store/owner-codes.write.ts';
import { type ActsAs, actorOf, type CaseRefusal, lockForActing, personOf } from './act-on-case.ts';
import type { CaseDeps } from './case-deps.ts';
import { recordEvent } from './record-event.ts';
import { tellHolder } from './tell.ts';

export type OwnersAnswer = 'yes' | 'no';
export type ConfirmRefusal = CaseRefusal | Refusal<'cases.filed.not-waiting' | 'cases.filed.wrong-code'>;

const CODE_LENGTH = 12;
const CODE_DAYS = 30;
const MOST_TRIES = 5;

/** For the paper; shown this once. Printing another takes the place of the first. In the caller's transaction, which knows that the actor may. */
export async function issueOwnerCode(
  trx: Trx,
  deps: Pick<CaseDeps, 'hashCode'>,
  { caseId, actor, now }: { readonly caseId: string; readonly actor: Actor; readonly now: Instant },
): Promise<{ readonly code: string; readonly expiresAt: Instant }> {
  const code = randomReadable(CODE_LENGTH);
  const expiresAt = instantOf(new Date(Date.parse(now) + CODE_DAYS * 86_400_000));
  const codeHash = deps.hashCode(code);
  await insertOwnerCode(trx, { caseId, codeHash, issuedBy: actor.personId, issuedAt: now, expiresAt });
  return { code, expiresAt };
}

/** By whoever holds the plan key. A `no` ends the case. */
export function confirmFiled(
  deps: CaseDeps,
  order: {
    readonly caseId: string;
    readonly as: Extract<ActsAs, { side: 'firm' | 'applicant' }>;
    readonly answer: OwnersAnswer;
    readonly command: string;
    readonly now: Instant;
  },
): Promise<Result<string, ConfirmRefusal>> {
  const { as, answer, command, now } = order;
  return inTransaction(deps.db, (trx) =>
    onceAccepted<ConfirmRefusal>(trx, command, async () => {
      const found = await lockForActing(trx, deps, order);
      if (!found.ok) return found;
      return settle(trx, deps, found.value, { answer, actor: actorOf(as), personId: personOf(as), now });
    }),
  );
}

export interface CodeOrder {
  readonly reference: string;
  readonly typed: string;
  readonly now: Instant;
}

/** The case a paper names, when the code on it is right; nothing is used up yet. A wrong code counts, an unknown reference answers the same. */
export async function caseOfPaper(
  deps: Pick<CaseDeps, 'db' | 'hashCode'>,
  order: CodeOrder,
): Promise<Result<Case, ConfirmRefusal>> {
  // Not inside the transaction that may be undone: a wrong try stays counted.
  const found = await inTransaction(deps.db, (trx) => tryCode(trx, deps, order));
  return found === undefined ? refused({ code: 'cases.filed.wrong-code', field: 'code' }) : accepted(found);
}

export async function confirmByCode(
  deps: CaseDeps,
  order: CodeOrder & { readonly answer: OwnersAnswer; readonly command: string },
): Promise<Result<string, ConfirmRefusal>> {
  const known = await caseOfPaper(deps, order);
  if (!known.ok) return known;
  const { answer, command, now } = order;
  return inTransaction(deps.db, (trx) =>
    onceAccepted<ConfirmRefusal>(trx, command, async () => {
      const found = await lockCase(trx, known.value.id);
      if (found === undefined) return refused({ code: 'cases.case.not-found' });
      const actor: ActorRef =
        found.dossierId === undefined ? { kind: 'visitor' } : { kind: 'plan-holder', dossierId: found.dossierId };
      const settled = await settle(trx, deps, found, { answer, actor, personId: undefined, now });
      if (settled.ok) await useOwnerCode(trx, found.id, now);
      return settled;
    }),
  );
}

async function tryCode(
  trx: Db,
  { hashCode }: Pick<CaseDeps, 'hashCode'>,
  { reference, typed, now }: CodeOrder,
): Promise<Case | undefined> {
  const found = await findByReference(trx, reference);
  const code = found && (await findOwnerCode(trx, found.id));
  if (found === undefined || code === undefined || code.usedAt !== undefined) return undefined;
  if (code.expiresAt <= now || code.tries >= MOST_TRIES) return undefined;
  if (code.codeHash === hashCode(parsePaperCode(typed) ?? '')) return found;
  await countTry(trx, found.id);
  return undefined;
}

async function settle(
  trx: Trx,
  deps: CaseDeps,
  found: Case,
  said: {
    readonly answer: OwnersAnswer;
    readonly actor: ActorRef;
    readonly personId: string | undefined;
    readonly now: Instant;
  },
): Promise<Result<string, ConfirmRefusal>> {
  const { answer, actor, personId, now } = said;
  if (!found.awaitsOwner || (answer === 'no' && found.turn === 'nobody'))
    return refused({ code: 'cases.filed.not-waiting' });
  const event = { kind: answer === 'yes' ? 'owner-confirmed' : 'owner-denied', at: now } as const;
  const after = await recordEvent(trx, deps, found, event, { by: { side: 'firm', personId }, actor, now });
  await tellHolder(trx, deps, after, answer === 'yes' ? 'owner-confirmed' : 'owner-denied', { at: now });
  return accepted(found.id);
}
