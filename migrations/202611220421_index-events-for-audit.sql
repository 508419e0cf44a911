-- What an auditor asks of the ledger: what happened in a place since a day, what one person did, what was done about one firm of the register.
create index events_by_place on events (locality_id, occurred_at) where locality_id is not null;
create index events_by_account on events (actor_ref collate "C", occurred_at) where actor_kind = 'account';
create index events_by_record on events ((payload ->> 'recordId'), occurred_at) where payload ? 'recordId';
