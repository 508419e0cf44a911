/** Keeps a complaint in step with its case: decided by a desk, or ended before anybody decided. */
import type { CaseEffect } from '../../cases/index.ts';
import type { ComplaintOutcome } from '../domain/complaint.ts';
import { findComplaint } from '../store/complaints.read.ts';
import { decideComplaint } from '../store/complaints.write.ts';
import type { AdviserDeps } from './adviser-deps.ts';

export function followComplaint({ ids, ledger }: Pick<AdviserDeps, 'ids' | 'ledger'>): CaseEffect {
  return async (trx, { after, actor, now }) => {
    const outcome = outcomeIn(after.state) ?? (after.turn === 'nobody' ? 'ended' : undefined);
    const complaint = outcome && (await findComplaint(trx, after.id));
    // One that was merged and taken apart again may still be decided.
    if (!complaint || (complaint.decided !== undefined && complaint.decided.outcome !== 'ended')) return;
    await decideComplaint(trx, after.id, { outcome, at: now });
    const { adviserId, caseId } = complaint;
    await ledger.append(trx, { ids, now }, [
      { type: 'adviser.complaint-decided', actor, occurredAt: now, payload: { adviserId, caseId, outcome } },
    ]);
  };
}

function outcomeIn(state: string): ComplaintOutcome | undefined {
  return state === 'upheld' || state === 'not-upheld' ? state : undefined;
}
