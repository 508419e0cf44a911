/** Addresses of groups of firms kept by a rule. */
import { commandOf } from '../../../foundation/http/command-of.ts';
import type { PageReply, PageRequest, Reply, Route } from '../../../foundation/http/route.ts';
import { isUuid } from '../../../foundation/ids.ts';
import type { Issue } from '../../../ui/index.ts';
import { personNames } from '../../accounts/index.ts';
import { type AtDesk, atDesk } from '../actions/at-desk.ts';
import {
  countPopulation,
  exportPopulation,
  listPopulation,
  putPopulationAway,
  savePopulation,
} from '../actions/keep-population.ts';
import type { PopulationRule } from '../domain/population-rule.ts';
import { populationText } from '../messages/populations.ts';
import { findPopulation, listPopulations } from '../store/populations.read.ts';
import type { FirmDeskDeps } from './firm-desk-deps.ts';
import { policyOf, refusedAtDesk } from './firm-desk-routes.tsx';
import { firmFile } from './firm-file.ts';
import { readDraft } from './population-draft.ts';
import { PopulationForm } from './population-form.tsx';
import { type CountryShapes, PopulationPage } from './population-page.tsx';
import { PopulationsPage } from './populations-page.tsx';

const A_PAGE = 30;

export interface PopulationDeskDeps extends FirmDeskDeps {
  readonly shapes: CountryShapes;
}

export function populationRoutes(deps: PopulationDeskDeps): Route[] {
  const route = (
    method: Route['method'],
    path: string,
    handle: (request: PageRequest, desk: AtDesk) => Promise<Reply>,
  ): Route => ({
    ...{ method, path: `/:lang/desk/populations${path}`, verb: 'populations.write', privacy: 'personal' as const },
    handle: async (request) => {
      const allowed = atDesk(request.actor, 'populations.write', policyOf(deps));
      if (!allowed.ok) return refusedAtDesk(request, allowed.refusals[0]!.code);
      return handle(request, allowed.value);
    },
  });
  return [
    route('GET', '', (request, desk) => list(deps, request, desk)),
    route('GET', '/new', (request, desk) => build(deps, request, desk, request.query)),
    route('POST', '', (request, desk) => save(deps, request, desk)),
    route('GET', '/:population', (request, desk) => show(deps, request, desk)),
    route('POST', '/:population/export', (request) => exportOne(deps, request)),
    route('POST', '/:population/put-away', (request) => putAway(deps, request)),
  ];
}

const page = (title: string, body: PageReply['body'], status?: number): PageReply => ({
  ...{ kind: 'page', title, section: 'desk', deskSection: 'populations', body },
  ...(status !== undefined && { status }),
});

const queryOf = (deps: FirmDeskDeps, { today }: PageRequest, { scope }: AtDesk, rule: PopulationRule) => ({
  ...{ rule, scope, isCommune: scope !== 'everywhere' && isCommune(deps, scope.inside) },
  ...{ context: deps.contextAt(today), placeIndex: deps.placeIndex() },
});

function isCommune({ names }: FirmDeskDeps, place: string): boolean {
  return names.places.findLocality(place)?.level === 'commune';
}

async function list(deps: FirmDeskDeps, { language, today }: PageRequest, { scope }: AtDesk): Promise<Reply> {
  const populations = await listPopulations(deps.db, scope);
  const peopleNames = await personNames(
    deps.db,
    populations.map(({ savedBy }) => savedBy),
  );
  const context = deps.contextAt(today);
  return page(
    populationText(language).list.title,
    <PopulationsPage {...{ language, populations, peopleNames, context, names: deps.names }} />,
  );
}

