-- What each indicator is counted by since it was built: whatever content a process has read, it counts by the definitions that stand here,
-- so that an indicator signed at the desk begins to count everywhere at one moment, that of its build. Null until it is built again.
alter table figure_builds add column counting jsonb;
-- SHA-256 of the canonical JSON of `counting`.
alter table figure_builds add column counting_hash text check (counting_hash ~ '^[0-9a-f]{64}$');

-- Called before events are counted: holds the definitions until the transaction ends, shared with others who count, and says which they are.
-- A build holds them alone: it waits for whoever has counted by the old ones, and whoever comes later waits for it.
create function hold_figure_rules() returns text language plpgsql as $$
begin
  perform pg_advisory_xact_lock_shared(7310031);
  -- A statement of its own, which sees the build that was waited for.
  return (select md5(string_agg(counting_hash, '' order by indicator)) from figure_builds);
end
$$;
