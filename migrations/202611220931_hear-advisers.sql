-- A complaint that is looked at again, and what its adviser was asked and said before it is decided.

-- Until it is decided again.
alter table adviser_complaints add column objected_at timestamptz;

create table adviser_hearings (
  case_id uuid primary key references adviser_complaints (case_id),
  -- What the office wrote to the adviser: never the words of the firm. Emptied when either is erased.
  question text,
  -- Whether the adviser was told which request it is about, and so who may have complained.
  names_request boolean not null,
  asked_at timestamptz not null,
  -- The adviser's own words until then; after it the office may decide without them.
  due_at timestamptz not null,
  last_day date not null,
  statement text,
  stated_at timestamptz,
  check (statement is null or stated_at is not null)
);
