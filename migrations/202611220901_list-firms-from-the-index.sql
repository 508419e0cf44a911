-- Lists of a place are in the order of names and codes, and counted as far as a page tells: both from the index alone, without a look at
-- each firm. The status goes with it, because the list of work asks it of every firm.

drop index register_records_by_commune, register_records_by_province;
create or replace function build_register_indexes() returns void language sql as $$
  create index register_records_by_name on register_records (name_key);
  create index register_records_by_commune on register_records (commune_id, name_key, tax_code) include (operating_status);
  create index register_records_by_province on register_records (province_id, name_key, tax_code) include (operating_status);
  create index register_records_by_industry on register_records (industry_code, name_key);
  create index register_records_by_word on register_records
    using gin (to_tsvector('simple'::regconfig, name_key)) with (fastupdate = off);
  create index register_records_unplaced on register_records (province_id, tax_code) where commune_id is null;
$$;
create index register_records_by_commune on register_records (commune_id, name_key, tax_code) include (operating_status);
create index register_records_by_province on register_records (province_id, name_key, tax_code) include (operating_status);
