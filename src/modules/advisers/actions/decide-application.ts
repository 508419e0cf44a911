/** An officer of the province, or above, decides what an adviser asked: recognised for fields, admitted, or refused with a reason. */
import type { Actor } from '../../../foundation/actor.ts';
import { type Instant, localDateOf } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';
import { actorRef, mayAtDesk, type NotAllowed } from '../../accounts/index.ts';
import { actWithin, type CaseRefusal } from '../../cases/index.ts';
import { onceAccepted } from '../../ledger/index.ts';
import type { Adviser } from '../domain/adviser.ts';
import {
  type Application,
  type Decision,
  type DecisionRefusal,
  type EnteredDecision,
  readDecision,
} from '../domain/application.ts';
import { findAdviser } from '../store/advisers.read.ts';
import { setStatus } from '../store/advisers.write.ts';
import { lockApplication } from '../store/applications.read.ts';
import { closeApplication, insertRecognition } from '../store/applications.write.ts';
import { admitAdviser } from './admit-adviser.ts';
import { type AdviserDeps, decisionCodes } from './adviser-deps.ts';

export type DecideRefusal =
  | NotAllowed
  | CaseRefusal
  | DecisionRefusal
  | Refusal<'advisers.application.not-found' | 'advisers.application.decided'>;

export interface DecideOrder {
  readonly actor: Actor | undefined;
  readonly caseId: string;
  readonly entered: EnteredDecision;
  readonly command: string;
  readonly now: Instant;
}

const TRANSITIONS: Readonly<Record<Decision['outcome'], string>> = {
  recognised: 'recognise',
  admitted: 'admit',
  refused: 'refuse',
};

/** Gives the case's id. */
export function decideApplication(deps: AdviserDeps, order: DecideOrder): Promise<Result<string, DecideRefusal>> {
  const { actor, caseId, entered, command, now } = order;
  return inTransaction(deps.db, (trx) =>
    onceAccepted<DecideRefusal>(trx, command, async () => {
      const today = localDateOf(now);
      const application = await lockApplication(trx, caseId);
      const adviser = application && (await findAdviser(trx, application.adviserId, today));
      if (application === undefined || adviser === undefined)
        return refused({ code: 'advisers.application.not-found' });
      const allowed = mayDecide(deps, actor, adviser);
      if (!allowed.ok) return allowed;
      if (actor === undefined || application.outcome !== undefined)
        return refused({ code: 'advisers.application.decided' });
      const given = { kind: application.kind, profileFields: adviser.fields, today };
      const decision = readDecision(entered, given, decisionCodes(deps));
      if (!decision.ok) return decision;
      const act = TRANSITIONS[decision.value.outcome];
      const as = { side: 'desk', actor } as const;
      const moved = await actWithin(trx, deps, { caseId, act, as, message: entered.message, now, apart: true });
      if (!moved.ok) return moved;
      await carryOut(trx, deps, { application, adviser, decision: decision.value, actor, now });
      return accepted(caseId);
    }),
  );
}

/** `advisers.decide` over the adviser's province. */
export function mayDecide(
  { roles, places }: Pick<AdviserDeps, 'roles' | 'places'>,
  actor: Actor | undefined,
  { provinceId, personId }: Pick<Adviser, 'provinceId' | 'personId'>,
): Result<undefined, NotAllowed> {
  const context = { roles, contains: places.contains };
  const allowed = mayAtDesk(actor, 'advisers.decide', { localityId: provinceId }, context);
  // Nobody decides about themselves.
  return allowed.ok && actor?.personId === personId ? refused({ code: 'accounts.outside-your-area' }) : allowed;
}

async function carryOut(
  trx: Trx,
  deps: AdviserDeps,
  given: {
    readonly application: Application;
    readonly adviser: Adviser;
    readonly decision: Decision;
    readonly actor: Actor;
    readonly now: Instant;
  },
): Promise<void> {
  const { application, adviser, decision, actor, now } = given;
  const { caseId, kind } = application;
  const adviserId = adviser.id;
  if (decision.outcome !== 'refused' && kind === 'join') {
    const admitted = await admitAdviser(trx, deps, { adviserId, actor, now });
    if (!admitted.ok) throw new Error(`an officer who may decide may not admit: ${admitted.refusals[0]?.code ?? ''}`);
  }
  if (decision.outcome === 'refused' && kind === 'join') await setStatus(trx, adviserId, { status: 'refused', now });
  if (decision.outcome === 'recognised')
    for (const field of decision.fields) {
      const { ministry, decisionNo, decidedOn, until } = decision;
      const id = deps.ids.next();
      await insertRecognition(
        trx,
        adviserId,
        { id, ministry, field, decisionNo, decidedOn, from: decidedOn, until, caseId },
        now,
      );
    }
  const reason = decision.outcome === 'refused' ? decision.reason : undefined;
  await closeApplication(trx, caseId, { outcome: decision.outcome, reason, now });
  const by = { actor: actorRef(actor), localityId: adviser.provinceId, occurredAt: now };
  if (decision.outcome === 'recognised')
    await deps.ledger.append(trx, { ids: deps.ids, now }, [
      {
        ...{ ...by, type: 'adviser.recognised' },
        payload: { adviserId, caseId, ministry: decision.ministry, fields: [...decision.fields] },
      },
    ]);
  if (decision.outcome === 'refused')
    await deps.ledger.append(trx, { ids: deps.ids, now }, [
      { ...{ ...by, type: 'adviser.refused' }, payload: { adviserId, caseId, reason: decision.reason } },
    ]);
}
