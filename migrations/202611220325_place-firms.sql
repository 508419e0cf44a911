-- Communes people chose for firms whose register names a divided or unknown place. A row for each choice; an undone one stays as history.
-- A later file keeps the choice as long as it writes the same place.

create table register_placements (
  id uuid primary key,
  tax_code text collate "C" not null,
  -- What the register said when the choice was made, to tell whether it still says so, and to go back to.
  place_text text,
  place_candidates text[],
  province_before text collate "C",
  commune_id text collate "C" not null,
  province_id text collate "C" not null,
  placed_by uuid not null,
  placed_at timestamptz not null,
  undone_by uuid,
  undone_at timestamptz,
  check ((undone_by is null) = (undone_at is null))
);
create unique index register_placements_in_force on register_placements (tax_code) where undone_at is null;
