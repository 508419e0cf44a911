/** Keeps a complaint in step with its case: decided by a desk, objected to, or ended before anybody decided; and tells the adviser what concerns them. */
import type { Instant } from '../../../foundation/clock.ts';
import { localDateOf } from '../../../foundation/clock.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import type { CaseDeps, CaseEffect } from '../../cases/index.ts';
import { type Complaint, type ComplaintOutcome, isOpen } from '../domain/complaint.ts';
import { complaintText } from '../messages/complaints.ts';
import { findAdviser } from '../store/advisers.read.ts';
import { findComplaint } from '../store/complaints.read.ts';
import { decideComplaint, markObjected } from '../store/complaints.write.ts';
import { findHearing } from '../store/hearings.read.ts';

type Deps = Pick<CaseDeps, 'ids' | 'ledger' | 'notices'>;

export function followComplaint(deps: Deps): CaseEffect {
  const { ids, ledger } = deps;
  return async (trx, { after, event, actor, now }) => {
    if (event.kind === 'moved' && event.risen !== undefined) return markObjected(trx, after.id, now);
    const isOver = after.turn === 'nobody';
    const decided = OUTCOMES[after.state];
    const complaint = decided || isOver ? await findComplaint(trx, after.id) : undefined;
    // One that was merged and taken apart again may still be decided.
    if (complaint === undefined || (!isOpen(complaint) && complaint.decided?.outcome !== 'ended')) return;
    // An objection that is taken back leaves what was decided.
    const outcome = decided ?? complaint.decided?.outcome ?? 'ended';
    await decideComplaint(trx, after.id, { outcome, at: now });
    const { adviserId, caseId } = complaint;
    await ledger.append(trx, { ids, now }, [
      { type: 'adviser.complaint-decided', actor, occurredAt: now, payload: { adviserId, caseId, outcome } },
    ]);
    if (decided !== undefined) await tellAdviser(trx, deps, complaint, decided, now);
  };
}

const OUTCOMES: Readonly<Record<string, Exclude<ComplaintOutcome, 'ended'>>> = {
  upheld: 'upheld',
  'upheld-finally': 'upheld',
  'not-upheld': 'not-upheld',
  'not-upheld-finally': 'not-upheld',
};

/** What was upheld, always; what was not, only to an adviser who was asked and so knows of it. Never by whom, nor in whose words. */
async function tellAdviser(
  trx: Trx,
  deps: Deps,
  { adviserId, caseId }: Complaint,
  outcome: Exclude<ComplaintOutcome, 'ended'>,
  now: Instant,
): Promise<void> {
  const adviser = await findAdviser(trx, adviserId, localDateOf(now));
  if (adviser === undefined || adviser.name === '') return;
  if (outcome === 'not-upheld' && (await findHearing(trx, caseId)) === undefined) return;
  const title = (language: 'vi' | 'en') => complaintText(language).notices[outcome];
  await deps.notices.toPerson(
    trx,
    {
      ...{ personId: adviser.personId, code: `adviser.complaint-${outcome}`, key: `complaint:${caseId}:${now}` },
      ...{ href: '/desk/profile#complaints', title: { vi: title('vi'), en: title('en') } },
    },
    now,
  );
}
