-- How often each platform was shown on a day: equals are listed by least exposure, so that no vendor is favoured.
-- Sums only: nothing about who looked. Counts are added in batches by a clock, never while a page waits.
create table platform_exposures (
  platform_id text not null check (platform_id ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  day date not null,
  shown bigint not null check (shown > 0),
  primary key (day, platform_id)
);
