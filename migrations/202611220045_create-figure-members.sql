-- Indicators that count distinct things: who counts (members), since which event, and the total of each indicator.
-- Kept by a projector in the same transaction as the events, so that a figure always opens down to them.
create table figure_members (
  indicator text not null check (indicator ~ '^[a-z-]{1,60}$'),
  -- The dossier that counts; its id says nothing about the firm and outlives its erasure, as the event does.
  member_id uuid not null,
  event_id uuid not null references events (id),
  occurred_at timestamptz not null,
  primary key (indicator, member_id)
);
create index figure_members_newest on figure_members (indicator, occurred_at desc, member_id);

create table figure_totals (
  indicator text primary key,
  members bigint not null check (members >= 0)
);
