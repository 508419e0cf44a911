/** Addresses of a desk's people: how much each holds, and being away. */
import type { Actor } from '../../../foundation/actor.ts';
import { addDays, parseTypedDate } from '../../../foundation/clock.ts';
import { commandOf } from '../../../foundation/http/command-of.ts';
import type { PageReply, PageRequest, Reply, Route } from '../../../foundation/http/route.ts';
import { isUuid } from '../../../foundation/ids.ts';
import type { Refusal } from '../../../foundation/result.ts';
import { deskRoute, mayAtDesk, type SignedInHandler } from '../../accounts/index.ts';
import { endOwnAbsence, enterAbsence, listColleaguesOf } from '../actions/enter-absence.ts';
import { queueScopeOf } from '../actions/queue-scope.ts';
import { instantAt } from '../domain/working-calendar.ts';
import { caseText } from '../messages/index.ts';
import { listAbsencesOf, listAway } from '../store/absences.read.ts';
import { listWorkloads } from '../store/workload.read.ts';
import { deskName } from './case-words.ts';
import { DeskPeoplePage } from './desk-people-page.tsx';
import type { CasePageDeps } from './page-deps.ts';

export function deskPeopleRoutes(deps: CasePageDeps): Route[] {
  const policy = { roles: deps.roles, contains: deps.places.contains };
  const desk = (method: Route['method'], path: string, handle: SignedInHandler): Route =>
    deskRoute(
      { method, path: `/:lang/desk/cases/people${path}`, verb: 'cases.work' },
      (actor) => mayAtDesk(actor, 'cases.work', {}, policy),
      handle,
    );
  return [
    desk('GET', '', (request, actor) => page(deps, request, actor)),
    desk('POST', '', (request, actor) => enter(deps, request, actor)),
    desk('POST', '/end-absence', (request, actor) => end(deps, request, actor)),
  ];
}

const baseOf = ({ language }: PageRequest): string => `/${language}/desk/cases`;

async function page(
  deps: CasePageDeps,
  request: PageRequest,
  actor: Actor,
  refusals: readonly Refusal[] = [],
): Promise<PageReply> {
  const { language, today, form } = request;
  const colleagues = await listColleaguesOf(deps.db, deps, actor, today);
  const people = colleagues.map(({ personId }) => personId);
  const scope = queueScopeOf(deps, actor);
  const isPlace = scope?.level === 'commune' || scope?.level === 'province';
  const desk = isPlace ? { level: scope.level, placeId: scope.ids[0] } : { level: 'nation' as const };
  const text = caseText(language).people;
  const errors: Readonly<Record<string, string>> = text.errors;
  return {
    kind: 'page',
    ...(refusals.length > 0 && { status: 422, address: `${baseOf(request)}/people` }),
    title: text.title,
    section: 'desk',
    deskSection: 'cases',
    body: (
      <DeskPeoplePage
        {...{ language, colleagues, base: baseOf(request), personId: actor.personId }}
        deskName={deskName(deps, desk, language)}
        workloads={await listWorkloads(deps.db, people, instantAt(addDays(today, 1), 0))}
        away={await listAway(deps.db, people, today)}
        own={await listAbsencesOf(deps.db, actor.personId, today)}
        nextCommand={() => deps.ids.next()}
        saved={request.query.get('done') === 'saved'}
        issues={refusals.map(({ code, field }) => ({ field: field ?? 'from', message: errors[code] ?? code }))}
        entered={{ from: form.get('from'), until: form.get('until'), cover: form.get('cover') }}
      />
    ),
  };
}

async function enter(deps: CasePageDeps, request: PageRequest, actor: Actor): Promise<Reply> {
  const { form, now } = request;
  const [from, until, cover] = [parseTypedDate(form.get('from')), parseTypedDate(form.get('until')), form.get('cover')];
  const wrong = [
    ...(from === undefined ? [{ code: 'cases.absence.date', field: 'from' }] : []),
    ...(until === undefined ? [{ code: 'cases.absence.date', field: 'until' }] : []),
  ];
  if (from === undefined || until === undefined) return page(deps, request, actor, wrong);
  const order = { actor, from, until, command: commandOf(deps, request), now };
  const result = await enterAbsence(deps, cover === '' ? order : { ...order, cover });
  if (result.ok) return { kind: 'redirect', to: `${baseOf(request)}/people?done=saved`, status: 303 };
  return page(deps, request, actor, result.refusals);
}

async function end(deps: CasePageDeps, request: PageRequest, actor: Actor): Promise<Reply> {
  const { form, now } = request;
  const absenceId = form.get('absence');
  if (!isUuid(absenceId)) return { kind: 'not-found' };
  const result = await endOwnAbsence(deps, { actor, absenceId, command: commandOf(deps, request), now });
  if (!result.ok) return { kind: 'not-found' };
  return { kind: 'redirect', to: `${baseOf(request)}/people?done=saved`, status: 303 };
}
