-- What a workshop can do, item by item: buyers and officers look for firms by process.

-- Nobody has spoken of the new list yet, so existing rows are right as they are.
alter table enterprise_profiles add column processes_said boolean not null default false;
create table profile_processes (
  dossier_id uuid not null references enterprise_profiles (dossier_id) on delete cascade,
  code text not null check (length(code) <= 200),
  grade smallint not null check (grade between 0 and 2),
  expires_on date,
  primary key (dossier_id, code)
);
create index profile_processes_by_code on profile_processes (code);
