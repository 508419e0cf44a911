-- A case may be asked for by a person with an account, worked on by a partner (an organisation), and asked about at its end.

alter table cases alter column dossier_id drop not null;
alter table cases add column applicant_person_id uuid references people (id);
alter table cases add column partner_organisation_id uuid references organisations (id);
-- Somebody asked: a firm by its dossier, or a person for themselves.
alter table cases add constraint cases_asked_by_one check ((dossier_id is null) <> (applicant_person_id is null));
alter table cases drop constraint cases_turn_check;
alter table cases add constraint cases_turn_check check (turn in ('desk', 'firm', 'partner', 'nobody'));
alter table cases add constraint cases_partner_is_there check (turn <> 'partner' or partner_organisation_id is not null);
create index cases_by_applicant on cases (applicant_person_id, opened_at) where applicant_person_id is not null;
create index cases_open_by_partner on cases (partner_organisation_id, turn, due_at, id)
  where closed_at is null and partner_organisation_id is not null;
create index cases_closed_by_partner on cases (partner_organisation_id, closed_at desc, id)
  where closed_at is not null and partner_organisation_id is not null;
create index cases_closed_by_holder on cases (holder_person_id, closed_at desc, id)
  where closed_at is not null and holder_person_id is not null;

alter table case_events drop constraint case_events_by_kind_check;
alter table case_events add constraint case_events_by_kind_check check (by_kind in ('firm', 'desk', 'partner', 'clock'));
-- Kinds of events are the code's own list: what it writes it reads back.
alter table case_events drop constraint case_events_kind_check;
alter table case_events add constraint case_events_kind_check check (kind ~ '^[a-z][a-z-]{1,39}$');

-- When the side that asked is asked how it went: written at closing, gone when the case is opened again.
create table case_askings (
  case_id uuid primary key references cases (id),
  ask_at timestamptz not null,
  asked_at timestamptz,
  answered_at timestamptz
);
create index case_askings_due on case_askings (ask_at) where asked_at is null and answered_at is null;

-- What it answered: a choice, or its own words, which are erased with it.
create table case_answers (
  case_id uuid not null references cases (id),
  question text not null check (question ~ '^[a-z][a-z-]{1,39}$'),
  choice text check (choice ~ '^[a-z0-9-]{1,20}$'),
  words text check (length(words) between 1 and 2000),
  answered_at timestamptz not null,
  primary key (case_id, question),
  check ((choice is null) <> (words is null))
);

-- Who acts for an organisation.
create index assignments_by_organisation on assignments (organisation_id) where ended_at is null and organisation_id is not null;
