/** Signs in with the code printed at a commune's desk; it works once. */
import type { Instant } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import { accepted, type Result, refused } from '../../../foundation/result.ts';
import { parsePaperCode } from '../domain/sign-in-code.ts';
import { usePaperCode } from '../store/codes.write.ts';
import { findPerson } from '../store/people.read.ts';
import type { AccountDeps } from './account-deps.ts';
import { type OpenedSession, openSession } from './open-session.ts';
import type { SignInRefusal } from './sign-in-with-code.ts';

export function signInWithPaperCode(
  deps: AccountDeps,
  signIn: {
    readonly typed: string;
    readonly device: string;
    readonly previousToken: string | undefined;
    readonly now: Instant;
  },
): Promise<Result<OpenedSession, SignInRefusal>> {
  const { typed, device, previousToken, now } = signIn;
  const hash = paperCodeHash(deps, parsePaperCode(typed) ?? '');
  return inTransaction(deps.db, async (trx) => {
    const used = await usePaperCode(trx, hash, now);
    if (used === undefined) return refused({ code: 'accounts.code.wrong' });
    const person = await findPerson(trx, used.personId);
    if (person?.blockedAt !== null) return refused({ code: 'accounts.person.blocked' });
    return accepted(await openSession(trx, deps, { personId: person.id, method: 'paper', device, previousToken, now }));
  });
}

export function paperCodeHash(deps: Pick<AccountDeps, 'key'>, code: string): string {
  return deps.key.hash('paper-code', code);
}
