/** Gives a case to somebody else: the promise runs on, the firm sees the new name. */
import type { Actor } from '../../../foundation/actor.ts';
import { type Instant, type LocalDate, localDateOf } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import type { Db, Trx } from '../../../foundation/database/tables.ts';
import { accepted, type Result, refused } from '../../../foundation/result.ts';
import { actorRef, type Colleague } from '../../accounts/index.ts';
import { type ActorRef, onceAccepted } from '../../ledger/index.ts';
import type { Case } from '../domain/case.ts';
import type { CaseEvent, Holder } from '../domain/case-history.ts';
import { LADDER, type Level } from '../domain/ladder.ts';
import { lockCase } from '../store/cases.read.ts';
import { type CaseRefusal, lockForActing } from './act-on-case.ts';
import type { CaseDeps } from './case-deps.ts';
import { deskPlace, findHolder, listDesk, mayGet } from './find-holder.ts';
import { recordEvent } from './record-event.ts';
import { tellAsker, tellHolder } from './tell.ts';

export interface Candidate extends Colleague {
  readonly level: Level;
  readonly placeId?: string | undefined;
}

/** Everybody who may hold this case: the desks of its commune, its province and the nation; after an objection those above. */
export async function listCandidates(
  db: Db,
  deps: Pick<CaseDeps, 'roles' | 'places'>,
  of: Pick<Case, 'place' | 'applicantPersonId' | 'againstPersonId' | 'risen'>,
  today: LocalDate,
): Promise<readonly Candidate[]> {
  const found: Candidate[] = [];
  for (const level of LADDER.slice(LADDER.indexOf(of.risen?.level ?? 'commune'))) {
    const placeId = deskPlace(deps, of.place, level, today);
    const people = await listDesk(db, deps, { level, placeId }, today);
    found.push(
      ...people
        .filter(({ personId }) => mayGet(personId, of))
        .map((person) => ({ ...person, level, ...(placeId !== undefined && { placeId }) })),
    );
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
      const holder = { level, placeId, personId, assignmentId };
      await give(trx, deps, found.value, { holder, by: actor.personId, actor: actorRef(actor), now });
      return accepted(caseId);
    }),
  );
}

export interface AdviserOrder {
  readonly caseId: string;
  /** Of a role with `cases.hold`; the caller has decided that this adviser may have it. */
  readonly to: { readonly personId: string; readonly assignmentId: string };
  /** A code. */
  readonly reason: string;
  readonly actor: ActorRef;
  readonly now: Instant;
}

/**
 * Puts a case into an adviser's hands, in the caller's transaction. Its desk goes on answering for it: what lapses goes up from there.
 * Refused when the case is closed or gone, or complains about that adviser.
 */
export async function giveToAdviser(
  trx: Trx,
  deps: CaseDeps,
  { caseId, to, reason, actor, now }: AdviserOrder,
): Promise<Result<string, CaseRefusal>> {
  const found = await lockOpen(trx, caseId);
  if (!found.ok) return found;
  const { level, placeId } = found.value.holder;
  const { personId, assignmentId } = to;
  if (!mayGet(personId, found.value)) return refused({ code: 'cases.hand-over.unknown' });
  const by = actor.kind === 'account' ? actor.personId : undefined;
  await give(trx, deps, found.value, { holder: { level, placeId, personId, assignmentId }, reason, by, actor, now });
  return accepted(caseId);
}

/**
 * Gives a case back to the desk that answers for it, or to the nearest from `from` upwards, in the caller's transaction: to the one there
 * who holds the least.
 */
export async function giveToDesk(
  trx: Trx,
  deps: CaseDeps,
  { caseId, reason, actor, now, from }: Omit<AdviserOrder, 'to'> & { readonly from?: Level | undefined },
): Promise<Result<string, CaseRefusal>> {
  const found = await lockOpen(trx, caseId);
  if (!found.ok) return found;
  const holder = await findHolder(trx, deps, found.value, from ?? found.value.holder.level, localDateOf(now));
  const by = actor.kind === 'account' ? actor.personId : undefined;
  await give(trx, deps, found.value, { holder, reason, by, actor, now });
  return accepted(caseId);
}

async function lockOpen(trx: Trx, caseId: string): Promise<Result<Case, CaseRefusal>> {
  const found = await lockCase(trx, caseId);
  if (found === undefined || found.state === 'erased') return refused({ code: 'cases.case.not-found' });
  return found.turn === 'nobody' ? refused({ code: 'cases.move.not-now' }) : accepted(found);
}

/** In the caller's transaction, which decided. */
export async function give(
  trx: Trx,
  deps: CaseDeps,
  before: Case,
  given: {
    readonly holder: Holder;
    readonly reason?: string;
    readonly by: string | undefined;
    readonly actor: ActorRef;
    readonly now: Instant;
  },
): Promise<void> {
  const { holder, reason, by, actor, now } = given;
  const event: CaseEvent = { kind: 'handed-over', at: now, holder, ...(reason !== undefined && { reason }) };
  const side = by === undefined ? 'clock' : 'desk';
  const after = await recordEvent(trx, deps, before, event, { by: { side, personId: by }, actor, now });
  await tellHolder(trx, deps, after, 'handed-over', { by, at: now });
  await tellAsker(trx, deps, after, { at: now }, 'passed-on');
}
