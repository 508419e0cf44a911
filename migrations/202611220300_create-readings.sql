-- Who read what of whom, when, in which office and why. Every reading is also an event of the ledger, which names this row and nobody.
-- The firm sees the rows about itself; they go with its dossier.

create table readings (
  id uuid primary key,
  read_at timestamptz not null,
  -- A dossier, the party that claimed it, or a row of the register by its tax code.
  subject_kind text not null check (subject_kind in ('dossier', 'party', 'register')),
  subject text not null check (length(subject) between 10 and 40),
  -- The dossier it is about, known for the first two kinds.
  dossier_id uuid references dossiers (id),
  reader_kind text not null check (reader_kind in ('plan-holder', 'account', 'system')),
  person_id uuid references people (id),
  -- The office the person held when reading.
  role text check (role ~ '^[a-z][a-z-]{1,39}$'),
  locality_id text check (locality_id ~ '^[a-z0-9-]{2,40}$'),
  fields text[] not null check (cardinality(fields) between 1 and 12),
  purpose text not null check (purpose ~ '^[a-z][a-z-]{1,39}$'),
  check ((reader_kind = 'account') = (person_id is not null)),
  check (subject_kind = 'register' or dossier_id is not null)
);
create index readings_by_dossier on readings (dossier_id, read_at) where dossier_id is not null;
create index readings_by_tax_code on readings (subject, read_at) where subject_kind = 'register';
create index readings_by_person on readings (person_id, subject, read_at) where person_id is not null;

insert into readings (id, read_at, subject_kind, subject, dossier_id, reader_kind, fields, purpose)
  select id, read_at, 'dossier', dossier_id::text, dossier_id, case reader_kind when 'account' then 'system' else reader_kind end,
    array['everything'], purpose
  from dossier_reads;
drop table dossier_reads;
