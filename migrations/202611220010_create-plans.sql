-- Plans as they were made, so that each can be replayed: the date of law, the instant of knowledge, the versions used and the hash of the result.
-- Progress is history: a newer row of a step is current, nothing is overwritten.

create table plans (
  id uuid primary key,
  dossier_id uuid not null references dossiers (id) on delete cascade,
  made_at timestamptz not null,
  -- The legal day in Viet Nam whose rules applied.
  as_of date not null,
  -- Facts and progress recorded up to this instant were known.
  knowledge_at timestamptz not null,
  -- Steps, vocabulary, measures and localities together: the version of everything that was read.
  catalogue_hash text not null check (catalogue_hash ~ '^[0-9a-f]{64}$'),
  result_hash text not null check (result_hash ~ '^[0-9a-f]{64}$'),
  -- The weakest pillars of the last self-assessment then, in order; empty when none was taken.
  weak_pillars text not null default '' check (length(weak_pillars) <= 200),
  cause text not null check (cause in ('opened', 'answered', 'step', 'assessed', 'day', 'catalogue')),
  check (knowledge_at <= made_at)
);
-- The latest plan of a dossier.
create index plans_by_dossier on plans (dossier_id, made_at desc, id desc);

create table plan_steps (
  plan_id uuid not null references plans (id) on delete cascade,
  horizon text not null check (horizon in ('now', 'later')),
  position smallint not null check (position between 1 and 3),
  step_id text not null check (step_id ~ '^[a-z0-9-]{2,60}$'),
  primary key (plan_id, horizon, position),
  unique (plan_id, step_id)
);

create table step_progress (
  id uuid primary key,
  dossier_id uuid not null references dossiers (id) on delete cascade,
  step_id text not null check (step_id ~ '^[a-z0-9-]{2,60}$'),
  -- `open` takes back what was said before.
  state text not null check (state in ('started', 'done', 'dropped', 'open')),
  reason text check (reason in ('already-have', 'not-for-us', 'too-expensive', 'nobody-to-do-it', 'not-now')),
  recorded_at timestamptz not null,
  check ((reason is null) = (state <> 'dropped'))
);
create index step_progress_by_dossier on step_progress (dossier_id, recorded_at, id);
