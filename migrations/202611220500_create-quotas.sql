-- Places of an offer, seats of a course, đồng of a budget: whatever runs out. One row a quota, one row a taking; both tell the same sum.

create table quotas (
  id uuid primary key,
  unit text not null check (unit in ('places', 'seats', 'vnd')),
  total bigint not null check (total >= 0),
  used bigint not null default 0,
  created_at timestamptz not null,
  -- The last word on running out, whatever the program believes.
  check (used >= 0 and used <= total)
);

create table quota_takings (
  -- Chosen by whoever takes: the same taking sent twice is one.
  id uuid primary key,
  quota_id uuid not null references quotas (id),
  amount bigint not null check (amount > 0),
  taken_at timestamptz not null,
  given_back_at timestamptz
);
create index quota_takings_by_quota on quota_takings (quota_id);
