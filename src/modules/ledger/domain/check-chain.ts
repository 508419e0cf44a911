/** Walks the chain in order and stops at the first event that is not what was sealed, with the reason in one code. */
import type { RecordedEvent } from './event.ts';
import { BEFORE_THE_FIRST, type ContentHash, type Seal, sealEvent } from './seal.ts';

export type BreakReason =
  /** What the event (or the time and number of its seal) says is not what was sealed. */
  | 'event-changed'
  /** The seal stands, its event is gone. */
  | 'event-missing'
  /** One or more numbers are missing before this seal. */
  | 'gap'
  /** The seal does not link to the seal before it. */
  | 'wrong-link'
  /** The seal's own hash was replaced: the next seal still links to what it was. */
  | 'seal-rewritten'
  /** The chain is consistent but not the one whose head was exported. */
  | 'differs-from-exported-head'
  /** A head was exported for a number the chain no longer reaches. */
  | 'exported-head-missing'
  /** An old event is neither sealed nor waiting for its seal. */
  | 'never-sealed';

export interface ChainBreak {
  readonly seq: number | undefined;
  readonly eventId: string | undefined;
  readonly reason: BreakReason;
}

export interface ChainLink {
  readonly seal: Seal;
  readonly event: RecordedEvent | undefined;
}

/** Feed links by rising number, then `finish`. Each answers the break found so far, if any. */
export interface ChainWalk {
  next(link: ChainLink): ChainBreak | undefined;
  finish(): ChainBreak | undefined;
}

export function walkChain(hashOf: ContentHash, exportedHeads: ReadonlyMap<number, string>): ChainWalk {
  let last = { seq: 0, hash: BEFORE_THE_FIRST };
  /** A hash that does not fit its event is judged by the next link: it tells whether the event or the seal was touched. */
  let suspect: { readonly link: ChainLink; readonly recomputed: string } | undefined;

  return {
    next({ seal, event }) {
      if (suspect !== undefined) {
        const rewritten = seal.previousHash === suspect.recomputed;
        return breakAt(suspect.link.seal, rewritten ? 'seal-rewritten' : 'event-changed');
      }
      if (seal.seq !== last.seq + 1) return { seq: last.seq + 1, eventId: undefined, reason: 'gap' };
      if (event === undefined) return breakAt(seal, 'event-missing');
      if (seal.previousHash !== last.hash) return breakAt(seal, 'wrong-link');
      const recomputed = sealEvent(event, seal, hashOf).hash;
      const exported = exportedHeads.get(seal.seq);
      if (recomputed !== seal.hash) suspect = { link: { seal, event }, recomputed };
      else if (exported !== undefined && exported !== seal.hash) return breakAt(seal, 'differs-from-exported-head');
      last = { seq: seal.seq, hash: seal.hash };
      return undefined;
    },
    finish() {
      if (suspect !== undefined) {
        const { link, recomputed } = suspect;
        return breakAt(link.seal, exportedHeads.get(link.seal.seq) === recomputed ? 'seal-rewritten' : 'event-changed');
      }
      const beyond = [...exportedHeads.keys()].filter((seq) => seq > last.seq).sort((a, b) => a - b)[0];
      if (beyond !== undefined) return { seq: last.seq + 1, eventId: undefined, reason: 'exported-head-missing' };
      return undefined;
    },
  };
}

function breakAt(seal: Seal, reason: BreakReason): ChainBreak {
  return { seq: seal.seq, eventId: seal.eventId, reason };
}
