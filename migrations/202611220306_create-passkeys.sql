-- Passkeys (WebAuthn) of people who decide: the public half only. A session notes when its person last proved one.

create table passkeys (
  credential_id text primary key check (credential_id ~ '^[A-Za-z0-9_-]+$' and length(credential_id) between 10 and 1400),
  person_id uuid not null references people (id),
  -- COSE key, base64url.
  public_key text not null check (length(public_key) <= 3000),
  counter bigint not null check (counter >= 0),
  transports text[] not null,
  -- How its owner knows it again.
  label text not null check (length(label) between 1 and 60),
  made_at timestamptz not null,
  used_at timestamptz
);
create index passkeys_by_person on passkeys (person_id);

-- A challenge under way: single use, bound to one browser by its cookie and to what it was asked for.
create table passkey_attempts (
  attempt_hash text primary key check (attempt_hash ~ '^[0-9a-f]{64}$'),
  purpose text not null check (purpose in ('register', 'confirm', 'sign-in')),
  -- Absent when signing in: nobody is known yet.
  person_id uuid references people (id),
  challenge text not null check (length(challenge) <= 200),
  expires_at timestamptz not null
);
create index passkey_attempts_by_age on passkey_attempts (expires_at);

alter table sessions add column confirmed_at timestamptz;
alter table sessions drop constraint sessions_method_check;
alter table sessions add constraint sessions_method_check check (method in ('email', 'paper', 'oidc', 'demo', 'passkey'));
