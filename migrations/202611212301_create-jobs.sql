-- Work to do after a transaction commits, and the clocks that run by themselves.

create table jobs (
  id uuid primary key,
  -- The job's id in code, e.g. notices.send.
  kind text not null check (kind ~ '^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)+$'),
  payload jsonb not null,
  state text not null default 'waiting' check (state in ('waiting', 'dead')),
  -- How often it was begun. A job that kills its process is counted too, because the count is committed first.
  attempts int not null default 0 check (attempts >= 0),
  max_attempts int not null check (max_attempts > 0),
  run_at timestamptz not null,
  -- The name or code of the last fault, never its message: messages may hold personal data.
  last_fault text,
  -- At most one waiting job for the same purpose.
  purpose text,
  created_at timestamptz not null
);
create index jobs_due on jobs (run_at) where state = 'waiting';
create index jobs_dead on jobs (kind, created_at) where state = 'dead';
create unique index jobs_one_per_purpose on jobs (kind, purpose) where purpose is not null and state = 'waiting';

create table clocks (
  name text primary key check (name ~ '^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)+$'),
  last_started_at timestamptz,
  last_finished_at timestamptz,
  last_fault text,
  -- While this lies ahead one process is at it; it passes by itself when that process dies.
  leased_until timestamptz
);
