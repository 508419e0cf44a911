/** Begins a session for a person who has just proved who they are: a new token each time, the one brought along ends. */
import { hashToken, randomToken } from '../../../foundation/auth-crypto/secrets.ts';
import { type Instant, localDateOf } from '../../../foundation/clock.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import { worksForProgramme } from '../domain/assignment.ts';
import { OWNER_LIMITS, PROGRAMME_LIMITS } from '../domain/session.ts';
import { listAssignments } from '../store/people.read.ts';
import { endSessions, insertSession } from '../store/sessions.write.ts';
import type { SignInMethod } from '../store/tables.ts';
import type { AccountDeps } from './account-deps.ts';

/** A provider's list longer than this, or a text no tax code has, is nobody's firms. */
const MOST_REPRESENTED = 50;
const MOST_LETTERS = 20;

export interface OpenedSession {
  /** For the cookie; kept here only as a hash. */
  readonly token: string;
  readonly maxAgeSeconds: number;
  readonly personId: string;
}

export async function openSession(
  trx: Trx,
  deps: Pick<AccountDeps, 'ids' | 'ledger' | 'roles'>,
  signedIn: {
    readonly personId: string;
    readonly method: SignInMethod;
    readonly device: string;
    /** Token of the session the browser brought along, if any. */
    readonly previousToken: string | undefined;
    readonly now: Instant;
    readonly represents?: readonly string[];
  },
): Promise<OpenedSession> {
  const { personId, method, device, previousToken, now, represents = [] } = signedIn;
  if (previousToken !== undefined) await endSessions(trx, { tokenHash: hashToken(previousToken) }, 'replaced', now);
  const assignments = await listAssignments(trx, personId, localDateOf(now));
  const token = randomToken();
  const id = deps.ids.next();
  await insertSession(trx, {
    ...{ id, tokenHash: hashToken(token), personId, method, device: device.slice(0, 60), startedAt: now },
    assignmentId: assignments[0]?.id ?? null,
    represents: represents.filter((code) => code.length <= MOST_LETTERS).slice(0, MOST_REPRESENTED),
  });
  await deps.ledger.append(trx, { ids: deps.ids, now }, [
    {
      type: 'account.signed-in',
      actor: { kind: 'account', personId },
      occurredAt: now,
      payload: { sessionId: id, method },
    },
  ]);
  const limits = worksForProgramme(assignments, deps.roles) ? PROGRAMME_LIMITS : OWNER_LIMITS;
  return { token, maxAgeSeconds: limits.absoluteSeconds, personId };
}
