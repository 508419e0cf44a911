-- The size class of a firm by its register row alone, worked out as the row is written (bits still possible, and by which table): a rule over a
-- million firms reads it instead of working it out. Rows from before, and after a new table comes into force, are settled by a daily clock; until
-- then a rule works the class out itself and gives the same answer.

alter table register_records
  add column size_class_possible smallint,
  add column size_class_table integer,
  add check (size_class_possible > 0 and (size_class_possible is null) = (size_class_table is null));

-- The tax code a dossier gives, so that a firm of the register and its dossier are counted once. Written, erased and rebuilt with the profile.
-- A person's own code (12 digits) stays among the facts: it is looked up there.
alter table enterprise_profiles add column tax_code text collate "C";

update enterprise_profiles as p set tax_code = said.value_text
from (
  select distinct on (dossier_id) dossier_id, said, value_text from facts where key = 'taxCode'
  order by dossier_id, recorded_at desc, id desc
) as said
where said.dossier_id = p.dossier_id and said.said = 'value' and length(said.value_text) <> 12;

create index enterprise_profiles_by_tax_code on enterprise_profiles (tax_code) where tax_code is not null;

create index facts_by_personal_tax_code on facts (dossier_id) where key = 'taxCode' and said = 'value' and length(value_text) = 12;
create view personal_tax_codes as
  select f.dossier_id, f.value_text collate "C" as tax_code from facts as f
  where f.key = 'taxCode' and f.said = 'value' and length(f.value_text) = 12
    and not exists (
      select from facts as later
      where later.dossier_id = f.dossier_id and later.key = 'taxCode' and (later.recorded_at, later.id) > (f.recorded_at, f.id)
    );
