/** Writes drafts: a saving is a new row, a draft is closed once. */
import type { Instant } from '../../../foundation/clock.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import type { Draft, Revision } from '../domain/draft.ts';
import './tables.ts';

export async function insertDraft(
  trx: Trx,
  draft: Pick<Draft, 'id' | 'path' | 'kind' | 'baseHash' | 'openedAt'>,
): Promise<void> {
  const { id, path, kind, baseHash, openedAt } = draft;
  await trx
    .insertInto('content_drafts')
    .values({ id, path, kind, state: 'open', base_hash: baseHash, revision: 1, opened_at: openedAt, closed_at: null })
    .execute();
}

/** `baseHash`: what readers see while this is saved; the draft is on top of it from now on. */
export async function insertRevision(trx: Trx, draftId: string, revision: Revision, baseHash: string): Promise<void> {
  const { number, body, hash, source, validity, draftedBy, draftedAt } = revision;
  await trx
    .updateTable('content_drafts')
    .set({ revision: number, base_hash: baseHash })
    .where('id', '=', draftId)
    .execute();
  await trx
    .insertInto('content_revisions')
    .values({
      ...{ draft_id: draftId, number, body, hash, drafted_by: draftedBy, drafted_at: draftedAt },
      ...{ source_document: source.document, source_article: source.article ?? null, source_url: source.url ?? null },
      ...{ source_read_on: source.readOn, source_verified: source.verified },
      ...{ valid_from: validity.from, valid_to: validity.to ?? null },
    })
    .execute();
}

export async function closeDraft(
  trx: Trx,
  id: string,
  given: { readonly state: 'signed' | 'withdrawn'; readonly now: Instant },
): Promise<void> {
  await trx
    .updateTable('content_drafts')
    .set({ state: given.state, closed_at: given.now })
    .where('id', '=', id)
    .execute();
}
