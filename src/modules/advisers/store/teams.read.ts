/** Reads community digital teams of an office's place, their rosters, and what the ledger says they did. */
import { type Selectable, sql } from 'kysely';
import type { Instant } from '../../../foundation/clock.ts';
import type { Db, Tables } from '../../../foundation/database/tables.ts';
import { readEvents } from '../../ledger/index.ts';
import type { TaskEvent, Team, TeamMember } from '../domain/team.ts';
import './team-tables.ts';

const MOST = 500;

/** Of a commune, or of a province; any of the versioned ids. A commune's own team first, then by name. */
export async function listTeams(
  db: Db,
  place: { readonly level: 'commune' | 'province'; readonly ids: readonly string[] },
): Promise<readonly (Team & { readonly members: number })[]> {
  const rows = await db
    .selectFrom('community_teams as t')
    .selectAll('t')
    .select((eb) =>
      eb
        .selectFrom('community_team_members as m')
        .select(sql<number>`count(*)::int`.as('n'))
        .whereRef('m.team_id', '=', 't.id')
        .as('members'),
    )
    .where(place.level === 'commune' ? 't.commune_id' : 't.province_id', 'in', [...place.ids])
    .where('t.ended_at', 'is', null)
    .orderBy('t.level')
    .orderBy('t.name')
    .orderBy('t.id')
    .limit(MOST)
    .execute();
  return rows.map((row) => ({ ...teamOf(row), members: row.members ?? 0 }));
}

export async function findTeam(db: Db, id: string): Promise<Team | undefined> {
  const row = await db
    .selectFrom('community_teams')
    .selectAll()
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return row && teamOf(row);
}

export function listMembersOf(db: Db, teamId: string): Promise<readonly TeamMember[]> {
  return db
    .selectFrom('community_team_members')
    .select(['id', 'name', 'part'])
    .where('team_id', '=', teamId)
    .orderBy('joined_at')
    .orderBy('id')
    .limit(MOST)
    .execute();
}

/** From the ledger, of these teams since that instant. */
export async function listTasksDone(db: Db, teamIds: readonly string[], since: Instant): Promise<readonly TaskEvent[]> {
  const known = new Set(teamIds);
  const done: TaskEvent[] = [];
  for await (const batch of readEvents(db, { types: ['team.task-done'], from: since }))
    for (const { payload } of batch) {
      const { teamId, task, people } = payload;
      if (typeof teamId === 'string' && known.has(teamId) && typeof task === 'string' && typeof people === 'number')
        done.push({ task, people });
    }
  return done;
}

function teamOf(row: Selectable<Tables['community_teams']>): Team {
  return {
    ...{ id: row.id, communeId: row.commune_id, provinceId: row.province_id, level: row.level, name: row.name },
    ...(row.decision_no !== null && { decisionNo: row.decision_no }),
  };
}
