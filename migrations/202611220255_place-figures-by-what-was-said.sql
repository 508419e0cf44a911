-- A first plan is made before anybody said where the firm is. A member keeps its first event for the month it counts in, and beside it the
-- earliest event that says most of place, sector and size. Emptied here, rebuilt from the ledger when the portal next starts.
truncate figure_members, figure_cells, figure_builds;
alter table figure_members
  -- 4 for a place, 2 for a sector, 1 for a size.
  add column said smallint not null check (said between 0 and 7),
  add column placed_at timestamptz not null,
  add column placed_by uuid not null references events (id);
