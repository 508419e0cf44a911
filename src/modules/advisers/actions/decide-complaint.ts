/** The office that holds a complaint decides it with reasons: never against an adviser who had no chance to speak, and after an objection never the same person. */
import type { Actor } from '../../../foundation/actor.ts';
import { type Instant, localDateOf } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import { type Refusal, type Result, refused } from '../../../foundation/result.ts';
import { actWithin, type CaseRefusal, lockForActing } from '../../cases/index.ts';
import { onceAccepted } from '../../ledger/index.ts';
import { mayUphold, type UnheardRefusal } from '../domain/hearing.ts';
import { findAdviser } from '../store/advisers.read.ts';
import { findComplaint } from '../store/complaints.read.ts';
import { findHearing } from '../store/hearings.read.ts';
import type { AdviserDeps } from './adviser-deps.ts';

export type DecideComplaintRefusal = CaseRefusal | UnheardRefusal | Refusal<'advisers.complaint.outcome'>;

export interface DecideComplaintOrder {
  readonly actor: Actor;
  readonly caseId: string;
  readonly outcome: string;
  /** Read by the firm. */
  readonly message: string;
  readonly command: string;
  readonly now: Instant;
}

const TRANSITIONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  examined: { uphold: 'uphold', dismiss: 'dismiss' },
  'examined-again': { uphold: 'uphold-again', dismiss: 'dismiss-again' },
};

/** In these states of a complaint its holder may decide. */
export function mayBeDecided(state: string): boolean {
  return state in TRANSITIONS;
}

/** Gives the case's id. */
export function decideComplaint(
  deps: AdviserDeps,
  order: DecideComplaintOrder,
): Promise<Result<string, DecideComplaintRefusal>> {
  const { actor, caseId, outcome, message, command, now } = order;
  const as = { side: 'desk', actor } as const;
  return inTransaction(deps.db, (trx) =>
    onceAccepted<DecideComplaintRefusal>(trx, command, async () => {
      const found = await lockForActing(trx, deps, { caseId, as });
      if (!found.ok) return found;
      const complaint = await findComplaint(trx, caseId);
      if (complaint === undefined) return refused({ code: 'cases.case.not-found' });
      const ways = TRANSITIONS[found.value.state];
      if (ways === undefined) return refused({ code: 'cases.move.not-now' });
      const act = Object.hasOwn(ways, outcome) ? ways[outcome] : undefined;
      const missing: DecideComplaintRefusal[] = [];
      if (act === undefined) missing.push({ code: 'advisers.complaint.outcome', field: 'outcome' });
      if (message.trim() === '') missing.push({ code: 'cases.message.required', field: 'message' });
      if (act === undefined || missing.length > 0) return refused(...missing);
      if (outcome === 'uphold') {
        const adviser = await findAdviser(trx, complaint.adviserId, localDateOf(now));
        const hasLeft = adviser === undefined || adviser.name === '';
        const heard = mayUphold(await findHearing(trx, caseId), { hasLeft, now });
        if (!heard.ok) return heard;
      }
      return actWithin(trx, deps, { caseId, act, as, message: message.trim(), now, apart: true });
    }),
  );
}
