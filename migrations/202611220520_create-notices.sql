-- What people are told, in their inbox at once and by letter as they prefer. Titles hold references, never names or contacts of firms.

create table notices (
  id uuid primary key,
  person_id uuid not null references people (id),
  code text not null check (code ~ '^[a-z][a-z-]*\.[a-z][a-z-]*$'),
  -- The same news is told once.
  key text not null check (length(key) between 1 and 120),
  title_vi text not null check (length(title_vi) between 1 and 300),
  title_en text not null check (length(title_en) between 1 and 300),
  -- Without the language: `/desk/cases/…`.
  href text not null check (href like '/%'),
  made_at timestamptz not null,
  read_at timestamptz,
  mailed_at timestamptz,
  unique (person_id, key)
);
create index notices_by_person on notices (person_id, made_at desc, id);
create index notices_unread on notices (person_id) where read_at is null;
create index notices_for_digest on notices (person_id, made_at) where mailed_at is null and read_at is null;

-- Who said nothing gets a letter for each, in Vietnamese, never between 20:00 and 07:00.
create table notice_preferences (
  person_id uuid primary key references people (id),
  mail text not null check (mail in ('each', 'digest', 'none')),
  language text not null check (language in ('vi', 'en')),
  quiet boolean not null
);
