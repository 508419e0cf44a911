-- Letters that left, and mailboxes that refuse them. Neither holds an address: only its keyed hash.

create table mail_sent (
  -- The letter's own id, the same in its Message-ID however often it is tried: a returned letter names it.
  id uuid primary key,
  mailbox_hash text not null check (mailbox_hash ~ '^[0-9a-f]{64}$'),
  sent_at timestamptz not null
);
create index mail_sent_by_day on mail_sent (sent_at);

create table mail_refusals (
  mailbox_hash text primary key check (mailbox_hash ~ '^[0-9a-f]{64}$'),
  -- Enhanced status of RFC 3463, or the three digits of SMTP.
  status text not null check (status ~ '^5[0-9.]{1,11}$'),
  refused_at timestamptz not null
);
