-- The ledger: what happened, never changed afterwards; its seals, chained; and the commands already carried out.

create table events (
  id uuid primary key,
  type text not null check (type ~ '^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)+$'),
  actor_kind text not null check (actor_kind in ('visitor', 'plan-holder', 'system')),
  -- The dossier of a plan holder, the name of a system job; nothing for a visitor.
  actor_ref text check (actor_ref ~ '^[A-Za-z0-9_.:-]{1,100}$'),
  dossier_id uuid,
  locality_id text check (locality_id ~ '^[A-Za-z0-9_.:-]{1,100}$'),
  sector_group text check (sector_group ~ '^[A-Za-z0-9_.:-]{1,100}$'),
  size_class text check (size_class ~ '^[A-Za-z0-9_.:-]{1,100}$'),
  -- Milliseconds exactly: the seal is computed over what code can read back.
  occurred_at timestamptz not null check (occurred_at = date_trunc('milliseconds', occurred_at)),
  recorded_at timestamptz not null check (recorded_at = date_trunc('milliseconds', recorded_at)),
  payload jsonb not null check (jsonb_typeof(payload) = 'object'),
  check ((actor_kind = 'visitor') = (actor_ref is null))
);
-- A dossier's timeline; a figure's events of one type in a period.
create index events_by_dossier on events (dossier_id, occurred_at) where dossier_id is not null;
create index events_by_type on events (type, occurred_at);

-- Events whose seal is still to come: filled by the append, emptied by the sealer, so that finding them never scans the ledger.
create table unsealed_events (
  event_id uuid primary key references events (id)
);

create table seals (
  seq bigint primary key check (seq > 0),
  event_id uuid not null unique references events (id),
  previous_hash text not null check (previous_hash ~ '^[0-9a-f]{64}$'),
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  sealed_at timestamptz not null check (sealed_at = date_trunc('milliseconds', sealed_at))
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end
$$;
create trigger events_are_immutable before update or delete on events
  for each row execute function refuse_change();
create trigger events_are_never_emptied before truncate on events
  for each statement execute function refuse_change();
create trigger seals_are_immutable before update or delete on seals
  for each row execute function refuse_change();
create trigger seals_are_never_emptied before truncate on seals
  for each statement execute function refuse_change();

-- A form sent twice is carried out once: the key comes with the form, the outcome is what the first time answered.
create table commands (
  key uuid primary key,
  -- Empty only while the first carrier's transaction is open.
  outcome text,
  recorded_at timestamptz not null default now()
);
create index commands_by_age on commands (recorded_at);
