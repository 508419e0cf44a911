/** Passkeys of a person: made, proved again before a decision, signed in with, removed. */
import type { Actor } from '../../../foundation/actor.ts';
import {
  askForNewPasskey,
  askForPasskey,
  credentialOf,
  type PasskeyHome,
  provePasskey,
  readNewPasskey,
} from '../../../foundation/auth-crypto/passkeys.ts';
import { hashToken, randomToken } from '../../../foundation/auth-crypto/secrets.ts';
import type { Instant } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import type { Db, Trx } from '../../../foundation/database/tables.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';
import type { EmailAddress } from '../domain/email-address.ts';
import { after } from '../domain/session.ts';
import { findPasskey, lastConfirmation, listPasskeys, type Passkey } from '../store/passkeys.read.ts';
import {
  confirmSession,
  deletePasskeys,
  insertPasskey,
  insertPasskeyAttempt,
  noteProof,
  takePasskeyAttempt,
} from '../store/passkeys.write.ts';
import { findPerson, findPersonByEmail } from '../store/people.read.ts';
import type { PasskeyPurpose } from '../store/tables.ts';
import { type AccountDeps, actorRef } from './account-deps.ts';
import { type OpenedSession, openSession } from './open-session.ts';

/** A proof carries decisions this long. */
const FRESH_SECONDS = 600;
export const PASSKEY_SECONDS = 300;
const MOST_PASSKEYS = 10;

export type PasskeyRefusal = Refusal<
  'accounts.passkey.refused' | 'accounts.passkey.too-many' | 'accounts.person.blocked'
>;

/** Whether somebody who has a passkey has to prove it before deciding; people without one are asked for none. */
export async function needsPasskey(db: Db, actor: Actor, now: Instant): Promise<boolean> {
  const last = await lastConfirmation(db, actor);
  return last !== undefined && (last.at === null || after(last.at, FRESH_SECONDS) <= now);
}

/** The question for the page and the token for the asking browser's cookie. */
export async function beginPasskey(
  deps: Pick<AccountDeps, 'db'>,
  asked: {
    readonly purpose: PasskeyPurpose;
    readonly actor: Actor | undefined;
    readonly home: PasskeyHome;
    readonly now: Instant;
  },
): Promise<{ readonly options: unknown; readonly attemptToken: string }> {
  const { purpose, actor, home, now } = asked;
  const personId = purpose === 'sign-in' ? null : (actor?.personId ?? null);
  const known =
    personId === null ? [] : (await listPasskeys(deps.db, personId)).map(({ credentialId }) => credentialId);
  const { options, challenge } =
    purpose === 'register'
      ? await askForNewPasskey(home, { id: personId ?? '', name: actor?.name || '·' }, known)
      : await askForPasskey(home, known);
  const attemptToken = randomToken();
  const expiresAt = after(now, PASSKEY_SECONDS);
  await inTransaction(deps.db, (trx) =>
    insertPasskeyAttempt(trx, { attemptHash: hashToken(attemptToken), purpose, personId, challenge, expiresAt }),
  );
  return { options, attemptToken };
}

export interface PasskeyAnswer {
  readonly attemptToken: string | undefined;
  /** The browser's answer as JSON. */
  readonly answer: string;
  readonly home: PasskeyHome;
  readonly now: Instant;
}

export function addPasskey(
  deps: Pick<AccountDeps, 'db' | 'ids' | 'ledger'>,
  order: PasskeyAnswer & { readonly actor: Actor; readonly label: string },
): Promise<Result<undefined, PasskeyRefusal>> {
  const { actor, label, answer, home, now } = order;
  const { personId, sessionId } = actor;
  return inTransaction(deps.db, async (trx) => {
    const challenge = await take(trx, order, 'register', personId);
    if ((await listPasskeys(trx, personId)).length >= MOST_PASSKEYS)
      return refused({ code: 'accounts.passkey.too-many' });
    const made = challenge === undefined ? undefined : await readNewPasskey(home, answer, challenge);
    if (made === undefined || !(await insertPasskey(trx, { ...made, personId, label, madeAt: now })))
      return refused({ code: 'accounts.passkey.refused' });
    await confirmSession(trx, sessionId, now);
    await deps.ledger.append(trx, { ids: deps.ids, now }, [
      { type: 'account.passkey-added', actor: actorRef(actor), occurredAt: now, payload: { sessionId } },
    ]);
    return accepted(undefined);
  });
}

