-- A case filed for somebody waits for its owner's word; one that says the same as another points to it.

alter table cases add column awaits_owner boolean not null default false;
alter table cases add column merged_into uuid references cases (id) check (merged_into <> id);
alter table cases add constraint cases_merged_are_closed check (merged_into is null or turn = 'nobody');
create index cases_by_merged_into on cases (merged_into) where merged_into is not null;
-- Whether somebody with this number asked before.
create index case_contacts_by_phone on case_contacts (phone) where phone is not null;

-- The code on the paper given to whoever a case was filed for; printing another takes the place of the first.
create table case_owner_codes (
  case_id uuid primary key references cases (id),
  code_hash text not null check (code_hash ~ '^[0-9a-f]{64}$'),
  issued_by uuid not null references people (id),
  issued_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > issued_at),
  tries int not null default 0,
  used_at timestamptz
);
