/** Addresses of the catalogue of platforms: the public list and pages, and the same for the holder of a plan key. */
import type { LocalDate } from '../../../foundation/clock.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import type { PageRequest, Reply, Route } from '../../../foundation/http/route.ts';
import type { Bilingual, Language } from '../../../foundation/i18n/language.ts';
import type { Result } from '../../../foundation/result.ts';
import type { ConditionContext, Dossier, Names, Verdict } from '../../conditions/index.ts';
import { withdrawnPage } from '../../contents/index.ts';
import { readMarks } from '../actions/read-marks.ts';
import { readOfVendor } from '../actions/read-of-vendor.ts';
import { readUse } from '../actions/read-use.ts';
import type { ExposureTally } from '../domain/exposure-tally.ts';
import { findPlatforms } from '../domain/find-platforms.ts';
import { type Fit, fitAll, fitOf } from '../domain/fit.ts';
import { fitScore, inNeutralOrder } from '../domain/neutral-order.ts';
import { nextQuestion } from '../domain/next-question.ts';
import { measuresFor, type Platform, type PlatformCatalogue } from '../domain/platform.ts';
import { sharedFunctions, similarTo } from '../domain/similar.ts';
import { type Turn, TurnKeeper } from '../domain/turn-keeper.ts';
import { platformsText } from '../messages/index.ts';
import { can } from '../policy.ts';
import { findExposures } from '../store/exposures.read.ts';
import { ListPage } from './list-page.tsx';
import { PlanListPage } from './plan-list-page.tsx';
import { PlanPlatformPage } from './plan-platform-page.tsx';
import { PlatformPage } from './platform-page.tsx';
import { PAGE_ROWS, readListRequest } from './platform-query.ts';
import { criteriaRoute } from './review-routes.tsx';

export interface PlatformRouteDeps {
  readonly db: Db;
  readonly catalogue: PlatformCatalogue;
  /** What was shown, until the clock writes it. */
  readonly tally: ExposureTally;
  readonly contextAt: (asOf: LocalDate) => ConditionContext;
  readonly namesIn: (language: Language) => Names;
  /** Sections of the classification in force, for the filter. */
  readonly sectorsIn: (language: Language) => readonly { readonly value: string; readonly label: string }[];
  /** Title of a public measure; undefined when there is none of that id. */
  readonly measureTitle: (id: string) => Bilingual | undefined;
  /** Opens the dossier of a plan key as it is on that day. Refusals carry the codes `enterprises.dossier.…`. */
  readonly openDossier: (
    key: string,
    today: LocalDate,
  ) => Promise<Result<{ readonly id: string; readonly dossier: Dossier }>>;
  /** Whether advisers can be asked here. */
  readonly offersAdvice?: boolean | undefined;
}

interface PageDeps extends PlatformRouteDeps {
  readonly turns: TurnKeeper;
}

/** As many similar platforms as a reader compares. */
const SIMILAR_ROWS = 5;

export function platformRoutes(routeDeps: PlatformRouteDeps): Route[] {
  const deps: PageDeps = { ...routeDeps, turns: new TurnKeeper() };
  return [
    { method: 'GET', path: '/:lang/platforms', verb: 'platform.read', handle: (request) => showList(deps, request) },
    criteriaRoute(deps),
    {
      method: 'GET',
      path: '/:lang/platforms/:platform',
      verb: 'platform.read',
      handle: (request) => showPlatform(deps, request),
    },
    {
      method: 'GET',
      path: '/:lang/plan/:key/platforms',
      verb: 'dossier.read',
      privacy: 'private',
      handle: (request) => showMine(deps, request),
    },
    {
      method: 'GET',
      path: '/:lang/plan/:key/platforms/:platform',
      verb: 'dossier.read',
      privacy: 'private',
      handle: (request) => showMinePlatform(deps, request),
    },
  ];
}

