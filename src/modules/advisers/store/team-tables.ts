/** Tables of the community digital teams. */
import type { Instant } from '../../../foundation/clock.ts';
import type { TeamLevel } from '../domain/team.ts';

declare module '../../../foundation/database/tables.ts' {
  interface Tables {
    community_teams: CommunityTeamsTable;
    community_team_members: CommunityTeamMembersTable;
  }
}

interface CommunityTeamsTable {
  id: string;
  commune_id: string;
  province_id: string;
  level: TeamLevel;
  name: string;
  decision_no: string | null;
  noted_at: Instant;
  ended_at: Instant | null;
}

interface CommunityTeamMembersTable {
  id: string;
  team_id: string;
  name: string;
  part: string;
  joined_at: Instant;
}
