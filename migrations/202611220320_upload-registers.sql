-- Files officers load at their desk: kept piece by piece in the database, so that whichever process is free can read them, and deleted once the
-- import has ended. An upload gives its id to its import.

create table register_uploads (
  id uuid primary key,
  file_name text not null check (length(file_name) between 1 and 200),
  file_kind text check (file_kind in ('csv', 'xlsx')),
  -- SHA-256 of the bytes; null while they arrive.
  file_hash text check (file_hash ~ '^[0-9a-f]{64}$'),
  size_bytes bigint not null default 0 check (size_bytes >= 0),
  -- Line ends counted while it arrived, to say how far an import has come; null for a workbook.
  line_ends bigint,
  -- The province whose firms alone are taken; null for the nation.
  area_id text collate "C",
  uploaded_by uuid not null,
  role text not null check (length(role) <= 60),
  assignment_id uuid not null,
  state text not null check (state in ('arriving', 'arrived', 'waiting', 'running', 'ended', 'cancelled')),
  -- Headings as found or as the officer says; which column is what; settled before it starts.
  headings text[] not null default '{}',
  mapping jsonb not null default '{}',
  as_of date not null,
  keep_good boolean not null default false,
  -- Code of what kept it from being read at all.
  fault text check (length(fault) <= 100),
  uploaded_at timestamptz not null,
  ended_at timestamptz,
  -- Until when the process that reads it is believed to live.
  leased_until timestamptz,
  check ((state in ('ended', 'cancelled')) = (ended_at is not null)),
  check (state = 'arriving' or state = 'cancelled' or (file_hash is not null and file_kind is not null))
);
create index register_uploads_by_area on register_uploads (area_id, id);
create index register_uploads_open on register_uploads (id) where ended_at is null;

create table register_upload_pieces (
  upload_id uuid not null references register_uploads (id) on delete cascade,
  -- From 0; every piece but the last has one mebibyte.
  ordinal int not null check (ordinal >= 0),
  bytes bytea not null check (length(bytes) between 1 and 1048576),
  primary key (upload_id, ordinal)
);
-- Files are packed already or read once: the database need not try to pack them.
alter table register_upload_pieces alter column bytes set storage external;

-- Which column of a source's file is what, as an officer settled it: proposed again for a file with the same headings.
create table register_mappings (
  -- '' for the nation.
  area_id text collate "C" not null,
  -- SHA-256 over the headings.
  fingerprint text not null check (fingerprint ~ '^[0-9a-f]{64}$'),
  mapping jsonb not null,
  settled_by uuid not null,
  settled_at timestamptz not null,
  primary key (area_id, fingerprint)
);

-- When an import last got on: an import nobody reads any more may be given up for another.
alter table register_imports add column moved_at timestamptz;
