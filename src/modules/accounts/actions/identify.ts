/** Who carries this session token: asked on every request with a cookie. Nobody, once it ended, idled too long or grew too old. */
import type { ActingAs, Actor } from '../../../foundation/actor.ts';
import { hashToken } from '../../../foundation/auth-crypto/secrets.ts';
import { type Instant, localDateOf } from '../../../foundation/clock.ts';
import { worksForProgramme } from '../domain/assignment.ts';
import { maskEmail } from '../domain/email-address.ts';
import { isAlive, OWNER_LIMITS, PROGRAMME_LIMITS, shouldNoteUse } from '../domain/session.ts';
import { listAssignments } from '../store/people.read.ts';
import { findSession, findSessionEnd } from '../store/sessions.read.ts';
import { noteUse } from '../store/sessions.write.ts';
import type { AccountDeps } from './account-deps.ts';

/** Whether somebody ended this session on purpose, here or from elsewhere; false where it only ran out. */
export async function wasSignedOut({ db }: Pick<AccountDeps, 'db'>, token: string | undefined): Promise<boolean> {
  return token !== undefined && (await findSessionEnd(db, hashToken(token))) !== undefined;
}

export async function identify(
  deps: Pick<AccountDeps, 'db' | 'roles'>,
  token: string,
  now: Instant,
): Promise<Actor | undefined> {
  const session = await findSession(deps.db, hashToken(token));
  if (session === undefined) return undefined;
  const assignments = await listAssignments(deps.db, session.personId, localDateOf(now));
  const limits = worksForProgramme(assignments, deps.roles) ? PROGRAMME_LIMITS : OWNER_LIMITS;
  if (!isAlive(session, limits, now)) return undefined;
  if (shouldNoteUse(session, now)) await noteUse(deps.db, session.id, now);
  // An assignment that ended is left at once; the person goes on as whatever remains.
  const acting = assignments.find(({ id }) => id === session.assignmentId) ?? assignments[0];
  const actingAs: ActingAs | undefined = acting && {
    assignmentId: acting.id,
    role: acting.role,
    scope: acting.scope,
  };
  return {
    personId: session.personId,
    sessionId: session.id,
    name: session.name ?? (session.email === null ? '' : maskEmail(session.email)),
    ...(actingAs !== undefined && { actingAs }),
  };
}
