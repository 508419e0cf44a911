-- The office's own monthly report: its template, a new version for each change, and the reports filled from it, which never change.

create table report_templates (
  id uuid primary key,
  -- The place worked for, or the nation.
  office text not null check (office ~ '^[a-z0-9-]{2,40}$'),
  version integer not null check (version > 0),
  body text not null check (length(body) between 1 and 20000),
  saved_by uuid not null references people (id),
  saved_at timestamptz not null,
  unique (office, version)
);

create table reports (
  id uuid primary key,
  office text not null check (office ~ '^[a-z0-9-]{2,40}$'),
  month date not null check (extract(day from month) = 1),
  -- The template it was filled from; the first one of an office that never wrote its own has none.
  template_id uuid references report_templates (id),
  body text not null check (length(body) between 1 and 60000),
  -- Each number with what it counts, where, when, and what it was that day.
  figures jsonb not null,
  body_hash text not null check (body_hash ~ '^[0-9a-f]{64}$'),
  saved_by uuid not null references people (id),
  saved_at timestamptz not null
);
create index reports_by_office on reports (office, saved_at);

-- A list somebody comes back to: the address of a page of the desk with its filters.
create table saved_views (
  id uuid primary key,
  person_id uuid not null references people (id),
  -- Shared with everybody of the office when set.
  office text check (office ~ '^[a-z0-9-]{2,40}$'),
  name text not null check (length(name) between 1 and 80),
  -- Below /{lang}/desk/, with its query.
  path text not null check (path ~ '^[a-z-]+$'),
  query text not null check (length(query) <= 1000),
  saved_at timestamptz not null
);
create index saved_views_by_person on saved_views (person_id, saved_at);
create index saved_views_by_office on saved_views (office, saved_at) where office is not null;
