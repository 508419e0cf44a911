-- A number gets short messages only once its person typed the code sent there. Numbers given before are asked to prove themselves too.

alter table notice_preferences add column phone_proved_at timestamptz;
alter table notice_preferences add constraint notice_preferences_proof_has_a_phone check (phone_proved_at is null or phone is not null);

-- Codes sent to telephones: hashes only, gone a day later. Counted by person and by number, so that nobody fills another's telephone.
create table notice_phone_codes (
  id uuid primary key,
  person_id uuid not null references people (id) on delete cascade,
  phone_hash text not null check (phone_hash ~ '^[0-9a-f]{64}$'),
  code_hash text not null check (code_hash ~ '^[0-9a-f]{64}$'),
  sent_at timestamptz not null,
  expires_at timestamptz not null,
  tries int not null default 0,
  used_at timestamptz
);
create index notice_phone_codes_by_person on notice_phone_codes (person_id, sent_at desc);
create index notice_phone_codes_by_phone on notice_phone_codes (phone_hash, sent_at desc);
create index notice_phone_codes_by_age on notice_phone_codes (sent_at);
