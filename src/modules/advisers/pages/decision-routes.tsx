/** Addresses where an officer enters the decision on an application; out of reach it is not there. */
import type { Actor } from '../../../foundation/actor.ts';
import { type LocalDate, localDateOf } from '../../../foundation/clock.ts';
import { commandOf } from '../../../foundation/http/command-of.ts';
import type { Fields, PageReply, PageRequest, Reply, Route } from '../../../foundation/http/route.ts';
import { isUuid } from '../../../foundation/ids.ts';
import type { Issue } from '../../../ui/index.ts';
import { findCase } from '../../cases/index.ts';
import { decideApplication, mayDecide } from '../actions/decide-application.ts';
import type { Adviser } from '../domain/adviser.ts';
import type { Application, EnteredDecision } from '../domain/application.ts';
import { joiningText } from '../messages/joining.ts';
import { findAdviser } from '../store/advisers.read.ts';
import { findApplication } from '../store/applications.read.ts';
import { DecisionPage } from './decision-page.tsx';
import { deskPage, issuesOf, type NetworkPageDeps } from './network-page.ts';

interface Found {
  readonly application: Application;
  readonly adviser: Adviser;
  readonly isComplete: boolean;
  readonly day: LocalDate;
}

export function decisionRoutes(deps: NetworkPageDeps): Route[] {
  const path = 'advisers/applications/:application';
  const at =
    (handle: (request: PageRequest, actor: Actor, found: Found) => Promise<Reply> | Reply) =>
    async (request: PageRequest, actor: Actor): Promise<Reply> => {
      const found = await reachable(deps, request, actor);
      return found === undefined ? { kind: 'not-found' } : handle(request, actor, found);
    };
  return [
    deskPage(
      deps,
      { method: 'GET', path, verb: 'advisers.decide' },
      at((request, _, found) => page(deps, request, found, blank(found))),
    ),
    deskPage(
      deps,
      { method: 'POST', path, verb: 'advisers.decide' },
      at((request, actor, found) => decide(deps, request, actor, found)),
    ),
  ];
}

async function reachable(
  deps: NetworkPageDeps,
  { params, today }: PageRequest,
  actor: Actor,
): Promise<Found | undefined> {
  const caseId = params.application ?? '';
  const application = isUuid(caseId) ? await findApplication(deps.db, caseId) : undefined;
  const adviser = application && (await findAdviser(deps.db, application.adviserId, today));
  const found = application && (await findCase(deps.db, caseId));
  if (application === undefined || adviser === undefined || found === undefined) return undefined;
  return mayDecide(deps, actor, adviser).ok
    ? { application, adviser, isComplete: found.state === 'checked', day: localDateOf(found.stateSince) }
    : undefined;
}

/** What was asked for is what is decided, until the officer says otherwise. */
function blank({ application: { wish }, isComplete }: Found): EnteredDecision {
  const outcome = !isComplete ? 'refused' : wish === undefined ? 'admitted' : 'recognised';
  const nothing = { decisionNo: '', decidedOn: '', until: '', reason: '', message: '' };
  return { ...nothing, outcome, ministry: wish?.ministry ?? '', fields: wish?.fields ?? [] };
}

function enteredFrom(form: Fields): EnteredDecision {
  const short = (name: string, most: number) => form.get(name).slice(0, most);
  return {
    ...{ outcome: short('outcome', 40), ministry: short('ministry', 40), fields: form.all('fields').slice(0, 40) },
    ...{ decisionNo: short('decisionNo', 100), decidedOn: short('decidedOn', 20), until: short('until', 20) },
    ...{ reason: short('reason', 40), message: short('message', 5000) },
  };
}

async function decide(deps: NetworkPageDeps, request: PageRequest, actor: Actor, found: Found): Promise<Reply> {
  const { form, language, now } = request;
  const { caseId } = found.application;
  const entered = enteredFrom(form);
  const decided = await decideApplication(deps, { actor, caseId, entered, command: commandOf(deps, request), now });
  if (decided.ok) return { kind: 'redirect', to: `/${language}/desk/cases/${caseId}?done=saved`, status: 303 };
  return page(deps, request, found, entered, issuesOf(decided.refusals, joiningText(language).errors, 'outcome'));
}

function page(
  deps: NetworkPageDeps,
  { language }: PageRequest,
  found: Found,
  entered: EnteredDecision,
  issues: readonly Issue[] = [],
): PageReply {
  return {
    kind: 'page',
    ...(issues.length > 0 && { status: 422 }),
    title: joiningText(language).decide.title,
    section: 'desk',
    deskSection: 'cases',
    body: <DecisionPage {...{ deps, language, entered, issues, ...found }} command={deps.ids.next()} />,
  };
}
