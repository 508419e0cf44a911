-- Whom the identity provider said somebody legally represents when this session began: a claim made soon after is confirmed by it. Goes with the session.
alter table sessions add column represents text[] not null default '{}' check (cardinality(represents) <= 50);
