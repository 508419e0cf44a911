-- Advisers of the communal consulting network: who they are, what they help with, when they cannot, who pays them, and who recognised them.
-- Community digital teams, which help citizens, are another register and never stand in these tables.

create table adviser_profiles (
  id uuid primary key,
  kind text not null check (kind in ('person', 'organisation')),
  -- The account that applied and acts.
  person_id uuid not null references people (id),
  organisation_id uuid references organisations (id) deferrable initially deferred,
  -- The role given when the network admitted the adviser.
  assignment_id uuid references assignments (id),
  -- As the directory shows it; emptied when the person is erased.
  name text check (length(name) between 1 and 120),
  -- The same without marks, for the directory's search.
  name_fold text not null,
  commune_id text check (commune_id ~ '^[a-z0-9-]{2,40}$'),
  province_id text not null check (province_id ~ '^[a-z0-9-]{2,40}$'),
  -- Seat of the province: rough, only to tell near from far. Nothing where it is not known.
  lat double precision check (lat between -90 and 90),
  lon double precision check (lon between -180 and 180),
  fields text[] not null check (cardinality(fields) between 1 and 20),
  languages text[] not null check (cardinality(languages) between 1 and 20),
  remote_ok boolean not null,
  -- Requests taken on in one week at most.
  capacity_per_week smallint not null check (capacity_per_week between 1 and 40),
  about text check (length(about) between 1 and 600),
  status text not null check (status in ('applied', 'active', 'refused', 'suspended', 'ended')),
  -- Gets no new request meanwhile, and why.
  paused_at timestamptz,
  pause_reason text check (pause_reason ~ '^[a-z][a-z-]{1,39}$'),
  applied_at timestamptz not null,
  changed_at timestamptz not null,
  check ((kind = 'organisation') = (organisation_id is not null)),
  check ((lat is null) = (lon is null)),
  check ((paused_at is null) = (pause_reason is null)),
  check (status not in ('active', 'suspended') or assignment_id is not null),
  check (name is not null or status = 'ended')
);
-- One profile an account; whoever was refused or left may apply again.
create unique index adviser_profiles_once on adviser_profiles (person_id) where status in ('applied', 'active', 'suspended');
create index adviser_profiles_by_person on adviser_profiles (person_id, applied_at);
create index adviser_profiles_by_province on adviser_profiles (province_id, id) where status = 'active';
create index adviser_profiles_by_commune on adviser_profiles (commune_id, id) where status = 'active';
create index adviser_profiles_by_assignment on adviser_profiles (assignment_id);
create index adviser_profiles_active on adviser_profiles (id) where status = 'active';

create table adviser_absences (
  id uuid primary key,
  adviser_id uuid not null references adviser_profiles (id),
  from_day date not null,
  -- Last day away, inclusive.
  until_day date not null,
  noted_at timestamptz not null,
  check (from_day <= until_day)
);
create index adviser_absences_by_adviser on adviser_absences (adviser_id, until_day);

-- Who pays an adviser, or whom the adviser owns a part of: declared by the adviser, kept when it ended.
create table adviser_conflicts (
  id uuid primary key,
  adviser_id uuid not null references adviser_profiles (id),
  -- As the catalogue of platforms names the vendor.
  vendor_name text not null check (length(vendor_name) between 1 and 200),
  -- Where the vendor has an account here.
  organisation_id uuid references organisations (id),
  nature text not null check (nature ~ '^[a-z][a-z-]{1,39}$'),
  from_day date not null,
  -- Last day, inclusive; open when absent.
  until_day date,
  declared_at timestamptz not null,
  check (until_day is null or from_day <= until_day)
);
create index adviser_conflicts_by_adviser on adviser_conflicts (adviser_id, from_day);

-- A ministry recognises a consultant for one field, from a day (Decree 80/2021/NĐ-CP, art. 13).
create table adviser_recognitions (
  id uuid primary key,
  adviser_id uuid not null references adviser_profiles (id),
  ministry text not null check (ministry ~ '^[a-z][a-z-]{1,39}$'),
  field text not null check (field ~ '^[a-z][a-z-]{1,39}$'),
  decision_no text not null check (length(decision_no) between 3 and 60),
  decided_on date not null,
  from_day date not null,
  -- Last day, inclusive; open when the decision names none.
  until_day date,
  status text not null check (status in ('valid', 'suspended', 'withdrawn', 'expired', 'replaced')),
  -- Of a list, where it is no longer valid.
  reason text check (reason ~ '^[a-z][a-z-]{1,39}$'),
  changed_at timestamptz not null,
  check (until_day is null or from_day <= until_day)
);
create index adviser_recognitions_by_adviser on adviser_recognitions (adviser_id, from_day);
create unique index adviser_recognitions_once on adviser_recognitions (adviser_id, ministry, field) where status in ('valid', 'suspended');
create index adviser_recognitions_to_expire on adviser_recognitions (until_day) where status in ('valid', 'suspended') and until_day is not null;
