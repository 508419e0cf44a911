/** Community digital teams: a commune keeps its own, the report comes from the ledger, and of the next commune it sees nothing. */
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../foundation/actor.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import { randomIds } from '../../../foundation/ids.ts';
import { aNetwork, certain } from '../../../test-support/advisers-world.ts';
import { withDatabase } from '../../../test-support/database-fixture.ts';
import { at, COMMUNE, MONDAY, NEXT_COMMUNE, PROVINCE } from '../../../test-support/world-of-cases.ts';
import { loadTeams } from '../content/load-teams.ts';
import { reportOf } from '../domain/team.ts';
import { listMembersOf, listTasksDone, listTeams } from '../store/teams.read.ts';
import { changeTeam, noteTeam, type TeamChange } from './keep-teams.ts';

function someTeams(db: Db) {
  const { deps, ...world } = aNetwork(db);
  const teamDeps = { ...deps, teams: loadTeams() };
  const order = (actor: Actor, command = randomIds.next()) => ({ actor, command, now: MONDAY });
  const note = (actor: Actor, communeId = COMMUNE, level = 'hamlet') =>
    noteTeam(teamDeps, { ...order(actor), communeId, entered: { name: 'Tổ thôn 3', level, decisionNo: '' } });
  const change = (actor: Actor, teamId: string, what: TeamChange, command?: string) =>
    changeTeam(teamDeps, { ...order(actor, command), teamId, change: what });
  return { ...world, note, change };
}

describe('a commune officer', () => {
  it('notes a team, who is in it and whom it helped; the report adds up what the ledger holds', () =>
    withDatabase(async ({ db }) => {
      const { officer, note, change } = someTeams(db);
      const own = await officer(COMMUNE, 'Cán bộ xã');
      const teamId = certain(await note(own));
      certain(await change(own, teamId, { kind: 'joined', name: 'Lê Thị Thử', part: 'lead' }));
      const twice = randomIds.next();
      const help: TeamChange = { kind: 'done', task: 'e-payment', people: '12' };
      certain(await change(own, teamId, help, twice));
      certain(await change(own, teamId, help, twice));
      certain(await change(own, teamId, { ...help, people: '3' }));
      const report = reportOf(await listTasksDone(db, [teamId], at('2026-05-01')));
      expect([...report]).toEqual([['e-payment', { times: 2, people: 15 }]]);
      expect((await listMembersOf(db, teamId)).map(({ name }) => name)).toEqual(['Lê Thị Thử']);
      certain(await change(own, teamId, { kind: 'ended' }));
      expect(await listMembersOf(db, teamId)).toEqual([]);
      expect(await listTeams(db, { level: 'commune', ids: [COMMUNE] })).toEqual([]);
    }));

  it('keeps nothing of the next commune, and an adviser keeps no team', () =>
    withDatabase(async ({ db }) => {
      const { officer, person, note, change } = someTeams(db);
      const own = await officer(COMMUNE, 'Cán bộ xã');
      const next = await officer(NEXT_COMMUNE, 'Cán bộ xã bên');
      const adviser = await person('adviser', { kind: 'locality', localityId: PROVINCE }, 'Tư vấn viên');
      const teamId = certain(await note(own));
      for (const other of [next, adviser]) {
        expect((await note(other, COMMUNE)).ok).toBe(false);
        expect(await change(other, teamId, { kind: 'ended' })).toMatchObject({
          refusals: [{ code: 'advisers.team.not-found' }],
        });
      }
      expect(await listTeams(db, { level: 'commune', ids: [COMMUNE] })).toHaveLength(1);
      const wrong = await change(own, teamId, { kind: 'done', task: 'invoices-tax', people: '0' });
      expect(wrong.ok ? [] : wrong.refusals.map(({ field }) => field)).toEqual(['task', 'people']);
    }));
});
