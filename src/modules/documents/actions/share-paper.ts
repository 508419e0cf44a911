/** Whoever handed a paper in lets the partner of its thing see it, or no longer: nobody else decides that. */
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import { accepted, type Result, refused } from '../../../foundation/result.ts';
import { findPaper } from '../store/papers.read.ts';
import { markShared } from '../store/papers.write.ts';
import type { PaperOrder } from './attach-paper.ts';
import { appendPaperEvent, type PaperAct, type PaperDeps } from './paper-deps.ts';

export interface SharingOrder extends PaperAct, Pick<PaperOrder, 'may' | 'by'> {
  readonly paperId: string;
  readonly share: boolean;
  /** In the same transaction, when it is shown anew: the partner hears of it. */
  readonly onShared?: ((trx: Trx, paperId: string) => Promise<void>) | undefined;
}

/** Asked twice it is done once. */
export function sharePaper(deps: PaperDeps, order: SharingOrder): Promise<Result<undefined>> {
  const { subject, paperId, share, now } = order;
  return inTransaction(deps.db, async (trx) => {
    const may = await order.may(trx);
    if (!may.ok) return may;
    const paper = await findPaper(trx, subject, paperId);
    if (paper === undefined) return accepted(undefined);
    if (order.by !== 'owner' || paper.by !== 'owner')
      return refused({ code: 'documents.paper.not-yours', field: 'papers' });
    if ((paper.sharedAt !== undefined) === share) return accepted(undefined);
    await markShared(trx, paperId, share ? now : null);
    await appendPaperEvent(trx, deps, share ? 'paper.shared' : 'paper.unshared', { ...order, paper });
    if (share) await order.onShared?.(trx, paperId);
    return accepted(undefined);
  });
}
