-- Letters about a case are written in the language it was asked for in.
alter table case_contacts add column language text not null default 'vi' check (language in ('vi', 'en'));
