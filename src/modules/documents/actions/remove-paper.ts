/** Takes a paper back: whoever handed it in by mistake, while the thing it was for is still under way. The bytes are gone at once. */
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import { accepted, type Result, refused } from '../../../foundation/result.ts';
import type { PaperSide } from '../domain/paper.ts';
import { findPaper } from '../store/papers.read.ts';
import { deletePapers } from '../store/papers.write.ts';
import type { PaperOrder } from './attach-paper.ts';
import { appendPaperEvent, type PaperAct, type PaperDeps } from './paper-deps.ts';

/** Asked twice it is gone once. What the other side handed in is not there. */
export function removePaper(
  deps: PaperDeps,
  order: PaperAct & Pick<PaperOrder, 'may'> & { readonly paperId: string; readonly by: PaperSide },
): Promise<Result<undefined>> {
  return inTransaction(deps.db, async (trx) => {
    const may = await order.may(trx);
    if (!may.ok) return may;
    const paper = await findPaper(trx, order.subject, order.paperId);
    if (paper === undefined) return accepted(undefined);
    if (paper.by !== order.by) return refused({ code: 'documents.paper.not-yours', field: 'papers' });
    await deletePapers(trx, { id: paper.id });
    await appendPaperEvent(trx, deps, 'paper.removed', { ...order, paper });
    return accepted(undefined);
  });
}
