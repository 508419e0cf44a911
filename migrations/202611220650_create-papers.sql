-- Papers people hand in. The bytes are kept once, named by their SHA-256, in pieces a backup can carry line by line; who handed what in,
-- for what, stands beside them. The last paper that goes takes the bytes with it.

create table stored_files (
  hash text primary key check (hash ~ '^[0-9a-f]{64}$'),
  kind text not null check (kind in ('pdf', 'jpeg', 'png', 'xlsx', 'docx', 'csv', 'txt')),
  size int not null check (size between 1 and 10485760),
  stored_at timestamptz not null
);

create table stored_file_pieces (
  hash text not null references stored_files (hash) on delete cascade,
  ordinal int not null check (ordinal >= 0),
  bytes bytea not null check (length(bytes) between 1 and 1048576),
  primary key (hash, ordinal)
);

create table papers (
  id uuid primary key,
  -- With whom it is erased.
  owner_kind text not null check (owner_kind in ('dossier', 'person')),
  owner_id uuid not null,
  -- What it was handed in for: `case` and its id.
  subject_kind text not null check (subject_kind ~ '^[a-z][a-z-]{1,39}$'),
  subject_id uuid not null,
  hash text not null references stored_files (hash),
  name text not null check (length(name) between 1 and 100),
  handed_in_by text not null check (handed_in_by in ('owner', 'desk')),
  person_id uuid references people (id),
  added_at timestamptz not null,
  -- The same file twice for the same thing is once.
  unique (subject_kind, subject_id, hash)
);
create index papers_by_owner on papers (owner_kind, owner_id);
create index papers_by_hash on papers (hash);
create index papers_by_person on papers (person_id) where person_id is not null;
