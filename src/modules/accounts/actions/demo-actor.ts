/** An invented person at work, for made-up history: made the first time, acting as their own assignment, without a session. */
import type { Actor } from '../../../foundation/actor.ts';
import { type Instant, localDateOf } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import type { DemoPeople } from '../content/load-demo-people.ts';
import { listAssignments } from '../store/people.read.ts';
import { insertPerson } from '../store/people.write.ts';
import type { AccountDeps } from './account-deps.ts';
import { haveDemoPerson } from './sign-in-as-demo.ts';

/** Throws when nobody is called so. */
export function demoActor(
  deps: AccountDeps,
  given: { readonly people: DemoPeople; readonly code: string; readonly now: Instant },
): Promise<Actor> {
  const { people, code, now } = given;
  return inTransaction(deps.db, async (trx) => {
    const personId = await haveDemoPerson(trx, deps, { people, code, now });
    const [assignment] = await listAssignments(trx, personId, localDateOf(now));
    const name = people.people.find((person) => person.code === code)?.name ?? '';
    return {
      ...{ personId, sessionId: deps.ids.next(), name },
      ...(assignment && {
        actingAs: { assignmentId: assignment.id, role: assignment.role, scope: assignment.scope },
      }),
    };
  });
}

/** One more invented person, without a role and signed in nowhere. */
export function inventPerson(
  deps: Pick<AccountDeps, 'db' | 'ids'>,
  { name, now }: { readonly name: string; readonly now: Instant },
): Promise<Actor> {
  return inTransaction(deps.db, async (trx) => {
    const personId = deps.ids.next();
    await insertPerson(trx, { id: personId, email: null, name, isDemo: true, createdAt: now });
    return { personId, sessionId: deps.ids.next(), name };
  });
}
