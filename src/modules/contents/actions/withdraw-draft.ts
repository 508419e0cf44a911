/** Takes a draft back: whoever wrote at it or answers for its place may, its savings stay in the history. */
import type { Actor } from '../../../foundation/actor.ts';
import { type Instant, localDateOf } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';
import { actorRef, type NotAllowed } from '../../accounts/index.ts';
import { onceAccepted } from '../../ledger/index.ts';
import { placesOf } from '../domain/content-file.ts';
import { newest } from '../domain/draft.ts';
import { canWithdraw } from '../policy.ts';
import { findDraft } from '../store/drafts.read.ts';
import { closeDraft } from '../store/drafts.write.ts';
import { type ContentDeps, findInForce } from './content-deps.ts';

export type WithdrawRefusal = NotAllowed | Refusal<'contents.draft.unknown' | 'contents.draft.closed'>;

export function withdrawDraft(
  deps: ContentDeps,
  order: { readonly actor: Actor; readonly draftId: string; readonly command: string; readonly now: Instant },
): Promise<Result<string, WithdrawRefusal>> {
  const { actor, draftId, now } = order;
  return inTransaction(deps.db, (trx) =>
    onceAccepted<WithdrawRefusal>(trx, order.command, async () => {
      const draft = await findDraft(trx, draftId, true);
      const inForce = draft && (await findInForce(trx, draft.path, localDateOf(now)));
      if (draft === undefined) return refused({ code: 'contents.draft.unknown' });
      const { body, hash } = newest(draft);
      const places = placesOf(draft.path, inForce?.body, body);
      const drafters = draft.revisions.map(({ draftedBy }) => draftedBy);
      const allowed = canWithdraw(actor, { places, drafters }, deps.policy);
      if (!allowed.ok) return allowed;
      if (draft.state !== 'open') return refused({ code: 'contents.draft.closed' });
      await closeDraft(trx, draftId, { state: 'withdrawn', now });
      await deps.ledger.append(trx, { ids: deps.ids, now }, [
        {
          type: 'content.withdrawn',
          actor: actorRef(actor),
          occurredAt: now,
          payload: { draftId, kind: draft.kind, file: draft.path, hash },
        },
      ]);
      return accepted(draftId);
    }),
  );
}
