-- Content mended by officers: drafts with every saving of theirs, and the versions signed by a second officer. The committed files stay the base;
-- versions in force are laid over them. Whoever drafts and signs stands here as an id; the ledger holds ids and hashes alone.

create table content_drafts (
  id uuid primary key,
  -- Relative to content/, the one file the draft is about.
  path text not null check (path ~ '^[a-z0-9-]+(/[A-Za-z0-9-]+)+\.(json|md)$' and length(path) <= 100),
  kind text not null check (kind in ('framework', 'price', 'platform', 'measure', 'law', 'indicator', 'guide', 'step')),
  state text not null check (state in ('open', 'signed', 'withdrawn')),
  -- What readers were shown when the draft was begun: another text in force since makes the draft stale.
  base_hash text not null check (base_hash ~ '^[0-9a-f]{64}$'),
  -- The newest saving.
  revision int not null check (revision > 0),
  opened_at timestamptz not null,
  closed_at timestamptz,
  check ((state = 'open') = (closed_at is null))
);
-- One draft a file, so that two officers mend the same text instead of overwriting one another.
create unique index content_drafts_open on content_drafts (path) where state = 'open';
create index content_drafts_of_file on content_drafts (path, opened_at desc);

create table content_revisions (
  draft_id uuid not null references content_drafts (id),
  number int not null check (number > 0),
  body text not null check (length(body) between 2 and 500000),
  -- Over path, body, source and validity: what a second officer looks at and signs.
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  source_document text not null check (length(source_document) between 3 and 300),
  source_article text check (length(source_article) between 1 and 200),
  source_url text check (source_url ~ '^https?://' and length(source_url) <= 500),
  source_read_on date not null,
  -- The drafter had the document itself in hand, not what others write about it.
  source_verified boolean not null,
  valid_from date not null,
  valid_to date,
  drafted_by uuid not null references people (id),
  drafted_at timestamptz not null,
  primary key (draft_id, number),
  check (valid_to is null or valid_from <= valid_to)
);

create table content_versions (
  -- The order of signing: processes ask for the highest to see whether something was signed.
  ordinal int primary key check (ordinal > 0),
  id uuid not null unique,
  path text not null,
  number int not null check (number > 0),
  draft_id uuid not null unique,
  revision int not null,
  -- Of the body alone, as results name the content they used.
  content_hash text not null check (content_hash ~ '^[0-9a-f]{64}$'),
  -- The text it replaced.
  base_hash text not null check (base_hash ~ '^[0-9a-f]{64}$'),
  valid_from date not null,
  valid_to date,
  signed_by uuid not null references people (id),
  signed_at timestamptz not null,
  foreign key (draft_id, revision) references content_revisions (draft_id, number),
  unique (path, number)
);

create trigger content_versions_are_immutable before update or delete on content_versions
  for each row execute function refuse_change();
create trigger content_revisions_are_immutable before update or delete on content_revisions
  for each row execute function refuse_change();
