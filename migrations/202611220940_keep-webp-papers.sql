-- Photographs arrive as WebP too.

alter table stored_files drop constraint stored_files_kind_check;
alter table stored_files add constraint stored_files_kind_check
  check (kind in ('pdf', 'jpeg', 'png', 'webp', 'xlsx', 'docx', 'csv', 'txt'));
