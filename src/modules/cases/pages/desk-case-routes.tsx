/** Addresses of the desk's queue, and of what only a desk does with a case; a case out of reach is not there. */
import type { Actor } from '../../../foundation/actor.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import { commandOf } from '../../../foundation/http/command-of.ts';
import type { PageRequest, Reply, Route } from '../../../foundation/http/route.ts';
import { formatInstantDate } from '../../../foundation/i18n/format.ts';
import type { Result } from '../../../foundation/result.ts';
import { inGroups } from '../../../foundation/typed-code.ts';
import { signedInRoute } from '../../accounts/index.ts';
import { issueOwnerCode } from '../actions/confirm-filed.ts';
import { handOver } from '../actions/hand-over.ts';
import { MERGE_REASONS, mergeCases, takeApart } from '../actions/merge-cases.ts';
import { queueScopeOf } from '../actions/queue-scope.ts';
import { type CaseDoor, DESK_CASES } from './case-doors.ts';
import { pageRoutesOf, underDoor } from './case-page-routes.ts';
import { deskCasePage, hasOwner } from './desk-case-view.tsx';
import type { CasePageDeps } from './page-deps.ts';
import { showQueue } from './queue-routes.tsx';

export function deskCaseRoutes(deps: CasePageDeps): Route[] {
  const act = (path: string, handle: (request: PageRequest, door: CaseDoor, actor: Actor) => Promise<Reply>): Route =>
    underDoor(deps, DESK_CASES, 'POST', path, async (request, door) =>
      request.actor === undefined ? { kind: 'not-found' } : handle(request, door, request.actor),
    );
  return [
    signedInRoute({ method: 'GET', path: '/:lang/desk/cases', verb: 'cases.hold' }, (request, actor) =>
      showQueue(deps, request, actor),
    ),
    ...pageRoutesOf(deps, DESK_CASES),
    act('/hand-over', (request, door, actor) => give(deps, request, door, actor)),
    act('/merge', (request, door, actor) => merge(deps, request, door, actor)),
    act('/take-apart', (request, door, actor) => separate(deps, request, door, actor)),
    act('/owner-code', (request, door, actor) => printCode(deps, request, door, actor)),
  ];
}

type Handler = (deps: CasePageDeps, request: PageRequest, door: CaseDoor, actor: Actor) => Promise<Reply>;

const give: Handler = async (deps, request, door, actor) => {
  const { form, now } = request;
  const order = { caseId: door.found.id, to: form.get('to'), actor, command: commandOf(deps, request), now };
  return answered(door, await handOver(deps, order));
};

const merge: Handler = async (deps, request, door, actor) => {
  const { form, now } = request;
  const reason = MERGE_REASONS.find((each) => each === form.get('reason'));
  if (reason === undefined)
    return door.page({ refusals: [{ code: 'cases.merge.reason', field: 'reason' }], entered: '' });
  const { id: caseId } = door.found;
  const order = { caseId, into: form.get('into'), reason, actor, command: commandOf(deps, request), now };
  return answered(door, await mergeCases(deps, order));
};

const separate: Handler = async (deps, request, door, actor) => {
  const order = { caseId: door.found.id, actor, command: commandOf(deps, request), now: request.now };
  return answered(door, await takeApart(deps, order));
};

/** Leads to the case the act speaks of now. */
async function answered({ found, href, page }: CaseDoor, result: Result<string>): Promise<Reply> {
  if (!result.ok) return page({ refusals: result.refusals, entered: '' });
  return { kind: 'redirect', to: `${href.replace(found.id, result.value)}?done=saved`, status: 303 };
}

/** Shown with the answer to this very form, and never again. */
const printCode: Handler = async (deps, request, { found, page }, actor) => {
  // Whoever only holds cases helps the owner, and never answers in their stead.
  const holdsOnly = queueScopeOf(deps, actor)?.level === 'holder';
  if (!found.awaitsOwner || holdsOnly || (await hasOwner(deps, found)))
    return page({ refusals: [{ code: 'cases.filed.not-waiting' }], entered: '' });
  const { now } = request;
  const { code, expiresAt } = await inTransaction(deps.db, (trx) =>
    issueOwnerCode(trx, deps, { caseId: found.id, actor, now }),
  );
  const printed = { code: inGroups(code), day: formatInstantDate(expiresAt) };
  return deskCasePage(deps, request, actor, found, undefined, printed);
};
