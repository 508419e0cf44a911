/** Somebody moves a case on, or writes to the others in it: one transaction, once per command. */
import type { Actor } from '../../../foundation/actor.ts';
import { type Instant, localDateOf } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';
import { actorRef, type NotAllowed } from '../../accounts/index.ts';
import { type ActorRef, onceAccepted } from '../../ledger/index.ts';
import type { Case, Side } from '../domain/case.ts';
import type { CaseEvent, Holder } from '../domain/case-history.ts';
import { levelAbove, type MoveOrder, type MoveRefusal, move } from '../domain/case-moves.ts';
import type { Level } from '../domain/ladder.ts';
import { mayAsApplicant, mayAsFirm, mayAsPartner, mayGoOn, mayWork } from '../policy.ts';
import { listHistory, lockCase } from '../store/cases.read.ts';
import { insertMessage } from '../store/cases.write.ts';
import { type CaseDeps, rulesOf } from './case-deps.ts';
import { findHolder } from './find-holder.ts';
import { recordEvent } from './record-event.ts';
import { tellAsker, tellHolder, tellPartner } from './tell.ts';

export const LONGEST_MESSAGE = 4000;

export type CaseRefusal =
  | MoveRefusal
  | NotAllowed
  | Refusal<
      | 'cases.case.not-found'
      | 'cases.policy.not-yours'
      | 'cases.policy.risen'
      | 'cases.message.too-long'
      | 'cases.hand-over.unknown'
    >;

/** `firm` by its plan key and `applicant` by their account are the side that asked. */
export type ActsAs =
  | { readonly side: 'firm'; readonly dossierId: string }
  | { readonly side: 'applicant'; readonly actor: Actor }
  | { readonly side: 'desk'; readonly actor: Actor }
  | { readonly side: 'partner'; readonly actor: Actor };

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
    onceAccepted<CaseRefusal>(trx, order.command, () => actWithin(trx, deps, order)),
  );
}

/** The same in the caller's transaction, which it carries out once; `apart`: by the capability that keeps such a transition to itself. */
export async function actWithin(
  trx: Trx,
  deps: CaseDeps,
  order: Omit<ActOrder, 'command'> & { readonly apart?: boolean },
): Promise<Result<string, CaseRefusal>> {
  const found = await lockForActing(trx, deps, order);
  if (!found.ok) return found;
  const before = found.value;
  if (order.message.length > LONGEST_MESSAGE) return refused({ code: 'cases.message.too-long', field: 'message' });
  const event = decide(deps, before, order, await aboveOf(trx, deps, before, order));
  if (!event.ok) return event;
  await carryOut(trx, deps, before, event.value, order);
  return accepted(before.id);
}

/** The case under lock, when whoever acts may. */
export async function lockForActing(
  trx: Trx,
  deps: CaseDeps,
  { caseId, as }: Pick<ActOrder, 'caseId' | 'as'>,
): Promise<Result<Case, CaseRefusal>> {
  const found = await lockCase(trx, caseId);
  if (found === undefined || found.state === 'erased') return refused({ code: 'cases.case.not-found' });
  const allowed = mayAct(deps, as, found);
  if (allowed.ok) return accepted(found);
  const outOfReach = allowed.refusals.some(
    ({ code }) => code === 'cases.policy.not-yours' || code === 'accounts.outside-your-area',
  );
  return outOfReach ? refused({ code: 'cases.case.not-found' }) : allowed;
}

/** Whether an officer in whose reach a case lies may still act in it; after an objection some only read it. */
export function mayStillAct(
  deps: Pick<CaseDeps, 'places'>,
  actor: Actor,
  found: Pick<Case, 'risen'>,
): ReturnType<typeof mayGoOn> {
  return mayGoOn(actor, deskLevelOf(deps, actor), found);
}

function mayAct({ roles, places }: CaseDeps, as: ActsAs, found: Case): Result<undefined, CaseRefusal> {
  const context = { roles, contains: places.contains };
  switch (as.side) {
    case 'firm':
      return mayAsFirm({ kind: 'plan-holder', dossierId: as.dossierId }, found);
    case 'applicant':
      return mayAsApplicant(as.actor, found);
    case 'desk': {
      const allowed = mayWork(as.actor, found, context);
      return allowed.ok ? mayStillAct({ places }, as.actor, found) : allowed;
    }
    case 'partner':
      return mayAsPartner(as.actor, found, context);
  }
}