/** With every line whole it is counted; a line just added is not yet a mistake. */
async function build(
  deps: FirmDeskDeps,
  request: PageRequest,
  desk: AtDesk,
  fields: PageRequest['query'],
  more: readonly Issue[] = [],
): Promise<Reply> {
  const { language, today } = request;
  const text = populationText(language).build;
  const context = deps.contextAt(today);
  const draft = readDraft(fields, context, deps.names);
  const refused = draft.isAsked
    ? draft.lines.flatMap(({ refusal }, at) =>
        refusal === undefined ? [] : [{ field: `v${String(at)}`, message: text.errors[refusal] }],
      )
    : [];
  const empty = draft.isAsked && draft.lines.length === 0 ? [{ field: 'add', message: text.noLines }] : [];
  const issues = [...refused, ...empty, ...more];
  const { rule } = draft;
  const counted = rule && (await countPopulation(deps.db, queryOf(deps, request, desk, rule)));
  const reply = page(
    text.title,
    <PopulationForm
      {...{ language, draft, counted, issues, context, scope: desk.scope, names: deps.names }}
      name={fields.get('name').slice(0, 120)}
      command={deps.ids.next()}
    />,
    issues.length > 0 ? 422 : undefined,
  );
  return request.path.endsWith('/new') ? reply : { ...reply, address: `/${language}/desk/populations/new` };
}

async function save(deps: FirmDeskDeps, request: PageRequest, desk: AtDesk): Promise<Reply> {
  const { language, actor, form, now, today } = request;
  const { rule } = readDraft(form, deps.contextAt(today), deps.names);
  if (rule === undefined) return build(deps, request, desk, form);
  const command = commandOf(deps, request);
  const saved = await savePopulation(deps, policyOf(deps), { actor, name: form.get('name'), rule, command, now });
  if (saved.ok) return { kind: 'redirect', to: `/${language}/desk/populations/${saved.value}` };
  const { code } = saved.refusals[0]!;
  if (code !== 'enterprises.population.name-missing') return refusedAtDesk(request, code);
  const message = populationText(language).build.errors[code];
  return build(deps, request, desk, form, [{ field: 'name', message }]);
}

async function show(deps: PopulationDeskDeps, request: PageRequest, desk: AtDesk): Promise<Reply> {
  const { language, params, query } = request;
  const id = params.population ?? '';
  const population = isUuid(id) ? await findPopulation(deps.db, desk.scope, id) : undefined;
  if (population === undefined) return { kind: 'not-found' };
  const asked = queryOf(deps, request, desk, population.rule);
  const verdict = query.get('verdict') === 'unknown' ? 'unknown' : 'yes';
  const after = query.get('after');
  const [counted, found] = await Promise.all([
    countPopulation(deps.db, asked),
    listPopulation(deps.db, { ...asked, wanted: verdict }, { after, limit: A_PAGE }),
  ]);
  return page(
    population.name,
    <PopulationPage
      {...{ language, population, counted, verdict, list: found, scope: desk.scope }}
      isFirstPage={after === ''}
      shapes={deps.shapes}
      command={deps.ids.next()}
      context={asked.context}
      names={deps.names}
    />,
  );
}

async function exportOne(deps: FirmDeskDeps, request: PageRequest): Promise<Reply> {
  const { language, actor, params, form, now, today } = request;
  const id = params.population ?? '';
  if (!isUuid(id)) return { kind: 'not-found' };
  const format = form.get('format') === 'xlsx' ? 'xlsx' : 'csv';
  const context = deps.contextAt(today);
  const exported = await exportPopulation(deps, policyOf(deps), {
    ...{ actor, id, format, now, context, placeIndex: deps.placeIndex() },
    isCommune: (place) => isCommune(deps, place),
    wanted: form.get('verdict') === 'unknown' ? 'unknown' : 'yes',
  });
  if (!exported.ok) return refusedOrGone(request, exported.refusals[0]!.code);
  const { fileName } = populationText(language).found;
  return firmFile({ language, today, format, fileName, firms: exported.value.firms, context, names: deps.names });
}

async function putAway(deps: FirmDeskDeps, request: PageRequest): Promise<Reply> {
  const { language, actor, params, now } = request;
  const id = params.population ?? '';
  if (!isUuid(id)) return { kind: 'not-found' };
  const away = await putPopulationAway(deps, policyOf(deps), { actor, id, now });
  if (!away.ok) return refusedOrGone(request, away.refusals[0]!.code);
  return { kind: 'redirect', to: `/${language}/desk/populations` };
}

function refusedOrGone(request: PageRequest, code: string): Reply {
  return code === 'enterprises.population.not-found' ? { kind: 'not-found' } : refusedAtDesk(request, code);
}
