/** The firm or its desk moves a case on, or writes to the other side: one transaction, once per command. */
import type { Actor } from '../../../foundation/actor.ts';
import type { Instant } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';
import { actorRef, type NotAllowed } from '../../accounts/index.ts';
import { type ActorRef, onceAccepted } from '../../ledger/index.ts';
import type { Case } from '../domain/case.ts';
import type { CaseEvent, Holder } from '../domain/case-history.ts';
import { type MoveRefusal, move } from '../domain/case-moves.ts';
import { mayAsFirm, mayWork } from '../policy.ts';
import { lockCase } from '../store/cases.read.ts';
import { addEvent, insertMessage } from '../store/cases.write.ts';
import { type CaseDeps, rulesOf } from './case-deps.ts';
import { tellFirm, tellHolder } from './tell.ts';

export const LONGEST_MESSAGE = 4000;

export type CaseRefusal =
  | MoveRefusal
  | NotAllowed
  | Refusal<'cases.case.not-found' | 'cases.policy.not-yours' | 'cases.message.too-long' | 'cases.hand-over.unknown'>;

export type ActsAs =
  | { readonly side: 'firm'; readonly dossierId: string }
  | { readonly side: 'desk'; readonly actor: Actor };

export interface ActOrder {
  readonly caseId: string;
  /** Code of a transition; `message` only writes. */
  readonly act: string;
  readonly as: ActsAs;
  /** Trimmed; empty for none. */
  readonly message: string;
  readonly command: string;
  readonly now: Instant;
}

/** Gives the case's id. A case out of reach is answered as one that does not exist. */
export function actOnCase(deps: CaseDeps, order: ActOrder): Promise<Result<string, CaseRefusal>> {
  return inTransaction(deps.db, (trx) =>
    onceAccepted<CaseRefusal>(trx, order.command, async () => {
      const found = await lockForActing(trx, deps, order);
      if (!found.ok) return found;
      const before = found.value;
      if (order.message.length > LONGEST_MESSAGE) return refused({ code: 'cases.message.too-long', field: 'message' });
      const event = decide(deps, before, order);
      if (!event.ok) return event;
      await carryOut(trx, deps, before, event.value, order);
      return accepted(before.id);
    }),
  );
}

/** The case under lock, when whoever acts may. */
export async function lockForActing(
  trx: Trx,
  deps: CaseDeps,
  { caseId, as }: Pick<ActOrder, 'caseId' | 'as'>,
): Promise<Result<Case, CaseRefusal>> {
  const found = await lockCase(trx, caseId);
  if (found === undefined || found.state === 'erased') return refused({ code: 'cases.case.not-found' });
  const allowed =
    as.side === 'firm'
      ? mayAsFirm({ kind: 'plan-holder', dossierId: as.dossierId }, found)
      : mayWork(as.actor, found, { roles: deps.roles, contains: deps.places.contains });
  if (allowed.ok) return accepted(found);
  const outOfReach = allowed.refusals.some(
    ({ code }) => code === 'cases.policy.not-yours' || code === 'accounts.outside-your-area',
  );
  return outOfReach ? refused({ code: 'cases.case.not-found' }) : allowed;
}

function decide(deps: CaseDeps, before: Case, { act, as, message, now }: ActOrder): Result<CaseEvent, MoveRefusal> {
  const hasMessage = message !== '';
  if (act === 'message') {
    if (!hasMessage) return refused({ code: 'cases.message.required', field: 'message' });
    if (before.turn === 'nobody') return refused({ code: 'cases.move.not-now' });
    return accepted({ kind: 'messaged', at: now });
  }
  const { type, calendar } = rulesOf(deps, before);
  const taker = as.side === 'desk' ? takerOf(deps, as.actor) : undefined;
  return move(type, calendar, before, { code: act, by: as.side, hasMessage, taker }, now);
}

/** Whoever acts at a desk holds it for the office they act for. */
function takerOf({ places }: CaseDeps, { personId, actingAs }: Actor): Holder | undefined {
  if (actingAs === undefined || actingAs.scope.kind === 'organisation') return undefined;
  const { assignmentId, scope } = actingAs;
  if (scope.kind === 'nation') return { level: 'nation', personId, assignmentId };
  const level = places.findLocality(scope.localityId)?.level === 'province' ? 'province' : 'commune';
  return { level, placeId: scope.localityId, personId, assignmentId };
}

async function carryOut(trx: Trx, deps: CaseDeps, before: Case, event: CaseEvent, order: ActOrder): Promise<void> {
  const { as, message, now } = order;
  const personId = as.side === 'desk' ? as.actor.personId : undefined;
  const after = await addEvent(trx, before, event, { side: as.side, personId });
  if (message !== '')
    await insertMessage(trx, { id: deps.ids.next(), caseId: before.id, seq: after.events, body: message });
  if (as.side === 'desk') await tellFirm(trx, deps, after, { at: now });
  else await tellHolder(trx, deps, after, message === '' ? 'firm-acted' : 'firm-wrote', { at: now });
  const actor: ActorRef = as.side === 'desk' ? actorRef(as.actor) : { kind: 'plan-holder', dossierId: as.dossierId };
  await appendCaseEvent(trx, deps, after, event, actor, now);
}

/** Ids and codes: what anybody wrote stays with the case. */
export async function appendCaseEvent(
  trx: Trx,
  deps: Pick<CaseDeps, 'ids' | 'ledger'>,
  after: Case,
  event: CaseEvent,
  actor: ActorRef,
  now: Instant,
): Promise<void> {
  const localityId = after.place.communeId ?? after.place.provinceId;
  await deps.ledger.append(trx, { ids: deps.ids, now }, [
    {
      type: `case.${event.kind}`,
      actor,
      dossierId: after.dossierId,
      ...(localityId !== undefined && { localityId }),
      occurredAt: now,
      payload: {
        ...{ caseId: after.id, caseType: after.type, state: after.state, level: after.holder.level },
        ...(event.kind === 'moved' && { transition: event.transition }),
      },
    },
  ]);
}
