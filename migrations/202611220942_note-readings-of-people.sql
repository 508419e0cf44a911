-- A person who asked for themselves: who read how to reach them. The rows go with the person.

alter table readings drop constraint readings_subject_kind_check, drop constraint readings_check1;
alter table readings
  add constraint readings_subject_kind_check check (subject_kind in ('dossier', 'party', 'register', 'person')),
  add constraint readings_name_a_dossier check (subject_kind in ('register', 'person') or dossier_id is not null);
create index readings_of_people on readings (subject, read_at) where subject_kind = 'person';
