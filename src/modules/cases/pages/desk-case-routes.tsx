/** Addresses of the desk's queue and its cases; a case out of reach is not there. */
import type { Actor } from '../../../foundation/actor.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import type { PageReply, PageRequest, Reply, Route } from '../../../foundation/http/route.ts';
import { formatInstantDate } from '../../../foundation/i18n/format.ts';
import type { Refusal } from '../../../foundation/result.ts';
import { findPerson, groupPaperCode } from '../../accounts/index.ts';
import { listPapers } from '../../documents/index.ts';
import { findClaim, recordReading } from '../../enterprises/index.ts';
import { actOnCase, deskLevelOf } from '../actions/act-on-case.ts';
import { papersOf } from '../actions/case-papers.ts';
import { issueOwnerCode } from '../actions/confirm-filed.ts';
import { handOver, listCandidates } from '../actions/hand-over.ts';
import { MERGE_REASONS, mergeCases, takeApart } from '../actions/merge-cases.ts';
import { queueScopeOf } from '../actions/queue-scope.ts';
import { askerOf, type Case, type Contact } from '../domain/case.ts';
import { mayGoOn, mayWork } from '../policy.ts';
import { listAnswers } from '../store/askings.read.ts';
import { findCase, findContact, listHistory, listLikeCases, listMergedInto } from '../store/cases.read.ts';
import { caseOfAddress, commandOf } from './case-requests.ts';
import { issueOf, namesIn, refusesLetters } from './case-words.ts';
import { DeskCasePage } from './desk-case-page.tsx';
import type { PrintedCode } from './filed-sections.tsx';
import type { CasePageDeps } from './page-deps.ts';
import { showQueue } from './queue-routes.tsx';

type Handler = (request: PageRequest, actor: Actor) => Promise<Reply>;

export function deskCaseRoutes(deps: CasePageDeps): Route[] {
  const desk = (method: Route['method'], path: string, handle: Handler): Route => ({
    ...{ method, path: `/:lang/desk/cases${path}`, verb: 'cases.hold', privacy: 'personal' as const },
    handle: (request) =>
      request.actor === undefined
        ? { kind: 'redirect', to: `/${request.language}/sign-in` }
        : handle(request, request.actor),
  });
  return [
    desk('GET', '', (request, actor) => showQueue(deps, request, actor)),
    desk('GET', '/:case', (request, actor) => showCase(deps, request, actor)),
    desk('POST', '/:case', (request, actor) => act(deps, request, actor)),
    desk('POST', '/:case/hand-over', (request, actor) => give(deps, request, actor)),
    desk('POST', '/:case/merge', (request, actor) => merge(deps, request, actor)),
    desk('POST', '/:case/take-apart', (request, actor) => separate(deps, request, actor)),
    desk('POST', '/:case/owner-code', (request, actor) => printCode(deps, request, actor)),
  ];
}

const baseOf = ({ language }: PageRequest): string => `/${language}/desk/cases`;

/** Within reach of whoever asks, else undefined. */
async function reachableCase(deps: CasePageDeps, request: PageRequest, actor: Actor): Promise<Case | undefined> {
  const found = await caseOfAddress(deps, request);
  if (found === undefined) return undefined;
  return mayWork(actor, found, { roles: deps.roles, contains: deps.places.contains }).ok ? found : undefined;
}

async function showCase(deps: CasePageDeps, request: PageRequest, actor: Actor): Promise<Reply> {
  const found = await reachableCase(deps, request, actor);
  return found === undefined ? { kind: 'not-found' } : deskCasePage(deps, request, actor, found);
}

export async function deskCasePage(
  deps: CasePageDeps,
  request: PageRequest,
  actor: Actor,
  found: Case,
  again?: { readonly refusals: readonly Refusal[]; readonly entered: string },
  printed?: PrintedCode,
): Promise<PageReply> {
  const { language, now, today, query } = request;
  const history = await listHistory(deps.db, found.id);
  await recordReading(deps, {
    ...{ actor, now, fields: ['contact', 'case'], purpose: 'advice' },
    subject: askerOf(found),
  });
  const holdsOnly = queueScopeOf(deps, actor)?.level === 'holder';
  const mayAct = mayGoOn(actor, deskLevelOf(deps, actor), found).ok;
  const contact = await contactOf(deps, found);
  return {
    kind: 'page',
    ...(again && { status: 422, address: `${baseOf(request)}/${found.id}` }),
    title: `${deps.aboutInWords(found.about, language)}, ${found.reference}`,
    section: 'desk',
    deskSection: 'cases',
    body: (
      <DeskCasePage
        {...{ deps, found, history, language, now, today, base: baseOf(request) }}
        contact={contact}
        refused={await refusesLetters(deps, contact)}
        names={await namesIn(deps.db, found, history)}
        details={await deps.details[found.type]?.(deps.db, found, language, 'desk', { now, actor })}
        answers={found.turn === 'nobody' ? await listAnswers(deps.db, found.id) : []}
        printed={printed}
        hasOwner={found.awaitsOwner && (await hasOwner(deps, found))}
        merging={await mergingOf(deps, request, found)}
        mayAct={mayAct}
        mayHandOver={!holdsOnly && mayAct}
        candidates={
          found.turn === 'nobody' || holdsOnly || !mayAct ? [] : await listCandidates(deps.db, deps, found, today)
        }
        papers={await listPapers(deps.db, papersOf(found))}
        saved={query.get('done') === 'saved'}
        {...(again && { issues: issueOf(again.refusals, language), entered: again.entered })}
      />
    ),
  };
}

