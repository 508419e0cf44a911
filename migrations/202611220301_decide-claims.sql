-- An officer of the firm's place confirms or refuses a claim, with a reason of a fixed list; or the claimant types the code printed for it.
-- One firm, by its tax code, is confirmed to one claim at a time.

alter table claims drop constraint claims_level_check;
alter table claims
  add constraint claims_level_check check (level in ('self-declared', 'confirmed', 'refused')),
  -- The firm's name as the claimant wrote it, and folded for the officer's search.
  add column claimed_name text not null default '' check (length(claimed_name) <= 200),
  add column name_fold text not null default '',
  -- When it was last put before an officer: a refused claimant may ask again.
  add column asked_at timestamptz,
  add column confirmed_tax_code text check (confirmed_tax_code ~ '^\d{10}(\d{2,3})?$'),
  add constraint claims_confirmed_check check (level = 'confirmed' or confirmed_tax_code is null);
update claims set asked_at = claimed_at,
  claimed_name = (select o.name from organisations o where o.id = claims.organisation_id),
  name_fold = lower((select o.name from organisations o where o.id = claims.organisation_id));
alter table claims alter column asked_at set not null;
create unique index claims_by_tax_code on claims (confirmed_tax_code) where confirmed_tax_code is not null;
create index claims_by_level on claims (level, asked_at);

create table claim_decisions (
  id uuid primary key,
  claim_id uuid not null references claims (id) on delete cascade,
  outcome text not null check (outcome in ('confirmed', 'refused')),
  -- What was seen, or why not: a code of the module's list.
  reason text not null check (reason ~ '^[a-z][a-z-]{1,39}$'),
  decided_by uuid not null references people (id),
  role text check (role ~ '^[a-z][a-z-]{1,39}$'),
  locality_id text check (locality_id ~ '^[a-z0-9-]{2,40}$'),
  decided_at timestamptz not null
);
create index claim_decisions_by_claim on claim_decisions (claim_id, decided_at);

-- Printed for one claim and handed over or posted to the registered address; whoever types it there holds both.
create table claim_codes (
  id uuid primary key,
  claim_id uuid not null references claims (id) on delete cascade,
  code_hash text not null unique check (code_hash ~ '^[0-9a-f]{64}$'),
  -- The tax code the officer saw: another one typed later is not confirmed by this slip.
  tax_code text check (tax_code ~ '^\d{10}(\d{2,3})?$'),
  issued_by uuid not null references people (id),
  role text check (role ~ '^[a-z][a-z-]{1,39}$'),
  locality_id text check (locality_id ~ '^[a-z0-9-]{2,40}$'),
  issued_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > issued_at),
  used_at timestamptz
);
create index claim_codes_by_claim on claim_codes (claim_id);
