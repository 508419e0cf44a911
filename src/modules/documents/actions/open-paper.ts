/** The bytes of one paper, proved to be those that were handed in; whoever is not the owner leaves a trace first. */
import { createHash } from 'node:crypto';
import type { Actor } from '../../../foundation/actor.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import { recordReading } from '../../enterprises/index.ts';
import { type Paper, standingOfPaper } from '../domain/paper.ts';
import { findPaper, readBytes } from '../store/papers.read.ts';
import { appendPaperEvent, type PaperAct, type PaperDeps } from './paper-deps.ts';

/**
 * Undefined when that thing has no such paper; without bytes when it is infected or waits for the scanner. That whoever asks may see it
 * was decided before. With a `reader` its owner sees the reading, and the ledger holds which paper it was. Throws when the store is damaged.
 */
export async function openPaper(
  deps: PaperDeps,
  order: PaperAct & {
    readonly paperId: string;
    readonly reader?: Actor | undefined;
    readonly onlyShared?: boolean | undefined;
  },
): Promise<{ readonly paper: Paper; readonly bytes?: Buffer } | undefined> {
  const { subject, paperId, reader, owner, now } = order;
  const paper = await findPaper(deps.db, subject, paperId);
  if (paper === undefined || (order.onlyShared === true && paper.sharedAt === undefined)) return undefined;
  if (standingOfPaper(paper, deps.scanner !== undefined) !== 'open') return { paper };
  const bytes = await readBytes(deps.db, paper.hash);
  if (createHash('sha256').update(bytes).digest('hex') !== paper.hash)
    throw new Error(`the stored bytes of paper ${paperId} are not what was handed in`);
  if (reader !== undefined) {
    await recordReading(deps, {
      actor: reader,
      subject: owner,
      fields: ['papers'],
      purpose: order.onlyShared === true ? 'support' : 'advice',
      now,
    });
    await inTransaction(deps.db, (trx) => appendPaperEvent(trx, deps, 'paper.opened', { ...order, paper }));
  }
  return { paper, bytes };
}
