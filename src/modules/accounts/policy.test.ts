/** Who may do what where, as a table: every role over a commune, its neighbour, its province, another province and the nation. */
import { describe, expect, it } from 'vitest';
import type { ActingAs, Actor, Scope } from '../../foundation/actor.ts';
import { loadLocalities } from '../localities/index.ts';
import { loadDemoPeople } from './content/load-demo-people.ts';
import { loadRoles } from './content/load-roles.ts';
import { can, reaches } from './policy.ts';

const places = loadLocalities();
const roles = loadRoles();
const context = { roles, contains: places.contains };

const province = places.provinces.find(({ id }) => id === 'vn-2025-38')!.id;
const [commune, neighbour] = places.communesOf(province).map(({ id }) => id) as [string, string];
const otherProvince = places.provinces.find(({ id }) => id !== province)!.id;
const elsewhere = places.communesOf(otherProvince)[0]!.id;
const at = (localityId: string): Scope => ({ kind: 'locality', localityId });
const nation: Scope = { kind: 'nation' };
const firm: Scope = { kind: 'organisation', organisationId: 'o-1' };

const acting = (role: string, scope: Scope): Actor => {
  const actingAs: ActingAs = { assignmentId: 'a', role, scope };
  return { personId: 'p', sessionId: 's', name: 'n', actingAs };
};
const allowed = (actor: Actor | undefined, role: string, scope: Scope) =>
  can(actor, 'invitation.create', { gives: { role, scope } }, context).ok;

describe('an invitation', () => {
  it.each<[string, Scope, string, Scope, boolean]>([
    ['commune-officer', at(commune), 'adviser', at(commune), true],
    ['commune-officer', at(commune), 'adviser', at(neighbour), false],
    ['commune-officer', at(commune), 'adviser', at(province), false],
    ['commune-officer', at(commune), 'adviser', nation, false],
    ['commune-officer', at(commune), 'commune-officer', at(commune), false],
    ['province-officer', at(province), 'commune-officer', at(commune), true],
    ['province-officer', at(province), 'commune-officer', at(elsewhere), false],
    ['province-officer', at(province), 'province-officer', at(province), false],
    ['province-officer', at(province), 'ministry-officer', nation, false],
    ['ministry-officer', nation, 'province-officer', at(otherProvince), true],
    ['ministry-officer', nation, 'ministry-officer', nation, true],
    // A role is given only over a scope it is made for.
    ['ministry-officer', nation, 'ministry-officer', at(province), false],
    ['ministry-officer', nation, 'commune-officer', nation, false],
    ['ministry-officer', nation, 'owner', firm, false],
    ['adviser', nation, 'adviser', nation, false],
    ['owner', firm, 'owner', firm, false],
    ['made-up', nation, 'adviser', nation, false],
  ])('%s over %j gives %s over %j: %s', (role, scope, given, over, answer) => {
    expect(allowed(acting(role, scope), given, over)).toBe(answer);
  });

  it('is no visitor’s and nobody’s without a role', () => {
    expect(allowed(undefined, 'adviser', at(commune))).toBe(false);
    expect(allowed({ personId: 'p', sessionId: 's', name: 'n' }, 'adviser', at(commune))).toBe(false);
  });
});

describe('a scope', () => {
  it.each<[Scope, { localityId?: string; organisationId?: string }, boolean]>([
    [at(commune), { localityId: commune }, true],
    [at(commune), { localityId: neighbour }, false],
    [at(commune), { localityId: province }, false],
    [at(province), { localityId: commune }, true],
    [at(province), { localityId: elsewhere }, false],
    [at(province), { localityId: 'nowhere' }, false],
    [at('nowhere'), { localityId: commune }, false],
    [nation, { localityId: commune }, true],
    [firm, { organisationId: 'o-1' }, true],
    [firm, { organisationId: 'o-2' }, false],
    [firm, { localityId: commune }, false],
    [at(commune), { organisationId: 'o-1' }, false],
    [at(commune), { organisationId: 'o-1', localityId: commune }, true],
  ])('%j reaches %j: %s', (scope, thing, answer) => {
    expect(reaches(scope, thing, context)).toBe(answer);
  });
});

describe('one’s own account', () => {
  it('is read by its person, whatever they act as, and by no other role', () => {
    for (const role of roles.roles) {
      const actor = acting(role.code, nation);
      expect(can(actor, 'account.read', { personId: 'p' }, context).ok).toBe(true);
      expect(can(actor, 'account.read', { personId: 'q' }, context).ok).toBe(false);
      expect(can(actor, 'account.write', {}, context).ok).toBe(false);
    }
  });
});

describe('the invented people', () => {
  it('hold roles over places in force, at least one for each role', () => {
    const { people } = loadDemoPeople(roles);
    expect(new Set(people.map(({ role }) => role))).toEqual(new Set(roles.roles.map(({ code }) => code)));
    for (const { role, scope } of people) {
      expect(roles.byCode.get(role)?.scopes).toContain(scope.kind);
      if (scope.kind !== 'nation') expect(places.findLocality(scope.locality), role).toBeDefined();
    }
  });
});
