/** A firm complains about the adviser who had its request in hand: a case of the province's desk, which that adviser neither holds nor sees. */
import { type Instant, localDateOf } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';
import { findContact, lockCase, mayAsFirm, openCase } from '../../cases/index.ts';
import { type DossierRefusal, openByKey } from '../../enterprises/index.ts';
import { onceAccepted } from '../../ledger/index.ts';
import { type ComplaintRefusal, type EnteredComplaint, readComplaint } from '../domain/complaint.ts';
import { findAdviser } from '../store/advisers.read.ts';
import { findAdviserWhoHeld, findOpenComplaint } from '../store/complaints.read.ts';
import { insertComplaint } from '../store/complaints.write.ts';
import { type AdviserDeps, isComplaintGround } from './adviser-deps.ts';

export const COMPLAINT = 'adviser-complaint';

export type ComplainRefusal = DossierRefusal | ComplaintRefusal | Refusal<'advisers.complaint.no-adviser'>;

export interface ComplainOrder {
  /** The plan key: whoever holds it may complain. */
  readonly key: string;
  /** The request for advice it is about. */
  readonly aboutCaseId: string;
  readonly entered: EnteredComplaint;
  readonly command: string;
  readonly now: Instant;
}

/** Gives the complaint's case: the open one, where there is one about the same request. */
export function complain(deps: AdviserDeps, order: ComplainOrder): Promise<Result<string, ComplainRefusal>> {
  const { key, aboutCaseId, command, now } = order;
  return inTransaction(deps.db, (trx) =>
    onceAccepted<ComplainRefusal>(trx, command, async () => {
      const opened = await openByKey(trx, key, localDateOf(now));
      if (!opened.ok) return opened;
      const dossierId = opened.value.id;
      const actor = { kind: 'plan-holder', dossierId } as const;
      const about = await lockCase(trx, aboutCaseId);
      const isTheirs = about !== undefined && mayAsFirm(actor, about).ok;
      const adviserId = isTheirs ? await findAdviserWhoHeld(trx, aboutCaseId) : undefined;
      const adviser = adviserId && (await findAdviser(trx, adviserId, localDateOf(now)));
      if (!about || !adviser) return refused({ code: 'advisers.complaint.no-adviser' });
      const open = await findOpenComplaint(trx, aboutCaseId);
      if (open !== undefined) return accepted(open.caseId);
      const read = readComplaint(order.entered, isComplaintGround(deps));
      if (!read.ok) return read;
      const { ground, words } = read.value;
      const caseId = await openCase(trx, deps, {
        ...{ type: COMPLAINT, asker: { kind: 'dossier', dossierId }, about: { kind: 'complaint', code: ground } },
        ...{ againstPersonId: adviser.personId, localityId: about.place.provinceId, message: words },
        ...{ contact: await findContact(trx, aboutCaseId), actor, side: 'firm', now },
      });
      await insertComplaint(trx, { caseId, aboutCaseId, adviserId: adviser.id, ground, openedAt: now });
      await deps.ledger.append(trx, { ids: deps.ids, now }, [
        { type: 'adviser.complained-of', actor, occurredAt: now, payload: { adviserId: adviser.id, caseId, ground } },
      ]);
      return accepted(caseId);
    }),
  );
}
