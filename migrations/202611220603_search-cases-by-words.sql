-- The words of a case as they are searched, kept with it: a common name is then found along the queue's own order, a rare one by its words.

alter table cases add column search_words tsvector
  generated always as (to_tsvector('simple'::regconfig, search_text)) stored;
drop index cases_by_words;
create index cases_by_words on cases using gin (search_words) with (fastupdate = off);
