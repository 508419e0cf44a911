-- A trial of a platform beside its case: which place of which offer it took, when it ran, and what the owner said. Kept in step with the
-- case in the same transaction. Whom it is about is the case's; a firm that is erased leaves ids here that mean nobody.

create table platform_trials (
  case_id uuid primary key references cases (id),
  dossier_id uuid not null references dossiers (id),
  platform_id text collate "C" not null,
  organisation_id uuid not null references organisations (id),
  offer_id uuid not null references platform_offers (id),
  -- Of the quota of the offer.
  taking_id uuid not null unique,
  asked_at timestamptz not null,
  began_on date,
  until_day date,
  went_on_at timestamptz,
  ended_at timestamptz,
  -- How it ended: a transition of the case.
  ended_by text check (ended_by ~ '^[a-z][a-z-]{1,39}$'),
  -- The version of the text by which the firm let the vendor have its contact, while that stands.
  contact_version integer check (contact_version > 0),
  contact_given_at timestamptz,
  contact_withdrawn_at timestamptz,
  check ((contact_version is null) = (contact_given_at is null)),
  check (contact_withdrawn_at is null or contact_given_at is not null),
  check ((ended_at is null) = (ended_by is null)),
  check (began_on <= until_day)
);
create index platform_trials_by_organisation on platform_trials (organisation_id, asked_at desc, case_id);
create index platform_trials_by_dossier on platform_trials (dossier_id);
create index platform_trials_by_offer on platform_trials (offer_id);
