/** Addresses of the officers' list of firms and of one firm: everything within the scope acted for. */
import type { PageRequest, Reply, Route } from '../../../foundation/http/route.ts';
import { type PolicyContext, toSignIn } from '../../accounts/index.ts';
import { atDesk } from '../actions/at-desk.ts';
import { exportFirms } from '../actions/export-firms.ts';
import { countListed, type FirmListQuery, listFirms } from '../actions/list-firms.ts';
import { openFirm } from '../actions/open-firm.ts';
import { placesAsked } from '../domain/desk-scope.ts';
import { readFirmFilters } from '../domain/firm-filters.ts';
import type { ReadPurpose } from '../domain/reading.ts';
import { formatTaxCode } from '../domain/tax-code.ts';
import { firmDeskText } from '../messages/firm-desk.ts';
import { suggestNames } from '../store/register.read.ts';
import type { FirmDeskDeps } from './firm-desk-deps.ts';
import { FirmDeskPage, PURPOSES } from './firm-desk-page.tsx';
import { firmFile } from './firm-file.ts';
import { FirmsPage, MOST_COUNTED } from './firms-page.tsx';

const A_PAGE = 30;
const SUGGESTED = 8;

export function firmDeskRoutes(deps: FirmDeskDeps): Route[] {
  const route = (method: Route['method'], path: string, handle: Route['handle']): Route => ({
    ...{ method, path: `/:lang/desk/firms${path}`, verb: 'firms.read', privacy: 'personal' as const },
    handle,
  });
  return [
    route('GET', '', (request) => list(deps, request)),
    route('GET', '/suggest', (request) => suggest(deps, request)),
    route('POST', '/export', (request) => exportList(deps, request)),
    route('GET', '/:taxCode', (request) => showFirm(deps, request)),
    route('POST', '/:taxCode/read', (request) => readFirm(deps, request)),
  ];
}

/** Who may not is led to signing in, or told that this role may not. */
export function refusedAtDesk(request: PageRequest, code: string): Reply {
  return request.actor === undefined ? toSignIn(request) : { kind: 'refused', status: 403, code };
}

export function policyOf({ roles, names }: Pick<FirmDeskDeps, 'roles' | 'names'>): PolicyContext {
  return { roles, contains: names.places.contains };
}

function queryOf(
  deps: FirmDeskDeps,
  { today }: PageRequest,
  fields: PageRequest['query'],
): Omit<FirmListQuery, 'scope'> {
  return {
    filters: readFirmFilters(fields),
    context: deps.contextAt(today),
    placeIndex: deps.placeIndex(),
    places: deps.names.places,
  };
}

async function list(deps: FirmDeskDeps, request: PageRequest): Promise<Reply> {
  const { language, actor, query } = request;
  const allowed = atDesk(actor, 'firms.read', policyOf(deps));
  if (!allowed.ok) return refusedAtDesk(request, allowed.refusals[0]!.code);
  const { scope } = allowed.value;
  const asked = { ...queryOf(deps, request, query), scope };
  const after = query.get('after');
  const { firms, next, ...listed } = await listFirms(deps.db, asked, { after, limit: A_PAGE });
  const total = listed.total ?? (await countListed(deps.db, asked, MOST_COUNTED + 1));
  return {
    kind: 'page',
    title: firmDeskText(language).list.title,
    section: 'desk',
    deskSection: 'firms',
    islands: ['suggest'],
    body: (
      <FirmsPage
        language={language}
        filters={asked.filters}
        scope={scope}
        firms={firms}
        total={total}
        isFirstPage={after === ''}
        {...(next !== undefined && { next })}
        command={deps.ids.next()}
        context={asked.context}
        names={deps.names}
      />
    ),
  };
}

/** Names that begin so, for a field that suggests while somebody types. Whoever's code is a person's own is found in the list alone. */
async function suggest(deps: FirmDeskDeps, request: PageRequest): Promise<Reply> {
  const allowed = atDesk(request.actor, 'firms.read', policyOf(deps));
  if (!allowed.ok) return refusedAtDesk(request, allowed.refusals[0]!.code);
  const within = placesAsked(allowed.value.scope, {}, deps.names.places);
  const firms =
    within === undefined ? [] : await suggestNames(deps.db, request.query.get('q'), { limit: SUGGESTED, ...within });
  const suggestions = firms.map(({ taxCode, name }) => ({
    text: name,
    detail: formatTaxCode(taxCode),
    href: `/${request.language}/desk/firms/${taxCode}`,
  }));
  return { kind: 'json', body: { suggestions } };
}

async function exportList(deps: FirmDeskDeps, request: PageRequest): Promise<Reply> {
  const { actor, form, now } = request;
  const format = form.get('format') === 'xlsx' ? 'xlsx' : 'csv';
  const query = queryOf(deps, request, form);
  const exported = await exportFirms(deps, policyOf(deps), { ...query, actor, format, now });
  if (!exported.ok) return refusedAtDesk(request, exported.refusals[0]!.code);
  const { language, today } = request;
  const { fileName } = firmDeskText(language).list;
  const { context } = query;
  return firmFile({ language, today, format, fileName, firms: exported.value, context, names: deps.names });
}

async function showFirm(deps: FirmDeskDeps, request: PageRequest): Promise<Reply> {
  return firmPage(deps, request, undefined);
}

async function readFirm(deps: FirmDeskDeps, request: PageRequest): Promise<Reply> {
  const purpose = PURPOSES.find((each) => each === request.form.get('purpose'));
  return firmPage(deps, request, purpose ?? 'missing');
}

async function firmPage(
  deps: FirmDeskDeps,
  request: PageRequest,
  asked: ReadPurpose | 'missing' | undefined,
): Promise<Reply> {
  const { language, actor, today, now, params } = request;
  const purpose = asked === 'missing' ? undefined : asked;
  const taxCode = params.taxCode ?? '';
  const opened = await openFirm(deps, policyOf(deps), { actor, taxCode, now, ...(purpose && { purpose }) });
  if (!opened.ok) {
    const { code } = opened.refusals[0]!;
    return code === 'enterprises.firm.not-found' ? { kind: 'not-found' } : refusedAtDesk(request, code);
  }
  const firm = opened.value;
  const holder = firm.declared === undefined ? undefined : firm.claims[0]?.personId;
  const text = firmDeskText(language).firm;
  return {
    kind: 'page',
    ...(asked === 'missing' && { status: 422 }),
    ...(asked !== undefined && { address: `/${language}/desk/firms/${taxCode}` }),
    title: firm.record.name,
    section: 'desk',
    deskSection: 'firms',
    body: (
      <FirmDeskPage
        language={language}
        today={today}
        firm={firm}
        contact={holder === undefined ? undefined : await deps.contactOf(deps.db, holder)}
        context={deps.contextAt(today)}
        names={deps.names}
        command={deps.ids.next()}
        {...(asked === 'missing' && { issues: [{ field: 'purpose', message: text.purposeMissing }] })}
      />
    ),
  };
}
