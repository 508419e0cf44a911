-- A firm lets the partner of a case see one of its papers, by an act of its own; null where it does not.

alter table papers add column shared_at timestamptz;
alter table papers add constraint papers_shared_by_their_owner check (shared_at is null or handed_in_by = 'owner');