async function showList(deps: PageDeps, request: PageRequest): Promise<Reply> {
  const { catalogue } = deps;
  const { language, today } = request;
  const { query, page: asked, turn: askedTurn } = readListRequest(request.query, catalogue);
  const turn = await turnOf(deps, request, askedTurn);
  const found = inNeutralOrder(findPlatforms(catalogue.platforms, query), {
    idOf: ({ platform }) => platform.id,
    scoreOf: ({ named }) => (named ? 1 : 0),
    exposures: turn.exposures,
    turn: turn.name,
  });
  const { page, rows } = pageOf(found, asked);
  const platforms = rows.map(({ platform }) => platform);
  deps.tally.add(
    today,
    platforms.map(({ id }) => id),
  );
  const text = platformsText(language).list;
  return {
    kind: 'page',
    section: 'platforms',
    title: text.title,
    description: text.description,
    body: (
      <ListPage
        {...{ language, catalogue, query, page }}
        marks={
          await readMarks(
            deps.db,
            platforms.map(({ id }) => id),
            today,
          )
        }
        rows={platforms}
        found={found.length}
        turn={turn.name}
        sectors={deps.sectorsIn(language)}
        measures={titledMeasures(
          deps,
          catalogue.publicSupport.map(({ measure }) => measure),
        )}
      />
    ),
  };
}

async function showPlatform(deps: PageDeps, request: PageRequest): Promise<Reply> {
  const { catalogue } = deps;
  const { language, today } = request;
  const platform = catalogue.byId.get(request.params.platform ?? '');
  if (platform === undefined) return { kind: 'not-found' };
  if (platform.withdrawn !== undefined)
    return withdrawnPage({ language, section: 'platforms', title: platform.name, withdrawn: platform.withdrawn });
  const similar = await similarInTurn(deps, request, platform);
  const measures = titledMeasures(deps, measuresFor(platform, catalogue)).map(({ id, title }) => ({
    href: `/${language}/support/${id}`,
    title,
  }));
  return {
    kind: 'page',
    section: 'platforms',
    title: platform.name,
    description: platform.summary[language],
    body: (
      <PlatformPage
        {...{ language, today, catalogue, platform, similar, measures, criteria: catalogue.criteria }}
        {...(await readOfVendor(deps.db, platform.id))}
        use={await readUse(deps.db, platform.id)}
        names={deps.namesIn(language)}
        offersAdvice={deps.offersAdvice}
        base={`/${language}/platforms`}
      />
    ),
  };
}

async function showMine(deps: PageDeps, request: PageRequest): Promise<Reply> {
  const { catalogue } = deps;
  const { language, today } = request;
  const opened = await openMine(deps, request);
  if (!opened.ok) return opened.reply;
  const { dossier, planKey } = opened;
  const context = deps.contextAt(today);
  const { query, page: asked, turn: askedTurn } = readListRequest(request.query, catalogue);
  const turn = await turnOf(deps, request, askedTurn);
  const named = new Map(findPlatforms(catalogue.platforms, query).map((entry) => [entry.platform, entry.named]));
  const fits = fitAll(catalogue, dossier, context);
  const found = inNeutralOrder(
    fits.filter(({ platform }) => named.has(platform)),
    {
      idOf: ({ platform }) => platform.id,
      scoreOf: (fit) => (named.get(fit.platform) ? 1_000_000 : 0) + fitScore(fit),
      exposures: turn.exposures,
      turn: turn.name,
    },
  );
  const { page, rows } = pageOf(found, asked);
  deps.tally.add(
    today,
    rows.map(({ platform }) => platform.id),
  );
  return {
    kind: 'page',
    section: 'platforms',
    title: platformsText(language).mine.title,
    body: (
      <PlanListPage
        {...{ language, today, catalogue, query, page, rows, planKey }}
        marks={
          await readMarks(
            deps.db,
            rows.map(({ platform }) => platform.id),
            today,
          )
        }
        found={found.length}
        turn={turn.name}
        totals={totalsOf(fits)}
        question={nextQuestion(fits)}
        hasBudget={dossier.one.monthlyBudgetVnd !== undefined}
        sectors={deps.sectorsIn(language)}
        vocabulary={context.vocabulary}
        names={namesWithFunctions(deps, language)}
      />
    ),
  };
}

