/** Addresses of the coordinator: requests and advisers of the places they answer for, and nobody else's. */
import type { Actor } from '../../../foundation/actor.ts';
import { addDays, type Instant, instantOf } from '../../../foundation/clock.ts';
import { commandOf } from '../../../foundation/http/command-of.ts';
import type { PageRequest, Reply, Route } from '../../../foundation/http/route.ts';
import { isUuid } from '../../../foundation/ids.ts';
import type { Issue } from '../../../ui/index.ts';
import { type SignedInHandler, signedInRoute } from '../../accounts/index.ts';
import {
  type CoordinateRefusal,
  findCoordinated,
  letInAgain,
  listChoices,
  lookAgain,
  offerByHand,
} from '../actions/coordinate.ts';
import { offerText } from '../messages/offers.ts';
import { findAdviser, listAdvisers } from '../store/advisers.read.ts';
import { type CoordinatedPlaces, countGaps, listRequests } from '../store/coordination.read.ts';
import type { RequestState } from '../store/offer-tables.ts';
import { listOffersOf } from '../store/offers.read.ts';
import { DispatchPage, VIEWS, type View, viewHref } from './dispatch-page.tsx';
import { DispatchRequestPage } from './dispatch-request-page.tsx';
import type { OfferPageDeps } from './offer-page-deps.ts';

const PAGE = 50;
const GAP_DAYS = 90;
const MOST_CHOICES = 20;
const STATES: Readonly<Record<Exclude<View, 'paused' | 'gaps'>, readonly RequestState[]>> = {
  waiting: ['unplaced'],
  out: ['seeking', 'offered'],
  taken: ['taken'],
};

export function dispatchRoutes(deps: OfferPageDeps): Route[] {
  const desk = (method: Route['method'], path: string, handle: SignedInHandler): Route =>
    signedInRoute({ method, path: `/:lang/desk/dispatch${path}`, verb: 'advisers.coordinate' }, handle);
  return [
    desk('GET', '', (request, actor) => overview(deps, request, actor)),
    desk('GET', '/:case', (request, actor) => requestPage(deps, request, actor)),
    desk('POST', '/:case', (request, actor) => choose(deps, request, actor)),
    desk('POST', '/:case/again', (request, actor) => again(deps, request, actor)),
    desk('POST', '/advisers/:adviser/resume', (request, actor) => resume(deps, request, actor)),
  ];
}

const baseOf = ({ language }: PageRequest): string => `/${language}/desk/dispatch`;

/** Undefined for a role that coordinates nothing. */
function placesOf({ roles, places }: OfferPageDeps, { actingAs }: Actor): CoordinatedPlaces | undefined {
  if (actingAs === undefined || !roles.byCode.get(actingAs.role)?.verbs.includes('advisers.coordinate'))
    return undefined;
  const { scope } = actingAs;
  if (scope.kind === 'nation') return 'nation';
  if (scope.kind === 'organisation') return undefined;
  const former = places
    .predecessorsOf(scope.localityId)
    .filter((id) => places.contains(scope.localityId, id) === 'yes');
  return [scope.localityId, ...former];
}

async function overview(deps: OfferPageDeps, request: PageRequest, actor: Actor): Promise<Reply> {
  const { language, today, query } = request;
  const places = placesOf(deps, actor);
  if (places === undefined) return { kind: 'refused', status: 403, code: 'accounts.role-may-not' };
  const view = VIEWS.find((each) => each === query.get('view')) ?? 'waiting';
  const field = deps.topics.find(({ code }) => code === query.get('field'))?.code;
  const base = baseOf(request);
  const isList = view !== 'paused' && view !== 'gaps';
  const after = placeInList(query.get('after'));
  const found = isList
    ? await listRequests(deps.db, places, { states: STATES[view], field, after, limit: PAGE + 1 })
    : [];
  const last = found.length > PAGE ? found[PAGE - 1] : undefined;
  const since = instantOf(new Date(`${addDays(today, -GAP_DAYS)}T00:00:00+07:00`));
  const advisers =
    view === 'paused' ? await listAdvisers(deps.db, { today, ...(places !== 'nation' && { places }) }) : [];
  const here = viewHref(base, view, field);
  return {
    kind: 'page',
    title: offerText(language).dispatch.title,
    ...{ section: 'desk', deskSection: 'dispatch' },
    body: (
      <DispatchPage
        {...{ deps, language, base, view, field: field ?? '' }}
        provinceId={places === 'nation' ? undefined : places[0]}
        requests={found.slice(0, PAGE)}
        isFirst={after === undefined}
        nextHref={last && `${here}${here.includes('?') ? '&' : '?'}after=${last.askedAt}_${last.caseId}`}
        paused={advisers.filter((adviser) => adviser.paused !== undefined)}
        gaps={view === 'gaps' ? await countGaps(deps.db, places, { since, field }) : []}
        resumed={query.get('saved') === 'resumed'}
      />
    ),
  };
}

