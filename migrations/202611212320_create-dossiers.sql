-- Parties and the dossier of facts. A plan key opens a dossier without an account; only its SHA-256 is stored.
-- Facts are never updated: a newer row is current. Erasing a dossier deletes its facts and its secret; the ledger keeps ids and
-- keyed hashes that mean nothing without the secret.

create table parties (
  id uuid primary key,
  kind text not null check (kind in ('enterprise', 'business-household', 'cooperative', 'farm-household', 'person', 'organisation')),
  created_at timestamptz not null
);

create table dossiers (
  id uuid primary key,
  -- Null until somebody claims the firm and accepts the answers.
  party_id uuid references parties (id),
  opened_at timestamptz not null,
  -- 180 days after the last change, unless claimed.
  expires_on date not null,
  erased_at timestamptz,
  erased_because text check (erased_because in ('asked', 'expired')),
  check ((erased_at is null) = (erased_because is null))
);
create index dossiers_by_party on dossiers (party_id) where party_id is not null;
-- The clock that erases what nobody came back to.
create index dossiers_to_expire on dossiers (expires_on) where erased_at is null;

create table plan_keys (
  key_hash text primary key check (key_hash ~ '^[0-9a-f]{64}$'),
  dossier_id uuid not null references dossiers (id),
  made_at timestamptz not null
);
create index plan_keys_by_dossier on plan_keys (dossier_id);

-- The HMAC key of the value hashes in ledger payloads; gone when the dossier is erased.
create table dossier_secrets (
  dossier_id uuid primary key references dossiers (id),
  secret text not null check (secret ~ '^[0-9a-f]{64}$')
);

create table facts (
  id uuid primary key,
  dossier_id uuid not null references dossiers (id),
  key text not null check (key ~ '^[a-z][A-Za-z0-9]{1,40}$'),
  -- The first field of a list item; '' for a single value or for the list as a whole.
  item text not null default '' check (length(item) <= 60),
  said text not null check (said in ('value', 'none', 'unknown')),
  value_text text check (length(value_text) <= 200),
  value_integer bigint,
  value_boolean boolean,
  value_date date,
  valid_from date,
  valid_to date,
  recorded_at timestamptz not null,
  grade text not null check (grade in ('declared', 'evidenced', 'verified')),
  source_kind text not null check (source_kind in ('owner', 'assessment', 'register', 'cli', 'demo')),
  source_ref text check (length(source_ref) <= 100),
  expires_on date,
  check (num_nonnulls(value_text, value_integer, value_boolean, value_date)
         = case when said = 'value' and item = '' then 1 else 0 end),
  check (said <> 'unknown' or item = ''),
  check (valid_from is null or valid_to is null or valid_from <= valid_to)
);
create index facts_by_dossier on facts (dossier_id, recorded_at);

-- The further fields of a list item (when a certificate expires, which level).
create table fact_fields (
  fact_id uuid not null references facts (id) on delete cascade,
  field text not null check (field ~ '^[a-z][A-Za-z0-9]{0,40}$'),
  value_text text check (length(value_text) <= 200),
  value_integer bigint,
  value_boolean boolean,
  value_date date,
  primary key (fact_id, field),
  check (num_nonnulls(value_text, value_integer, value_boolean, value_date) = 1)
);

-- Who read or exported a dossier, for the owner to see. Reading one's own pages is not logged.
create table dossier_reads (
  id uuid primary key,
  dossier_id uuid not null references dossiers (id),
  read_at timestamptz not null,
  reader_kind text not null check (reader_kind in ('plan-holder', 'account', 'system')),
  reader_ref text check (length(reader_ref) <= 100),
  purpose text not null check (purpose in ('export', 'advice', 'decision', 'check'))
);
create index dossier_reads_by_dossier on dossier_reads (dossier_id, read_at);
