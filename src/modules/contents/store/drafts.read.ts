/** Reads drafts with every saving of theirs. */
import type { LocalDate } from '../../../foundation/clock.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import type { ContentSource, Draft, Revision, Validity } from '../domain/draft.ts';
import './tables.ts';

interface SourceColumns {
  readonly source_document: string;
  readonly source_article: string | null;
  readonly source_url: string | null;
  readonly source_read_on: string;
  readonly source_verified: boolean;
}

export function sourceOf(row: SourceColumns): ContentSource {
  return {
    document: row.source_document,
    ...(row.source_article !== null && { article: row.source_article }),
    ...(row.source_url !== null && { url: row.source_url }),
    readOn: row.source_read_on as LocalDate,
    verified: row.source_verified,
  };
}

export function validityOf(row: { readonly valid_from: string; readonly valid_to: string | null }): Validity {
  return { from: row.valid_from as LocalDate, ...(row.valid_to !== null && { to: row.valid_to as LocalDate }) };
}

/** `hold`: until the transaction ends nobody else changes the draft. */
export async function findDraft(db: Db, id: string, hold = false): Promise<Draft | undefined> {
  const row = await db
    .selectFrom('content_drafts')
    .selectAll()
    .where('id', '=', id)
    .$if(hold, (query) => query.forUpdate())
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const revisions = await db
    .selectFrom('content_revisions')
    .selectAll()
    .where('draft_id', '=', id)
    .orderBy('number')
    .execute();
  return {
    ...{ id, path: row.path, kind: row.kind, state: row.state, baseHash: row.base_hash, openedAt: row.opened_at },
    revisions: revisions.map(
      (each): Revision => ({
        ...{ number: each.number, body: each.body, hash: each.hash },
        source: sourceOf(each),
        validity: validityOf(each),
        ...{ draftedBy: each.drafted_by, draftedAt: each.drafted_at },
      }),
    ),
  };
}

export async function findOpenDraft(db: Db, path: string, hold = false): Promise<Draft | undefined> {
  const row = await db
    .selectFrom('content_drafts')
    .select('id')
    .where('path', '=', path)
    .where('state', '=', 'open')
    .executeTakeFirst();
  return row && findDraft(db, row.id, hold);
}

/** The oldest first: it has waited longest. At most one a file, so never many. */
export async function listOpenDrafts(db: Db): Promise<readonly Draft[]> {
  const rows = await db
    .selectFrom('content_drafts')
    .select('id')
    .where('state', '=', 'open')
    .orderBy('opened_at')
    .execute();
  const drafts = await Promise.all(rows.map(({ id }) => findDraft(db, id)));
  return drafts.filter((draft) => draft !== undefined);
}

/** Open drafts no part of which this person saved: nobody signs what they had a hand in. */
export async function countOthersDrafts(db: Db, personId: string): Promise<number> {
  const row = await db
    .selectFrom('content_drafts as d')
    .select(({ fn }) => fn.countAll<number>().as('drafts'))
    .where('d.state', '=', 'open')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('content_revisions as r')
            .select('r.draft_id')
            .whereRef('r.draft_id', '=', 'd.id')
            .where('r.drafted_by', '=', personId),
        ),
      ),
    )
    .executeTakeFirstOrThrow();
  return Number(row.drafts);
}
