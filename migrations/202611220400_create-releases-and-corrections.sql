-- Figures that are corrected by events, stocks of the register, targets of a place, and releases that do not change behind the reader.

-- The latest correction of a member, as the ledger's event says it. A member stays what its events made it; cells count it as corrected.
create table figure_corrections (
  indicator text not null check (indicator ~ '^[a-z-]{1,60}$'),
  member_id uuid not null,
  event_id uuid not null references events (id),
  act text not null check (act in ('excluded', 'moved', 'restored')),
  reason text not null check (reason ~ '^[a-z-]{1,40}$'),
  -- Where a moved member counts.
  locality_id text not null,
  province_id text not null,
  commune_id text not null,
  sector_group text not null,
  size_class text not null,
  primary key (indicator, member_id)
);
-- Officers open a commune.
create index figure_members_newest_in_commune on figure_members (indicator, commune_id, occurred_at desc, member_id desc);

-- What stands in the register, by place; counted again by the transaction that changes the register.
create table figure_stocks (
  stock text not null check (stock ~ '^[a-z-]{1,60}$'),
  level text not null check (level in ('commune', 'province', 'nation')),
  parent_id text not null,
  locality_id text not null,
  firms bigint not null check (firms > 0),
  primary key (stock, level, parent_id, locality_id)
);
-- The event after which they were counted.
create table figure_stock_counts (
  stock text primary key check (stock ~ '^[a-z-]{1,60}$'),
  definition_hash text not null check (definition_hash ~ '^[0-9a-f]{64}$'),
  event_id uuid references events (id),
  counted_at timestamptz not null
);

-- What a place set itself for a year. Never changed: a later one stands in its stead.
create table figure_targets (
  id uuid primary key,
  indicator text not null check (indicator ~ '^[a-z-]{1,60}$'),
  locality_id text not null check (locality_id ~ '^[a-z0-9-]{2,40}$'),
  year smallint not null check (year between 2020 and 2100),
  members bigint not null check (members > 0),
  -- The document that sets it.
  source text not null check (length(source) between 3 and 200),
  set_by uuid not null references people (id),
  set_at timestamptz not null
);
create index figure_targets_of_place on figure_targets (indicator, locality_id, year, set_at desc);

create table figure_releases (
  id uuid primary key,
  -- 1, 2, 3 … when published.
  number integer unique check (number > 0),
  state text not null check (state in ('prepared', 'published', 'discarded')),
  period_from date not null check (extract(day from period_from) = 1),
  period_to date not null check (extract(day from period_to) = 1 and period_from <= period_to),
  -- The ledger up to this seal is what was counted.
  ledger_seq bigint not null check (ledger_seq >= 0),
  ledger_hash text not null check (ledger_hash ~ '^[0-9a-f]{64}$'),
  -- The number of the release this one corrects, and why.
  corrects integer references figure_releases (number),
  reason text check (reason ~ '^[a-z-]{1,40}$'),
  -- SHA-256 over everything the public reads of it.
  content_hash text not null check (content_hash ~ '^[0-9a-f]{64}$'),
  prepared_by uuid not null references people (id),
  prepared_at timestamptz not null,
  settled_by uuid references people (id),
  settled_at timestamptz,
  check ((state = 'published') = (number is not null)),
  check ((state = 'prepared') = (settled_at is null)),
  check ((corrects is null) = (reason is null))
);
-- One at a time: what may be shown depends on every release before.
create unique index figure_releases_prepared on figure_releases ((true)) where state = 'prepared';

create table figure_release_tables (
  release_id uuid not null references figure_releases (id),
  indicator text not null check (indicator ~ '^[a-z-]{1,60}$'),
  definition_hash text not null check (definition_hash ~ '^[0-9a-f]{64}$'),
  -- What was counted, never shown: only to prove the release again.
  counts jsonb not null,
  -- What the public reads.
  shown jsonb not null,
  primary key (release_id, indicator)
);

create function refuse_change_of_release() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.state <> 'prepared' or new.content_hash <> old.content_hash or new.id <> old.id then
    raise exception 'a release does not change' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
create trigger releases_are_frozen before update or delete on figure_releases
  for each row execute function refuse_change_of_release();
create trigger release_tables_are_frozen before update or delete on figure_release_tables
  for each row execute function refuse_change();