/** As the history and the type name it. */
export function sideOf({ side }: ActsAs): Exclude<Side, 'clock'> {
  return side === 'applicant' ? 'firm' : side;
}

export function actorOf(as: ActsAs): ActorRef {
  return as.side === 'firm' ? { kind: 'plan-holder', dossierId: as.dossierId } : actorRef(as.actor);
}

export function personOf(as: ActsAs): string | undefined {
  return as.side === 'firm' ? undefined : as.actor.personId;
}

function decide(
  deps: CaseDeps,
  before: Case,
  { act, as, message, now, apart }: Omit<ActOrder, 'command'> & { readonly apart?: boolean },
  above: MoveOrder['above'],
): Result<CaseEvent, MoveRefusal> {
  const hasMessage = message !== '';
  if (act === 'message') {
    if (!hasMessage) return refused({ code: 'cases.message.required', field: 'message' });
    if (before.turn === 'nobody') return refused({ code: 'cases.move.not-now' });
    return accepted({ kind: 'messaged', at: now });
  }
  const { type, calendar } = rulesOf(deps, before);
  const taker = as.side === 'desk' ? takerOf(deps, as.actor, before) : undefined;
  return move(type, calendar, before, { code: act, by: sideOf(as), hasMessage, apart, taker, above }, now);
}

/** Where the move is an objection: the desk above, without whoever settled it. */
async function aboveOf(
  trx: Trx,
  deps: CaseDeps,
  before: Case,
  { act, now }: Pick<ActOrder, 'act' | 'now'>,
): Promise<MoveOrder['above']> {
  const { transitions } = rulesOf(deps, before).type;
  if (transitions.find(({ code }) => code === act)?.rises !== true) return undefined;
  const settles = new Set(transitions.filter((each) => each.settles === true).map(({ code }) => code));
  const history = await listHistory(trx, before.id);
  const last = history.findLast(({ event }) => event.kind === 'moved' && settles.has(event.transition));
  const level = levelAbove(before.holder.level);
  const risen = { level, ...(last?.personId !== undefined && { without: last.personId }) };
  return { holder: await findHolder(trx, deps, { ...before, risen }, level, localDateOf(now)), risen };
}

/** Whoever acts at a desk holds it for the office they act for; who holds it already goes on holding it as they do. */
function takerOf({ places }: CaseDeps, { personId, actingAs }: Actor, { holder }: Case): Holder | undefined {
  if (actingAs === undefined || actingAs.scope.kind === 'organisation') return undefined;
  const { assignmentId, scope } = actingAs;
  if (assignmentId === holder.assignmentId) return undefined;
  if (scope.kind === 'nation') return { level: 'nation', personId, assignmentId };
  return { level: levelOf({ places }, scope.localityId), placeId: scope.localityId, personId, assignmentId };
}

/** Of the desk somebody acts for; undefined for an organisation. */
function deskLevelOf({ places }: Pick<CaseDeps, 'places'>, { actingAs }: Actor): Level | undefined {
  if (actingAs === undefined || actingAs.scope.kind === 'organisation') return undefined;
  return actingAs.scope.kind === 'nation' ? 'nation' : levelOf({ places }, actingAs.scope.localityId);
}

function levelOf({ places }: Pick<CaseDeps, 'places'>, localityId: string): Level {
  return places.findLocality(localityId)?.level === 'province' ? 'province' : 'commune';
}

async function carryOut(
  trx: Trx,
  deps: CaseDeps,
  before: Case,
  event: CaseEvent,
  { as, message, now }: Omit<ActOrder, 'command'>,
): Promise<void> {
  const [side, personId] = [sideOf(as), personOf(as)];
  const after = await recordEvent(trx, deps, before, event, { by: { side, personId }, actor: actorOf(as), now });
  if (message !== '')
    await insertMessage(trx, { id: deps.ids.next(), caseId: before.id, seq: after.events, body: message });
  const wrote = message !== '';
  const told = { by: personId, at: now };
  if (side !== 'firm') await tellAsker(trx, deps, after, { at: now }, event.kind === 'messaged' ? 'wrote' : 'changed');
  if (side === 'firm') await tellHolder(trx, deps, after, wrote ? 'firm-wrote' : 'firm-acted', told);
  if (side === 'partner') await tellHolder(trx, deps, after, wrote ? 'partner-wrote' : 'partner-acted', told);
  if (side !== 'partner') await tellPartner(trx, deps, after, wrote ? 'others-wrote' : 'others-acted', told);
}
