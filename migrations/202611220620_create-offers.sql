-- Who is asked to help with a request for advice: the request as the dispatch sees it, and the offers made to advisers, one at a time.

create table advice_requests (
  case_id uuid primary key references cases (id),
  dossier_id uuid not null references dossiers (id),
  -- As the case has it: what it is about decides who may not be asked.
  about_kind text not null,
  about_code text not null,
  field text not null check (field ~ '^[a-z][a-z-]{1,39}$'),
  -- The language the firm asked in.
  language text not null check (language ~ '^[a-z]{2,3}$'),
  remote_ok boolean not null,
  urgent boolean not null,
  commune_id text check (commune_id ~ '^[a-z0-9-]{2,40}$'),
  province_id text check (province_id ~ '^[a-z0-9-]{2,40}$'),
  asked_at timestamptz not null,
  -- seeking: an offer is to be made; offered: one is out; taken: an adviser has it; kept: its desk does it itself; unplaced: nobody
  -- fitted and the coordinator was told; ended: the case is closed.
  state text not null check (state in ('seeking', 'offered', 'taken', 'kept', 'unplaced', 'ended')),
  -- When the dispatch looks at it next.
  next_at timestamptz,
  -- Who has it, or had it last.
  adviser_id uuid references adviser_profiles (id),
  -- Why nobody fitted, the last time that was so: where to look for advisers.
  gap_reason text check (gap_reason ~ '^[a-z0-9][a-z0-9-]{1,39}$'),
  gap_at timestamptz,
  -- The state in which the case closed.
  outcome text,
  ended_at timestamptz,
  check ((next_at is not null) = (state in ('seeking', 'unplaced'))),
  check ((state = 'ended') = (ended_at is not null)),
  check (state <> 'taken' or adviser_id is not null),
  check ((gap_reason is null) = (gap_at is null))
);
create index advice_requests_due on advice_requests (next_at, case_id) where next_at is not null;
create index advice_requests_open_by_province on advice_requests (province_id, asked_at, case_id) where ended_at is null;
create index advice_requests_open on advice_requests (asked_at, case_id) where ended_at is null;
create index advice_requests_by_dossier on advice_requests (dossier_id);
create index advice_requests_solved on advice_requests (adviser_id, field) where outcome = 'confirmed';
create index advice_requests_gaps on advice_requests (province_id, gap_at) include (commune_id, field, gap_reason) where gap_at is not null;

create table adviser_offers (
  id uuid primary key,
  case_id uuid not null references advice_requests (case_id),
  adviser_id uuid not null references adviser_profiles (id),
  way text not null check (way in ('visit', 'remote')),
  -- Great circle, rounded; absent from afar.
  km smallint check (km >= 0),
  cost int not null check (cost >= 0),
  -- Why a coordinator chose by hand; absent for the dispatch's own.
  chosen_because text check (chosen_because ~ '^[a-z][a-z-]{1,39}$'),
  offered_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  outcome text check (outcome in ('accepted', 'declined', 'lapsed', 'withdrawn', 'handed-back')),
  -- A code of the adviser who declines, or gives the case back later.
  reason text check (reason ~ '^[a-z][a-z-]{1,39}$'),
  check (expires_at > offered_at),
  check ((ended_at is null) = (outcome is null))
);
-- One offer is one person's.
create unique index adviser_offers_one_live on adviser_offers (case_id) where ended_at is null;
create index adviser_offers_by_case on adviser_offers (case_id, offered_at);
create index adviser_offers_by_adviser on adviser_offers (adviser_id, offered_at desc);
create index adviser_offers_to_lapse on adviser_offers (expires_at) where ended_at is null;
create index adviser_offers_lately on adviser_offers (ended_at) include (adviser_id, outcome);
