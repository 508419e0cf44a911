-- What an adviser asks of the network: to join, or to be recognised by a ministry for fields. Each stands beside its case.

create table adviser_applications (
  case_id uuid primary key references cases (id) deferrable initially deferred,
  adviser_id uuid not null references adviser_profiles (id),
  kind text not null check (kind in ('join', 'recognition')),
  -- Asked for; nothing and no fields when only joining.
  ministry text check (ministry ~ '^[a-z][a-z-]{1,39}$'),
  fields text[] not null check (cardinality(fields) <= 20),
  outcome text check (outcome in ('recognised', 'admitted', 'refused', 'ended')),
  reason text check (reason ~ '^[a-z][a-z-]{1,39}$'),
  decided_at timestamptz,
  check ((ministry is null) = (cardinality(fields) = 0)),
  check (kind = 'join' or ministry is not null),
  check ((outcome is null) = (decided_at is null)),
  check ((outcome is not distinct from 'refused') = (reason is not null))
);
create index adviser_applications_by_adviser on adviser_applications (adviser_id, case_id);
-- One open at a time.
create unique index adviser_applications_open on adviser_applications (adviser_id) where outcome is null;
-- The file it was decided on.
alter table adviser_recognitions add column case_id uuid references adviser_applications (case_id);
