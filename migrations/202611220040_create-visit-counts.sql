-- Visits by day, language and section of the portal (ADR 0006): sums of entries, nothing about a person.
-- Each increase is also an event `visits.counted`, so that the sums can be recounted from the ledger.
create table visit_counts (
  day date not null,
  language text not null check (language in ('vi', 'en')),
  section text not null check (section ~ '^[a-z-]{1,30}$'),
  visits bigint not null check (visits > 0),
  primary key (day, language, section)
);
