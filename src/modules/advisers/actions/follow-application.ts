/** Keeps an application in step with its case when nobody decides it: the applicant withdraws, or the clock closes it. */
import { localDateOf } from '../../../foundation/clock.ts';
import type { CaseEffect } from '../../cases/index.ts';
import { findAdviser } from '../store/advisers.read.ts';
import { setStatus } from '../store/advisers.write.ts';
import { lockApplication } from '../store/applications.read.ts';
import { closeApplication } from '../store/applications.write.ts';
import type { AdviserDeps } from './adviser-deps.ts';

const UNDECIDED: ReadonlySet<string> = new Set(['withdrawn', 'closed-silent']);

export function followApplication({ ids, ledger }: Pick<AdviserDeps, 'ids' | 'ledger'>): CaseEffect {
  return async (trx, { after, actor, now }) => {
    if (!UNDECIDED.has(after.state)) return;
    const application = await lockApplication(trx, after.id);
    if (application === undefined || application.outcome !== undefined) return;
    const { adviserId, caseId } = application;
    await closeApplication(trx, caseId, { outcome: 'ended', now });
    const adviser = await findAdviser(trx, adviserId, localDateOf(now));
    if (adviser?.status !== 'applied') return;
    await setStatus(trx, adviserId, { status: 'ended', now });
    await ledger.append(trx, { ids, now }, [
      { type: 'adviser.ended', actor, occurredAt: now, payload: { adviserId, caseId } },
    ]);
  };
}
