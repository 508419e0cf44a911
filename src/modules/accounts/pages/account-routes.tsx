/** Addresses of one's own account; a visitor is led to signing in. */
import type { Actor, Scope } from '../../../foundation/actor.ts';
import { commandOf } from '../../../foundation/http/command-of.ts';
import type { PageReply, PageRequest, Reply, Route } from '../../../foundation/http/route.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import { isUuid } from '../../../foundation/ids.ts';
import { actAs } from '../actions/act-as.ts';
import { answerInvitation } from '../actions/answer-invitation.ts';
import { signOut } from '../actions/end-sessions.ts';
import { type IssuedPaperCode, issuePaperCode } from '../actions/issue-paper-code.ts';
import { renamePerson } from '../actions/rename-person.ts';
import { trustMailbox } from '../actions/trust-mailbox.ts';
import { worksForProgramme } from '../domain/assignment.ts';
import { isAlive, OWNER_LIMITS, PROGRAMME_LIMITS } from '../domain/session.ts';
import { readUnsentMark } from '../domain/unsent-mark.ts';
import { accountText } from '../messages/index.ts';
import { can } from '../policy.ts';
import {
  findPerson,
  listAssignments,
  listIssuedPeople,
  listOpenInvitations,
  organisationNames,
} from '../store/people.read.ts';
import { listSessions } from '../store/sessions.read.ts';
import { AccountPage } from './account-page.tsx';
import { LeavePage } from './leave-page.tsx';
import type { AccountPageDeps } from './page-deps.ts';
import { PaperDeskPage } from './paper-desk-page.tsx';
import { type SignedInHandler, signedInRoute } from './signed-in-route.ts';

export function accountRoutes(deps: AccountPageDeps): Route[] {
  const route = (method: Route['method'], path: string, verb: string, handle: SignedInHandler): Route =>
    signedInRoute({ method, path: `/:lang/account${path}`, verb }, handle);
  return [
    route('GET', '', 'account.read', (request, actor) => accountPage(deps, request, actor)),
    route('POST', '/name', 'account.write', (request, actor) => saveName(deps, request, actor)),
    route('POST', '/mailbox', 'account.write', (request, actor) => tryMailbox(deps, request, actor)),
    route('POST', '/act-as', 'account.write', (request, actor) => switchRole(deps, request, actor)),
    route('POST', '/invitation', 'account.write', (request, actor) => answerOne(deps, request, actor)),
    route('POST', '/end-session', 'account.write', (request, actor) => endOne(deps, request, actor)),
    route('POST', '/sign-out', 'account.write', (request, actor) => leave(deps, request, actor, 'this')),
    route('POST', '/sign-out-everywhere', 'account.write', (request, actor) => leave(deps, request, actor, 'all')),
    route('GET', '/paper-codes', 'paper-code.issue', (request, actor) => paperDesk(deps, request, actor)),
    route('POST', '/paper-codes', 'paper-code.issue', (request, actor) => issueCode(deps, request, actor)),
  ];
}

async function accountPage(
  deps: AccountPageDeps,
  request: PageRequest,
  actor: Actor,
  again?: { readonly entered: string; readonly message: string },
): Promise<Reply> {
  const { language, today, now } = request;
  const text = accountText(language).account;
  const person = await findPerson(deps.db, actor.personId);
  if (person === undefined) return { kind: 'not-found' };
  const assignments = await listAssignments(deps.db, actor.personId, today);
  const invitations = person.email === null ? [] : await listOpenInvitations(deps.db, person.email, now);
  const sessions = await listSessions(deps.db, actor.personId);
  const scopes = [...assignments, ...invitations].map(({ scope }) => scope);
  const holdings = (await deps.holdings?.(actor.personId, language)) ?? [];
  const organisations = await organisationNames(deps.db, [
    ...scopes.flatMap((scope) => (scope.kind === 'organisation' ? [scope.organisationId] : [])),
    ...holdings.map(({ organisationId }) => organisationId),
  ]);
  const scopeName = (scope: Scope): string => {
    if (scope.kind === 'nation') return text.nation;
    if (scope.kind === 'locality') return deps.places.nameOf(scope.localityId, language);
    return organisations.get(scope.organisationId) ?? '';
  };
  const limits = worksForProgramme(assignments, deps.roles) ? PROGRAMME_LIMITS : OWNER_LIMITS;
  return {
    kind: 'page',
    ...(again && { status: 422 }),
    title: text.title,
    body: (
      <AccountPage
        language={language}
        actor={actor}
        person={person}
        assignments={assignments}
        invitations={invitations}
        holdings={holdings.map((holding) => ({ ...holding, name: organisations.get(holding.organisationId) ?? '' }))}
        sessions={sessions.filter((session) => isAlive(session, limits, now))}
        roleName={({ role, scope }) => `${deps.roles.byCode.get(role)?.label[language] ?? role}, ${scopeName(scope)}`}
        work={[...(deps.links?.(language) ?? []), ...workOf(deps, actor, language)]}
        worksInField={can(actor, 'field.work', {}, { roles: deps.roles, contains: deps.places.contains }).ok}
        command={deps.ids.next()}
        saved={request.query.get('saved') === '1'}
        refused={person.email === null ? undefined : await deps.mail.refusalOf(deps.db, person.email)}
        {...(again && { entered: again.entered, issues: [{ field: 'name', message: again.message }] })}
      />
    ),
  };
}

const done = ({ language }: PageRequest, anchor = ''): Reply => ({
  kind: 'redirect',
  to: `/${language}/account?saved=1${anchor}`,
});

