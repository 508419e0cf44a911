-- What vendors send about their products: that a product is theirs, its texts and price, offers. An officer accepts or refuses each with a
-- reason of a list; nothing of it is changed afterwards, so the table is its own history.

create table product_submissions (
  id uuid primary key,
  kind text not null check (kind in ('claim', 'edit', 'offer')),
  -- Id of an entry of the catalogue.
  platform_id text collate "C" not null check (platform_id ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  -- Absent while a person without a vendor asks for a product.
  organisation_id uuid references organisations (id),
  sent_by uuid not null references people (id),
  sent_at timestamptz not null,
  -- `ended`: a product given up or taken back, an offer closed before its day.
  state text not null check (state in ('waiting', 'accepted', 'refused', 'withdrawn', 'ended')),
  reason text check (reason ~ '^[a-z][a-z-]{1,39}$'),
  decided_by uuid references people (id),
  decided_at timestamptz,
  ended_at timestamptz,
  check (organisation_id is not null or (kind = 'claim' and state <> 'accepted')),
  check ((state in ('accepted', 'refused', 'ended')) <= (decided_at is not null)),
  check ((state = 'ended') = (ended_at is not null))
);
-- One vendor a product at a time.
create unique index product_vendor on product_submissions (platform_id) where kind = 'claim' and state = 'accepted';
create unique index product_claim_once on product_submissions (platform_id, sent_by) where kind = 'claim' and state = 'waiting';
create unique index product_edit_once on product_submissions (platform_id) where kind = 'edit' and state = 'waiting';
create index product_submissions_by_state on product_submissions (state, sent_at, id);
create index product_submissions_by_platform on product_submissions (platform_id, kind, state, sent_at);
create index product_submissions_by_organisation on product_submissions (organisation_id, kind, state);
create index product_submissions_by_person on product_submissions (sent_by, kind);

create table product_claims (
  id uuid primary key references product_submissions (id),
  company text not null check (length(company) between 1 and 200),
  proof text not null check (proof in ('work-mailbox', 'mark-on-page', 'company-papers')),
  -- For the officer who checks; emptied when the person's account is erased.
  evidence text not null check (length(evidence) <= 1000)
);

create table product_edits (
  id uuid primary key references product_submissions (id),
  summary_vi text not null check (length(summary_vi) between 1 and 400),
  summary_en text not null check (length(summary_en) <= 400),
  website text not null check (website ~ '^https://\S+$' and length(website) <= 300),
  price_vnd bigint check (price_vnd >= 0),
  price_unit text check (price_unit in ('month', 'year', 'package', 'once', 'case', 'invoice', 'message')),
  check ((price_vnd is null) = (price_unit is null))
);

-- The number of places is a quota of cases under the same id.
create table platform_offers (
  id uuid primary key references product_submissions (id),
  terms_vi text not null check (length(terms_vi) between 1 and 400),
  terms_en text not null check (length(terms_en) <= 400),
  from_day date not null,
  -- Last day, inclusive, on which a trial may begin.
  until_day date not null,
  places integer not null check (places between 1 and 1000000),
  trial_days integer not null check (trial_days between 7 and 366),
  check (from_day <= until_day)
);

-- The office's word on a product of the catalogue: put on the programme's list, or taken off, by which criteria or for which reasons.
create table product_listings (
  id uuid primary key,
  platform_id text collate "C" not null,
  act text not null check (act in ('listed', 'delisted')),
  reasons text[] not null check (cardinality(reasons) between 1 and 20),
  criteria_version integer not null check (criteria_version > 0),
  decided_by uuid not null references people (id),
  decided_at timestamptz not null
);
create index product_listings_by_platform on product_listings (platform_id, decided_at desc, id desc);
create index product_listings_by_time on product_listings (decided_at desc, id desc);
