/** Addresses of the unreached: the list, its file, a day's route, one firm. Everything is bounded by the role acted as. */
import type { Actor } from '../../../foundation/actor.ts';
import type { PageRequest, Reply, Route } from '../../../foundation/http/route.ts';
import { deskRoute, mayAtDesk } from '../../accounts/index.ts';
import { listRegisterNames, recordReading } from '../../enterprises/index.ts';
import { noteExport } from '../actions/note-export.ts';
import { type OfficePlace, officeOf } from '../domain/office.ts';
import type { ListPlace } from '../domain/worklist-filter.ts';
import { outreachText } from '../messages/index.ts';
import { canReach } from '../policy.ts';
import { findDetails, findFirmOutreach, type UnreachedFirm } from '../store/outreach.read.ts';
import { baseOf, firmPage, saveContact, showReach } from './firm-handlers.tsx';
import { listFile, MOST_ROWS } from './list-file.ts';
import { ListPage } from './list-page.tsx';
import { readListQuery, worklistOf } from './list-query.ts';
import { loadFirms, loadList } from './list-view.ts';
import type { OutreachPageDeps } from './page-deps.ts';
import { MOST_STOPS, RoutePage, type RouteStop } from './route-page.tsx';

type Handler = (deps: OutreachPageDeps, request: PageRequest, actor: Actor) => Promise<Reply>;

export function outreachRoutes(deps: OutreachPageDeps): Route[] {
  const route = (method: Route['method'], path: string, verb: 'firms.read' | 'firms.contact', handle: Handler): Route =>
    deskRoute(
      { method, path: `/:lang/desk/unreached${path}`, verb },
      (actor) => mayAtDesk(actor, verb, ownPlace(actor), { roles: deps.roles, contains: deps.places.contains }),
      (request, actor) => handle(deps, request, actor),
    );
  return [
    route('GET', '', 'firms.read', listPage),
    route('POST', '/export', 'firms.read', exportList),
    route('GET', '/route', 'firms.read', (given, request, actor) =>
      routePage(given, request, actor, request.query.all('firm')),
    ),
    route('POST', '/route', 'firms.contact', routeWithContacts),
    route('GET', '/firms/:taxCode', 'firms.read', (given, request, actor) => firmPage(given, request, actor)),
    route('POST', '/firms/:taxCode', 'firms.contact', saveContact),
    route('POST', '/firms/:taxCode/reach', 'firms.contact', showReach),
  ];
}

/** The list is about the place the role is over. */
function ownPlace(actor: Actor) {
  const scope = actor.actingAs?.scope;
  return scope?.kind === 'locality' ? { localityId: scope.localityId } : {};
}

function place(deps: OutreachPageDeps, actor: Actor, chosen: string): OfficePlace | 'choose' | 'none' {
  return officeOf(actor.actingAs?.scope, chosen, deps.places.findLocality);
}

async function listPage(deps: OutreachPageDeps, request: PageRequest, actor: Actor): Promise<Reply> {
  const { language, today } = request;
  const query = readListQuery(request.query, deps);
  const office = place(deps, actor, query.province);
  if (office === 'none') return { kind: 'refused', status: 403, code: 'accounts.outside-your-area' };
  const view =
    office === 'choose'
      ? undefined
      : await loadList(deps.db, worklistOf(query, office, deps.industries, today), query.after);
  return {
    kind: 'page',
    title: outreachText(language).list.title,
    section: 'desk',
    deskSection: 'unreached',
    body: (
      <ListPage
        language={language}
        base={baseOf(language)}
        query={query}
        place={office}
        {...(view !== undefined && { view })}
        places={deps.places}
        industries={deps.industries}
        command={deps.ids.next()}
      />
    ),
  };
}

