/** Tables of contents: drafts, their savings, signed versions. */
import type { Instant } from '../../../foundation/clock.ts';
import type { ContentKind } from '../domain/content-file.ts';
import type { Draft } from '../domain/draft.ts';

interface ContentDrafts {
  id: string;
  path: string;
  kind: ContentKind;
  state: Draft['state'];
  base_hash: string;
  revision: number;
  opened_at: Instant;
  closed_at: Instant | null;
}

interface ContentRevisions {
  draft_id: string;
  number: number;
  body: string;
  hash: string;
  source_document: string;
  source_article: string | null;
  source_url: string | null;
  source_read_on: string;
  source_verified: boolean;
  valid_from: string;
  valid_to: string | null;
  drafted_by: string;
  drafted_at: Instant;
}

interface ContentVersions {
  ordinal: number;
  id: string;
  path: string;
  number: number;
  draft_id: string;
  revision: number;
  content_hash: string;
  base_hash: string;
  valid_from: string;
  valid_to: string | null;
  signed_by: string;
  signed_at: Instant;
}

declare module '../../../foundation/database/tables.ts' {
  interface Tables {
    content_drafts: ContentDrafts;
    content_revisions: ContentRevisions;
    content_versions: ContentVersions;
  }
}
