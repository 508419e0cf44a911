/** Addresses of the desk that keeps people: only roles the officer may give, only inside their own places. */
import type { Actor, Scope } from '../../../foundation/actor.ts';
import { addDays, addMonths, type LocalDate, parseLocalDate } from '../../../foundation/clock.ts';
import { commandOf } from '../../../foundation/http/command-of.ts';
import type { PageRequest, Reply, Route } from '../../../foundation/http/route.ts';
import { foldVietnamese } from '../../../foundation/i18n/fold-vietnamese.ts';
import { formatDate } from '../../../foundation/i18n/format.ts';
import { isUuid } from '../../../foundation/ids.ts';
import type { Gazetteer } from '../../localities/index.ts';
import { invite } from '../actions/invite.ts';
import { endAssignment, type PeopleRefusal, resendInvitation, withdrawInvitation } from '../actions/keep-people.ts';
import { parseEmail } from '../domain/email-address.ts';
import { peopleText } from '../messages/people.ts';
import { can } from '../policy.ts';
import {
  findPersonAtWork,
  listPeopleAtWork,
  listWaitingInvitations,
  type PersonAtWork,
  type Places,
} from '../store/people-in-scope.read.ts';
import type { AccountPageDeps } from './page-deps.ts';
import { EndPage, PeoplePage, type PeoplePageProps } from './people-page.tsx';
import { deskRoute, type SignedInHandler } from './signed-in-route.ts';

export interface PeoplePageDeps extends AccountPageDeps {
  readonly places: AccountPageDeps['places'] & Pick<Gazetteer, 'provinces' | 'communesOf'>;
  /** Ids of a place and of all that lies in it. */
  readonly placesInside: (localityId: string) => readonly string[];
}

const A_PAGE = 40;

export function peopleDeskRoutes(deps: PeoplePageDeps): Route[] {
  const route = (method: Route['method'], path: string, handle: SignedInHandler): Route =>
    deskRoute(
      { method, path: `/:lang/desk/people${path}`, verb: 'invitation.create' },
      (actor) => can(actor, 'invitation.create', {}, policyOf(deps)),
      handle,
    );
  return [
    route('GET', '', (request, actor) => peoplePage(deps, request, actor)),
    route('POST', '', (request, actor) => inviteOne(deps, request, actor)),
    route('POST', '/resend', (request, actor) => resend(deps, request, actor)),
    route('POST', '/withdraw', (request, actor) => withdraw(deps, request, actor)),
    route('GET', '/:assignment', (request, actor) => endPage(deps, request, actor)),
    route('POST', '/:assignment', (request, actor) => endOne(deps, request, actor)),
  ];
}

const policyOf = ({ roles, places }: PeoplePageDeps) => ({ roles, contains: places.contains });

async function peoplePage(
  deps: PeoplePageDeps,
  request: PageRequest,
  actor: Actor,
  again?: Pick<PeoplePageProps, 'entered' | 'issues'>,
): Promise<Reply> {
  const { language, query, now, today } = request;
  const text = peopleText(language);
  const given = rolesOf(deps, actor);
  const codes = given.map(({ code }) => code);
  const places = reachOf(deps, actor);
  const typed = query.get('q').slice(0, 100);
  const wanted = codes.find((code) => code === query.get('role')) ?? '';
  const words = foldVietnamese(typed);
  const all = await listPeopleAtWork(deps.db, { places, roles: wanted === '' ? codes : [wanted], day: today });
  const found = all.filter(
    ({ name, email, personId }) =>
      personId !== actor.personId && foldVietnamese(`${name ?? ''} ${email ?? ''}`).includes(words),
  );
  const isDissolved = ({ scope }: Pick<PersonAtWork, 'scope'>) =>
    scope.kind === 'locality' && !deps.places.isInForce(scope.localityId, today);
  // First: somebody has to say where they work now.
  found.sort((a, b) => Number(isDissolved(b)) - Number(isDissolved(a)));
  const pages = Math.max(1, Math.ceil(found.length / A_PAGE));
  const asked = Number(query.get('page') || '1');
  const page = Number.isInteger(asked) ? Math.min(Math.max(asked, 1), pages) : 1;
  const notice = (['invited', 'sent', 'withdrawn', 'ended'] as const).find((each) => each === query.get('saved'));
  const scope = actor.actingAs?.scope;
  return {
    kind: 'page',
    ...(again && { status: 422 }),
    title: text.title,
    section: 'desk',
    deskSection: 'people',
    address: `/${language}/desk/people`,
    body: (
      <PeoplePage
        language={language}
        area={scope?.kind === 'locality' ? deps.places.nameOf(scope.localityId, language) : text.nation}
        roles={given.map(({ code, label }) => ({ value: code, label: label[language] }))}
        areas={areasOf(deps, request, actor)}
        waiting={await listWaitingInvitations(deps.db, { places, roles: codes, now })}
        people={found.slice((page - 1) * A_PAGE, page * A_PAGE)}
        roleName={(held) => roleName(deps, request, held)}
        isDissolved={isDissolved}
        {...{ text: typed, role: wanted, page, pages }}
        nextCommand={() => deps.ids.next()}
        {...(notice && { notice })}
        {...again}
      />
    ),
  };
}

