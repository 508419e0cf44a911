-- Which firm of the register a claimed dossier speaks for: the tax code its holder gave last. Codes of persons stay out, they are never listed.

create index facts_by_tax_code on facts ((value_text collate "C")) where key = 'taxCode' and said = 'value';
create view claimed_firms as
  select f.value_text collate "C" as tax_code, c.dossier_id, c.party_id, c.person_id, c.level, c.claimed_at
  from claims as c
  join facts as f on f.dossier_id = c.dossier_id and f.key = 'taxCode' and f.said = 'value'
  where length(f.value_text) <> 12 and c.level <> 'refused'
    and not exists (
      select from facts as later
      where later.dossier_id = f.dossier_id and later.key = 'taxCode' and (later.recorded_at, later.id) > (f.recorded_at, f.id)
    );
