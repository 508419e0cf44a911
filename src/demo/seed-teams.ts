/** Two invented digital teams of the demo's commune, with what they did in the last weeks. */
import type { Actor } from '../foundation/actor.ts';
import type { Instant } from '../foundation/clock.ts';
import { changeTeam, noteTeam, type TeamChange, type TeamDeps } from '../modules/advisers/index.ts';
import { accepted, ago } from './made-up-acts.ts';

const TEAMS = [
  { name: 'Tổ công nghệ số phường (ví dụ)', level: 'commune', lead: 'Lê Thị Tổ Mẫu' },
  { name: 'Tổ công nghệ số phố 3 (ví dụ)', level: 'hamlet', lead: 'Cao Văn Tổ Thử' },
] as const;
const HELP = [
  { task: 'public-services', people: '14', daysAgo: 20 },
  { task: 'e-payment', people: '9', daysAgo: 6 },
] as const;

/** Does nothing when the officer works for no commune. */
export async function seedTeams(deps: TeamDeps, { officer, now }: { officer: Actor; now: Instant }): Promise<void> {
  const scope = officer.actingAs?.scope;
  if (scope?.kind !== 'locality') return;
  for (const { name, level, lead } of TEAMS) {
    const order = { actor: officer, command: deps.ids.next(), now: ago(now, 40) };
    const entered = { name, level, decisionNo: 'MH-01/QĐ-UBND' };
    const teamId = accepted(await noteTeam(deps, { ...order, communeId: scope.localityId, entered }));
    const change = async (what: TeamChange, at: Instant) =>
      accepted(await changeTeam(deps, { actor: officer, command: deps.ids.next(), now: at, teamId, change: what }));
    await change({ kind: 'joined', name: lead, part: 'lead' }, ago(now, 40));
    for (const { daysAgo, ...done } of HELP) await change({ kind: 'done', ...done }, ago(now, daysAgo));
  }
}
