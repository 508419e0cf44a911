-- An import knows an unchanged line by the hash of its raw cells and is spared reading it: a national file that changed little takes seconds.

-- First 128 bits of the SHA-256 over the settings of the import, the versions of the lists and the cells of the line.
alter table register_records add column source_hash bytea;
-- Null on a line known as unchanged: it waits with its tax code only, so that a line contradicting it in the same file is still seen.
alter table register_staging add column source_hash bytea;
