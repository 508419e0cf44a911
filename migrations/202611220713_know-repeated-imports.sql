-- SHA-256 over the settings of an import and the versions of everything its lines were read with: the same file under the same hash,
-- straight after, says nothing new. Null for imports of before.
alter table register_imports add column reading_hash text check (reading_hash ~ '^[0-9a-f]{64}$');
