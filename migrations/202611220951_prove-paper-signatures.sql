-- A sheet of paper alone signs nothing any more: whoever holds it could be the adviser. With it goes a code sent to the owner's own contact, the
-- owner's own account, or an officer other than the writer who scans the sheet signed by pen. Records signed before keep `paper` and are shown so.

alter table field_records drop constraint field_records_signed_by_check;
alter table field_records add constraint field_records_signed_by_check
  check (signed_by in ('code', 'link', 'paper', 'paper-code', 'paper-account', 'paper-officer'));
alter table field_records add column scanned_by uuid references people (id);
alter table field_records add constraint field_records_scanned_by_officer check ((scanned_by is not null) = (signed_by is not distinct from 'paper-officer'));

alter table field_cosigns drop constraint field_cosigns_kind_check;
alter table field_cosigns add constraint field_cosigns_kind_check check (kind in ('code', 'link', 'paper', 'sheet-code'));
-- Whoever holds the sheet asks for its code, without an account.
alter table field_cosigns alter column made_by drop not null;
