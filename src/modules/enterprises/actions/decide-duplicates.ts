/** An officer says how two firms stand to each other, or takes that back: the firms themselves stay as the register has them. */
import type { Actor } from '../../../foundation/actor.ts';
import type { Instant } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import { accepted, type Result, refused } from '../../../foundation/result.ts';
import { actorRef, type NotAllowed, type PolicyContext } from '../../accounts/index.ts';
import { onceAccepted } from '../../ledger/index.ts';
import { isInScope } from '../domain/desk-scope.ts';
import {
  type DuplicateCandidate,
  type DuplicateDecision,
  type DuplicateRefusal,
  mayDecide,
} from '../domain/duplicate.ts';
import type { RegisterRecord } from '../domain/register-record.ts';
import { findCandidates } from '../store/duplicates.read.ts';
import { decideCandidate } from '../store/duplicates.write.ts';
import { findRecords } from '../store/register.read.ts';
import { type AtDesk, atDesk } from './at-desk.ts';
import type { DossierDeps } from './dossier-deps.ts';

export interface DuplicateOrder {
  readonly actor: Actor | undefined;
  readonly candidates: readonly string[];
  /** Absent: the decision before is taken back and the pair waits again. */
  readonly decision?: DuplicateDecision;
  readonly command: string;
  readonly now: Instant;
}

export interface PairAtDesk {
  readonly candidate: DuplicateCandidate;
  /** As the register has them now; absent when a line has left it. */
  readonly firm?: RegisterRecord;
  readonly other?: RegisterRecord;
}

/** All of them or none; gives how many changed. A decision that stands already is no second one. */
export function decideDuplicates(
  deps: Pick<DossierDeps, 'db' | 'ids' | 'ledger'>,
  policy: PolicyContext,
  { actor, candidates: asked, decision, command, now }: DuplicateOrder,
): Promise<Result<string, NotAllowed | DuplicateRefusal>> {
  return inTransaction(deps.db, (trx) =>
    onceAccepted<NotAllowed | DuplicateRefusal>(trx, command, async () => {
      const allowed = atDesk(actor, 'duplicates.decide', policy);
      if (!allowed.ok) return allowed;
      const ids = [...new Set(asked)];
      if (ids.length === 0) return refused({ code: 'enterprises.duplicate.none-chosen' });
      const pairs = await pairsAtDesk(trx, policy, allowed.value, await findCandidates(trx, ids, { lock: true }));
      if (pairs.length < ids.length) return refused({ code: 'enterprises.duplicate.not-found' });
      if (decision !== undefined && pairs.some(({ candidate }) => !mayDecide(candidate, decision)))
        return refused({ code: 'enterprises.duplicate.not-a-branch' });
      const changing = pairs.filter(({ candidate }) => candidate.decision !== decision);
      for (const pair of changing) await decideOne(trx, deps, allowed.value.actor, pair, decision, now);
      return accepted(String(changing.length));
    }),
  );
}

async function decideOne(
  trx: Trx,
  { ids, ledger }: Pick<DossierDeps, 'ids' | 'ledger'>,
  actor: Actor,
  { candidate, firm }: PairAtDesk,
  decision: DuplicateDecision | undefined,
  now: Instant,
): Promise<void> {
  const id = ids.next();
  const assignmentId = actor.actingAs?.assignmentId ?? '';
  const place = firm?.communeId ?? firm?.provinceId;
  await decideCandidate(trx, {
    id,
    candidateId: candidate.id,
    decision,
    personId: actor.personId,
    assignmentId,
    at: now,
  });
  await ledger.append(trx, { ids, now }, [
    {
      type: decision === undefined ? 'duplicate.reopened' : 'duplicate.decided',
      actor: actorRef(actor),
      ...(place !== undefined && { localityId: place }),
      occurredAt: now,
      payload: {
        ...{ decisionId: id, candidateId: candidate.id, proposed: candidate.kind },
        ...(decision !== undefined && { decision }),
      },
    },
  ]);
}

/** Those of which both firms lie in the scope: a pair that reaches beyond it is for a wider desk. */
export async function pairsAtDesk(
  db: DossierDeps['db'],
  policy: PolicyContext,
  { scope }: AtDesk,
  candidates: readonly DuplicateCandidate[],
): Promise<readonly PairAtDesk[]> {
  const codes = candidates.flatMap(({ taxCode, otherCode }) => [taxCode, otherCode]);
  const records = await findRecords(db, codes);
  return candidates.flatMap((candidate): PairAtDesk[] => {
    const [firm, other] = [records.get(candidate.taxCode), records.get(candidate.otherCode)];
    const both = [firm, other].every((each) => scope === 'everywhere' || (each && isInScope(scope, each, policy)));
    return both ? [{ candidate, ...(firm && { firm }), ...(other && { other }) }] : [];
  });
}
