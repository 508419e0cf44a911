/** Writes what happened to a case, with everything that follows of itself: its state, its capability's rows, the asking at its end, the ledger. */
import type { Instant } from '../../../foundation/clock.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import type { ActorRef } from '../../ledger/index.ts';
import type { Case } from '../domain/case.ts';
import { type CaseEvent, isEndedApart } from '../domain/case-history.ts';
import { stateRule } from '../domain/case-type.ts';
import { termFrom } from '../domain/working-time.ts';
import { dropAsking, insertAsking } from '../store/askings.write.ts';
import { addEvent, type By } from '../store/cases.write.ts';
import { type CaseDeps, rulesOf } from './case-deps.ts';

export interface Recording {
  readonly by: By;
  readonly actor: ActorRef;
  readonly now: Instant;
}

/** `before` was read under the lock of this transaction. */
export async function recordEvent(
  trx: Trx,
  deps: CaseDeps,
  before: Case,
  event: CaseEvent,
  { by, actor, now }: Recording,
): Promise<Case> {
  const after = await addEvent(trx, before, event, by);
  await askLater(trx, deps, before, after, now);
  await appendCaseEvent(trx, deps, after, event, { actor, now });
  await deps.effects[after.type]?.(trx, { before, after, event, actor, now });
  return after;
}

/** A closed case is asked about when its type says; one that is opened again is not. */
async function askLater(trx: Trx, deps: CaseDeps, before: Case, after: Case, now: Instant): Promise<void> {
  if (before.turn === 'nobody' && after.turn !== 'nobody') return dropAsking(trx, after.id);
  if (before.turn === 'nobody' || after.turn !== 'nobody' || isEndedApart(after.state)) return;
  const { type, calendar } = rulesOf(deps, after);
  if (type.atEnd === undefined || stateRule(type, after.state).unasked === true) return;
  const askAt = type.atEndAfter === undefined ? now : termFrom(calendar, now, type.atEndAfter).dueAt;
  await insertAsking(trx, after.id, askAt);
}

/** Ids and codes: what anybody wrote stays with the case. */
async function appendCaseEvent(
  trx: Trx,
  deps: Pick<CaseDeps, 'ids' | 'ledger'>,
  after: Case,
  event: CaseEvent,
  { actor, now }: Pick<Recording, 'actor' | 'now'>,
): Promise<void> {
  const localityId = after.place.communeId ?? after.place.provinceId;
  const { assignmentId } = after.holder;
  await deps.ledger.append(trx, { ids: deps.ids, now }, [
    {
      type: `case.${event.kind}`,
      actor,
      ...(after.dossierId !== undefined && { dossierId: after.dossierId }),
      ...(localityId !== undefined && { localityId }),
      occurredAt: now,
      payload: {
        ...{ caseId: after.id, caseType: after.type, state: after.state, level: after.holder.level },
        ...(assignmentId !== undefined && { holder: assignmentId }),
        ...(event.kind === 'moved' && { transition: event.transition }),
        ...(event.kind === 'merged' && { into: event.into, reason: event.reason }),
        ...(event.kind === 'rated' && { answers: event.answers }),
        ...(event.kind === 'handed-over' && event.reason !== undefined && { reason: event.reason }),
      },
    },
  ]);
}
