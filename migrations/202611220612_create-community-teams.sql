-- Community digital teams (tổ công nghệ số cộng đồng): they help citizens, and stand apart from the advisers of firms; the two are never
-- added together. Guidance 793/BTTTT-THH; a team of a commune and those of its hamlets are two levels, which are not added either.

create table community_teams (
  id uuid primary key,
  commune_id text not null check (commune_id ~ '^[a-z0-9-]{2,40}$'),
  province_id text not null check (province_id ~ '^[a-z0-9-]{2,40}$'),
  level text not null check (level in ('commune', 'hamlet')),
  name text not null check (length(name) between 2 and 120),
  -- By which the chair of the commune founded it.
  decision_no text check (length(decision_no) between 3 and 60),
  noted_at timestamptz not null,
  ended_at timestamptz
);
create index community_teams_by_commune on community_teams (commune_id, level, name) where ended_at is null;
create index community_teams_by_province on community_teams (province_id, level) where ended_at is null;

-- Who is in it: personal data, shown to the offices above it only.
create table community_team_members (
  id uuid primary key,
  team_id uuid not null references community_teams (id),
  name text not null check (length(name) between 2 and 100),
  part text not null check (part ~ '^[a-z][a-z-]{1,39}$'),
  joined_at timestamptz not null
);
create index community_team_members_by_team on community_team_members (team_id, joined_at);
