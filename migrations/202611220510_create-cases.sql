-- Cases: a named person with a deadline. `case_events` is what happened, append-only; `cases` is its fold, written in the same statement
-- of work and never otherwise. Words people wrote and how to reach them stand apart, so that they can be erased and the history stays.

create table cases (
  id uuid primary key,
  -- What people say on the telephone.
  reference text not null unique check (reference ~ '^[0-9A-Z]{5}-[0-9A-Z]{5}$'),
  type text not null check (type ~ '^[a-z][a-z-]{1,39}$'),
  type_version int not null,
  dossier_id uuid not null references dossiers (id),
  -- What it is about: `step` and the step's id, `topic` and its code.
  about_kind text not null check (about_kind ~ '^[a-z][a-z-]{1,39}$'),
  about_code text not null check (length(about_code) between 1 and 80),
  commune_id text check (commune_id ~ '^[a-z0-9-]{2,40}$'),
  province_id text check (province_id ~ '^[a-z0-9-]{2,40}$'),
  state text not null,
  turn text not null check (turn in ('desk', 'firm', 'nobody')),
  level text not null check (level in ('commune', 'province', 'nation')),
  place_id text,
  holder_person_id uuid references people (id),
  holder_assignment_id uuid references assignments (id),
  due_at timestamptz,
  last_day date,
  due_certain boolean,
  breaches int not null default 0,
  opened_at timestamptz not null,
  state_since timestamptz not null,
  closed_at timestamptz,
  events int not null check (events > 0),
  -- Folded name and reference, for the search; emptied when the firm erases its dossier.
  search_text text not null,
  -- Somebody always has the next word, by a day, or it is closed.
  check ((turn = 'nobody') = (closed_at is not null)),
  check ((turn = 'nobody') = (due_at is null)),
  check ((due_at is null) = (last_day is null)),
  check ((level = 'nation') = (place_id is null))
);
-- The queue of a commune, a province, the nation, a person: whose turn, the soonest first.
create index cases_open_by_commune on cases (commune_id, turn, due_at, id) where closed_at is null;
create index cases_open_by_province on cases (province_id, turn, due_at, id) where closed_at is null;
create index cases_open on cases (turn, due_at, id) where closed_at is null;
create index cases_open_by_holder on cases (holder_person_id, turn, due_at, id) where closed_at is null;
create index cases_closed_by_commune on cases (commune_id, closed_at desc, id) where closed_at is not null;
create index cases_closed_by_province on cases (province_id, closed_at desc, id) where closed_at is not null;
create index cases_closed on cases (closed_at desc, id) where closed_at is not null;
create index cases_by_dossier on cases (dossier_id, opened_at);
create index cases_by_words on cases using gin (to_tsvector('simple'::regconfig, search_text)) with (fastupdate = off);

create table case_events (
  case_id uuid not null references cases (id) deferrable initially deferred,
  -- From 1; two who act at once cannot both write the same number.
  seq int not null check (seq > 0),
  kind text not null check (kind in ('opened', 'moved', 'escalated', 'handed-over', 'messaged', 'erased')),
  by_kind text not null check (by_kind in ('firm', 'desk', 'clock')),
  person_id uuid,
  at timestamptz not null,
  body jsonb not null,
  primary key (case_id, seq)
);
create trigger case_events_are_immutable before update or delete on case_events
  for each row execute function refuse_change();
create trigger case_events_are_never_emptied before truncate on case_events
  for each statement execute function refuse_change();

create table case_messages (
  id uuid primary key,
  case_id uuid not null references cases (id),
  seq int not null,
  body text not null check (length(body) between 1 and 4000),
  unique (case_id, seq)
);

-- How the firm asked to be reached about this case.
create table case_contacts (
  case_id uuid primary key references cases (id),
  name text not null check (length(name) between 1 and 100),
  phone text check (length(phone) between 8 and 20),
  email text check (length(email) between 3 and 254),
  call_when text not null check (call_when in ('any', 'morning', 'afternoon', 'evening')),
  check (phone is not null or email is not null)
);

-- Promises of offices that ended, kept or not: the rate of each desk.
create table case_promises (
  case_id uuid not null references cases (id),
  seq int not null,
  level text not null check (level in ('commune', 'province', 'nation')),
  place_id text,
  due_at timestamptz not null,
  ended_at timestamptz not null,
  kept boolean not null,
  primary key (case_id, seq)
);
create index case_promises_by_desk on case_promises (level, place_id, ended_at) include (kept);

-- Who works for a place.
create index assignments_by_place on assignments (scope_kind, locality_id) where ended_at is null;
