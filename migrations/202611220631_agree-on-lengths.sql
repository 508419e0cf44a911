-- Some cases run for a length agreed when they are opened, such as the trial of an offer: it begins with a transition of the type, and
-- promises of later states are counted back from its last day.

alter table cases add column agreed_days integer check (agreed_days between 1 and 400);
alter table cases add column agreed_until date;
alter table cases add constraint cases_agreed_before_it_ends check (agreed_until is null or agreed_days is not null);