/** What may be one with it, and what is. */
async function mergingOf({ db }: CasePageDeps, { form }: PageRequest, found: Case) {
  const contact = await findContact(db, found.id);
  return {
    like: found.turn === 'nobody' ? [] : await listLikeCases(db, found, contact?.phone),
    absorbed: await listMergedInto(db, found.id),
    goesOn: found.mergedInto === undefined ? undefined : await findCase(db, found.mergedInto),
    entered: { into: form.get('into').slice(0, 20), reason: form.get('reason').slice(0, 40) },
  };
}

/** As the firm asked to be reached; a person who asked for themselves by their account. */
async function contactOf({ db }: CasePageDeps, found: Case): Promise<Contact | undefined> {
  const given = await findContact(db, found.id);
  if (given !== undefined || found.applicantPersonId === undefined) return given;
  const person = await findPerson(db, found.applicantPersonId);
  if (person === undefined || person.email === null) return undefined;
  return { name: person.name ?? person.email, email: person.email, callWhen: 'any' };
}

async function act(deps: CasePageDeps, request: PageRequest, actor: Actor): Promise<Reply> {
  const { form, now } = request;
  const found = await reachableCase(deps, request, actor);
  if (found === undefined) return { kind: 'not-found' };
  const message = form.get('message');
  const result = await actOnCase(deps, {
    caseId: found.id,
    act: form.get('act'),
    as: { side: 'desk', actor },
    message,
    command: commandOf(deps, request),
    now,
  });
  if (result.ok) return { kind: 'redirect', to: `${baseOf(request)}/${found.id}?done=saved`, status: 303 };
  return deskCasePage(deps, request, actor, found, { refusals: result.refusals, entered: message });
}

async function give(deps: CasePageDeps, request: PageRequest, actor: Actor): Promise<Reply> {
  const found = await reachableCase(deps, request, actor);
  if (found === undefined) return { kind: 'not-found' };
  const { form, now } = request;
  const order = { caseId: found.id, to: form.get('to'), actor, command: commandOf(deps, request), now };
  const result = await handOver(deps, order);
  if (result.ok) return { kind: 'redirect', to: `${baseOf(request)}/${found.id}?done=saved`, status: 303 };
  return deskCasePage(deps, request, actor, found, { refusals: result.refusals, entered: '' });
}

async function merge(deps: CasePageDeps, request: PageRequest, actor: Actor): Promise<Reply> {
  const found = await reachableCase(deps, request, actor);
  if (found === undefined) return { kind: 'not-found' };
  const { form, now } = request;
  const reason = MERGE_REASONS.find((each) => each === form.get('reason'));
  const again = (refusals: readonly Refusal[]) => deskCasePage(deps, request, actor, found, { refusals, entered: '' });
  if (reason === undefined) return again([{ code: 'cases.merge.reason', field: 'reason' }]);
  const order = { caseId: found.id, into: form.get('into'), reason, actor, command: commandOf(deps, request), now };
  const result = await mergeCases(deps, order);
  if (!result.ok) return again(result.refusals);
  return { kind: 'redirect', to: `${baseOf(request)}/${result.value}?done=saved`, status: 303 };
}

async function separate(deps: CasePageDeps, request: PageRequest, actor: Actor): Promise<Reply> {
  const found = await reachableCase(deps, request, actor);
  if (found === undefined) return { kind: 'not-found' };
  const order = { caseId: found.id, actor, command: commandOf(deps, request), now: request.now };
  const result = await takeApart(deps, order);
  if (result.ok) return { kind: 'redirect', to: `${baseOf(request)}/${found.id}?done=saved`, status: 303 };
  return deskCasePage(deps, request, actor, found, { refusals: result.refusals, entered: '' });
}

/** Whoever claimed the firm has an account, and answers there alone what was filed in its name. */
async function hasOwner({ db }: CasePageDeps, { dossierId }: Case): Promise<boolean> {
  return dossierId !== undefined && (await findClaim(db, dossierId)) !== undefined;
}

/** Shown with the answer to this very form, and never again. */
async function printCode(deps: CasePageDeps, request: PageRequest, actor: Actor): Promise<Reply> {
  const found = await reachableCase(deps, request, actor);
  if (found === undefined) return { kind: 'not-found' };
  if (!found.awaitsOwner || (await hasOwner(deps, found)))
    return deskCasePage(deps, request, actor, found, { refusals: [{ code: 'cases.filed.not-waiting' }], entered: '' });
  const { now } = request;
  const { code, expiresAt } = await inTransaction(deps.db, (trx) =>
    issueOwnerCode(trx, deps, { caseId: found.id, actor, now }),
  );
  const printed = { code: groupPaperCode(code), day: formatInstantDate(expiresAt) };
  return deskCasePage(deps, request, actor, found, undefined, printed);
}
