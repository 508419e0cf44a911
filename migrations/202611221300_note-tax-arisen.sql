-- The latest year in which tax arose for a firm, where the tax office's file says it. Null where no file did: nobody then counts as paying tax,
-- and the firm's row hash stays as it was.
alter table register_records add column tax_arisen_year smallint check (tax_arisen_year between 1990 and 2100);
alter table register_staging add column tax_arisen_year smallint;
