-- A claim may be confirmed by the identity provider that says whom its person represents: then no officer decided.

alter table claim_decisions
  alter column decided_by drop not null,
  add constraint claim_decisions_decided_check check (decided_by is not null or reason = 'provider');
