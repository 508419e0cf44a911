/** Gives a case to a colleague: the promise runs on, the firm sees the new name. */
import type { Actor } from '../../../foundation/actor.ts';
import { type Instant, type LocalDate, localDateOf } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import { accepted, type Result, refused } from '../../../foundation/result.ts';
import { actorRef, type Colleague } from '../../accounts/index.ts';
import { onceAccepted } from '../../ledger/index.ts';
import type { Case } from '../domain/case.ts';
import { type CaseEvent, LADDER, type Level } from '../domain/case-history.ts';
import { addEvent } from '../store/cases.write.ts';
import { appendCaseEvent, type CaseRefusal, lockForActing } from './act-on-case.ts';
import type { CaseDeps } from './case-deps.ts';
import { deskPlace, listDesk } from './find-holder.ts';
import { tellFirm, tellHolder } from './tell.ts';

export interface Candidate extends Colleague {
  readonly level: Level;
  readonly placeId?: string | undefined;
}

/** Everybody who may hold this case: the desks of its commune, its province and the nation. */
export async function listCandidates(
  db: Db,
  deps: Pick<CaseDeps, 'roles' | 'places'>,
  { place }: Pick<Case, 'place'>,
  today: LocalDate,
): Promise<readonly Candidate[]> {
  const found: Candidate[] = [];
  for (const level of LADDER) {
    const placeId = deskPlace(deps, place, level, today);
    const people = await listDesk(db, deps, { level, placeId }, today);
    found.push(...people.map((person) => ({ ...person, level, ...(placeId !== undefined && { placeId }) })));
  }
  return found;
}

export function handOver(
  deps: CaseDeps,
  order: { caseId: string; to: string; actor: Actor; command: string; now: Instant },
): Promise<Result<string, CaseRefusal>> {
  const { caseId, to, actor, command, now } = order;
  return inTransaction(deps.db, (trx) =>
    onceAccepted<CaseRefusal>(trx, command, async () => {
      const found = await lockForActing(trx, deps, { caseId, as: { side: 'desk', actor } });
      if (!found.ok) return found;
      if (found.value.turn === 'nobody') return refused({ code: 'cases.move.not-now' });
      const candidates = await listCandidates(trx, deps, found.value, localDateOf(now));
      const chosen = candidates.find(({ assignmentId }) => assignmentId === to);
      if (chosen === undefined) return refused({ code: 'cases.hand-over.unknown', field: 'to' });
      const { level, placeId, personId, assignmentId } = chosen;
      const event: CaseEvent = { kind: 'handed-over', at: now, holder: { level, placeId, personId, assignmentId } };
      const after = await addEvent(trx, found.value, event, { side: 'desk', personId: actor.personId });
      await tellHolder(trx, deps, after, 'handed-over', { by: actor.personId, at: now });
      await tellFirm(trx, deps, after, { at: now });
      await appendCaseEvent(trx, deps, after, event, actorRef(actor), now);
      return accepted(caseId);
    }),
  );
}
