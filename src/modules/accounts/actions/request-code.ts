/** Sends a code to a mailbox. The same work and the same answer whether the mailbox has an account or not: an account begins with the first sign-in. */
import { hashToken, randomDigits, randomToken } from '../../../foundation/auth-crypto/secrets.ts';
import type { Instant } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';
import { inGroups } from '../../../foundation/typed-code.ts';
import type { EmailAddress } from '../domain/email-address.ts';
import { after } from '../domain/session.ts';
import {
  CODE_DIGITS,
  CODE_MINUTES,
  CODES_PER_ADDRESS,
  CODES_PER_MAILBOX,
  WINDOW_MINUTES,
} from '../domain/sign-in-code.ts';
import { accountText } from '../messages/index.ts';
import { countRecentCodes, insertCode } from '../store/codes.write.ts';
import type { AccountDeps } from './account-deps.ts';

export type CodeRequestRefusal = Refusal<'accounts.code.too-often'>;

/** The token belongs into the asking browser's cookie: the code works there and nowhere else. */
export function requestCode(
  deps: AccountDeps,
  asked: {
    readonly email: EmailAddress;
    /** Undefined behind a proxy on this network, which counts addresses itself. */
    readonly address: string | undefined;
    readonly language: Language;
    readonly now: Instant;
  },
): Promise<Result<{ readonly attemptToken: string }, CodeRequestRefusal>> {
  const { email, address, language, now } = asked;
  const attemptToken = randomToken();
  const code = randomDigits(CODE_DIGITS);
  const attemptHash = hashToken(attemptToken);
  const emailHash = deps.key.hash('mailbox', email);
  const addressHash = address === undefined ? undefined : deps.key.hash('address', address);
  return inTransaction(deps.db, async (trx) => {
    const since = after(now, -WINDOW_MINUTES * 60);
    const recent = await countRecentCodes(trx, { emailHash, addressHash, since });
    if (recent.byMailbox >= CODES_PER_MAILBOX || recent.byAddress >= CODES_PER_ADDRESS)
      return refused({ code: 'accounts.code.too-often' });
    await insertCode(trx, {
      ...{ id: deps.ids.next(), attemptHash, codeHash: codeHash(deps, attemptHash, code), email, emailHash },
      ...{ addressHash, issuedAt: now, expiresAt: after(now, CODE_MINUTES * 60) },
    });
    const letter = accountText(language).codeLetter;
    const mail = {
      to: email,
      subject: letter.subject(inGroups(code, ' ')),
      text: letter.text(inGroups(code, ' '), CODE_MINUTES),
      askedFor: true,
    };
    await deps.mail.add(trx, mail, { ids: deps.ids, now });
    return accepted({ attemptToken });
  });
}

/** Bound to the attempt, so that equal codes of two people never look equal. */
export function codeHash(deps: Pick<AccountDeps, 'key'>, attemptHash: string, code: string): string {
  return deps.key.hash('sign-in-code', `${attemptHash}:${code}`);
}
