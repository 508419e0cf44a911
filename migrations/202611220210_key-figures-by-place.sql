-- Figures by place, sector, size and month: a member keeps what was true at its first counted event, and cells count members per level.
-- Nothing is lost by dropping the old tables: members follow from the ledger and are rebuilt from it when the portal next starts
-- (or by `bin/cau-so rebuild figures`), because figure_builds names no definition yet.
drop table figure_totals;
drop table figure_members;

create table figure_members (
  indicator text not null check (indicator ~ '^[a-z-]{1,60}$'),
  -- The dossier that counts; its id says nothing about the firm and outlives its erasure, as the event does.
  member_id uuid not null,
  -- The earliest event (by when it happened, then by id) that makes it count.
  event_id uuid not null references events (id),
  occurred_at timestamptz not null,
  -- First day of the month in Viet Nam.
  period date not null check (extract(day from period) = 1),
  -- As the event says: commune or province valid then; 'unknown' when nobody said.
  locality_id text not null,
  province_id text not null,
  commune_id text not null,
  sector_group text not null,
  size_class text not null,
  primary key (indicator, member_id)
);
create index figure_members_newest on figure_members (indicator, occurred_at desc, member_id desc);
create index figure_members_newest_in_province on figure_members (indicator, province_id, occurred_at desc, member_id desc);

create table figure_cells (
  indicator text not null check (indicator ~ '^[a-z-]{1,60}$'),
  -- Every level is counted for itself, never by summing the level below.
  level text not null check (level in ('commune', 'province', 'nation')),
  parent_id text not null,
  locality_id text not null,
  period date not null check (extract(day from period) = 1),
  sector_group text not null,
  size_class text not null,
  members bigint not null check (members >= 0),
  primary key (indicator, level, parent_id, locality_id, period, sector_group, size_class)
);

-- Which definition of an indicator the members and cells were built under.
create table figure_builds (
  indicator text primary key check (indicator ~ '^[a-z-]{1,60}$'),
  definition_hash text not null check (definition_hash ~ '^[0-9a-f]{64}$'),
  built_at timestamptz not null
);
