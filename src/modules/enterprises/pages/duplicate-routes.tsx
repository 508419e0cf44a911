/** Addresses of pairs of firms that may belong together. */
import { commandOf } from '../../../foundation/http/command-of.ts';
import type { PageRequest, Reply, Route } from '../../../foundation/http/route.ts';
import { isUuid } from '../../../foundation/ids.ts';
import type { Issue } from '../../../ui/index.ts';
import { personNames } from '../../accounts/index.ts';
import { atDesk } from '../actions/at-desk.ts';
import { decideDuplicates, pairsAtDesk } from '../actions/decide-duplicates.ts';
import { DUPLICATE_DECISIONS, DUPLICATE_KINDS } from '../domain/duplicate.ts';
import { duplicateText } from '../messages/duplicates.ts';
import { countCandidates, findCandidates, listCandidates, listDecisions } from '../store/duplicates.read.ts';
import { DuplicatePage } from './duplicate-page.tsx';
import { DuplicatesPage, duplicatesHref } from './duplicates-page.tsx';
import type { FirmDeskDeps } from './firm-desk-deps.ts';
import { policyOf, refusedAtDesk } from './firm-desk-routes.tsx';

const A_PAGE = 25;
const MOST_AT_ONCE = 100;

export function duplicateRoutes(deps: FirmDeskDeps): Route[] {
  const route = (method: Route['method'], path: string, handle: Route['handle']): Route => ({
    ...{ method, path: `/:lang/desk/duplicates${path}`, verb: 'duplicates.decide', privacy: 'personal' as const },
    handle,
  });
  return [
    route('GET', '', (request) => list(deps, request)),
    route('GET', '/:candidate', (request) => showPair(deps, request, request.params.candidate ?? '')),
    route('POST', '/decide', (request) => decide(deps, request)),
  ];
}

async function list(deps: FirmDeskDeps, request: PageRequest, noneChosen = false): Promise<Reply> {
  const { language, actor, query, form } = request;
  const allowed = atDesk(actor, 'duplicates.decide', policyOf(deps));
  if (!allowed.ok) return refusedAtDesk(request, allowed.refusals[0]!.code);
  const { scope } = allowed.value;
  const state = query.get('state') === 'decided' ? 'decided' : 'open';
  const kind = DUPLICATE_KINDS.find((each) => each === query.get('kind') || each === form.get('kind'));
  const after = isUuid(query.get('after')) ? query.get('after') : undefined;
  const isProvince = scope !== 'everywhere' && deps.names.places.findLocality(scope.inside)?.level !== 'commune';
  const asked = { scope, isProvince, state, ...(kind && { kind }) } as const;
  const page = { limit: A_PAGE + 1, ...(after !== undefined && { after }) };
  const [found, counted] = await Promise.all([listCandidates(deps.db, asked, page), countCandidates(deps.db, asked)]);
  const shown = found.slice(0, A_PAGE);
  const pairs = await pairsAtDesk(deps.db, policyOf(deps), allowed.value, shown);
  const field = `candidate-${shown[0]?.id ?? ''}`;
  const issues = noneChosen ? [{ field, message: duplicateText(language).noneChosen }] : [];
  const total = kind === undefined ? Object.values(counted).reduce((sum, each) => sum + each, 0) : (counted[kind] ?? 0);
  return {
    kind: 'page',
    ...(issues.length > 0 && { status: 422, address: duplicatesHref(language, { state, kind }) }),
    title: duplicateText(language).title,
    section: 'desk',
    deskSection: 'duplicates',
    body: (
      <DuplicatesPage
        {...{ language, state, kind, pairs, total, issues }}
        isFirstPage={after === undefined}
        next={found.length > A_PAGE ? shown.at(-1)?.id : undefined}
        command={deps.ids.next()}
      />
    ),
  };
}

async function showPair(
  deps: FirmDeskDeps,
  request: PageRequest,
  id: string,
  issues: readonly Issue[] = [],
): Promise<Reply> {
  const { language, actor, today } = request;
  const allowed = atDesk(actor, 'duplicates.decide', policyOf(deps));
  if (!allowed.ok) return refusedAtDesk(request, allowed.refusals[0]!.code);
  const found = isUuid(id) ? await findCandidates(deps.db, [id]) : [];
  const [pair] = await pairsAtDesk(deps.db, policyOf(deps), allowed.value, found);
  if (pair === undefined) return { kind: 'not-found' };
  const decisions = await listDecisions(deps.db, id);
  const people = await personNames(
    deps.db,
    decisions.map(({ personId }) => personId),
  );
  const text = duplicateText(language);
  return {
    kind: 'page',
    ...(issues.length > 0 && { status: 422, address: `/${language}/desk/duplicates/${id}` }),
    title: text.pairTitle(pair.firm?.name ?? text.gone, pair.other?.name ?? text.gone),
    section: 'desk',
    deskSection: 'duplicates',
    body: (
      <DuplicatePage
        {...{ language, pair, decisions, issues }}
        peopleNames={people}
        context={deps.contextAt(today)}
        names={deps.names}
        command={deps.ids.next()}
      />
    ),
  };
}

async function decide(deps: FirmDeskDeps, request: PageRequest): Promise<Reply> {
  const { language, actor, form, now } = request;
  const candidates = form.all('candidate').filter(isUuid).slice(0, MOST_AT_ONCE);
  const decision = DUPLICATE_DECISIONS.find((each) => each === form.get('decision'));
  if (decision === undefined && form.get('decision') !== 'reopen') return { kind: 'not-found' };
  const command = commandOf(deps, request);
  const order = { actor, candidates, command, now, ...(decision && { decision }) };
  const decided = await decideDuplicates(deps, policyOf(deps), order);
  const [first = ''] = candidates;
  const pairHref = `/${language}/desk/duplicates/${first}`;
  if (decided.ok) {
    const to =
      form.get('from') === 'pair' ? pairHref : duplicatesHref(language, { state: 'open', kind: form.get('kind') });
    return { kind: 'redirect', to };
  }
  const { code } = decided.refusals[0]!;
  const text = duplicateText(language);
  switch (code) {
    case 'enterprises.duplicate.none-chosen':
      return list(deps, request, true);
    case 'enterprises.duplicate.not-a-branch':
      return showPair(deps, request, first, [{ field: 'decide', message: text.notABranch }]);
    case 'enterprises.duplicate.not-found':
      return { kind: 'not-found' };
    default:
      return refusedAtDesk(request, code);
  }
}
