-- What a firm complains about in the work of an adviser: whom, on which request, why and how it was decided, in codes. Its words stand in the case.

create table adviser_complaints (
  case_id uuid primary key references cases (id) deferrable initially deferred,
  -- The request for advice it is about.
  about_case_id uuid not null references cases (id),
  adviser_id uuid not null references adviser_profiles (id),
  ground text not null check (ground ~ '^[a-z][a-z-]{1,39}$'),
  opened_at timestamptz not null,
  -- `ended`: withdrawn or erased before anybody decided.
  outcome text check (outcome in ('upheld', 'not-upheld', 'ended')),
  decided_at timestamptz,
  check ((outcome is null) = (decided_at is null))
);
create index adviser_complaints_by_adviser on adviser_complaints (adviser_id, decided_at);
-- One open at a time about the same request.
create unique index adviser_complaints_open on adviser_complaints (about_case_id) where outcome is null;
create index adviser_complaints_by_request on adviser_complaints (about_case_id);
