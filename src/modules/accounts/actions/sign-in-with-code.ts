/** Signs in with a code from a letter: ten minutes, five tries, once, in the browser that asked. */
import { hashToken, sameSecret } from '../../../foundation/auth-crypto/secrets.ts';
import type { Instant } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';
import { CODE_TRIES, type CodeRefusal, parseCode, refusalOf } from '../domain/sign-in-code.ts';
import { tryAttempt, useCode } from '../store/codes.write.ts';
import { findPersonByEmail } from '../store/people.read.ts';
import { insertPerson } from '../store/people.write.ts';
import type { AccountDeps } from './account-deps.ts';
import { type OpenedSession, openSession } from './open-session.ts';
import { codeHash } from './request-code.ts';

export type SignInRefusal = CodeRefusal | Refusal<'accounts.person.blocked'>;

export interface CodeSignIn {
  readonly attemptToken: string | undefined;
  readonly typed: string;
  readonly device: string;
  readonly previousToken: string | undefined;
  readonly now: Instant;
}

/** A refusal commits too: the try is counted. */
export function signInWithCode(
  deps: AccountDeps,
  { attemptToken, typed, device, previousToken, now }: CodeSignIn,
): Promise<Result<OpenedSession, SignInRefusal>> {
  const attemptHash = hashToken(attemptToken ?? '');
  const typedHash = codeHash(deps, attemptHash, parseCode(typed) ?? '');
  return inTransaction(deps.db, async (trx) => {
    const code = await tryAttempt(trx, attemptHash);
    const same = sameSecret(code?.codeHash ?? '', typedHash);
    const refusal = refusalOf(code, now);
    if (refusal !== undefined || code === undefined) return refused(refusal ?? { code: 'accounts.code.unknown' });
    if (!same) {
      if (code.tries + 1 < CODE_TRIES) return refused({ code: 'accounts.code.wrong' });
      await noteExhausted(trx, deps, code.id, now);
      return refused({ code: 'accounts.code.exhausted' });
    }
    await useCode(trx, code.id, now);
    // Who typed the code has read the letter.
    await deps.mail.trust(trx, code.email);
    const personId = await personOf(trx, deps, code.email, now);
    if (personId === undefined) return refused({ code: 'accounts.person.blocked' });
    return accepted(await openSession(trx, deps, { personId, method: 'email', device, previousToken, now }));
  });
}

/** Somebody guessed: worth a line in the audit trail, once a code. */
async function noteExhausted(trx: Trx, deps: AccountDeps, codeId: string, now: Instant): Promise<void> {
  await deps.ledger.append(trx, { ids: deps.ids, now }, [
    { type: 'account.code-exhausted', actor: { kind: 'visitor' }, occurredAt: now, payload: { codeId } },
  ]);
}

/** The mailbox is proved: its person, made now when there is none; undefined when blocked. */
async function personOf(trx: Trx, deps: AccountDeps, email: string, now: Instant): Promise<string | undefined> {
  const id = deps.ids.next();
  if (await insertPerson(trx, { id, email, name: null, createdAt: now })) {
    await deps.ledger.append(trx, { ids: deps.ids, now }, [
      {
        type: 'account.created',
        actor: { kind: 'account', personId: id },
        occurredAt: now,
        payload: { method: 'email' },
      },
    ]);
    return id;
  }
  const known = await findPersonByEmail(trx, email);
  return known?.blockedAt === null ? known.id : undefined;
}
