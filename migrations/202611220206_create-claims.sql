-- A signed-in person takes a firm's dossier into a party: their word first, confirmed by an officer or a provider later.

create table claims (
  id uuid primary key,
  dossier_id uuid not null unique references dossiers (id),
  party_id uuid not null references parties (id),
  person_id uuid not null references people (id),
  organisation_id uuid not null references organisations (id),
  -- `self-declared`: the person proved who they are, not that the firm is theirs.
  level text not null check (level in ('self-declared', 'confirmed')),
  claimed_at timestamptz not null,
  -- The plan key, sealed with the deployment's key, so that its person finds the plan again.
  sealed_key text not null
);
create index claims_by_person on claims (person_id, claimed_at);
