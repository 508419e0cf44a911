/** Addresses where the office that holds a complaint hears the adviser and decides; out of reach it is not there. */
import type { Actor } from '../../../foundation/actor.ts';
import { localDateOf } from '../../../foundation/clock.ts';
import { commandOf } from '../../../foundation/http/command-of.ts';
import type { PageReply, PageRequest, Reply, Route } from '../../../foundation/http/route.ts';
import { isUuid } from '../../../foundation/ids.ts';
import type { Refusal } from '../../../foundation/result.ts';
import { type Case, findCase, listWordsOfCase, mayStillAct, mayWork } from '../../cases/index.ts';
import { recordReading } from '../../enterprises/index.ts';
import { decideComplaint } from '../actions/decide-complaint.ts';
import { hearAdviser } from '../actions/hear-adviser.ts';
import type { Complaint } from '../domain/complaint.ts';
import { LONGEST_STATEMENT } from '../domain/hearing.ts';
import { complaintText } from '../messages/complaints.ts';
import { findAdviser } from '../store/advisers.read.ts';
import { findComplaint } from '../store/complaints.read.ts';
import { findHearing } from '../store/hearings.read.ts';
import { ComplaintDecisionPage, type EnteredOutcome } from './complaint-decision-page.tsx';
import { deskPage, issuesOf, type NetworkPageDeps } from './network-page.ts';

interface Found {
  readonly found: Case;
  readonly about: Case;
  readonly complaint: Complaint;
}

const NOTHING: EnteredOutcome = { outcome: '', message: '', question: '', namesRequest: false };

export function complaintDecisionRoutes(deps: NetworkPageDeps): Route[] {
  const at =
    (handle: (request: PageRequest, actor: Actor, found: Found) => Promise<Reply>) =>
    async (request: PageRequest, actor: Actor): Promise<Reply> => {
      const found = await reachable(deps, request, actor);
      return found === undefined ? { kind: 'not-found' } : handle(request, actor, found);
    };
  const path = 'complaints/:complaint';
  const verb = 'advisers.decide';
  return [
    deskPage(
      deps,
      { method: 'GET', path, verb },
      at((request, actor, found) => page(deps, request, actor, found, NOTHING)),
    ),
    deskPage(
      deps,
      { method: 'POST', path, verb },
      at((request, actor, found) => decide(deps, request, actor, found)),
    ),
    deskPage(
      deps,
      { method: 'POST', path: `${path}/hearing`, verb },
      at((request, actor, found) => hear(deps, request, actor, found)),
    ),
  ];
}

async function reachable(deps: NetworkPageDeps, { params }: PageRequest, actor: Actor): Promise<Found | undefined> {
  const caseId = params.complaint ?? '';
  const complaint = isUuid(caseId) ? await findComplaint(deps.db, caseId) : undefined;
  const found = complaint && (await findCase(deps.db, caseId));
  const about = complaint && (await findCase(deps.db, complaint.aboutCaseId));
  if (complaint === undefined || found === undefined || about === undefined) return undefined;
  const context = { roles: deps.roles, contains: deps.places.contains };
  return mayWork(actor, found, context).ok ? { found, about, complaint } : undefined;
}

async function decide(deps: NetworkPageDeps, request: PageRequest, actor: Actor, at: Found): Promise<Reply> {
  const { form, now } = request;
  const entered = {
    ...NOTHING,
    outcome: form.get('outcome').slice(0, 40),
    message: form.get('message').slice(0, 5000),
  };
  const caseId = at.found.id;
  const { outcome, message } = entered;
  const order = { actor, caseId, outcome, message, command: commandOf(deps, request), now };
  const decided = await decideComplaint(deps, order);
  return decided.ok ? done(request, caseId) : page(deps, request, actor, at, entered, decided.refusals);
}

async function hear(deps: NetworkPageDeps, request: PageRequest, actor: Actor, at: Found): Promise<Reply> {
  const { form, now } = request;
  const [question, namesRequest] = [
    form.get('question').slice(0, LONGEST_STATEMENT + 1),
    form.get('namesRequest') === 'yes',
  ];
  const caseId = at.found.id;
  const order = { actor, caseId, question, namesRequest, command: commandOf(deps, request), now };
  const asked = await hearAdviser(deps, order);
  if (asked.ok) return done(request, caseId);
  return page(deps, request, actor, at, { ...NOTHING, question, namesRequest }, asked.refusals);
}

function done({ language }: PageRequest, caseId: string): Reply {
  return { kind: 'redirect', to: `/${language}/desk/cases/${caseId}?done=saved`, status: 303 };
}

async function page(
  deps: NetworkPageDeps,
  { language, now }: PageRequest,
  actor: Actor,
  { found, about, complaint }: Found,
  entered: EnteredOutcome,
  refusals: readonly Refusal[] = [],
): Promise<PageReply> {
  const text = complaintText(language);
  const adviser = await findAdviser(deps.db, complaint.adviserId, localDateOf(found.openedAt));
  const mayAct = mayStillAct(deps, actor, found).ok;
  if (found.dossierId !== undefined)
    await recordReading(deps, {
      ...{ actor, now, subject: { kind: 'dossier', id: found.dossierId }, fields: ['case'], purpose: 'decision' },
    });
  return {
    kind: 'page',
    ...(refusals.length > 0 && { status: 422, address: `/${language}/desk/complaints/${found.id}` }),
    title: `${text.decide.title}, ${found.reference}`,
    section: 'desk',
    deskSection: 'cases',
    body: (
      <ComplaintDecisionPage
        {...{ network: deps.network, found, about, complaint, entered, language, mayAct }}
        adviser={adviser === undefined || adviser.name === '' ? undefined : adviser}
        hearing={await findHearing(deps.db, found.id)}
        words={await listWordsOfCase(deps.db, found.id)}
        issues={issuesOf(refusals, text.errors, mayAct ? 'outcome' : '')}
        nextCommand={() => deps.ids.next()}
      />
    ),
  };
}