/** Before a decision: this session's person proves one of their own passkeys. */
export function confirmWithPasskey(
  deps: Pick<AccountDeps, 'db' | 'ids' | 'ledger'>,
  order: PasskeyAnswer & { readonly actor: Actor },
): Promise<Result<undefined, PasskeyRefusal>> {
  const { actor, now } = order;
  return inTransaction(deps.db, async (trx) => {
    const passkey = await proved(trx, order, 'confirm', actor.personId);
    if (passkey?.personId !== actor.personId) return refused({ code: 'accounts.passkey.refused' });
    await confirmSession(trx, actor.sessionId, now);
    await deps.ledger.append(trx, { ids: deps.ids, now }, [
      {
        type: 'account.passkey-confirmed',
        actor: actorRef(actor),
        occurredAt: now,
        payload: { sessionId: actor.sessionId },
      },
    ]);
    return accepted(undefined);
  });
}

export function signInWithPasskey(
  deps: AccountDeps,
  order: PasskeyAnswer & { readonly device: string; readonly previousToken: string | undefined },
): Promise<Result<OpenedSession, PasskeyRefusal>> {
  const { device, previousToken, now } = order;
  return inTransaction(deps.db, async (trx) => {
    const passkey = await proved(trx, order, 'sign-in', null);
    if (passkey === undefined) return refused({ code: 'accounts.passkey.refused' });
    const { personId } = passkey;
    if ((await findPerson(trx, personId))?.blockedAt !== null) return refused({ code: 'accounts.person.blocked' });
    const opened = await openSession(trx, deps, { personId, method: 'passkey', device, previousToken, now });
    return accepted(opened);
  });
}

/** One's own only; the page asks for a fresh proof first. */
export function removePasskey(
  deps: Pick<AccountDeps, 'db' | 'ids' | 'ledger'>,
  order: { readonly actor: Actor; readonly credentialId: string; readonly now: Instant },
): Promise<void> {
  const { actor, credentialId, now } = order;
  return inTransaction(deps.db, async (trx) => {
    if ((await deletePasskeys(trx, { personId: actor.personId, credentialId })) === 0) return;
    await deps.ledger.append(trx, { ids: deps.ids, now }, [
      { type: 'account.passkey-removed', actor: actorRef(actor), occurredAt: now, payload: {} },
    ]);
  });
}

/** The operator's way for somebody who lost every passkey. Gives how many there were. */
export function forgetPasskeys(
  deps: Pick<AccountDeps, 'db' | 'ids' | 'ledger'>,
  order: { readonly email: EmailAddress; readonly now: Instant },
): Promise<Result<number, Refusal<'accounts.person.unknown'>>> {
  const { email, now } = order;
  return inTransaction(deps.db, async (trx) => {
    const person = await findPersonByEmail(trx, email);
    if (person === undefined) return refused({ code: 'accounts.person.unknown' });
    const forgotten = await deletePasskeys(trx, { personId: person.id });
    await deps.ledger.append(trx, { ids: deps.ids, now }, [
      {
        type: 'account.passkeys-forgotten',
        actor: { kind: 'system', job: 'accounts-forget-passkeys' },
        occurredAt: now,
        payload: { personId: person.id, forgotten },
      },
    ]);
    return accepted(forgotten);
  });
}

function take(trx: Trx, { attemptToken, now }: PasskeyAnswer, purpose: PasskeyPurpose, personId: string | null) {
  return takePasskeyAttempt(trx, { attemptHash: hashToken(attemptToken ?? ''), purpose, personId, now });
}

/** The passkey the answer proves, with its counter moved on. */
async function proved(
  trx: Trx,
  order: PasskeyAnswer,
  purpose: PasskeyPurpose,
  personId: string | null,
): Promise<Passkey | undefined> {
  const challenge = await take(trx, order, purpose, personId);
  const credentialId = credentialOf(order.answer);
  const passkey = credentialId === undefined ? undefined : await findPasskey(trx, credentialId);
  if (challenge === undefined || passkey === undefined) return undefined;
  const counter = await provePasskey(order.home, order.answer, challenge, passkey);
  if (counter === undefined) return undefined;
  const noted = await noteProof(trx, {
    ...{ credentialId: passkey.credentialId, before: passkey.counter, counter, at: order.now },
  });
  return noted ? passkey : undefined;
}
