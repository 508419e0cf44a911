-- A case that complains about somebody: they never hold it and never see it.

alter table cases add column against_person_id uuid references people (id);
-- Few are; every queue leaves out those about whoever looks.
create index cases_against on cases (against_person_id) where against_person_id is not null;