/** Roles this one may give that are held over places or the nation. */
function rolesOf({ roles }: PeoplePageDeps, actor: Actor) {
  const own = roles.byCode.get(actor.actingAs?.role ?? '');
  return roles.roles.filter(({ code }) => own?.invites.includes(code));
}

function reachOf(deps: PeoplePageDeps, actor: Actor): Places {
  const scope = actor.actingAs?.scope;
  if (scope?.kind === 'nation') return 'everywhere';
  return scope?.kind === 'locality' ? deps.placesInside(scope.localityId) : [];
}

/** One's own place first, then those below it; the nation lists its provinces, which invite their communes themselves. */
function areasOf(deps: PeoplePageDeps, { language, today }: PageRequest, actor: Actor) {
  const option = (id: string) => ({ value: id, label: deps.places.nameOf(id, language) });
  const scope = actor.actingAs?.scope;
  if (scope?.kind === 'nation')
    return [
      { value: 'nation', label: peopleText(language).nation },
      ...deps.places.provinces.filter(({ id }) => deps.places.isInForce(id, today)).map(({ id }) => option(id)),
    ];
  if (scope?.kind !== 'locality') return [];
  const below = deps.places.findLocality(scope.localityId)?.level === 'province';
  const communes = below ? deps.places.communesOf(scope.localityId) : [];
  return [
    option(scope.localityId),
    ...communes.filter(({ id }) => deps.places.isInForce(id, today)).map(({ id }) => option(id)),
  ];
}

function roleName(
  deps: PeoplePageDeps,
  { language }: PageRequest,
  { role, scope }: { readonly role: string; readonly scope: Scope },
): string {
  const label = deps.roles.byCode.get(role)?.label[language] ?? role;
  if (scope.kind === 'organisation') return label;
  const place = scope.kind === 'nation' ? peopleText(language).nation : deps.places.nameOf(scope.localityId, language);
  return `${label}, ${place}`;
}

async function inviteOne(deps: PeoplePageDeps, request: PageRequest, actor: Actor): Promise<Reply> {
  const { form, language, origin, now } = request;
  const { errors } = peopleText(language);
  const entered = { email: form.get('email').slice(0, 254), role: form.get('role'), place: form.get('place') };
  const email = parseEmail(entered.email);
  if (email === undefined)
    return peoplePage(deps, request, actor, {
      entered,
      issues: [{ field: 'email', message: errors['accounts.email.invalid'] }],
    });
  const scope: Scope =
    entered.place === 'nation' ? { kind: 'nation' } : { kind: 'locality', localityId: entered.place.slice(0, 40) };
  const invited = await invite(deps, {
    ...{ email, role: entered.role, scope, by: actor, language, origin, now },
    command: commandOf(deps, request),
  });
  if (invited.ok) return { kind: 'redirect', to: `/${language}/desk/people?saved=invited#waiting` };
  const issues = invited.refusals.map(({ code, field }) => ({
    field: field === 'role' || code === 'accounts.role-may-not' ? 'role' : 'place',
    message: errors[code],
  }));
  return peoplePage(deps, request, actor, { entered, issues });
}

