/** After an act on places: whoever worked for a merged, renamed or upgraded commune works for what it became. Those of a divided one wait for a person. */
import { type Instant, localDateOf } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import { became, type Gazetteer } from '../../localities/index.ts';
import { outlasts } from '../domain/outlasts.ts';
import { listPlacesWorkedFor } from '../store/work-places.read.ts';
import { endAssignments, lockDoubled, moveAssignments, moveInvitations } from '../store/work-places.write.ts';
import type { AccountDeps } from './account-deps.ts';

const FOLLOW = { kind: 'system', job: 'accounts-follow-places' } as const;

export interface FollowedWork {
  readonly moved: number;
  /** Places that were divided: somebody has to say who works for which part. */
  readonly divided: readonly string[];
}

/** Ids of assignments stay, so sessions, cases held and who did what go on. Does nothing when every place is in force. */
export async function followWorkPlaces(
  deps: Pick<AccountDeps, 'db' | 'ids' | 'ledger'> & { readonly places: Pick<Gazetteer, 'isInForce' | 'successorsOf'> },
  now: Instant,
): Promise<FollowedWork> {
  const today = localDateOf(now);
  const stored = await listPlacesWorkedFor(deps.db);
  const gone = stored.filter((id) => !deps.places.isInForce(id, today));
  const divided = gone.filter((id) => became(deps.places, id, today).length !== 1);
  let moved = 0;
  for (const from of gone.filter((id) => !divided.includes(id))) {
    const [to = from] = became(deps.places, from, today);
    moved += await inTransaction(deps.db, async (trx) => {
      const ended = (await lockDoubled(trx, { from, to })).map(({ old, there }) =>
        outlasts(old, there, today) ? there : old,
      );
      if (ended.length > 0)
        await endAssignments(
          trx,
          ended.map(({ id }) => id),
          now,
        );
      const assignments = await moveAssignments(trx, { from, to });
      await moveInvitations(trx, { from, to });
      const by = { actor: FOLLOW, localityId: to, occurredAt: now };
      await deps.ledger.append(trx, { ids: deps.ids, now }, [
        ...ended.map(({ id, role }) => ({
          ...{ ...by, type: 'account.assignment-ended' },
          payload: { assignmentId: id, role, lastDay: today },
        })),
        ...assignments.map(({ id, personId, role }) => ({
          ...{ ...by, type: 'account.assignment-moved' },
          payload: { assignmentId: id, personId, role, from, to },
        })),
      ]);
      return assignments.length;
    });
  }
  return { moved, divided };
}
