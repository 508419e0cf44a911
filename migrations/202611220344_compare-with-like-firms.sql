-- Where a firm stood when it last answered every question of a version of an index: what others of its sector, size and province are compared by.

create table assessment_peers (
  dossier_id uuid not null references dossiers (id),
  framework_hash text not null check (framework_hash ~ '^[0-9a-f]{64}$'),
  assessment_id uuid not null references assessments (id) on delete cascade,
  sector_group text,
  size_class text,
  province_id text collate "C",
  completed_at timestamptz not null,
  primary key (dossier_id, framework_hash)
);
create index assessment_peers_of_assessment on assessment_peers (assessment_id);
-- The latest of a group, from the narrowest group to the widest.
create index assessment_peers_by_place on assessment_peers (framework_hash, sector_group, size_class, province_id, completed_at);
create index assessment_peers_by_size on assessment_peers (framework_hash, sector_group, size_class, completed_at);
create index assessment_peers_by_sector on assessment_peers (framework_hash, sector_group, completed_at);
create index assessment_peers_by_time on assessment_peers (framework_hash, completed_at);
