-- A person asks to be erased and may think again until the day; then name, mailbox and ways in go, and the row stays as a number that events,
-- decisions and the history of roles keep pointing at.

alter table people add column erased_at timestamptz;
alter table people add constraint people_erased_check
  check (erased_at is null or (email is null and name is null and blocked_at is not null));

create table erasure_requests (
  person_id uuid primary key references people (id),
  asked_at timestamptz not null,
  due_at timestamptz not null check (due_at > asked_at),
  -- What becomes of the firms the person holds: erased with them, or left to whoever has the private link.
  firms text not null check (firms in ('erase', 'release'))
);
create index erasure_requests_due on erasure_requests (due_at);
