/** Signs in through an identity provider: begun here, finished when the browser comes back. A person is known by issuer and subject, never by a mail address. */
import type { Actor } from '../../../foundation/actor.ts';
import type {
  IdentityProvider,
  ProvedIdentity,
  ProviderAttempt,
  ProviderRefusal,
} from '../../../foundation/auth-crypto/identity-provider.ts';
import { hashToken, randomToken } from '../../../foundation/auth-crypto/secrets.ts';
import type { Instant } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';
import { after } from '../domain/session.ts';
import { CODE_MINUTES } from '../domain/sign-in-code.ts';
import { insertProviderAttempt, takeProviderAttempt } from '../store/codes.write.ts';
import { findPerson, findPersonBySubject } from '../store/people.read.ts';
import { insertPerson, linkIdentity } from '../store/people.write.ts';
import type { AccountDeps } from './account-deps.ts';
import { type OpenedSession, openSession } from './open-session.ts';

export interface ProviderSignInDeps extends AccountDeps {
  /** The provider names the tax codes of those this person legally represents; in the transaction that signs them in. */
  readonly confirmRepresented?: (
    trx: Trx,
    proved: { readonly personId: string; readonly taxCodes: readonly string[]; readonly now: Instant },
  ) => Promise<void>;
}

/** Gives the address at the provider and the token for the asking browser's cookie. */
export async function beginProviderSignIn(
  deps: AccountDeps,
  begun: { readonly provider: IdentityProvider; readonly redirectUri: string; readonly now: Instant },
): Promise<Result<{ readonly url: string; readonly attemptToken: string }, ProviderRefusal>> {
  const { provider, redirectUri, now } = begun;
  const asked = await provider.begin(redirectUri);
  if (!asked.ok) return asked;
  const attemptToken = randomToken();
  await inTransaction(deps.db, (trx) =>
    insertProviderAttempt(trx, {
      attemptHash: hashToken(attemptToken),
      sealed: deps.key.seal(JSON.stringify(asked.value.attempt)),
      begunAt: now,
      expiresAt: after(now, CODE_MINUTES * 60),
    }),
  );
  return accepted({ url: asked.value.url, attemptToken });
}

export interface ProviderReturn {
  readonly provider: IdentityProvider;
  readonly attemptToken: string | undefined;
  readonly answer: URLSearchParams;
  /** Somebody signed in already: an identity nobody has is linked to them. */
  readonly actor: Actor | undefined;
  readonly device: string;
  readonly previousToken: string | undefined;
  readonly now: Instant;
}

/** An attempt is taken before the provider is asked: it finishes once, whatever comes of it. */
export async function finishProviderSignIn(
  deps: ProviderSignInDeps,
  returned: ProviderReturn,
): Promise<Result<OpenedSession, ProviderRefusal | Refusal<'accounts.person.blocked'>>> {
  const { provider, attemptToken, answer, actor, device, previousToken, now } = returned;
  const sealed = await inTransaction(deps.db, (trx) => takeProviderAttempt(trx, hashToken(attemptToken ?? ''), now));
  if (sealed === undefined) return refused({ code: 'accounts.provider.refused' });
  const attempt = JSON.parse(deps.key.open(sealed)) as ProviderAttempt;
  const proved = await provider.finish(answer, attempt);
  if (!proved.ok) return proved;
  return inTransaction(deps.db, async (trx) => {
    const personId = await personOf(trx, deps, proved.value, actor, now);
    const person = await findPerson(trx, personId);
    if (person?.blockedAt !== null) return refused({ code: 'accounts.person.blocked' });
    const { taxCodes } = proved.value;
    if (taxCodes.length > 0) await deps.confirmRepresented?.(trx, { personId, taxCodes, now });
    return accepted(
      await openSession(trx, deps, { personId, method: 'oidc', device, previousToken, now, represents: taxCodes }),
    );
  });
}

async function personOf(
  trx: Trx,
  deps: AccountDeps,
  { issuer, subject, name }: ProvedIdentity,
  actor: Actor | undefined,
  now: Instant,
): Promise<string> {
  const known = await findPersonBySubject(trx, issuer, subject);
  if (known !== undefined) return known.id;
  const personId = actor?.personId ?? deps.ids.next();
  const isNew = actor === undefined;
  if (isNew) await insertPerson(trx, { id: personId, email: null, name: name ?? null, createdAt: now });
  await linkIdentity(trx, { issuer, subject, personId, linkedAt: now });
  const by = { kind: 'account', personId } as const;
  await deps.ledger.append(trx, { ids: deps.ids, now }, [
    ...(isNew ? [{ type: 'account.created', actor: by, occurredAt: now, payload: { method: 'oidc' } }] : []),
    { type: 'account.identity-linked', actor: by, occurredAt: now, payload: { method: 'oidc' } },
  ]);
  return personId;
}
