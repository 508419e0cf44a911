/** A second officer signs what they looked at: the draft becomes an immutable version, readers see it from its first day. */
import type { Actor } from '../../../foundation/actor.ts';
import { type Instant, localDateOf } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';
import { actorRef, type NotAllowed } from '../../accounts/index.ts';
import { onceAccepted } from '../../ledger/index.ts';
import { hashOfBody } from '../content/committed-files.ts';
import { placesOf } from '../domain/content-file.ts';
import { newest, reasonNotToSign, type SigningRefusal } from '../domain/draft.ts';
import { can } from '../policy.ts';
import { findDraft } from '../store/drafts.read.ts';
import { closeDraft } from '../store/drafts.write.ts';
import { holdVersions, lastSigned, listVersions } from '../store/versions.read.ts';
import { insertVersion } from '../store/versions.write.ts';
import { type ContentDeps, findInForce, hashUnder, issuesOfBody } from './content-deps.ts';

export type SignRefusal = NotAllowed | SigningRefusal | Refusal<'contents.draft.unknown' | 'contents.draft.invalid'>;

export interface SignDraft {
  readonly actor: Actor;
  readonly draftId: string;
  /** Of the saving that was looked at. */
  readonly hash: string;
  readonly command: string;
  readonly now: Instant;
}

/** Gives the version's id. */
export async function signDraft(deps: ContentDeps, order: SignDraft): Promise<Result<string, SignRefusal>> {
  const signed = await inTransaction(deps.db, (trx) =>
    onceAccepted<SignRefusal>(trx, order.command, () => sign(trx, deps, order)),
  );
  if (signed.ok) await deps.afterSigning(order.now);
  return signed;
}

async function sign(trx: Trx, deps: ContentDeps, order: SignDraft): Promise<Result<string, SignRefusal>> {
  const { actor, draftId, hash, now } = order;
  const today = localDateOf(now);
  await holdVersions(trx);
  const draft = await findDraft(trx, draftId, true);
  const inForce = draft && (await findInForce(trx, draft.path, today));
  if (draft === undefined) return refused({ code: 'contents.draft.unknown' });
  const { body, validity, number: revision } = newest(draft);
  for (const place of placesOf(draft.path, inForce?.body, body)) {
    const allowed = can(actor, 'content.sign-off', { place }, deps.policy);
    if (!allowed.ok) return allowed;
  }
  const reason = reasonNotToSign(draft, { signer: actor.personId, hash, hashInForce: hashUnder(inForce), today });
  if (reason !== undefined) return refused(reason);
  const issues = await issuesOfBody(trx, deps.check, draft.path, body, today);
  if (issues.length > 0) return refused({ code: 'contents.draft.invalid' });
  const id = deps.ids.next();
  const contentHash = hashOfBody(draft.path, body);
  const number = ((await listVersions(trx, draft.path))[0]?.number ?? 0) + 1;
  const ordinal = (await lastSigned(trx)) + 1;
  const version = { ordinal, id, path: draft.path, number, draftId, contentHash, validity };
  await insertVersion(
    trx,
    { ...version, signedBy: actor.personId, signedAt: now },
    { revision, baseHash: draft.baseHash },
  );
  await closeDraft(trx, draftId, { state: 'signed', now });
  await deps.ledger.append(trx, { ids: deps.ids, now }, [
    {
      type: 'content.signed',
      actor: actorRef(actor),
      occurredAt: now,
      payload: { versionId: id, draftId, kind: draft.kind, file: draft.path, hash: contentHash },
    },
  ]);
  return accepted(id);
}
