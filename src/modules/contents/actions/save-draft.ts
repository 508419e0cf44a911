/** Saves a text of one file: opens its draft or adds to it. Readers see nothing of it until a second officer signs. */
import type { Actor } from '../../../foundation/actor.ts';
import { type Instant, type LocalDate, localDateOf } from '../../../foundation/clock.ts';
import { contentHash } from '../../../foundation/content-hash.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';
import { actorRef, type NotAllowed } from '../../accounts/index.ts';
import { onceAccepted } from '../../ledger/index.ts';
import { hashOfBody } from '../content/committed-files.ts';
import { dataOf, kindOf, mayBegin, placesOf } from '../domain/content-file.ts';
import type { ContentSource, Validity } from '../domain/draft.ts';
import { newest } from '../domain/draft.ts';
import { lineOfJsonFault } from '../domain/line-of-path.ts';
import { can } from '../policy.ts';
import { findOpenDraft } from '../store/drafts.read.ts';
import { insertDraft, insertRevision } from '../store/drafts.write.ts';
import { type ContentDeps, findInForce, hashUnder } from './content-deps.ts';

export type SaveRefusal =
  | NotAllowed
  | Refusal<
      | 'contents.file.unknown'
      | 'contents.body.not-json'
      | 'contents.body.too-long'
      | 'contents.draft.unchanged'
      | 'contents.draft.changed'
      | 'contents.source.later'
      | 'contents.validity.reversed'
      | 'contents.validity.past'
      | 'contents.validity.new-ends'
    >;

export interface SaveDraft {
  readonly actor: Actor;
  readonly path: string;
  readonly body: string;
  readonly source: ContentSource;
  readonly validity: Validity;
  /** Hash of the saving this text was written on top of; '' when there was no draft. */
  readonly onTopOf: string;
  readonly command: string;
  readonly now: Instant;
}

const LONGEST = 500_000;

/** Gives the draft's id. */
export function saveDraft(
  deps: Pick<ContentDeps, 'db' | 'ids' | 'ledger' | 'policy'>,
  order: SaveDraft,
): Promise<Result<string, SaveRefusal>> {
  const { actor, path, body, source, validity, now } = order;
  const today = localDateOf(now);
  return inTransaction(deps.db, (trx) =>
    onceAccepted<SaveRefusal>(trx, order.command, async () => {
      const kind = kindOf(path);
      const inForce = await findInForce(trx, path, today);
      if (kind === undefined || (inForce === undefined && !mayBegin(path)))
        return refused({ code: 'contents.file.unknown' });
      const open = await findOpenDraft(trx, path, true);
      // What readers see, what a colleague drafted and what is saved now: nobody moves a file out of another's hands.
      for (const place of placesOf(path, inForce?.body, open && newest(open).body, body)) {
        const allowed = can(actor, 'content.draft', { place }, deps.policy);
        if (!allowed.ok) return allowed;
      }
      const wrong = wrongIn(order, { today, isNew: inForce === undefined });
      if (wrong !== undefined) return refused(wrong);
      const hash = hashOfDraft(path, body, source, validity);
      if ((open ? newest(open).hash : '') !== order.onTopOf) return refused({ code: 'contents.draft.changed' });
      if (hashOfBody(path, body) === inForce?.hash) return refused({ code: 'contents.draft.unchanged', field: 'body' });
      const baseHash = hashUnder(inForce);
      const id = open?.id ?? deps.ids.next();
      const number = (open ? newest(open).number : 0) + 1;
      if (open === undefined) await insertDraft(trx, { id, path, kind, baseHash, openedAt: now });
      const revision = { number, body, hash, source, validity, draftedBy: actor.personId, draftedAt: now };
      await insertRevision(trx, id, revision, baseHash);
      await deps.ledger.append(trx, { ids: deps.ids, now }, [
        {
          type: 'content.drafted',
          actor: actorRef(actor),
          occurredAt: now,
          payload: { draftId: id, revision: number, kind, file: path, hash },
        },
      ]);
      return accepted(id);
    }),
  );
}

/** What a second officer signs is what they looked at: text, source and days together. */
function hashOfDraft(path: string, body: string, source: ContentSource, validity: Validity): string {
  return contentHash({ path, body, source, validity });
}

function wrongIn(
  { path, body, source, validity }: SaveDraft,
  { today, isNew }: { readonly today: LocalDate; readonly isNew: boolean },
): SaveRefusal | undefined {
  if (body.length > LONGEST) return { code: 'contents.body.too-long', field: 'body' };
  if (path.endsWith('.json') && dataOf(path, body) === undefined)
    return { code: 'contents.body.not-json', field: 'body', details: { line: lineOfJsonFault(body) ?? 1 } };
  if (source.readOn > today) return { code: 'contents.source.later', field: 'readOn' };
  if (validity.to !== undefined && validity.to < validity.from)
    return { code: 'contents.validity.reversed', field: 'validTo' };
  // Others may name it from then on: it is withdrawn when its time is over, never gone.
  if (isNew && validity.to !== undefined) return { code: 'contents.validity.new-ends', field: 'validTo' };
  if (validity.to !== undefined && validity.to < today) return { code: 'contents.validity.past', field: 'validTo' };
  return undefined;
}
