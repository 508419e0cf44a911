-- When somebody who works cases is away: what falls due in it passes to others, new cases pass by them.

create table absences (
  id uuid primary key,
  person_id uuid not null references people (id),
  from_day date not null,
  until_day date not null check (until_day >= from_day),
  -- The colleague who takes over; whoever holds the least where nobody is named.
  cover_assignment_id uuid references assignments (id),
  entered_at timestamptz not null,
  ended_at timestamptz
);
create index absences_by_person on absences (person_id, until_day) where ended_at is null;
create index absences_by_day on absences (until_day, from_day) where ended_at is null;
