-- What a firm agrees to beyond what the service itself needs, purpose by purpose, with the version of the text it read. A withdrawal keeps the
-- row: for each moment the table says whether consent stood.

create table consents (
  id uuid primary key,
  party_id uuid not null references parties (id),
  purpose text not null check (purpose ~ '^[a-z][a-z-]{1,39}$'),
  version integer not null check (version > 0),
  given_by uuid not null references people (id),
  given_at timestamptz not null,
  withdrawn_by uuid references people (id),
  withdrawn_at timestamptz check (withdrawn_at >= given_at),
  check ((withdrawn_at is null) = (withdrawn_by is null))
);
create unique index consents_once on consents (party_id, purpose) where withdrawn_at is null;
create index consents_by_party on consents (party_id, purpose, given_at);
