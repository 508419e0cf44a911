/** Second of two steps: a prepared release is published as it was looked at, or discarded. */
import type { Actor } from '../../../foundation/actor.ts';
import type { Instant } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import { isUuid } from '../../../foundation/ids.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';
import { actorRef, mayAtDesk, type NotAllowed } from '../../accounts/index.ts';
import { onceAccepted } from '../../ledger/index.ts';
import { NATION_ID } from '../domain/cell.ts';
import { findRelease } from '../store/releases.read.ts';
import { nextNumber, settle } from '../store/releases.write.ts';
import type { FigureDeskDeps } from './correct-member.ts';

export type SettleRefusal =
  | NotAllowed
  | Refusal<'figures.release.unknown' | 'figures.release.settled' | 'figures.release.other-content'>;

export interface SettleOrder {
  readonly actor: Actor | undefined;
  readonly releaseId: string;
  readonly state: 'published' | 'discarded';
  /** Hash of what the officer looked at. */
  readonly contentHash: string;
  readonly command: string;
  readonly now: Instant;
}

/** Gives the release's number, '' for one that was discarded. */
export function settleRelease(deps: FigureDeskDeps, order: SettleOrder): Promise<Result<string, SettleRefusal>> {
  const { actor, releaseId, state, command, now } = order;
  return inTransaction(deps.db, (trx) =>
    onceAccepted<SettleRefusal>(trx, command, async () => {
      const context = { roles: deps.roles, contains: deps.places.contains };
      const may = mayAtDesk(actor, 'figures.release', { localityId: NATION_ID }, context);
      if (!may.ok) return may;
      const { personId } = actor as Actor;
      const release = isUuid(releaseId) ? await findRelease(trx, releaseId) : undefined;
      if (release === undefined) return refused({ code: 'figures.release.unknown' });
      if (release.contentHash !== order.contentHash) return refused({ code: 'figures.release.other-content' });
      const number = state === 'published' ? await nextNumber(trx) : null;
      const settled =
        release.state === 'prepared' && (await settle(trx, releaseId, { state, number, by: personId, at: now }));
      if (!settled) return refused({ code: 'figures.release.settled' });
      const { contentHash, ledgerSeq, corrects } = release;
      await deps.ledger.append(trx, { ids: deps.ids, now }, [
        {
          type: state === 'published' ? 'figures.released' : 'figures.release-discarded',
          actor: actorRef(actor as Actor),
          occurredAt: now,
          payload: {
            releaseId,
            contentHash,
            ledgerSeq,
            ...(number !== null && { number }),
            ...(corrects !== null && { corrects }),
          },
        },
      ]);
      return accepted(number === null ? '' : String(number));
    }),
  );
}
