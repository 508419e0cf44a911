/** Two cases that say the same become one: the later points to the one that goes on. An officer who made a mistake takes it out again. */
import type { Actor } from '../../../foundation/actor.ts';
import type { Instant } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';
import { actorRef } from '../../accounts/index.ts';
import { onceAccepted } from '../../ledger/index.ts';
import { foldCase } from '../domain/case-history.ts';
import { unmerge } from '../domain/case-moves.ts';
import { findByReference, listHistory } from '../store/cases.read.ts';
import { type CaseRefusal, lockForActing } from './act-on-case.ts';
import { type CaseDeps, rulesOf } from './case-deps.ts';
import { recordEvent } from './record-event.ts';
import { tellAsker, tellHolder } from './tell.ts';

/** Why two cases are one. */
export const MERGE_REASONS = ['sent-twice', 'same-firm', 'same-matter'] as const;
export type MergeReason = (typeof MERGE_REASONS)[number];

export type MergeRefusal =
  | CaseRefusal
  | Refusal<'cases.merge.unknown' | 'cases.merge.itself' | 'cases.merge.other-kind' | 'cases.merge.closed'>;

export interface MergeOrder {
  /** The one that ends. */
  readonly caseId: string;
  /** As people write it: of the one that goes on. */
  readonly into: string;
  readonly reason: MergeReason;
  readonly actor: Actor;
  readonly command: string;
  readonly now: Instant;
}

/** Both must be open, of one kind, and within the officer's reach. */
export function mergeCases(deps: CaseDeps, order: MergeOrder): Promise<Result<string, MergeRefusal>> {
  const { caseId, into, reason, actor, command, now } = order;
  const as = { side: 'desk', actor } as const;
  return inTransaction(deps.db, (trx) =>
    onceAccepted<MergeRefusal>(trx, command, async () => {
      const named = await findByReference(trx, into);
      if (named === undefined) return refused({ code: 'cases.merge.unknown', field: 'into' });
      if (named.id === caseId) return refused({ code: 'cases.merge.itself', field: 'into' });
      // In one order, whoever merges which into which.
      const [first, second] = [caseId, named.id].sort();
      const locked = [
        await lockForActing(trx, deps, { caseId: first!, as }),
        await lockForActing(trx, deps, { caseId: second!, as }),
      ];
      const [ends, goesOn] = first === caseId ? locked : [locked[1], locked[0]];
      if (!ends!.ok) return ends!;
      if (!goesOn!.ok) return refused({ code: 'cases.merge.unknown', field: 'into' });
      const [before, kept] = [ends!.value, goesOn!.value];
      if (before.turn === 'nobody') return refused({ code: 'cases.move.not-now' });
      if (kept.turn === 'nobody') return refused({ code: 'cases.merge.closed', field: 'into' });
      if (before.type !== kept.type) return refused({ code: 'cases.merge.other-kind', field: 'into' });
      const event = { kind: 'merged', at: now, into: kept.id, reason } as const;
      const by = { side: 'desk', personId: actor.personId } as const;
      const after = await recordEvent(trx, deps, before, event, { by, actor: actorRef(actor), now });
      await tellHolder(trx, deps, after, 'merged', { by: actor.personId, at: now });
      await tellAsker(trx, deps, after, { at: now });
      return accepted(kept.id);
    }),
  );
}

/** It goes on where it was, with a new term, in the hands it was in. */
export function takeApart(
  deps: CaseDeps,
  order: Omit<MergeOrder, 'into' | 'reason'>,
): Promise<Result<string, MergeRefusal>> {
  const { caseId, actor, command, now } = order;
  return inTransaction(deps.db, (trx) =>
    onceAccepted<MergeRefusal>(trx, command, async () => {
      const found = await lockForActing(trx, deps, { caseId, as: { side: 'desk', actor } });
      if (!found.ok) return found;
      if (found.value.state !== 'merged') return refused({ code: 'cases.move.not-now' });
      const history = (await listHistory(trx, caseId)).map(({ event }) => event);
      const merged = history.findLastIndex(({ kind }) => kind === 'merged');
      const { type, calendar } = rulesOf(deps, found.value);
      const event = unmerge(type, calendar, foldCase(history.slice(0, merged)), now);
      const by = { side: 'desk', personId: actor.personId } as const;
      const after = await recordEvent(trx, deps, found.value, event, { by, actor: actorRef(actor), now });
      await tellHolder(trx, deps, after, 'handed-over', { by: actor.personId, at: now });
      await tellAsker(trx, deps, after, { at: now });
      return accepted(caseId);
    }),
  );
}
