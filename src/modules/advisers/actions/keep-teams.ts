/** A commune officer keeps the community digital teams of the commune: founded, who is in them, what they did, ended. */
import type { Actor } from '../../../foundation/actor.ts';
import type { Instant } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import { isUuid } from '../../../foundation/ids.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';
import { actorRef, mayAtDesk, type NotAllowed } from '../../accounts/index.ts';
import { type NewEvent, onceAccepted } from '../../ledger/index.ts';
import type { TeamRules } from '../content/load-teams.ts';
import { readMember, readTask, readTeam, type Team, type TeamRefusal } from '../domain/team.ts';
import { findTeam } from '../store/teams.read.ts';
import { deleteMember, endTeam, insertMember, insertTeam } from '../store/teams.write.ts';
import type { AdviserDeps } from './adviser-deps.ts';

export interface TeamDeps extends AdviserDeps {
  readonly teams: TeamRules;
}

export type KeepTeamRefusal = NotAllowed | TeamRefusal | Refusal<'advisers.team.not-found'>;

export type TeamChange =
  | { readonly kind: 'joined'; readonly name: string; readonly part: string }
  | { readonly kind: 'left'; readonly memberId: string }
  | { readonly kind: 'done'; readonly task: string; readonly people: string }
  | { readonly kind: 'ended' };

interface Order {
  readonly actor: Actor;
  readonly command: string;
  readonly now: Instant;
}

/** Gives the team's id. `communeId`: a commune in force inside the officer's own place. */
export function noteTeam(
  deps: TeamDeps,
  order: Order & {
    readonly communeId: string;
    readonly entered: { readonly name: string; readonly level: string; readonly decisionNo: string };
  },
): Promise<Result<string, KeepTeamRefusal>> {
  const { actor, communeId, entered, command, now } = order;
  return inTransaction(deps.db, (trx) =>
    onceAccepted<KeepTeamRefusal>(trx, command, async () => {
      const provinceId = deps.places.provinceOf(communeId)?.id;
      if (provinceId === undefined || deps.places.findLocality(communeId)?.level !== 'commune')
        return refused({ code: 'advisers.team.not-found' });
      const allowed = mayKeep(deps, actor, { communeId });
      if (!allowed.ok) return allowed;
      const read = readTeam(entered);
      if (!read.ok) return read;
      const team: Team = { ...read.value, id: deps.ids.next(), communeId, provinceId };
      await insertTeam(trx, team, now);
      await append(trx, deps, order, team, { type: 'team.noted', payload: { level: team.level } });
      return accepted(team.id);
    }),
  );
}

/** `teams.keep` where the team is. */
export function mayKeep(
  { roles, places }: Pick<AdviserDeps, 'roles' | 'places'>,
  actor: Actor | undefined,
  { communeId }: Pick<Team, 'communeId'>,
): Result<undefined, NotAllowed> {
  return mayAtDesk(actor, 'teams.keep', { localityId: communeId }, { roles, contains: places.contains });
}

/** Gives the team's id; a team of another place is answered as one that is not there. */
export function changeTeam(
  deps: TeamDeps,
  order: Order & { readonly teamId: string; readonly change: TeamChange },
): Promise<Result<string, KeepTeamRefusal>> {
  const { actor, teamId, command } = order;
  return inTransaction(deps.db, (trx) =>
    onceAccepted<KeepTeamRefusal>(trx, command, async () => {
      const team = isUuid(teamId) ? await findTeam(trx, teamId) : undefined;
      if (team === undefined || !mayKeep(deps, actor, team).ok) return refused({ code: 'advisers.team.not-found' });
      const event = await carryOut(trx, deps, team, order);
      if (!event.ok) return event;
      await append(trx, deps, order, team, event.value);
      return accepted(team.id);
    }),
  );
}

type Told = Pick<NewEvent, 'type' | 'payload'>;

async function carryOut(
  trx: Trx,
  { ids, teams }: TeamDeps,
  team: Team,
  { change, now }: { readonly change: TeamChange; readonly now: Instant },
): Promise<Result<Told, TeamRefusal>> {
  const among = (list: TeamRules['parts']) => (code: string) => list.some((named) => named.code === code);
  switch (change.kind) {
    case 'joined': {
      const read = readMember(change, among(teams.parts));
      if (!read.ok) return read;
      await insertMember(trx, team.id, { ...read.value, id: ids.next() }, now);
      return accepted({ type: 'team.member-joined', payload: { part: read.value.part } });
    }
    case 'left': {
      const left = isUuid(change.memberId) && (await deleteMember(trx, team.id, change.memberId));
      if (!left) return refused({ code: 'advisers.team.member-unknown', field: 'member' });
      return accepted({ type: 'team.member-left', payload: {} });
    }
    case 'done': {
      const read = readTask(change, among(teams.tasks));
      return read.ok ? accepted({ type: 'team.task-done', payload: { ...read.value } }) : read;
    }
    case 'ended':
      await endTeam(trx, team.id, now);
      return accepted({ type: 'team.ended', payload: {} });
  }
}

async function append(
  trx: Trx,
  { ids, ledger }: Pick<TeamDeps, 'ids' | 'ledger'>,
  { actor, now }: Pick<Order, 'actor' | 'now'>,
  team: Team,
  { type, payload }: Told,
): Promise<void> {
  await ledger.append(trx, { ids, now }, [
    {
      ...{ type, actor: actorRef(actor), localityId: team.communeId, occurredAt: now },
      payload: { teamId: team.id, ...payload },
    },
  ]);
}