async function exportList(deps: OutreachPageDeps, request: PageRequest, actor: Actor): Promise<Reply> {
  const { language, form, now, today } = request;
  const query = readListQuery(form, deps);
  const office = place(deps, actor, query.province);
  if (office === 'none' || office === 'choose')
    return { kind: 'refused', status: 403, code: 'accounts.outside-your-area' };
  const format = form.get('format') === 'xlsx' ? 'xlsx' : 'csv';
  const firms = await allFirms(deps, worklistOf(query, office, deps.industries, today));
  await noteExport(deps, { actor, localityId: office.id, format, rows: firms.length, now });
  return listFile(firms, format, { language, places: deps.places, industries: deps.industries });
}

/** Page by page, until the file is full. */
async function allFirms({ db }: OutreachPageDeps, query: Parameters<typeof loadFirms>[1]): Promise<UnreachedFirm[]> {
  const firms: UnreachedFirm[] = [];
  let after: ListPlace | undefined;
  do {
    const page = await loadFirms(db, query, after, Math.min(MOST_ROWS - firms.length, 1_000));
    firms.push(...page.firms);
    after = page.next;
  } while (after !== undefined && firms.length < MOST_ROWS);
  return firms;
}

async function routePage(
  deps: OutreachPageDeps,
  request: PageRequest,
  actor: Actor,
  chosen: readonly string[],
  withContacts = false,
): Promise<Reply> {
  const { language, today, now } = request;
  const codes = [...new Set(chosen)].filter((code) => /^\d{10}(\d{3})?$/.test(code));
  const found = await listRegisterNames(deps.db, codes.slice(0, 200));
  const context = { roles: deps.roles, contains: deps.places.contains };
  const allowed = [...found]
    .filter(([, { communeId, provinceId }]) => {
      const firm = { communeId: communeId ?? undefined, provinceId: provinceId ?? undefined };
      return canReach(actor, 'firms.read', firm, context).ok;
    })
    .map(([taxCode, { name, communeId }]): RouteStop => {
      return { taxCode, name, place: communeId === null ? '' : deps.places.nameOf(communeId, language) };
    })
    .sort((a, b) => a.place.localeCompare(b.place, 'vi') || a.name.localeCompare(b.name, 'vi'));
  const stops = allowed.slice(0, MOST_STOPS);
  if (withContacts)
    await recordReading(deps, {
      ...{ actor, subject: stops.map(({ taxCode }) => ({ kind: 'register' as const, id: taxCode })) },
      ...{ fields: ['contact'], purpose: 'contact', now },
    });
  const mayContact = mayAtDesk(actor, 'firms.contact', ownPlace(actor), context).ok;
  const search = new URLSearchParams(stops.map(({ taxCode }) => ['firm', taxCode])).toString();
  const address = `${baseOf(language)}/route?${search}`;
  return {
    kind: 'page',
    title: outreachText(language).route.title(String(stops.length)),
    section: 'desk',
    deskSection: 'unreached',
    address,
    body: (
      <RoutePage
        language={language}
        base={baseOf(language)}
        today={today}
        url={`${request.origin}${address}`}
        stops={withContacts ? await withDetails(deps, stops) : stops}
        cut={allowed.length > MOST_STOPS}
        showContacts={
          withContacts || !mayContact
            ? undefined
            : { command: deps.ids.next(), firms: stops.map(({ taxCode }) => taxCode).join(' ') }
        }
      />
    ),
  };
}

async function withDetails(deps: OutreachPageDeps, stops: readonly RouteStop[]): Promise<readonly RouteStop[]> {
  const shown: RouteStop[] = [];
  for (const stop of stops) {
    const firm = await findFirmOutreach(deps.db, stop.taxCode);
    shown.push({ ...stop, details: firm && (await findDetails(deps.db, firm.id)) });
  }
  return shown;
}

function routeWithContacts(deps: OutreachPageDeps, request: PageRequest, actor: Actor): Promise<Reply> {
  return routePage(deps, request, actor, request.form.get('firms').split(' '), true);
}
