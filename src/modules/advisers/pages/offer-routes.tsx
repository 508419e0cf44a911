/** Addresses of an adviser's desk: offers to answer, cases to give back. Somebody else's are not there. */
import type { Actor } from '../../../foundation/actor.ts';
import { commandOf } from '../../../foundation/http/command-of.ts';
import type { PageRequest, Reply, Route } from '../../../foundation/http/route.ts';
import { isUuid } from '../../../foundation/ids.ts';
import type { Result } from '../../../foundation/result.ts';
import type { Issue } from '../../../ui/index.ts';
import { type SignedInHandler, signedInRoute } from '../../accounts/index.ts';
import { listHeldCases } from '../../cases/index.ts';
import { acceptOffer, declineOffer } from '../actions/answer-offer.ts';
import { handBack } from '../actions/hand-back.ts';
import { listCarried } from '../actions/list-candidates.ts';
import { offerText } from '../messages/offers.ts';
import { findAdviserOfPerson } from '../store/advisers.read.ts';
import { findRequest, listHelpers, listLiveOffers } from '../store/offers.read.ts';
import { AdviserDeskPage, NoAdviserPage } from './adviser-desk-page.tsx';
import type { OfferPageDeps } from './offer-page-deps.ts';

const MOST_CASES = 30;
const SAVED = ['accepted', 'declined', 'handedBack'] as const;

export function offerRoutes(deps: OfferPageDeps): Route[] {
  const own = (method: Route['method'], path: string, handle: SignedInHandler): Route =>
    signedInRoute({ method, path: `/:lang/desk/offers${path}`, verb: 'offers.answer' }, handle);
  return [
    own('GET', '', (request, actor) => deskPage(deps, request, actor)),
    own('POST', '/:offer/accept', (request, actor) => accept(deps, request, actor)),
    own('POST', '/:offer/decline', (request, actor) => decline(deps, request, actor)),
    own('POST', '/cases/:case/hand-back', (request, actor) => giveBack(deps, request, actor)),
  ];
}

async function deskPage(
  deps: OfferPageDeps,
  request: PageRequest,
  actor: Actor,
  issues: readonly Issue[] = [],
): Promise<Reply> {
  const { language, now, today, query } = request;
  const role = actor.actingAs && deps.roles.byCode.get(actor.actingAs.role);
  if (actor.actingAs === undefined || role?.verbs.includes('offers.answer') !== true)
    return { kind: 'refused', status: 403, code: 'accounts.role-may-not' };
  const text = offerText(language).adviser;
  const page = {
    ...{ kind: 'page' as const, title: text.title, section: 'desk' as const, deskSection: 'offers' as const },
    address: `/${language}/desk/offers`,
  };
  const adviser = await findAdviserOfPerson(deps.db, actor.personId, today);
  if (adviser?.status !== 'active' || adviser.assignmentId !== actor.actingAs.assignmentId)
    return { ...page, body: <NoAdviserPage language={language} suspended={adviser?.status === 'suspended'} /> };
  const [live, held, carried] = await Promise.all([
    listLiveOffers(deps.db, adviser.id),
    listHeldCases(deps.db, { personId: actor.personId, assignmentId: adviser.assignmentId }, MOST_CASES),
    listCarried(deps.db, deps, { adviserId: adviser.id, now }),
  ]);
  const helpers = await listHelpers(
    deps.db,
    live.map((each) => each.request.dossierId),
  );
  const saved = SAVED.find((code) => code === query.get('saved'));
  return {
    ...page,
    ...(issues.length > 0 && { status: 422 }),
    body: (
      <AdviserDeskPage
        {...{ deps, language, adviser, issues, takenThisWeek: carried }}
        offers={live.map((each) => ({
          ...each,
          helpedBefore: helpers.get(each.request.dossierId)?.includes(adviser.id) === true,
        }))}
        held={
          await Promise.all(
            held.map(async (found) => ({
              ...found,
              isLate: found.promise !== undefined && found.promise.dueAt < now,
              mayHandBack: (await findRequest(deps.db, found.id))?.state === 'taken',
            })),
          )
        }
        saved={saved && text[saved]}
      />
    ),
  };
}

async function accept(deps: OfferPageDeps, request: PageRequest, actor: Actor): Promise<Reply> {
  const offerId = request.params.offer ?? '';
  if (!isUuid(offerId)) return { kind: 'not-found' };
  const command = commandOf(deps, request);
  const done = await acceptOffer(deps, { offerId, actor, command, now: request.now });
  if (done.ok) return { kind: 'redirect', to: `/${request.language}/desk/cases/${done.value}?saved=1`, status: 303 };
  return again(deps, request, actor, done, 'offers');
}

async function decline(deps: OfferPageDeps, request: PageRequest, actor: Actor): Promise<Reply> {
  const offerId = request.params.offer ?? '';
  if (!isUuid(offerId)) return { kind: 'not-found' };
  const field = `reason-${offerId}`;
  const order = { offerId, actor, now: request.now, command: commandOf(deps, request) };
  const done = await declineOffer(deps, { ...order, reason: request.form.get(field) });
  if (done.ok) return { kind: 'redirect', to: `/${request.language}/desk/offers?saved=declined`, status: 303 };
  return again(deps, request, actor, done, field);
}

async function giveBack(deps: OfferPageDeps, request: PageRequest, actor: Actor): Promise<Reply> {
  const caseId = request.params.case ?? '';
  if (!isUuid(caseId)) return { kind: 'not-found' };
  const field = `back-${caseId}`;
  const order = { caseId, actor, now: request.now, command: commandOf(deps, request) };
  const done = await handBack(deps, { ...order, reason: request.form.get(field) });
  if (done.ok) return { kind: 'redirect', to: `/${request.language}/desk/offers?saved=handedBack`, status: 303 };
  return again(deps, request, actor, done, field);
}

/** What is wrong is shown on the desk as it is now; what is not theirs is not there. */
function again(
  deps: OfferPageDeps,
  request: PageRequest,
  actor: Actor,
  done: Extract<Result<string>, { ok: false }>,
  field: string,
): Promise<Reply> | Reply {
  const code = done.refusals[0]?.code ?? '';
  if (code.endsWith('.not-found')) return { kind: 'not-found' };
  if (code.startsWith('accounts.')) return { kind: 'refused', status: 403, code };
  const message = offerText(request.language).errors[code] ?? code;
  return deskPage(deps, request, actor, [{ field, message }]);
}
