/** Addresses of figures at the desk: an officer opens any cell inside the scope acted for, down to firms and events. */
import type { Actor } from '../../../foundation/actor.ts';
import type { Versioned } from '../../../foundation/content.ts';
import { commandOf } from '../../../foundation/http/command-of.ts';
import type { PageRequest, Reply, Route } from '../../../foundation/http/route.ts';
import { sentenceCase } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import { isUuid } from '../../../foundation/ids.ts';
import type { Refusal } from '../../../foundation/result.ts';
import { type DeskVerb, mayAtDesk, type SignedInHandler, signedInRoute } from '../../accounts/index.ts';
import { recordReading } from '../../enterprises/index.ts';
import { listEventsOfDossier, proveEvents } from '../../ledger/index.ts';
import { communeMessage, readCommuneAnswer } from '../../localities/index.ts';
import { correctMember, type FigureDeskDeps, placeOfMember } from '../actions/correct-member.ts';
import { setTarget } from '../actions/set-target.ts';
import type { LoadedIndicators } from '../content/load-indicators.ts';
import { NATION_ID } from '../domain/cell.ts';
import type { Indicator } from '../domain/indicator.ts';
import { UNKNOWN } from '../domain/member.ts';
import type { Published } from '../domain/published.ts';
import { deskFiguresText } from '../messages/desk.ts';
import { listBuilds } from '../store/builds.read.ts';
import { countInCell, findOpenMember } from '../store/open-cells.read.ts';
import { DeskFigurePage, deskPlaceName, type MemberName } from './desk-figure-page.tsx';
import { DeskFiguresPage } from './desk-figures-page.tsx';
import { type CorrectionForm, DeskMemberPage } from './desk-member-page.tsx';
import { homeOf, openCellOf, readDeskQuery } from './desk-query.ts';
import type { TargetForm } from './desk-target.tsx';
import { readDeskView, stocksAt } from './desk-view.ts';
import type { EventNames } from './figure-page-props.ts';
import { hrefOf } from './figure-query.ts';

export interface FigureDeskRouteDeps extends FigureDeskDeps {
  readonly indicators: LoadedIndicators;
  readonly published: Versioned<Published>;
  readonly eventNames: EventNames;
  /** Names of members: of claimed dossiers, or of firms of the register by their record. */
  readonly nameMembers: (
    by: Indicator['distinctBy'],
    ids: readonly string[],
    language: Language,
  ) => Promise<ReadonlyMap<string, MemberName>>;
}

const EVENTS_SHOWN = 100;

export function figureDeskRoutes(deps: FigureDeskRouteDeps): Route[] {
  const route = (method: Route['method'], path: string, verb: DeskVerb, handle: SignedInHandler): Route =>
    signedInRoute({ method, path: `/:lang/desk/figures${path}`, verb }, handle);
  return [
    route('GET', '', 'figures.open', (request, actor) => overview(deps, request, actor)),
    route('GET', '/:indicator', 'figures.open', (request, actor) => figure(deps, request, actor)),
    route('POST', '/:indicator/target', 'reports.write', (request, actor) => target(deps, request, actor)),
    route('GET', '/:indicator/:member', 'figures.open', (request, actor) => member(deps, request, actor)),
    route('POST', '/:indicator/:member/correct', 'figures.correct', (request, actor) => correct(deps, request, actor)),
  ];
}

function may(deps: FigureDeskDeps, actor: Actor, verb: DeskVerb, localityId: string) {
  return mayAtDesk(actor, verb, { localityId }, { roles: deps.roles, contains: deps.places.contains });
}

const forbidden = ([first]: readonly Refusal[]): Reply => ({
  kind: 'refused',
  status: 403,
  code: first?.code ?? 'accounts.role-may-not',
});

async function overview(deps: FigureDeskRouteDeps, { language }: PageRequest, actor: Actor): Promise<Reply> {
  const place = homeOf(actor);
  const allowed = may(deps, actor, 'figures.open', place);
  if (!allowed.ok) return forbidden(allowed.refusals);
  const cell = openCellOf({ place, page: 1 }, deps.places);
  if (cell === undefined) return { kind: 'not-found' };
  const { value: indicators, stocks } = deps.indicators;
  const ids = indicators.map(({ id }) => id);
  const [counts, standing, builds, placeless] = await Promise.all([
    countInCell(deps.db, ids, cell),
    stocksAt(deps.db, cell),
    listBuilds(deps.db),
    place === NATION_ID ? [] : listPlaceless(deps, ids),
  ]);
  return {
    kind: 'page',
    title: deskFiguresText(language).title,
    section: 'desk',
    deskSection: 'figures',
    body: (
      <DeskFiguresPage
        language={language}
        placeName={deskPlaceName(place, deps.places, language)}
        indicators={indicators}
        stocks={stocks}
        counts={counts}
        standing={standing}
        placeless={placeless}
        waiting={builds.size === 0 ? [] : ids.filter((id) => !builds.has(id))}
        mayRelease={may(deps, actor, 'figures.release', NATION_ID).ok}
      />
    ),
  };
}

