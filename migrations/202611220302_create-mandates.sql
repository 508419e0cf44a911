-- A firm lets an adviser act for it: named acts, until a day, ended at once. The adviser opens the firm's pages with a key of the mandate
-- that works for that signed-in adviser alone.

-- How an owner names an adviser: said or printed on a card, no secret.
create table adviser_codes (
  person_id uuid primary key references people (id),
  code text not null unique check (code ~ '^[0-9A-HJKMNP-TV-Z]{8}$'),
  made_at timestamptz not null
);

create table mandates (
  id uuid primary key,
  claim_id uuid not null references claims (id) on delete cascade,
  dossier_id uuid not null references dossiers (id),
  adviser_id uuid not null references people (id),
  acts text[] not null check (cardinality(acts) between 1 and 4 and acts <@ array['read', 'answer', 'assess', 'request']),
  given_by uuid not null references people (id),
  given_at timestamptz not null,
  -- Last day, inclusive.
  valid_until date not null,
  ended_at timestamptz,
  ended_by uuid references people (id),
  -- SHA-256 of the key, and the key sealed with the deployment's key for the adviser's list.
  key_hash text not null unique references plan_keys (key_hash),
  sealed_key text not null,
  check ((ended_at is null) = (ended_by is null))
);
create index mandates_by_claim on mandates (claim_id, given_at);
create index mandates_by_adviser on mandates (adviser_id, valid_until) where ended_at is null;
-- One at a time for the same adviser: a new one ends the older.
create unique index mandates_once on mandates (claim_id, adviser_id) where ended_at is null;

-- Events of a mandate stand in the ledger with its id; the owner reads them by dossier.
