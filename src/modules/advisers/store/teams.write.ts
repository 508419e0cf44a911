/** Writes community digital teams and their rosters. */
import type { Instant } from '../../../foundation/clock.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import type { Team, TeamMember } from '../domain/team.ts';
import './team-tables.ts';

export async function insertTeam(trx: Trx, team: Team, now: Instant): Promise<void> {
  await trx
    .insertInto('community_teams')
    .values({
      ...{ id: team.id, commune_id: team.communeId, province_id: team.provinceId, level: team.level, name: team.name },
      ...{ decision_no: team.decisionNo ?? null, noted_at: now, ended_at: null },
    })
    .execute();
}

export async function insertMember(trx: Trx, teamId: string, member: TeamMember, now: Instant): Promise<void> {
  await trx
    .insertInto('community_team_members')
    .values({ ...member, team_id: teamId, joined_at: now })
    .execute();
}

/** False when that person is not in the team. */
export async function deleteMember(trx: Trx, teamId: string, id: string): Promise<boolean> {
  const row = await trx
    .deleteFrom('community_team_members')
    .where('team_id', '=', teamId)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** The roster goes with it; its events stay. */
export async function endTeam(trx: Trx, id: string, now: Instant): Promise<void> {
  await trx.deleteFrom('community_team_members').where('team_id', '=', id).execute();
  await trx.updateTable('community_teams').set({ ended_at: now }).where('id', '=', id).execute();
}
