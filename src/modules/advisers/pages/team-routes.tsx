/** Addresses of the community digital teams at the desk: those of the officer's place and nothing of the next. */
import type { Actor } from '../../../foundation/actor.ts';
import { addDays, instantOf, type LocalDate } from '../../../foundation/clock.ts';
import { commandOf } from '../../../foundation/http/command-of.ts';
import type { Fields, PageReply, PageRequest, Reply, Route } from '../../../foundation/http/route.ts';
import { isUuid } from '../../../foundation/ids.ts';
import type { Issue } from '../../../ui/index.ts';
import { changeTeam, mayKeep, noteTeam, type TeamChange, type TeamDeps } from '../actions/keep-teams.ts';
import { reportOf, type Team } from '../domain/team.ts';
import { teamText } from '../messages/teams.ts';
import { findTeam, listMembersOf, listTasksDone, listTeams } from '../store/teams.read.ts';
import { deskPage, issuesOf } from './network-page.ts';
import { TeamPage, TeamsPage } from './team-pages.tsx';

const REPORT_DAYS = 30;
const VERB = 'teams.keep';

export function teamRoutes(deps: TeamDeps): Route[] {
  const one =
    (handle: (request: PageRequest, actor: Actor, team: Team) => Promise<Reply> | Reply) =>
    async (request: PageRequest, actor: Actor): Promise<Reply> => {
      const id = request.params.team ?? '';
      const team = isUuid(id) ? await findTeam(deps.db, id) : undefined;
      return team === undefined || !mayKeep(deps, actor, team).ok
        ? { kind: 'not-found' }
        : handle(request, actor, team);
    };
  const change = (path: string, read: (form: Fields) => TeamChange): Route =>
    deskPage(
      deps,
      { method: 'POST', path: `teams/:team${path}`, verb: VERB },
      one((request, actor, team) => keep(deps, request, actor, team, read(request.form))),
    );
  return [
    deskPage(deps, { method: 'GET', path: 'teams', verb: VERB }, (request, actor) => list(deps, request, actor)),
    deskPage(deps, { method: 'POST', path: 'teams', verb: VERB }, (request, actor) => note(deps, request, actor)),
    deskPage(
      deps,
      { method: 'GET', path: 'teams/:team', verb: VERB },
      one((request, _, team) => page(deps, request, team)),
    ),
    change('/members', (form) => ({ kind: 'joined', name: short(form, 'member'), part: short(form, 'part') })),
    change('/members/remove', (form) => ({ kind: 'left', memberId: short(form, 'memberId') })),
    change('/tasks', (form) => ({ kind: 'done', task: short(form, 'task'), people: short(form, 'people') })),
    change('/end', () => ({ kind: 'ended' })),
  ];
}

const short = (form: Fields, name: string): string => form.get(name).slice(0, 200);
const since = (today: LocalDate) => instantOf(new Date(`${addDays(today, -REPORT_DAYS)}T00:00:00+07:00`));

async function list(
  deps: TeamDeps,
  { language, today, form }: PageRequest,
  actor: Actor,
  issues: readonly Issue[] = [],
): Promise<Reply> {
  const scope = actor.actingAs?.scope;
  const { places } = deps;
  const level = scope?.kind === 'locality' ? places.findLocality(scope.localityId)?.level : undefined;
  if (scope?.kind !== 'locality' || (level !== 'commune' && level !== 'province'))
    return { kind: 'refused', status: 403, code: 'accounts.outside-your-area' };
  const placeId = scope.localityId;
  const former = places.predecessorsOf(placeId).filter((id) => places.contains(placeId, id) === 'yes');
  const teams = await listTeams(deps.db, { level, ids: [placeId, ...former] });
  const done = await listTasksDone(
    deps.db,
    teams.map(({ id }) => id),
    since(today),
  );
  return {
    kind: 'page',
    ...(issues.length > 0 && { status: 422 }),
    title: teamText(language).title,
    section: 'desk',
    deskSection: 'teams',
    body: (
      <TeamsPage
        {...{ deps, language, teams, issues, form }}
        place={places.nameOf(placeId, language)}
        report={reportOf(done)}
        mayAdd={level === 'commune'}
        command={deps.ids.next()}
      />
    ),
  };
}

async function note(deps: TeamDeps, request: PageRequest, actor: Actor): Promise<Reply> {
  const { form, language, now } = request;
  const scope = actor.actingAs?.scope;
  const communeId = scope?.kind === 'locality' ? scope.localityId : '';
  const entered = { name: short(form, 'name'), level: short(form, 'level'), decisionNo: short(form, 'decisionNo') };
  const noted = await noteTeam(deps, { actor, communeId, entered, command: commandOf(deps, request), now });
  if (noted.ok) return { kind: 'redirect', to: `/${language}/desk/teams/${noted.value}?done=saved`, status: 303 };
  return list(deps, request, actor, issuesOf(noted.refusals, teamText(language).errors, 'name'));
}

async function keep(
  deps: TeamDeps,
  request: PageRequest,
  actor: Actor,
  team: Team,
  change: TeamChange,
): Promise<Reply> {
  const { language, now } = request;
  const kept = await changeTeam(deps, { actor, teamId: team.id, change, command: commandOf(deps, request), now });
  const base = `/${language}/desk/teams`;
  if (kept.ok)
    return { kind: 'redirect', to: change.kind === 'ended' ? base : `${base}/${team.id}?done=saved`, status: 303 };
  return page(deps, request, team, issuesOf(kept.refusals, teamText(language).errors, 'member'));
}

async function page(
  deps: TeamDeps,
  { language, today, query, form }: PageRequest,
  team: Team,
  issues: readonly Issue[] = [],
): Promise<PageReply> {
  return {
    kind: 'page',
    ...(issues.length > 0 && { status: 422, address: `/${language}/desk/teams/${team.id}` }),
    title: team.name,
    section: 'desk',
    deskSection: 'teams',
    body: (
      <TeamPage
        {...{ deps, language, team, issues, form }}
        members={await listMembersOf(deps.db, team.id)}
        report={reportOf(await listTasksDone(deps.db, [team.id], since(today)))}
        saved={query.get('done') === 'saved'}
        nextCommand={() => deps.ids.next()}
      />
    ),
  };
}
