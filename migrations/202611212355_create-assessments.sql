-- Self-assessments against a framework of content/frameworks. The hash names the exact version, so that answers stay valid under it for ever.
-- Answers are kept as JSON because their shape belongs to the versioned framework; each save adds rows, the newest of a criterion is current.

create table assessments (
  id uuid primary key,
  dossier_id uuid not null references dossiers (id),
  framework_id text not null check (framework_id ~ '^[a-z0-9-]{3,40}$'),
  framework_hash text not null check (framework_hash ~ '^[0-9a-f]{64}$'),
  started_at timestamptz not null,
  completed_at timestamptz check (completed_at >= started_at),
  -- The legal day in Viet Nam whose rules apply: the day it was begun, then the day it was completed.
  as_of date not null
);
-- One open draft a version; two tabs that start at once meet here.
create unique index assessments_open on assessments (dossier_id, framework_id, framework_hash) where completed_at is null;
create index assessments_by_dossier on assessments (dossier_id, framework_id, started_at);

create table assessment_answers (
  id uuid primary key,
  assessment_id uuid not null references assessments (id) on delete cascade,
  criterion text not null check (criterion ~ '^[A-Za-z0-9][A-Za-z0-9.-]{0,59}$'),
  -- Null: the answer was taken back ("I do not know").
  answer jsonb,
  recorded_at timestamptz not null
);
create index assessment_answers_current on assessment_answers (assessment_id, criterion, recorded_at, id);

-- What the engine said on completion, kept as said; a later version of the framework never rewrites it.
create table assessment_results (
  assessment_id uuid primary key references assessments (id) on delete cascade,
  status text not null check (status in ('official', 'superseded', 'provisional', 'not-computable')),
  total double precision,
  level smallint check (level between 0 and 5),
  lowest_level smallint,
  highest_level smallint,
  check ((level is null) = (status = 'not-computable')),
  check (lowest_level <= highest_level)
);

create table assessment_result_sections (
  assessment_id uuid not null references assessment_results (assessment_id) on delete cascade,
  position smallint not null,
  section text not null,
  score double precision,
  max double precision,
  level smallint,
  primary key (assessment_id, section)
);
