/** Papers of a case: whoever may act in it hands them in while it is open; each is a line of its history and the other side is told. */
import type { Instant } from '../../../foundation/clock.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import type { UploadedFile } from '../../../foundation/http/uploaded-file.ts';
import { accepted, type Result, refused } from '../../../foundation/result.ts';
import { attachPaper, type PaperDoor, type PaperSubject } from '../../documents/index.ts';
import { askerOf, type Case } from '../domain/case.ts';
import { findCase, lockCase } from '../store/cases.read.ts';
import {
  type ActOrder,
  type ActsAs,
  actorOf,
  type CaseRefusal,
  lockForActing,
  personOf,
  sideOf,
} from './act-on-case.ts';
import type { CaseDeps } from './case-deps.ts';
import { recordEvent } from './record-event.ts';
import { tellAsker, tellHolder, tellPartner } from './tell.ts';

export const papersOf = ({ id }: Pick<Case, 'id'>): PaperSubject => ({ kind: 'case', id });

/** What documents needs to take and open papers of this case for one side. A paper belongs to whoever asked and is erased with them. */
export function casePapers(deps: CaseDeps, found: Case, as: ActsAs, now: Instant): Omit<PaperDoor, 'back' | 'again'> {
  const { place } = found;
  return {
    owner: askerOf(found),
    subject: papersOf(found),
    by: sideOf(as) === 'firm' ? 'owner' : 'desk',
    actor: actorOf(as),
    localityId: place.communeId ?? place.provinceId,
    may: (trx) => lockWhileOpen(trx, deps, found.id, as),
    afterwards: (trx, paperId) => tell(trx, deps, { caseId: found.id, as, paperId, now }),
    onShared: (trx, paperId) => tellShown(trx, deps, { caseId: found.id, as, paperId, now }),
    ...((as.side === 'desk' || as.side === 'partner') && { reader: as.actor }),
    ...(as.side === 'partner' && { onlyShared: true }),
  };
}

async function lockWhileOpen(trx: Trx, deps: CaseDeps, caseId: string, as: ActsAs): Promise<Result<Case, CaseRefusal>> {
  // A partner reads what it is shown.
  if (as.side === 'partner') return refused({ code: 'cases.policy.not-yours' });
  const found = await lockForActing(trx, deps, { caseId, as });
  if (!found.ok || found.value.turn !== 'nobody') return found.ok ? accepted(found.value) : found;
  return refused({ code: 'cases.move.not-now' });
}

/** A line of the history, and news for the partner's people. */
async function tellShown(
  trx: Trx,
  deps: CaseDeps,
  { caseId, as, paperId, now }: { caseId: string; as: ActsAs; paperId: string; now: Instant },
): Promise<void> {
  const before = await lockForActing(trx, deps, { caseId, as });
  if (!before.ok) throw new Error('a case was lost under its lock');
  const event = { kind: 'messaged', at: now, paperId, shared: true } as const;
  const by = { side: sideOf(as), personId: personOf(as) };
  const after = await recordEvent(trx, deps, before.value, event, { by, actor: actorOf(as), now });
  await tellPartner(trx, deps, after, 'paper-shown', { by: personOf(as), at: now });
}

async function tell(
  trx: Trx,
  deps: CaseDeps,
  { caseId, as, paperId, now }: { caseId: string; as: ActsAs; paperId: string; now: Instant },
): Promise<void> {
  const before = await lockForActing(trx, deps, { caseId, as });
  if (!before.ok) throw new Error('a case was lost under its lock');
  const [side, personId] = [sideOf(as), personOf(as)];
  const event = { kind: 'messaged', at: now, paperId } as const;
  const after = await recordEvent(trx, deps, before.value, event, { by: { side, personId }, actor: actorOf(as), now });
  if (side === 'firm') await tellHolder(trx, deps, after, 'firm-wrote', { by: personId, at: now });
  else await tellAsker(trx, deps, after, { at: now }, 'wrote');
}

/** A paper of this case was found infected and its bytes are gone: a line of the history, and both sides are told. In the caller's transaction. */
export async function noteInfectedPaper(
  trx: Trx,
  deps: CaseDeps,
  { caseId, paperId, now }: { readonly caseId: string; readonly paperId: string; readonly now: Instant },
): Promise<void> {
  const before = await lockCase(trx, caseId);
  if (before === undefined || before.state === 'erased') return;
  const event = { kind: 'messaged', at: now, paperId, infected: true } as const;
  const actor = { kind: 'system', job: 'documents-scan' } as const;
  const after = await recordEvent(trx, deps, before, event, { by: { side: 'clock' }, actor, now });
  await tellHolder(trx, deps, after, 'paper-infected', { at: now });
  await tellAsker(trx, deps, after, { at: now });
}

/** Without a page: what the demo does. A case out of reach is refused as one that is not there. */
export async function handInPaper(
  deps: CaseDeps,
  order: Pick<ActOrder, 'caseId' | 'as' | 'command' | 'now'> & { readonly file: UploadedFile },
): Promise<Result<string>> {
  const found = await findCase(deps.db, order.caseId);
  if (found === undefined) return refused({ code: 'cases.case.not-found' });
  return attachPaper(deps, { ...casePapers(deps, found, order.as, order.now), ...order });
}
