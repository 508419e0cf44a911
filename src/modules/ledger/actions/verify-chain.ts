/** Proves that the ledger says what it said when it was sealed, or names the first event where it does not. */
import { contentHash } from '../../../foundation/content-hash.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import { type ChainBreak, walkChain } from '../domain/check-chain.ts';
import { countEvents, countUnsealed, findForgotten, listLinks } from '../store/seals.read.ts';

export interface ChainReport {
  readonly events: number;
  readonly sealed: number;
  /** Recorded but not yet sealed: normal for up to two minutes. */
  readonly unsealed: number;
  readonly firstBroken?: ChainBreak;
}

export interface VerifyOptions {
  /** Hashes by number, as exported earlier: a chain rewritten as a whole is noticed only by them. */
  readonly exportedHeads?: ReadonlyMap<number, string>;
  readonly onProgress?: (checked: number) => void;
}

const SLICE = 1_000;

/** Reads the chain in slices; memory stays flat. Nothing is written. */
export async function verifyChain(db: Db, options: VerifyOptions = {}): Promise<ChainReport> {
  const walk = walkChain(contentHash, options.exportedHeads ?? new Map());
  let sealed = 0;
  let lastSeq = 0;
  let firstBroken: ChainBreak | undefined;
  while (firstBroken === undefined) {
    const links = await listLinks(db, lastSeq, SLICE);
    for (const link of links) {
      firstBroken ??= walk.next(link);
      sealed += 1;
      lastSeq = link.seal.seq;
    }
    options.onProgress?.(sealed);
    if (links.length < SLICE) break;
  }
  firstBroken ??= walk.finish() ?? (await findForgottenEvent(db));
  return { events: await countEvents(db), sealed, unsealed: await countUnsealed(db), firstBroken };
}

async function findForgottenEvent(db: Db): Promise<ChainBreak | undefined> {
  const eventId = await findForgotten(db);
  return eventId === undefined ? undefined : { seq: undefined, eventId, reason: 'never-sealed' };
}
