/** A person brings an organisation of their own in and acts for it from now on. */
import { type Instant, localDateOf } from '../../../foundation/clock.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import { insertAssignment, insertOrganisation } from '../store/people.write.ts';
import { actAs } from '../store/sessions.write.ts';
import type { AccountDeps } from './account-deps.ts';

/** In the caller's transaction, which also says why. The session acts for the organisation at once. */
export async function foundOrganisation(
  trx: Trx,
  deps: Pick<AccountDeps, 'ids' | 'ledger'>,
  founded: {
    readonly personId: string;
    readonly sessionId: string;
    readonly name: string;
    readonly localityId: string | undefined;
    readonly now: Instant;
  },
): Promise<{ readonly organisationId: string; readonly assignmentId: string }> {
  const { personId, sessionId, name, localityId, now } = founded;
  const organisationId = deps.ids.next();
  const assignmentId = deps.ids.next();
  await insertOrganisation(trx, {
    ...{ id: organisationId, kind: 'enterprise', name, createdAt: now },
    ...(localityId !== undefined && { localityId }),
  });
  await insertAssignment(trx, {
    ...{ id: assignmentId, personId, role: 'owner', scope: { kind: 'organisation', organisationId } },
    ...{ validFrom: localDateOf(now), grantedBy: null, grantedAt: now },
  });
  await actAs(trx, sessionId, assignmentId);
  await deps.ledger.append(trx, { ids: deps.ids, now }, [
    {
      type: 'account.assignment-began',
      actor: { kind: 'account', personId, assignmentId },
      occurredAt: now,
      payload: { assignmentId, role: 'owner', organisationId },
    },
  ]);
  return { organisationId, assignmentId };
}