function placeInList(text: string): { readonly at: Instant; readonly id: string } | undefined {
  const [at = '', id = ''] = text.split('_');
  return isUuid(id) && !Number.isNaN(Date.parse(at)) ? { at: instantOf(new Date(at)), id } : undefined;
}

async function requestPage(
  deps: OfferPageDeps,
  request: PageRequest,
  actor: Actor,
  issues: readonly Issue[] = [],
): Promise<Reply> {
  const { language, now, today, form } = request;
  const caseId = request.params.case ?? '';
  const found = isUuid(caseId) ? await findCoordinated(deps.db, deps, actor, caseId) : undefined;
  if (found === undefined) return { kind: 'not-found' };
  const offers = await listOffersOf(deps.db, caseId);
  const named = await Promise.all(
    offers.map(async (offer) => ({ ...offer, name: (await findAdviser(deps.db, offer.adviserId, today))?.name ?? '' })),
  );
  const choices = await listChoices(deps.db, deps, found, now);
  return {
    kind: 'page',
    ...(issues.length > 0 && { status: 422 }),
    title: offerText(language).request.title,
    ...{ section: 'desk', deskSection: 'dispatch', address: `${baseOf(request)}/${caseId}` },
    body: (
      <DispatchRequestPage
        {...{ deps, language, base: baseOf(request), request: found, offers: named, issues }}
        choices={choices.slice(0, MOST_CHOICES)}
        sent={request.query.get('saved') === '1'}
        entered={{ adviser: form.get('adviser').slice(0, 40), because: form.get('because').slice(0, 40) }}
      />
    ),
  };
}

async function choose(deps: OfferPageDeps, request: PageRequest, actor: Actor): Promise<Reply> {
  const { form, now, language } = request;
  const caseId = request.params.case ?? '';
  if (!isUuid(caseId)) return { kind: 'not-found' };
  const adviserId = isUuid(form.get('adviser')) ? form.get('adviser') : '';
  const done = await offerByHand(deps, {
    ...{ caseId, adviserId, reason: form.get('because'), actor, now, command: commandOf(deps, request) },
  });
  if (done.ok) return { kind: 'redirect', to: `${baseOf(request)}/${caseId}?saved=1`, status: 303 };
  const refused = elsewhere(done.refusals[0]!);
  if (refused !== undefined) return refused;
  const errors = offerText(language).errors;
  const issues = done.refusals.map(({ code, field }) => ({
    field: field === 'reason' ? 'because' : 'adviser',
    message: errors[code] ?? code,
  }));
  return requestPage(deps, request, actor, issues);
}

async function again(deps: OfferPageDeps, request: PageRequest, actor: Actor): Promise<Reply> {
  const caseId = request.params.case ?? '';
  if (!isUuid(caseId)) return { kind: 'not-found' };
  const done = await lookAgain(deps, { caseId, actor, now: request.now, command: commandOf(deps, request) });
  const refused = done.ok ? undefined : elsewhere(done.refusals[0]!);
  return refused ?? { kind: 'redirect', to: `${baseOf(request)}/${caseId}`, status: 303 };
}

async function resume(deps: OfferPageDeps, request: PageRequest, actor: Actor): Promise<Reply> {
  const adviserId = request.params.adviser ?? '';
  if (!isUuid(adviserId)) return { kind: 'not-found' };
  const done = await letInAgain(deps, { adviserId, actor, now: request.now, command: commandOf(deps, request) });
  const refused = done.ok ? undefined : elsewhere(done.refusals[0]!);
  return refused ?? { kind: 'redirect', to: `${baseOf(request)}?view=paused&saved=resumed`, status: 303 };
}

/** What is not theirs is not there. */
function elsewhere({ code }: CoordinateRefusal): Reply | undefined {
  if (code === 'advisers.request.not-found') return { kind: 'not-found' };
  return code.startsWith('accounts.') ? { kind: 'refused', status: 403, code } : undefined;
}
