-- Pairs of firms of the register that may belong together, proposed with reasons and decided by people. Nothing is ever merged: two valid tax
-- codes stay two rows, a decision says how they stand to each other and can be taken back.

create table duplicate_candidates (
  id uuid primary key,
  -- The root of a branch, the household of its successor; else the lower code.
  tax_code text collate "C" not null,
  other_code text collate "C" not null,
  kind text not null check (kind in ('branch', 'same', 'successor')),
  reasons text[] not null check (cardinality(reasons) > 0),
  -- Where both lie, for who may see the pair; null where the register does not know.
  province_id text collate "C",
  other_province_id text collate "C",
  commune_id text collate "C",
  other_commune_id text collate "C",
  found_at timestamptz not null,
  -- What was decided last; null while it waits.
  decision text check (decision in ('same', 'different', 'branch', 'successor')),
  decided_at timestamptz,
  check (tax_code <> other_code),
  check ((decision is null) = (decided_at is null)),
  unique (tax_code, other_code)
);
create index duplicate_candidates_of_other on duplicate_candidates (other_code);
create index duplicate_candidates_open on duplicate_candidates (province_id, id) where decision is null;
create index duplicate_candidates_decided on duplicate_candidates (province_id, id) where decision is not null;

-- Every decision, the taking back of one included (no decision); never changed.
create table duplicate_decisions (
  id uuid primary key,
  candidate_id uuid not null references duplicate_candidates (id),
  decision text check (decision in ('same', 'different', 'branch', 'successor')),
  person_id uuid not null,
  assignment_id uuid not null,
  decided_at timestamptz not null
);
create index duplicate_decisions_by_candidate on duplicate_decisions (candidate_id, decided_at);

-- When the register was last searched for them.
create table duplicate_searches (
  id uuid primary key,
  searched_at timestamptz not null,
  added integer not null,
  withdrawn integer not null
);
create index duplicate_searches_by_time on duplicate_searches (searched_at);
