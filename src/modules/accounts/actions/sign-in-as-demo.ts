/** Signs in as an invented person; app.ts offers it on loopback only. The person is made the first time. */

import type { Scope } from '../../../foundation/actor.ts';
import { type Instant, localDateOf } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';
import type { DemoPeople, DemoPerson } from '../content/load-demo-people.ts';
import { listDemoPeople } from '../store/people.read.ts';
import { insertAssignment, insertOrganisation, insertPerson } from '../store/people.write.ts';
import type { AccountDeps } from './account-deps.ts';
import { type OpenedSession, openSession } from './open-session.ts';

export function signInAsDemo(
  deps: AccountDeps,
  signIn: {
    readonly people: DemoPeople;
    /** Which of them. */
    readonly code: string;
    readonly device: string;
    readonly previousToken: string | undefined;
    readonly now: Instant;
  },
): Promise<Result<OpenedSession, Refusal<'accounts.demo.unknown'>>> {
  const { people, code, device, previousToken, now } = signIn;
  const demo = people.people.find((person) => person.code === code);
  return inTransaction(deps.db, async (trx) => {
    if (demo === undefined) return refused({ code: 'accounts.demo.unknown' });
    const personId = await haveDemoPerson(trx, deps, { people, code: demo.code, now });
    return accepted(await openSession(trx, deps, { personId, method: 'demo', device, previousToken, now }));
  });
}

/** The person's id. Those of one role are made in the order of the content, so that a new name leaves them who they are. */
export async function haveDemoPerson(
  trx: Trx,
  deps: AccountDeps,
  given: { readonly people: DemoPeople; readonly code: string; readonly now: Instant },
): Promise<string> {
  const { people, code, now } = given;
  const asked = people.people.find((person) => person.code === code);
  if (asked === undefined) throw new Error(`no invented person is called ${code}`);
  const colleagues = people.people.filter(({ role }) => role === asked.role);
  const made = [...(await listDemoPeople(trx, asked.role))];
  const at = colleagues.indexOf(asked);
  for (const person of colleagues.slice(made.length, at + 1)) made.push(await makePerson(trx, deps, person, now));
  return made[at]!;
}

async function makePerson(trx: Trx, deps: AccountDeps, demo: DemoPerson, now: Instant): Promise<string> {
  const id = deps.ids.next();
  await insertPerson(trx, { id, email: null, name: demo.name, isDemo: true, createdAt: now });
  await insertAssignment(trx, {
    ...{ id: deps.ids.next(), personId: id, role: demo.role, scope: await scopeOf(trx, deps, demo, now) },
    ...{ validFrom: localDateOf(now), grantedBy: null, grantedAt: now },
  });
  return id;
}

async function scopeOf(trx: Trx, deps: AccountDeps, { role, scope }: DemoPerson, now: Instant): Promise<Scope> {
  if (scope.kind === 'nation') return { kind: 'nation' };
  if (scope.kind === 'locality') return { kind: 'locality', localityId: scope.locality };
  const id = deps.ids.next();
  await insertOrganisation(trx, {
    ...{
      id,
      kind: role === 'vendor' ? 'vendor' : 'enterprise',
      name: scope.name,
      localityId: scope.locality,
      createdAt: now,
    },
  });
  return { kind: 'organisation', organisationId: id };
}
