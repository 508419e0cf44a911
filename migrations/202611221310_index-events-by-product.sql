-- What happened to one product of the programme, by kind, the latest first: a product without such events is told at once, however long the ledger.
create index events_by_platform on events ((payload ->> 'platform'), type, occurred_at, id) where payload ? 'platform';
