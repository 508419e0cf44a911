-- Who was called or visited, by whom and with what outcome. A firm of the register has no row here until somebody tries to reach it, so
-- that loading a register costs nothing; lists of the unreached walk the register in order and look each firm up by its tax code.

create table outreach_firms (
  -- Stands for the firm in events, where a tax code never does.
  id uuid primary key,
  tax_code text collate "C" not null unique,
  -- Where the register had it at the last contact: what callbacks are listed by.
  commune_id text collate "C",
  province_id text collate "C",
  -- `tried`: nobody has spoken with it yet; `reached`; `closed`: found shut down.
  state text not null check (state in ('tried', 'reached', 'closed')),
  reached_at timestamptz,
  contacts integer not null check (contacts > 0),
  last_contact_at timestamptz not null,
  last_outcome text not null,
  -- The day agreed or planned for the next try.
  next_on date,
  check ((state = 'reached') <= (reached_at is not null))
);
create index outreach_callbacks_by_commune on outreach_firms (commune_id, next_on) where next_on is not null;
create index outreach_callbacks_by_province on outreach_firms (province_id, next_on) where next_on is not null;
create index outreach_by_province on outreach_firms (province_id, last_contact_at);
create index outreach_by_commune on outreach_firms (commune_id, last_contact_at);

create table outreach_contacts (
  id uuid primary key,
  firm_id uuid not null references outreach_firms (id),
  channel text not null check (channel in ('call', 'visit', 'message', 'event')),
  outcome text not null check (outcome in ('spoke', 'no-answer', 'wrong-number', 'wants-help', 'refused', 'closed-down')),
  next_on date,
  -- Written for the colleague who calls next; never in an event.
  note text check (length(note) <= 500),
  person_id uuid not null references people (id),
  assignment_id uuid not null references assignments (id),
  contacted_at timestamptz not null
);
create index outreach_contacts_by_firm on outreach_contacts (firm_id, contacted_at);

-- How to reach it, as learnt by an officer: personal data, shown only as a recorded reading.
create table outreach_details (
  firm_id uuid primary key references outreach_firms (id),
  contact_name text check (length(contact_name) <= 100),
  phone text check (phone ~ '^\+?[0-9]{8,15}$'),
  address text check (length(address) <= 200),
  noted_by uuid not null references people (id),
  noted_at timestamptz not null
);
