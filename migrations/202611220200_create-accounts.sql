-- People who sign in, what they may act as, and the sessions they hold. Secrets are stored as hashes only; the ledger holds ids alone,
-- so that a person can be erased here and the chain stays valid.

create table people (
  id uuid primary key,
  -- Proved by a code sent there; nothing for a person who signs in on paper or through an identity provider.
  email text unique check (email = lower(email) and length(email) <= 254),
  name text check (length(name) between 1 and 100),
  -- The invented people of the demo: removed with it, refused beyond loopback.
  is_demo boolean not null default false,
  created_at timestamptz not null,
  blocked_at timestamptz
);

create table organisations (
  id uuid primary key,
  kind text not null check (kind in ('authority', 'enterprise', 'adviser', 'vendor', 'intermediary')),
  name text not null check (length(name) between 1 and 200),
  locality_id text check (locality_id ~ '^[a-z0-9-]{2,40}$'),
  created_at timestamptz not null
);

-- Role × scope, dated. Several a person; a session acts as one of them.
create table assignments (
  id uuid primary key,
  person_id uuid not null references people (id),
  role text not null check (role ~ '^[a-z][a-z-]{1,39}$'),
  scope_kind text not null check (scope_kind in ('organisation', 'locality', 'nation')),
  organisation_id uuid references organisations (id),
  locality_id text check (locality_id ~ '^[a-z0-9-]{2,40}$'),
  valid_from date not null,
  -- Last day, inclusive; open when absent.
  valid_to date,
  granted_by uuid references people (id),
  granted_at timestamptz not null,
  ended_at timestamptz,
  check (valid_to is null or valid_from <= valid_to),
  check ((scope_kind = 'organisation') = (organisation_id is not null)),
  check ((scope_kind = 'locality') = (locality_id is not null))
);
create index assignments_by_person on assignments (person_id);
-- The same role twice over the same place says nothing more.
create unique index assignments_once on assignments
  (person_id, role, scope_kind, (coalesce(organisation_id::text, locality_id, ''))) where ended_at is null;

-- An assignment waiting for the person who proves the address.
create table invitations (
  id uuid primary key,
  email text not null check (email = lower(email) and length(email) <= 254),
  role text not null check (role ~ '^[a-z][a-z-]{1,39}$'),
  scope_kind text not null check (scope_kind in ('organisation', 'locality', 'nation')),
  organisation_id uuid references organisations (id),
  locality_id text check (locality_id ~ '^[a-z0-9-]{2,40}$'),
  invited_by uuid references people (id),
  invited_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > invited_at),
  answered_at timestamptz,
  answer text check (answer in ('accepted', 'declined', 'withdrawn')),
  check ((answered_at is null) = (answer is null)),
  check ((scope_kind = 'organisation') = (organisation_id is not null)),
  check ((scope_kind = 'locality') = (locality_id is not null))
);
create index invitations_open on invitations (email) where answered_at is null;

-- A code sent by mail. It works in the browser that asked for it: the attempt's token is in that browser's cookie.
create table sign_in_codes (
  id uuid primary key,
  attempt_hash text not null unique check (attempt_hash ~ '^[0-9a-f]{64}$'),
  code_hash text not null check (code_hash ~ '^[0-9a-f]{64}$'),
  -- Emptied when the code is used; the row goes after a day.
  email text check (length(email) <= 254),
  -- Keyed hashes, to count what one mailbox or one address asked for in the last hour.
  email_hash text not null check (email_hash ~ '^[0-9a-f]{64}$'),
  address_hash text check (address_hash ~ '^[0-9a-f]{64}$'),
  issued_at timestamptz not null,
  expires_at timestamptz not null,
  tries smallint not null default 0 check (tries between 0 and 5),
  used_at timestamptz
);
create index sign_in_codes_by_email on sign_in_codes (email_hash, issued_at);
create index sign_in_codes_by_address on sign_in_codes (address_hash, issued_at) where address_hash is not null;
create index sign_in_codes_by_age on sign_in_codes (issued_at);

-- A code printed at a commune's desk for a person who has no mailbox.
create table paper_codes (
  id uuid primary key,
  code_hash text not null unique check (code_hash ~ '^[0-9a-f]{64}$'),
  person_id uuid not null references people (id),
  locality_id text not null check (locality_id ~ '^[a-z0-9-]{2,40}$'),
  issued_by uuid not null references people (id),
  issued_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index paper_codes_by_person on paper_codes (person_id);
create index paper_codes_by_issuer on paper_codes (issued_by, issued_at);

create table sessions (
  id uuid primary key,
  token_hash text not null unique check (token_hash ~ '^[0-9a-f]{64}$'),
  person_id uuid not null references people (id),
  method text not null check (method in ('email', 'paper', 'oidc', 'demo')),
  -- What the session acts as; the person's only assignment, or the one chosen.
  assignment_id uuid references assignments (id),
  -- The browser in two words, so that the owner of the session knows it again.
  device text not null check (length(device) <= 60),
  started_at timestamptz not null,
  last_seen_at timestamptz not null,
  ended_at timestamptz,
  ended_because text check (ended_because in ('signed-out', 'ended-elsewhere', 'replaced', 'expired')),
  check ((ended_at is null) = (ended_because is null))
);
create index sessions_by_person on sessions (person_id) where ended_at is null;
create index sessions_by_age on sessions (last_seen_at);

-- Who is who at an identity provider: by its own subject, never by a mail address.
create table oidc_identities (
  issuer text not null check (length(issuer) <= 200),
  subject text not null check (length(subject) <= 255),
  person_id uuid not null references people (id),
  linked_at timestamptz not null,
  primary key (issuer, subject)
);
create index oidc_identities_by_person on oidc_identities (person_id);

-- A sign-in under way at the identity provider; single use, bound to one browser.
create table oidc_attempts (
  attempt_hash text primary key check (attempt_hash ~ '^[0-9a-f]{64}$'),
  -- State, nonce and PKCE verifier, sealed with the deployment's key.
  sealed text not null,
  begun_at timestamptz not null,
  expires_at timestamptz not null
);
create index oidc_attempts_by_age on oidc_attempts (expires_at);

-- People with an account act too: `person` or `person:assignment`.
alter table events drop constraint events_actor_kind_check;
alter table events add constraint events_actor_kind_check
  check (actor_kind in ('visitor', 'plan-holder', 'system', 'account'));
