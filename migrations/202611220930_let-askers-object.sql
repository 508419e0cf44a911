-- Whoever asked objects to what a desk settled: the case goes one desk up, and whoever settled it has no more part in it.

alter table cases
  -- The lowest desk that may act since the objection.
  add column risen_level text check (risen_level in ('commune', 'province', 'nation')),
  add column risen_without uuid references people (id),
  add check (risen_level is not null or risen_without is null);
