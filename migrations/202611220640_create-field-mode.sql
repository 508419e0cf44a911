-- What advisers and officers bring back from firms after hours without a network. A record keeps apart when it happened by the clock of the
-- device and when it came in; an assessment waits here, outside the firm's file, until the owner signs it; nothing sent is ever dropped.

create table field_records (
  -- Made on the device: the same record sent again is the same row.
  id uuid primary key,
  kind text not null check (kind in ('assessment', 'visit', 'request')),
  person_id uuid not null references people (id),
  assignment_id uuid not null,
  device_id uuid not null,
  -- The mandate it was made under; an officer has none, and names the firm by its code in the register.
  mandate_id uuid,
  tax_code text check (tax_code ~ '^\d{10,13}$'),
  dossier_id uuid references dossiers (id) on delete cascade,
  happened_at timestamptz not null,
  recorded_at timestamptz not null,
  state text not null check (state in ('recorded', 'unconfirmed', 'set-aside', 'confirmed', 'refused')),
  -- Of an assessment.
  framework_id text,
  framework_hash text check (framework_hash ~ '^[0-9a-f]{64}$'),
  answers jsonb,
  assessment_id uuid,
  signed_by text check (signed_by in ('code', 'link', 'paper')),
  decided_at timestamptz,
  -- Of a visit: codes as in the log of contacts.
  channel text,
  outcome text,
  note text check (length(note) between 1 and 500),
  -- Of a request for advice.
  case_id uuid,
  check (mandate_id is not null or tax_code is not null),
  check ((kind = 'assessment') = (answers is not null)),
  check ((kind = 'assessment') = (state <> 'recorded')),
  check ((kind = 'visit') = (outcome is not null)),
  check (kind <> 'assessment' or (dossier_id is not null and framework_id is not null and framework_hash is not null)),
  check ((state in ('confirmed', 'refused')) = (decided_at is not null))
);
create index field_records_by_person on field_records (person_id, recorded_at desc, id);
create index field_records_by_dossier on field_records (dossier_id, framework_id) where dossier_id is not null;

create table field_photos (
  id uuid primary key,
  record_id uuid not null references field_records (id) on delete cascade,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  bytes bytea not null check (length(bytes) between 1 and 204800),
  taken_at timestamptz not null,
  recorded_at timestamptz not null,
  unique (record_id, hash)
);

-- Ways for the owner to sign one record: eight digits by mail for the adviser's screen, a link by mail, a code on paper. Only hashes.
create table field_cosigns (
  id uuid primary key,
  record_id uuid not null references field_records (id) on delete cascade,
  kind text not null check (kind in ('code', 'link', 'paper')),
  secret_hash text not null unique check (secret_hash ~ '^[0-9a-f]{64}$'),
  made_by uuid not null references people (id),
  made_at timestamptz not null,
  expires_at timestamptz not null,
  tries int not null default 0,
  voided_at timestamptz
);
create index field_cosigns_by_record on field_cosigns (record_id, kind, made_at desc);