async function resend(deps: PeoplePageDeps, request: PageRequest, actor: Actor): Promise<Reply> {
  const { form, language, origin, now } = request;
  const invitationId = idOf(deps, form.get('invitation'));
  const sent = await resendInvitation(deps, {
    ...{ actor, invitationId, language, origin, now },
    command: commandOf(deps, request),
  });
  return sent.ok
    ? { kind: 'redirect', to: `/${language}/desk/people?saved=sent#waiting` }
    : peoplePage(deps, request, actor, { issues: issuesOf(request, sent.refusals, 'waiting') });
}

async function withdraw(deps: PeoplePageDeps, request: PageRequest, actor: Actor): Promise<Reply> {
  const { form, language, now } = request;
  const invitationId = idOf(deps, form.get('invitation'));
  const withdrawn = await withdrawInvitation(deps, { actor, invitationId, now, command: commandOf(deps, request) });
  return withdrawn.ok
    ? { kind: 'redirect', to: `/${language}/desk/people?saved=withdrawn` }
    : peoplePage(deps, request, actor, { issues: issuesOf(request, withdrawn.refusals, 'waiting') });
}

/** A malformed id names nothing. */
const idOf = (deps: PeoplePageDeps, typed: string): string => (isUuid(typed) ? typed : deps.ids.next());

function issuesOf({ language }: PageRequest, refusals: readonly PeopleRefusal[], field: string) {
  return refusals.map(({ code }) => ({ field, message: peopleText(language).errors[code] }));
}

async function endPage(
  deps: PeoplePageDeps,
  request: PageRequest,
  actor: Actor,
  refusals: readonly PeopleRefusal[] = [],
): Promise<Reply> {
  const { language, params, today } = request;
  const person = await findPersonAtWork(deps.db, idOf(deps, params.assignment ?? ''));
  const gives = person && { role: person.role, scope: person.scope };
  if (person === undefined || gives === undefined || !can(actor, 'invitation.create', { gives }, policyOf(deps)).ok)
    return { kind: 'not-found' };
  return {
    kind: 'page',
    ...(refusals.length > 0 && { status: 422 }),
    title: peopleText(language).endTitle,
    section: 'desk',
    deskSection: 'people',
    body: (
      <EndPage
        language={language}
        person={person}
        role={roleName(deps, request, person)}
        days={lastDays(today)}
        dayName={(day) => formatDate(parseLocalDate(day) ?? today)}
        command={deps.ids.next()}
        issues={issuesOf(request, refusals, 'lastDay')}
      />
    ),
  };
}

/** Today, a week on, and the ends of this month and the next two. */
function lastDays(today: LocalDate): readonly LocalDate[] {
  const first = parseLocalDate(`${today.slice(0, 8)}01`) ?? today;
  const ends = [1, 2, 3].map((months) => addDays(addMonths(first, months), -1));
  return [...new Set([today, addDays(today, 7), ...ends])].sort();
}

async function endOne(deps: PeoplePageDeps, request: PageRequest, actor: Actor): Promise<Reply> {
  const { form, language, params, now } = request;
  const typed = form.get('lastDay');
  const ended = await endAssignment(deps, {
    ...{ actor, assignmentId: idOf(deps, params.assignment ?? ''), now, command: commandOf(deps, request) },
    // Nothing chosen ends nothing: a day long past is refused.
    lastDay: typed === 'now' ? 'now' : (parseLocalDate(typed) ?? ('0001-01-01' as LocalDate)),
  });
  if (ended.ok) return { kind: 'redirect', to: `/${language}/desk/people?saved=ended` };
  return endPage(deps, request, actor, ended.refusals);
}
