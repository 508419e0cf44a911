/** Somebody who works cases says when they are away and who covers; or that they are back sooner. */
import type { Actor } from '../../../foundation/actor.ts';
import { type Instant, type LocalDate, localDateOf } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';
import { actorRef, type Colleague, mayAtDesk, type NotAllowed } from '../../accounts/index.ts';
import { onceAccepted } from '../../ledger/index.ts';
import { type AbsenceRefusal, checkAbsence, type Days } from '../domain/absence.ts';
import { listAbsencesOf } from '../store/absences.read.ts';
import { endAbsence, insertAbsence } from '../store/absences.write.ts';
import type { CaseDeps } from './case-deps.ts';
import { listDesk } from './find-holder.ts';
import { queueScopeOf } from './queue-scope.ts';

export type EnterRefusal =
  | NotAllowed
  | AbsenceRefusal
  | Refusal<'cases.absence.cover-unknown' | 'cases.absence.cover-away' | 'cases.absence.unknown'>;

export interface AbsenceOrder extends Days {
  readonly actor: Actor;
  /** A colleague's assignment; absent for whoever holds the least. */
  readonly cover?: string | undefined;
  readonly command: string;
  readonly now: Instant;
}

type Deps = Pick<CaseDeps, 'db' | 'ids' | 'ledger' | 'places' | 'roles'>;

/** Everybody at the desk somebody acts for, themselves included; empty for whoever works at none. */
export async function listColleaguesOf(
  db: Db,
  deps: Pick<CaseDeps, 'places' | 'roles'>,
  actor: Actor,
  today: LocalDate,
): Promise<readonly Colleague[]> {
  const scope = queueScopeOf(deps, actor);
  if (scope === undefined || scope.level === 'holder' || scope.level === 'partner') return [];
  const placeId = scope.level === 'nation' ? undefined : scope.ids[0];
  return listDesk(db, deps, { level: scope.level, placeId }, today);
}

export function enterAbsence(deps: Deps, order: AbsenceOrder): Promise<Result<string, EnterRefusal>> {
  const { actor, from, until, cover, command, now } = order;
  return inTransaction(deps.db, (trx) =>
    onceAccepted<EnterRefusal>(trx, command, async () => {
      const context = { roles: deps.roles, contains: deps.places.contains };
      const allowed = mayAtDesk(actor, 'cases.work', {}, context);
      if (!allowed.ok) return allowed;
      const today = localDateOf(now);
      const { personId } = actor;
      const checked = checkAbsence({ from, until }, today, await listAbsencesOf(trx, personId, today));
      if (!checked.ok) return checked;
      if (cover !== undefined) {
        const colleagues = await listColleaguesOf(trx, deps, actor, today);
        const chosen = colleagues.find(({ assignmentId }) => assignmentId === cover);
        if (chosen === undefined || chosen.personId === personId)
          return refused({ code: 'cases.absence.cover-unknown', field: 'cover' });
        const theirs = await listAbsencesOf(trx, chosen.personId, today);
        if (theirs.some((other) => other.from <= until && from <= other.until))
          return refused({ code: 'cases.absence.cover-away', field: 'cover' });
      }
      const id = deps.ids.next();
      await insertAbsence(trx, { id, personId, from, until, coverAssignmentId: cover }, now);
      await deps.ledger.append(trx, { ids: deps.ids, now }, [
        { type: 'absence.entered', actor: actorRef(actor), occurredAt: now, payload: { absenceId: id, from, until } },
      ]);
      return accepted(id);
    }),
  );
}

export function endOwnAbsence(
  deps: Deps,
  order: { readonly actor: Actor; readonly absenceId: string; readonly command: string; readonly now: Instant },
): Promise<Result<string, EnterRefusal>> {
  const { actor, absenceId, command, now } = order;
  return inTransaction(deps.db, (trx) =>
    onceAccepted<EnterRefusal>(trx, command, async () => {
      if (!(await endAbsence(trx, { id: absenceId, personId: actor.personId }, now)))
        return refused({ code: 'cases.absence.unknown' });
      await deps.ledger.append(trx, { ids: deps.ids, now }, [
        { type: 'absence.ended', actor: actorRef(actor), occurredAt: now, payload: { absenceId } },
      ]);
      return accepted(absenceId);
    }),
  );
}