/** Indicators whose every member said no place yet: of any one place nobody knows their number. */
async function listPlaceless({ db, places }: FigureDeskRouteDeps, ids: readonly string[]): Promise<readonly string[]> {
  const [nation, nowhere] = [NATION_ID, UNKNOWN].map((place) => openCellOf({ place, page: 1 }, places));
  if (nation === undefined || nowhere === undefined) return [];
  const [all, unplaced] = await Promise.all([countInCell(db, ids, nation), countInCell(db, ids, nowhere)]);
  return ids.filter((id) => (all.get(id) ?? 0) > 0 && all.get(id) === unplaced.get(id));
}

const indicatorOf = (deps: FigureDeskRouteDeps, { params }: PageRequest): Indicator | undefined =>
  deps.indicators.value.find(({ id }) => id === params.indicator);

async function figure(
  deps: FigureDeskRouteDeps,
  request: PageRequest,
  actor: Actor,
  again?: { readonly place: string; readonly form: TargetForm },
): Promise<Reply> {
  const { language, today, query: fields } = request;
  const indicator = indicatorOf(deps, request);
  if (indicator === undefined) return { kind: 'not-found' };
  const query = again === undefined ? readDeskQuery(fields, actor) : { place: again.place, page: 1 };
  const allowed = may(deps, actor, 'figures.open', query.place);
  if (!allowed.ok) return forbidden(allowed.refusals);
  const cell = openCellOf(query, deps.places);
  if (cell === undefined) return { kind: 'not-found' };
  const { value: indicators, stocks } = deps.indicators;
  const view = await readDeskView(deps.db, { indicators, stocks, indicator, query, cell, places: deps.places, today });
  const names = await deps.nameMembers(
    indicator.distinctBy,
    view.page.map(({ memberId }) => memberId),
    language,
  );
  // Firms shown by name are a reading too, which they see.
  if (indicator.distinctBy === 'dossier')
    await recordReading(deps, {
      ...{ actor, subject: [...names.keys()].map((id) => ({ kind: 'dossier' as const, id })) },
      ...{ fields: ['name'], purpose: 'check', now: request.now },
    });
  const year = Number(today.slice(0, 4));
  const empty = { year: String(year), members: '', source: '' };
  const form = again?.form ?? { command: deps.ids.next(), entered: empty, issues: [] };
  return {
    kind: 'page',
    ...(again && { status: 422, address: hrefOf(`/${language}/desk/figures/${indicator.id}`, { place: query.place }) }),
    title: sentenceCase(indicator.name[language], language),
    section: 'desk',
    deskSection: 'figures',
    body: (
      <DeskFigurePage
        language={language}
        today={today}
        year={year}
        indicator={indicator}
        query={query}
        view={view}
        names={names}
        places={deps.places}
        published={deps.published.value}
        saved={fields.get('saved') === '1'}
        {...(may(deps, actor, 'reports.write', query.place).ok && { targetForm: form })}
      />
    ),
  };
}

async function target(deps: FigureDeskRouteDeps, request: PageRequest, actor: Actor): Promise<Reply> {
  const { form, language, now } = request;
  const indicator = indicatorOf(deps, request);
  if (indicator === undefined) return { kind: 'not-found' };
  const place = form.get('place').slice(0, 40);
  const entered = {
    year: form.get('year').slice(0, 10),
    members: form.get('members').slice(0, 20),
    source: form.get('source').slice(0, 200),
  };
  const command = commandOf(deps, request);
  const set = await setTarget(deps, { actor, indicator, localityId: place, ...entered, command, now });
  if (set.ok)
    return { kind: 'redirect', to: hrefOf(`/${language}/desk/figures/${indicator.id}`, { place, saved: '1' }) };
  if (set.refusals.some(({ code }) => code.startsWith('accounts.'))) return forbidden(set.refusals);
  const issues = issuesOf(set.refusals, language);
  return figure(deps, request, actor, { place, form: { command: deps.ids.next(), entered, issues } });
}

