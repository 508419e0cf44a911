-- What a virus scanner said of a stored file. Nothing is said where none is connected; while one is, a file without a word is not opened.
-- Of an infected file the bytes are gone and the word stays, so that it is known when it comes again.

alter table stored_files
  add column verdict text check (verdict in ('clean', 'infected')),
  add column scanned_at timestamptz,
  add check ((verdict is null) = (scanned_at is null));
create index stored_files_unscanned on stored_files (stored_at, hash) where verdict is null;
