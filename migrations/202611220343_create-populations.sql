-- Groups of firms an office keeps by a rule: the rule is kept, never the firms. Whoever acts over the same place sees them; whom a rule covers is
-- asked anew each time, within the scope of whoever asks.

create table populations (
  id uuid primary key,
  name text not null check (length(name) between 1 and 120),
  -- {match, lines: [{fact, op, value}]}
  definition jsonb not null,
  -- SHA-256 of the definition: what the ledger names it by.
  definition_hash text not null check (definition_hash ~ '^[0-9a-f]{64}$'),
  -- The office's place; null for the nation.
  locality_id text collate "C",
  saved_by uuid not null,
  saved_at timestamptz not null,
  archived_at timestamptz
);
create index populations_by_office on populations (locality_id, id) where archived_at is null;
