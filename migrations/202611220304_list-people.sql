-- The desk that keeps the people of its places: who holds which role there, which invitations wait, and when a letter was sent last.

alter table invitations add column sent_at timestamptz;
update invitations set sent_at = invited_at;
alter table invitations alter column sent_at set not null;
create index invitations_waiting on invitations (invited_at) where answered_at is null;
alter table assignments add column ended_by uuid references people (id);