async function saveName(deps: AccountPageDeps, request: PageRequest, actor: Actor): Promise<Reply> {
  const entered = request.form.get('name');
  const saved = await renamePerson(deps, { actor, name: entered });
  if (saved.ok) return done(request);
  const message = accountText(request.language).errors[saved.refusals[0]!.code];
  return accountPage(deps, request, actor, { entered: entered.slice(0, 200), message });
}

async function tryMailbox(deps: AccountPageDeps, request: PageRequest, actor: Actor): Promise<Reply> {
  const { language, now } = request;
  await trustMailbox(deps, { actor, language, now });
  return done(request, '#me');
}

async function switchRole(deps: AccountPageDeps, request: PageRequest, actor: Actor): Promise<Reply> {
  const assignmentId = request.form.get('assignment');
  const switched = await actAs(deps, { actor, assignmentId, now: request.now });
  return switched.ok ? done(request, '#roles') : { kind: 'refused', status: 403, code: switched.refusals[0]!.code };
}

async function answerOne(deps: AccountPageDeps, request: PageRequest, actor: Actor): Promise<Reply> {
  const invitationId = request.form.get('invitation');
  const answer = request.form.get('answer') === 'accepted' ? 'accepted' : 'declined';
  const answered = await answerInvitation(deps, { actor, invitationId, answer, now: request.now });
  // Answered twice is answered.
  return answered.ok ? done(request, '#roles') : { kind: 'redirect', to: `/${request.language}/account#roles` };
}

async function endOne(deps: AccountPageDeps, request: PageRequest, actor: Actor): Promise<Reply> {
  const sessionId = request.form.get('session');
  if (isUuid(sessionId)) await signOut(deps, { actor, which: { sessionId }, now: request.now });
  return done(request, '#sessions');
}

async function leave(
  deps: AccountPageDeps,
  { language, now, cookies, form, path }: PageRequest,
  actor: Actor,
  which: 'this' | 'all',
): Promise<Reply> {
  const unsent = readUnsentMark(cookies?.get('unsent'));
  const isOwn = unsent?.personId === actor.personId;
  // More may have been written down since the question was answered.
  if (unsent !== undefined && isOwn && form.get('lose') !== String(unsent.count))
    return {
      ...{ kind: 'page', status: 409, title: accountText(language).leave.title(unsent.count) },
      address: `/${language}/account`,
      body: <LeavePage language={language} count={unsent.count} action={path} command={deps.ids.next()} />,
    };
  await signOut(deps, { actor, which, now });
  const gone = (name: 'session' | 'unsent') => ({ name, value: '', maxAgeSeconds: 0 }) as const;
  return {
    kind: 'redirect',
    to: `/${language}/sign-in`,
    cookies: [gone('session'), ...(isOwn ? [gone('unsent')] : [])],
    // What the field page keeps on this device goes too: database, caches and the worker. What another person left unsent stays sealed.
    ...((unsent === undefined || isOwn) && { headers: { 'clear-site-data': '"storage"' } }),
  };
}

/** Pages of the role acted as that no other page leads to. */
function workOf(deps: AccountPageDeps, actor: Actor, language: Language) {
  const text = accountText(language).account;
  const context = { roles: deps.roles, contains: deps.places.contains };
  const mandated = can(actor, 'mandates.use', {}, context).ok;
  return [
    ...(mayIssue(deps, actor) === undefined
      ? []
      : [{ href: `/${language}/account/paper-codes`, title: text.issuePaper }]),
    ...(mandated ? [{ href: `/${language}/desk/mandates`, title: text.mandates }] : []),
  ];
}

/** The commune whose desk this actor works at, when their role may issue codes there. */
function mayIssue(deps: AccountPageDeps, actor: Actor): string | undefined {
  const scope = actor.actingAs?.scope;
  if (scope?.kind !== 'locality') return undefined;
  const { localityId } = scope;
  const context = { roles: deps.roles, contains: deps.places.contains };
  return can(actor, 'paper-code.issue', { localityId }, context).ok ? localityId : undefined;
}

async function paperDesk(
  deps: AccountPageDeps,
  request: PageRequest,
  actor: Actor,
  outcome: { readonly issued?: IssuedPaperCode; readonly entered?: string; readonly message?: string } = {},
): Promise<Reply> {
  const localityId = mayIssue(deps, actor);
  if (localityId === undefined) return { kind: 'refused', status: 403, code: 'accounts.role-may-not' };
  const { language, origin } = request;
  const { issued, entered, message } = outcome;
  const reply: PageReply = {
    kind: 'page',
    ...(message !== undefined && { status: 422 }),
    title: accountText(language).paperDesk.title,
    section: 'desk',
    body: (
      <PaperDeskPage
        language={language}
        place={deps.places.addressOf(localityId, language)}
        origin={origin}
        people={await listIssuedPeople(deps.db, localityId)}
        nextCommand={() => deps.ids.next()}
        {...(issued && { issued })}
        {...(entered !== undefined && { entered })}
        {...(message !== undefined && { issues: [{ field: 'name', message }] })}
      />
    ),
  };
  return reply;
}

async function issueCode(deps: AccountPageDeps, request: PageRequest, actor: Actor): Promise<Reply> {
  const person = request.form.get('person');
  const entered = request.form.get('name').slice(0, 200);
  const order = await issuePaperCode(deps, {
    actor,
    whom: isUuid(person) ? { personId: person } : { name: entered.replace(/\s+/g, ' ') },
    command: commandOf(deps, request),
    now: request.now,
  });
  if (order.ok) return paperDesk(deps, request, actor, { issued: order.value });
  const code = order.refusals[0]!.code;
  if (code === 'accounts.role-may-not') return { kind: 'refused', status: 403, code };
  return paperDesk(deps, request, actor, { entered, message: accountText(request.language).errors[code] });
}