async function showMinePlatform(deps: PageDeps, request: PageRequest): Promise<Reply> {
  const { catalogue } = deps;
  const { language, today } = request;
  const platform = catalogue.byId.get(request.params.platform ?? '');
  if (platform === undefined) return { kind: 'not-found' };
  if (platform.withdrawn !== undefined)
    return withdrawnPage({ language, section: 'platforms', title: platform.name, withdrawn: platform.withdrawn });
  const opened = await openMine(deps, request);
  if (!opened.ok) return opened.reply;
  const { dossier, planKey } = opened;
  const context = deps.contextAt(today);
  const similar = await similarInTurn(deps, request, platform);
  const measures = titledMeasures(deps, measuresFor(platform, catalogue)).map(({ id, title }) => ({
    href: `/${language}/plan/${planKey}/support/${id}`,
    title,
  }));
  return {
    kind: 'page',
    section: 'platforms',
    title: platform.name,
    body: (
      <PlanPlatformPage
        {...{ language, today, catalogue, similar, measures, planKey, criteria: catalogue.criteria }}
        {...(await readOfVendor(deps.db, platform.id))}
        use={await readUse(deps.db, platform.id)}
        fit={fitOf(platform, dossier, context, catalogue.goals)}
        vocabulary={context.vocabulary}
        names={namesWithFunctions(deps, language)}
        offersAdvice={deps.offersAdvice}
        base={`/${language}/plan/${planKey}/platforms`}
      />
    ),
  };
}

/** The order of this moment: what was shown today, by everybody. */
function turnOf({ db, tally, turns }: PageDeps, { now, today }: PageRequest, asked: string): Promise<Turn> {
  return turns.turnAt(Date.parse(now), asked, async () => {
    const shown = new Map(await findExposures(db, today));
    for (const [id, count] of tally.pendingOf(today)) shown.set(id, (shown.get(id) ?? 0) + count);
    return shown;
  });
}

async function similarInTurn(deps: PageDeps, request: PageRequest, platform: Platform): Promise<readonly Platform[]> {
  const turn = await turnOf(deps, request, '');
  const similar = inNeutralOrder(similarTo(platform, deps.catalogue.platforms), {
    idOf: ({ id }) => id,
    scoreOf: (other) => sharedFunctions(platform, other),
    exposures: turn.exposures,
    turn: turn.name,
  }).slice(0, SIMILAR_ROWS);
  deps.tally.add(
    request.today,
    similar.map(({ id }) => id),
  );
  return similar;
}

/** A page past the end is the last page. */
function pageOf<T>(found: readonly T[], asked: number): { readonly page: number; readonly rows: readonly T[] } {
  const page = Math.max(1, Math.min(asked, Math.ceil(found.length / PAGE_ROWS)));
  return { page, rows: found.slice((page - 1) * PAGE_ROWS, page * PAGE_ROWS) };
}

function totalsOf(fits: readonly Fit[]): Record<Verdict, number> {
  const totals = { yes: 0, unknown: 0, no: 0 };
  for (const { verdict } of fits) totals[verdict] += 1;
  return totals;
}

function titledMeasures({ measureTitle }: PageDeps, ids: readonly string[]) {
  return ids.flatMap((id) => {
    const title = measureTitle(id);
    return title === undefined ? [] : [{ id, title }];
  });
}

function namesWithFunctions({ namesIn, catalogue }: PageDeps, language: Language): Names {
  return {
    ...namesIn(language),
    code: (fact, code) => (fact === 'functionsInUse' ? catalogue.functions.get(code)?.label[language] : undefined),
  };
}

type Opened =
  | { readonly ok: true; readonly planKey: string; readonly dossier: Dossier }
  | { readonly ok: false; readonly reply: Reply };

async function openMine(deps: PageDeps, request: PageRequest): Promise<Opened> {
  const planKey = request.params.key ?? '';
  const opened = await deps.openDossier(planKey, request.today);
  if (!opened.ok) {
    const code = opened.refusals[0]?.code ?? 'enterprises.dossier.not-found';
    return { ok: false, reply: { kind: 'refused', status: code.endsWith('not-found') ? 404 : 410, code } };
  }
  const { id, dossier } = opened.value;
  const allowed = can({ kind: 'plan-holder', dossierId: id }, 'dossier.read', { id });
  if (!allowed.ok) return { ok: false, reply: { kind: 'refused', status: 403, code: 'platforms.fit.not-yours' } };
  return { ok: true, planKey, dossier };
}