async function member(
  deps: FigureDeskRouteDeps,
  request: PageRequest,
  actor: Actor,
  again?: CorrectionForm,
): Promise<Reply> {
  const { language, now, params, query } = request;
  const indicator = indicatorOf(deps, request);
  const id = params.member ?? '';
  const found = indicator && isUuid(id) ? await findOpenMember(deps.db, indicator.id, id) : undefined;
  if (indicator === undefined || found === undefined) return { kind: 'not-found' };
  const place = placeOfMember(found);
  // Whether there is such a member elsewhere is nobody's business either.
  if (!may(deps, actor, 'figures.open', place).ok) return { kind: 'not-found' };
  const names = await deps.nameMembers(indicator.distinctBy, [id], language);
  const ofDossier =
    indicator.distinctBy === 'dossier' ? await listEventsOfDossier(deps.db, id, { limit: EVENTS_SHOWN }) : [];
  const proofs = await proveEvents(deps.db, [
    ...new Set([found.eventId, found.placedBy, ...ofDossier.map((event) => event.id)]),
  ]);
  // The page shows what happened to one firm: it is a reading, which the firm sees.
  if (indicator.distinctBy === 'dossier')
    await recordReading(deps, {
      ...{ actor, subject: { kind: 'dossier', id }, fields: ['name', 'plan'], purpose: 'check', now },
    });
  const empty = { act: '', reason: '', place: '', sector: '', size: '' };
  const form = again ?? { command: deps.ids.next(), entered: empty, issues: [] };
  return {
    kind: 'page',
    ...(again && { address: `/${language}/desk/figures/${indicator.id}/${id}` }),
    ...(again && again.issues.length > 0 && { status: 422 }),
    title: deskFiguresText(language).memberTitle,
    section: 'desk',
    deskSection: 'figures',
    body: (
      <DeskMemberPage
        language={language}
        indicator={indicator}
        member={found}
        name={names.get(id)}
        proofs={proofs}
        eventNames={deps.eventNames(language)}
        places={deps.places}
        saved={query.get('saved') === '1'}
        {...(may(deps, actor, 'figures.correct', place).ok && { form })}
      />
    ),
  };
}

async function correct(deps: FigureDeskRouteDeps, request: PageRequest, actor: Actor): Promise<Reply> {
  const { form, language, now, params } = request;
  const indicator = indicatorOf(deps, request);
  const memberId = params.member ?? '';
  const found = indicator && isUuid(memberId) ? await findOpenMember(deps.db, indicator.id, memberId) : undefined;
  if (indicator === undefined || found === undefined) return { kind: 'not-found' };
  const answer = readCommuneAnswer(deps.places, form, 'place');
  const entered = {
    act: form.get('act').slice(0, 20),
    reason: form.get('reason').slice(0, 40),
    place: answer.kind === 'chosen' ? answer.id : form.get('place').slice(0, 40),
    sector: form.get('sector').slice(0, 40),
    size: form.get('size').slice(0, 40),
  };
  if (entered.act === 'moved' && answer.kind === 'ask') {
    const message = communeMessage(answer, language);
    const issues = message === undefined ? [] : [{ field: 'place', message }];
    return member(deps, request, actor, { command: deps.ids.next(), entered, issues, place: answer });
  }
  const placing = {
    localityId: entered.place || found.localityId,
    sectorGroup: entered.sector || found.sectorGroup,
    sizeClass: entered.size || found.sizeClass,
  };
  const { act, reason } = entered;
  const order = { actor, indicator, memberId, act, reason, placing, command: commandOf(deps, request), now };
  const done = await correctMember(deps, order);
  if (done.ok) return { kind: 'redirect', to: `/${language}/desk/figures/${indicator.id}/${memberId}?saved=1` };
  if (done.refusals.some(({ code }) => code.startsWith('accounts.'))) return { kind: 'not-found' };
  return member(deps, request, actor, {
    ...{ command: deps.ids.next(), entered, issues: issuesOf(done.refusals, language) },
  });
}

function issuesOf(refusals: readonly Refusal[], language: Language) {
  const words: Readonly<Record<string, string>> = deskFiguresText(language).command;
  return refusals.map(({ code, field = 'act' }) => ({ field, message: words[code] ?? code }));
}
