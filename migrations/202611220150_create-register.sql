-- The register of firms as an authority keeps it, imported from its files. It is a source beside what a firm declares: nothing here
-- writes a dossier. One row a tax code; a row whose content did not change is not touched by an import.

create table register_imports (
  id uuid primary key,
  -- SHA-256 of the file's bytes; with the settings it says whether an unfinished import may be gone on with.
  file_hash text not null check (file_hash ~ '^[0-9a-f]{64}$'),
  file_name text not null check (length(file_name) <= 200),
  settings_hash text not null check (settings_hash ~ '^[0-9a-f]{64}$'),
  -- Which column of the file was read as what.
  mapping jsonb not null,
  -- The day the register reads so.
  as_of date not null,
  keep_good boolean not null,
  state text not null check (state in ('reading', 'applied', 'refused', 'discarded')),
  rows_read bigint not null default 0,
  -- Waiting in the staging table; when the server lost that table (it is unlogged) reading starts again.
  rows_staged bigint not null default 0,
  rows_refused bigint not null default 0,
  rows_added bigint,
  rows_changed bigint,
  rows_same bigint,
  rows_older bigint,
  started_at timestamptz not null,
  finished_at timestamptz,
  check ((state = 'reading') = (finished_at is null)),
  check ((state = 'applied') = (rows_added is not null))
);
-- One at a time: the staging table belongs to the import that is being read.
create unique index register_imports_unfinished on register_imports ((true)) where finished_at is null;
create index register_imports_by_time on register_imports (started_at);

create table register_records (
  -- Digits only: 10, 13 for a dependent unit, 12 for a person (personal data: never listed, found only when typed in full).
  tax_code text collate "C" not null check (tax_code ~ '^\d{10}(\d{2,3})?$'),
  name text not null check (length(name) between 1 and 300),
  -- Folded, without the legal form: what searches read.
  name_key text collate "C" not null,
  legal_form text collate "C",
  -- A versioned id in force, null while the place is not known for sure; place_text then says what the file said.
  commune_id text collate "C",
  province_id text collate "C",
  place_text text check (length(place_text) <= 300),
  -- Communes in force among which a person has to choose, when the old one was divided.
  place_candidates text[],
  industry_code text collate "C",
  industry_edition text collate "C" check (industry_edition in ('2018', '2025')),
  founded_on date,
  operating_status text collate "C",
  -- As Thông tư 90/2026/TT-BTC annex I numbers it.
  tax_status text collate "C" check (tax_status ~ '^\d{2}$'),
  employees_insured integer check (employees_insured >= 0),
  revenue_vnd bigint check (revenue_vnd >= 0),
  capital_vnd bigint check (capital_vnd >= 0),
  as_of date not null,
  import_id uuid not null references register_imports (id),
  recorded_at timestamptz not null,
  -- First 128 bits of the SHA-256 over everything the file said about the firm.
  row_hash bytea not null,
  constraint register_records_pkey primary key (tax_code),
  check ((industry_code is null) = (industry_edition is null)),
  check (commune_id is null or place_candidates is null)
);

-- What a first national load drops and builds again (the importer runs this function): nine tenths of its time are index work.
create function build_register_indexes() returns void language sql as $$
  create index register_records_by_name on register_records (name_key);
  create index register_records_by_commune on register_records (commune_id, name_key);
  create index register_records_by_province on register_records (province_id, name_key);
  create index register_records_by_industry on register_records (industry_code, name_key);
  create index register_records_by_word on register_records
    using gin (to_tsvector('simple'::regconfig, name_key)) with (fastupdate = off);
  create index register_records_unplaced on register_records (province_id, tax_code) where commune_id is null;
$$;
create function drop_register_indexes() returns void language sql as $$
  drop index register_records_by_name, register_records_by_commune, register_records_by_province,
    register_records_by_industry, register_records_by_word, register_records_unplaced;
$$;
select build_register_indexes();

-- What a changed firm was before, one row for each import that changed it.
create table register_changes (
  import_id uuid not null references register_imports (id),
  tax_code text collate "C" not null,
  -- Names of the columns that differ, and their values before.
  changed text[] not null,
  before jsonb not null,
  changed_at timestamptz not null,
  primary key (tax_code, import_id)
);
create index register_changes_by_import on register_changes (import_id);

create table register_import_errors (
  import_id uuid not null references register_imports (id) on delete cascade,
  -- Physical line of the file on which the record begins.
  line bigint not null,
  column_name text not null default '',
  code text not null,
  -- Refused lines stay out; a noted line goes in with something left open.
  level text not null check (level in ('refused', 'noted')),
  -- What stood there, shortened; never a tax code or a name.
  value text check (length(value) <= 80)
);
create index register_import_errors_by_import on register_import_errors (import_id, line);

-- Rows read and checked that wait for the one transaction that takes them over. Unlogged: a crash of the server empties it.
create unlogged table register_staging (
  line bigint not null,
  tax_code text collate "C" not null,
  name text not null,
  name_key text collate "C" not null,
  legal_form text collate "C",
  commune_id text collate "C",
  province_id text collate "C",
  place_text text,
  place_candidates text,
  industry_code text collate "C",
  industry_edition text collate "C",
  founded_on date,
  operating_status text collate "C",
  tax_status text collate "C",
  employees_insured integer,
  revenue_vnd bigint,
  capital_vnd bigint,
  row_hash bytea not null
);
