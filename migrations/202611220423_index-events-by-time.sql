-- The nation's auditor reads the whole ledger, newest first.
create index events_by_time on events (occurred_at, id);
