/** Addresses of firms that wait for their commune. */
import { commandOf } from '../../../foundation/http/command-of.ts';
import type { PageRequest, Reply, Route } from '../../../foundation/http/route.ts';
import { isUuid } from '../../../foundation/ids.ts';
import type { Issue } from '../../../ui/index.ts';
import { deskRoute } from '../../accounts/index.ts';
import { importAreaOf } from '../actions/import-desk-deps.ts';
import { placeFirm, undoPlacing } from '../actions/place-firm.ts';
import type { ImportArea } from '../domain/import-area.ts';
import { importText } from '../messages/imports.ts';
import { countWaitingFirms, findPlacement, listWaitingFirms } from '../store/register-placements.read.ts';
import type { ImportPageDeps } from './import-page-deps.ts';
import { PlaceProvincesPage, PlacesPage } from './places-page.tsx';

const PATH = '/:lang/desk/imports/places';
const SHOWN = 20;

export function placesRoutes(deps: ImportPageDeps): Route[] {
  const route = (
    method: Route['method'],
    path: string,
    handle: (request: PageRequest, area: ImportArea) => Promise<Reply>,
  ): Route =>
    deskRoute(
      { method, path, verb: 'register.import' },
      (actor) => importAreaOf(deps, actor),
      (request, _, area) => handle(request, area),
    );
  return [
    route('GET', PATH, (request, area) => listPage(deps, request, area, request.query.get('province'))),
    route('POST', PATH, (request, area) => place(deps, request, area)),
    route('POST', `${PATH}/undo`, (request) => undo(deps, request)),
  ];
}

const baseOf = ({ language }: PageRequest) => `/${language}/desk/imports/places`;

async function listPage(
  deps: ImportPageDeps,
  request: PageRequest,
  area: ImportArea,
  chosen: string,
  issues: readonly Issue[] = [],
): Promise<Reply> {
  const { language, query } = request;
  const base = baseOf(request);
  const frame = { language, base, places: deps.places, nextCommand: () => deps.ids.next() };
  const page = {
    ...{ kind: 'page' as const, title: importText(language).places.title },
    ...{ section: 'desk' as const, deskSection: 'imports' as const },
  };
  const counts = await countWaitingFirms(deps.db, area);
  const asked = area ?? chosen;
  const known = asked === 'none' || deps.places.provinces.some(({ id }) => id === asked);
  if (!known) return { ...page, body: <PlaceProvincesPage {...frame} counts={counts} /> };
  const province = asked === 'none' ? null : asked;
  const after = /^\d{1,13}$/.test(query.get('after')) ? query.get('after') : '';
  const found = await listWaitingFirms(deps.db, { province, after, limit: SHOWN + 1 });
  const firms = found.slice(0, SHOWN);
  const last = found.length > SHOWN ? firms.at(-1) : undefined;
  const placed = query.get('placed');
  const placement = isUuid(placed) ? await findPlacement(deps.db, placed) : undefined;
  const lookIn = deps.places.provinces.find(({ id }) => id === (query.get('in') || request.form.get('in')))?.id;
  const own = placement !== undefined && (area === undefined || placement.provinceId === area);
  return {
    ...page,
    ...(issues.length > 0 && { status: 422, address: `${base}?province=${asked}` }),
    body: (
      <PlacesPage
        {...frame}
        province={province}
        lookIn={lookIn}
        waiting={counts.find(({ provinceId }) => provinceId === province)?.firms ?? 0}
        firms={firms}
        placed={own ? placement : undefined}
        firstHref={after === '' ? undefined : `${base}?province=${asked}`}
        nextHref={last && `${base}?province=${asked}&after=${last.taxCode}`}
        issues={issues}
      />
    ),
  };
}

async function place(deps: ImportPageDeps, request: PageRequest, area: ImportArea): Promise<Reply> {
  const { actor, form, now, language } = request;
  const taxCode = form.get('firm');
  const province = form.get('province');
  const placed = await placeFirm(deps, {
    ...{ actor, taxCode, now, communeId: form.get('commune') },
    command: commandOf(deps, request),
  });
  const asked = area ?? (province || 'none');
  if (placed.ok)
    return { kind: 'redirect', to: `${baseOf(request)}?province=${encodeURIComponent(asked)}&placed=${placed.value}` };
  const text = importText(language).places;
  const gone = placed.refusals[0]!.code === 'enterprises.register.not-waiting';
  const message = gone ? text.changed : text.missing;
  return listPage(deps, request, area, asked, [{ field: `commune-${taxCode}`, message }]);
}

async function undo(deps: ImportPageDeps, request: PageRequest): Promise<Reply> {
  const { actor, form, now } = request;
  const placementId = form.get('placement');
  if (!isUuid(placementId)) return { kind: 'not-found' };
  const undone = await undoPlacing(deps, {
    actor,
    now,
    placementId,
    command: commandOf(deps, request),
  });
  if (!undone.ok) return { kind: 'refused', status: 409, code: undone.refusals[0]!.code };
  return { kind: 'redirect', to: baseOf(request) };
}
