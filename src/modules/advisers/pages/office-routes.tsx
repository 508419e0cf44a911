/** Addresses where an office sees the advisers of its province and decides about one; of another province nothing is there. */
import type { Actor } from '../../../foundation/actor.ts';
import { commandOf } from '../../../foundation/http/command-of.ts';
import type { PageReply, PageRequest, Reply, Route } from '../../../foundation/http/route.ts';
import { isUuid } from '../../../foundation/ids.ts';
import type { Refusal } from '../../../foundation/result.ts';
import type { Issue } from '../../../ui/index.ts';
import { mayDecide } from '../actions/decide-application.ts';
import { type Overseeing, overseeAdviser } from '../actions/oversee-adviser.ts';
import { type Adviser, STANDINGS } from '../domain/adviser.ts';
import { countComplaints } from '../domain/complaint.ts';
import { outcomesOf, qualityOf } from '../domain/quality.ts';
import { ownText } from '../messages/own-profile.ts';
import { findAdviser } from '../store/advisers.read.ts';
import { listComplaintsAbout } from '../store/complaints.read.ts';
import { listAdvisersOf } from '../store/office.read.ts';
import { listHelpedSteps, listWords } from '../store/quality.read.ts';
import { deskPage, issuesOf, type NetworkPageDeps } from './network-page.ts';
import {
  type EnteredOverseeing,
  OFFICE_ROWS,
  type OfficeAddress,
  OfficeAdviserPage,
  OfficeListPage,
} from './office-pages.tsx';

export function officeRoutes(deps: NetworkPageDeps): Route[] {
  const verb = 'advisers.decide';
  const one =
    (handle: (request: PageRequest, actor: Actor, adviser: Adviser) => Promise<Reply> | Reply) =>
    async (request: PageRequest, actor: Actor): Promise<Reply> => {
      const id = request.params.adviser ?? '';
      const adviser = isUuid(id) ? await findAdviser(deps.db, id, request.today) : undefined;
      return adviser === undefined || adviser.name === '' || !mayDecide(deps, actor, adviser).ok
        ? { kind: 'not-found' }
        : handle(request, actor, adviser);
    };
  return [
    deskPage(deps, { method: 'GET', path: 'advisers', verb }, (request, actor) => list(deps, request, actor)),
    deskPage(
      deps,
      { method: 'GET', path: 'advisers/:adviser', verb },
      one((request, _, adviser) => page(deps, request, adviser)),
    ),
    deskPage(
      deps,
      { method: 'POST', path: 'advisers/:adviser', verb },
      one((request, actor, adviser) => oversee(deps, request, actor, adviser)),
    ),
  ];
}

async function list(deps: NetworkPageDeps, { language, today, query }: PageRequest, actor: Actor): Promise<PageReply> {
  const scope = actor.actingAs?.scope;
  const { places } = deps;
  const placeId = scope?.kind === 'locality' ? scope.localityId : 'vn';
  const provinces =
    scope?.kind === 'nation'
      ? 'everywhere'
      : scope?.kind === 'locality'
        ? [placeId, ...places.predecessorsOf(placeId)]
        : [];
  const address = addressOf(query);
  const { advisers, found } = await listAdvisersOf(
    deps.db,
    {
      ...{ provinces, text: address.text, today },
      field: deps.topics.find(({ code }) => code === address.field)?.code,
      standing: STANDINGS.find((standing) => standing === address.standing),
    },
    { limit: OFFICE_ROWS, offset: (address.page - 1) * OFFICE_ROWS },
  );
  return {
    kind: 'page',
    title: ownText(language).office.title,
    section: 'desk',
    deskSection: 'advisers',
    body: (
      <OfficeListPage
        {...{ deps, language, today, address, advisers, found }}
        place={places.nameOf(placeId, language)}
      />
    ),
  };
}

function addressOf(query: PageRequest['query']): OfficeAddress {
  const page = /^[1-9]\d{0,3}$/.test(query.get('page')) ? Number(query.get('page')) : 1;
  const short = (name: string) => query.get(name).slice(0, 60);
  return { text: short('q'), field: short('field'), standing: short('standing'), page };
}

async function oversee(deps: NetworkPageDeps, request: PageRequest, actor: Actor, adviser: Adviser): Promise<Reply> {
  const { form, language, now } = request;
  const short = (name: string) => form.get(name).slice(0, 40);
  const entered = { what: short('what'), recognition: short('recognition'), reason: short('reason') };
  const { reason } = entered;
  const again = (refusals: readonly Refusal[]) =>
    page(deps, request, adviser, { entered, issues: issuesOf(refusals, ownText(language).errors, 'what') });
  const what = whatFrom(entered.what, entered.recognition);
  if (typeof what === 'string') return again([{ code: `advisers.oversee.${what}`, field: what }]);
  const command = commandOf(deps, request);
  const done = await overseeAdviser(deps, { actor, adviserId: adviser.id, what, reason, command, now });
  if (!done.ok) return again(done.refusals);
  return { kind: 'redirect', to: `/${language}/desk/advisers/${adviser.id}?done=saved`, status: 303 };
}

/** The field that says too little, where one does. */
function whatFrom(what: string, recognitionId: string): Overseeing | 'what' | 'recognition' {
  switch (what) {
    case 'suspend':
    case 'reinstate':
      return { act: what };
    case 'suspend-recognition':
    case 'restore-recognition':
    case 'withdraw-recognition':
      return isUuid(recognitionId) ? { act: what, recognitionId } : 'recognition';
    default:
      return 'what';
  }
}

async function page(
  deps: NetworkPageDeps,
  { language, today, query }: PageRequest,
  adviser: Adviser,
  {
    entered = { what: '', recognition: '', reason: '' },
    issues = [],
  }: { readonly entered?: EnteredOverseeing; readonly issues?: readonly Issue[] } = {},
): Promise<PageReply> {
  return {
    kind: 'page',
    ...(issues.length > 0 && { status: 422 }),
    title: adviser.name,
    section: 'desk',
    deskSection: 'advisers',
    body: (
      <OfficeAdviserPage
        {...{ deps, language, today, adviser, entered, issues }}
        complaints={countComplaints(await listComplaintsAbout(deps.db, adviser.id))}
        quality={qualityOf(await listWords(deps.db, adviser))}
        outcomes={outcomesOf(await listHelpedSteps(deps.db, adviser.id), today)}
        saved={query.get('done') === 'saved'}
        nextCommand={() => deps.ids.next()}
      />
    ),
  };
}
