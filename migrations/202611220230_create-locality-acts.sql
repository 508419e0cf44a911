-- Acts that changed places after the content was written: communes or provinces merged, a commune divided, a unit renamed or given another kind.
-- The content stays the base; acts are laid over it in their order, each from its own day. Places dissolved keep their ids for their dates.

create table locality_acts (
  -- The order in which acts are laid over the content; days never go back.
  ordinal int primary key check (ordinal > 0),
  id uuid not null unique,
  kind text not null check (kind in ('merge', 'split', 'rename', 'upgrade')),
  takes_effect_on date not null,
  -- The resolution as it is cited.
  source text not null check (length(source) between 5 and 300),
  recorded_at timestamptz not null
);

create table locality_act_units (
  act_id uuid not null references locality_acts (id),
  -- The units in force before the act, and those after it.
  side text not null check (side in ('from', 'to')),
  position smallint not null check (position > 0),
  locality_id text not null check (locality_id ~ '^vn-\d{4}-(c-\d{5}|\d{2})$'),
  name_vi text check (length(name_vi) between 1 and 100),
  -- Communes have one name; its English form follows from it.
  name_en text check (length(name_en) between 1 and 100),
  kind text check (kind in ('commune', 'ward', 'special-zone', 'province', 'centrally-run-city')),
  -- The province of a commune, the socio-economic region of a province.
  inside text check (length(inside) between 1 and 20),
  primary key (act_id, side, position),
  unique (act_id, side, locality_id),
  check ((side = 'from') = (name_vi is null)),
  check (num_nulls(name_vi, kind, inside) in (0, 3)),
  check (name_en is null or kind in ('province', 'centrally-run-city'))
);
