/** Every route of the portal, each module given what it needs. */
import { randomBytes } from 'node:crypto';
import { type Clock, type LocalDate, systemClock } from '../foundation/clock.ts';
import type { Db } from '../foundation/database/tables.ts';
import type { VirusScanner } from '../foundation/files/virus-scanner.ts';
import type { Route } from '../foundation/http/route.ts';
import type { IdGenerator } from '../foundation/ids.ts';
import { accepted } from '../foundation/result.ts';
import { type AccountPageDeps, guardDecisions } from '../modules/accounts/index.ts';
import { requestEraser } from '../modules/advisers/index.ts';
import {
  type AssessmentDeps,
  assessmentEraser,
  assessmentExporter,
  assessmentRoutes,
} from '../modules/assessments/index.ts';
import { caseEraser, exportCases } from '../modules/cases/index.ts';
import { contentRoutes } from '../modules/contents/index.ts';
import { deskRoutes, eventNames } from '../modules/desk/index.ts';
import { exportPapers, paperEraser } from '../modules/documents/index.ts';
import {
  currentDossier,
  type DossierDeps,
  type DossierEraser,
  dossierRoutes,
  type FactNames,
  guardMandates,
  importRoutes,
  ledgerNamingMandates,
  type OfficeName,
  openByKey,
} from '../modules/enterprises/index.ts';
import { exportFieldRecords, fieldEraser, fieldRoutes } from '../modules/field/index.ts';
import { figureRoutes } from '../modules/figures/index.ts';
import { learningRoutes } from '../modules/learning/index.ts';
import type { Ledger } from '../modules/ledger/index.ts';
import { localityRoutes } from '../modules/localities/index.ts';
import { type Judgement, judgeAll, measureRoutes, supportSummary } from '../modules/measures/index.ts';
import { openDataRoutes } from '../modules/open-data/index.ts';
import { outreachRoutes } from '../modules/outreach/index.ts';
import { deletePlans, exportPlans, keepPlan, type PlanDeps, planRoutes, weakPillars } from '../modules/plans/index.ts';
import {
  type ExposureTally,
  exportTrials,
  platformRoutes,
  platformsHref,
  trialEraser,
} from '../modules/platforms/index.ts';
import { StyleguidePage } from '../ui/styleguide/styleguide-page.tsx';
import { openCases } from './cases.ts';
import {
  contextAt,
  desks,
  factLinks,
  frameworks,
  guides,
  indicators,
  industries,
  measures,
  namesIn,
  places,
  planVersions,
  platforms,
  provinceShapes,
  published,
  roles,
  sample,
  steps,
} from './content.ts';
import { contentDesk } from './content-desk.ts';
import { currentEdition, editionInForce } from './content-editions.ts';
import { desk } from './desk.ts';
import { fieldDesk } from './field.ts';
import { figureDesk } from './figure-desk.ts';
import { firmDesk, registerDeskRoutes } from './firm-desk.ts';
import { importDesk } from './import-desk.ts';
import { type LiveRoutes, liveRoutes } from './live-routes.ts';
import { peopleRoutes } from './people-routes.ts';
import { productRoutes } from './products.ts';

export interface RouteDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly ids: IdGenerator;
  readonly ledger: Ledger;
}

export interface PageDeps extends RouteDeps {
  /** What the list of platforms showed, until its clock writes it. */
  readonly exposures: ExposureTally;
  /** Absent where nobody can sign in safely: plain http that others can reach. */
  readonly accounts?: AccountPageDeps | undefined;
  /** Where people open the portal, for links in letters. */
  readonly origin?: string | undefined;
  /** Of papers; absent where none is connected. */
  readonly scanner?: VirusScanner | undefined;
}

export const LOCAL = 'http://localhost:3000';

/** Follows the content in force for as long as the routes live. */
export function listRoutes(deps: PageDeps): Route[] {
  const named = { ...deps, ledger: ledgerNamingMandates(deps.ledger) };
  const live: LiveRoutes = liveRoutes(() =>
    guarded(
      named,
      composeRoutes(named, () => live),
    ),
  );
  return [...live.routes];
}

/** The key of a mandate opens pages under a plan key for its adviser alone; whoever has a passkey proves it before deciding. */
function guarded(deps: PageDeps, routes: Route[]): Route[] {
  if (deps.accounts === undefined) return routes;
  const policy = { roles: deps.accounts.roles, contains: places().contains };
  return guardMandates({ ...deps, policy }, guardDecisions(deps, routes));
}

function composeRoutes(deps: PageDeps, live: () => LiveRoutes): Route[] {
  const { dossier: dossierDeps, plan: planDeps, assessment } = actionDeps(deps);
  const names: FactNames = { places: places(), industries: industries(), codesOf };
  return [
    ...dossierRoutes({
      ...dossierDeps,
      names,
      officeName,
      erasers: dossierErasers(deps),
      offersClaims: deps.accounts !== undefined,
      exporters: [
        assessmentExporter,
        { section: 'plans', read: exportPlans },
        { section: 'cases', read: exportCases },
        { section: 'trials', read: exportTrials },
        { section: 'papers', read: exportPapers },
        { section: 'field', read: exportFieldRecords },
      ],
      mostUseful: (dossier, context) => mostUsefulFacts(judgeAll(measures().measures, dossier, context)),
      // A corrected fact changes the plan in the same transaction.
      afterRecording: async (trx, { dossier, now }) => {
        await keepPlan(trx, planDeps, { dossierId: dossier.id, facts: dossier.facts, now, cause: 'answered' });
      },
    }),
    ...measureRoutes({
      offersAdvice: deps.accounts !== undefined,
      catalogue: measures(),
      contextAt,
      namesIn,
      provincesIn: (language) => places().provinces.map(({ id }) => ({ id, name: places().nameOf(id, language) })),
      openDossier: openDossier(deps.db),
    }),
    ...platformRoutes({
      offersAdvice: deps.accounts !== undefined,
      db: deps.db,
      catalogue: platforms(),
      tally: deps.exposures,
      contextAt,
      namesIn,
      sectorsIn: (language) =>
        industries()
          .listIndustries('2025', 'section')
          .map(({ code }) => ({ value: code, label: industries().nameOf(code, language) })),
      measureTitle: (id) => measures().measures.find((measure) => measure.id === id)?.title,
      openDossier: openDossier(deps.db),
    }),
    ...learningRoutes({ guides: guides(), offersAdvice: deps.accounts !== undefined }),
    ...assessmentRoutes(assessment),
    ...planRoutes({
      ...planDeps,
      get versions() {
        return planVersions();
      },
      places: places(),
      industries: industries(),
      desks: desks(),
      sample: sample(),
      measureOf: (id) => {
        const measure = measures().measures.find((each) => each.id === id);
        return measure && { title: measure.title, paysPrice: PAYS_PRICE.has(measure.topic) };
      },
      guideOf: (code) => {
        const [vi, en] = [guides().findById(code, 'vi'), guides().findById(code, 'en')];
        return vi && en && { slug: vi.slug, title: { vi: vi.title, en: en.title } };
      },
      platformsHref,
      offersAdvice: deps.accounts !== undefined,
      framework: DEFAULT_FRAMEWORK,
    }),
    ...(deps.accounts === undefined ? [] : peopleRoutes(deps.accounts, dossierDeps, { names, officeName })),
    ...(deps.accounts === undefined
      ? []
      : outreachRoutes({ ...deps, roles: deps.accounts.roles, places: places(), industries: industries(), contextAt })),
    ...(deps.accounts === undefined
      ? []
      : contentRoutes(contentDesk(deps, { roles: deps.accounts.roles, contains: places().contains }, live))),
    ...(deps.accounts === undefined
      ? []
      : registerDeskRoutes(
          firmDesk(deps.accounts, dossierDeps, { places: places(), industries: industries(), codesOf }),
        )),
    ...(deps.accounts === undefined ? [] : importRoutes(importDesk(deps, deps.accounts))),
    ...(deps.accounts === undefined
      ? []
      : openCases({ ...deps.accounts, ledger: deps.ledger }, deps.origin ?? LOCAL, deps.scanner).routes(planDeps)),
    ...(deps.accounts === undefined
      ? []
      : productRoutes({ ...deps.accounts, ledger: deps.ledger }, deps.origin ?? LOCAL)),
    ...(deps.accounts === undefined
      ? []
      : fieldRoutes(fieldDesk({ ...deps.accounts, ledger: deps.ledger }, assessment, deps.origin ?? LOCAL))),
    ...localityRoutes({ places: places() }),
    ...(deps.accounts === undefined ? [] : figureDesk({ ...deps.accounts, ledger: deps.ledger }, deps.clock)),
    ...figureRoutes({
      db: deps.db,
      indicators: indicators(),
      published: published(),
      shapes: provinceShapes(),
      places: places(),
      eventNames,
      isDraft: () => currentEdition() !== editionInForce(),
    }),
    ...deskRoutes(deps.accounts && desk(deps.accounts, deps.clock)),
    ...openDataRoutes(),
    styleguideRoute,
  ];
}

/** `Cán bộ xã, phường, đặc khu, Phường Hạc Thành`. */
const officeName: OfficeName = ({ role, localityId }, language) =>
  [
    ...(role === undefined ? [] : [roles().byCode.get(role)?.label[language] ?? role]),
    ...(localityId === undefined ? [] : [places().nameOf(localityId, language)]),
  ].join(', ');

/** Names of codes the vocabulary leaves to a catalogue. */
const codesOf = (fact: string) => {
  if (fact !== 'functionsInUse') return [];
  // The plan's plain words come first; the taxonomy names the rest.
  const plain = steps().functions;
  const rest = [...platforms().functions.values()].filter(({ id }) => !plain.has(id));
  return [...plain.values(), ...rest.map(({ id, label }) => ({ code: id, ...label }))];
};

/** What the actions of dossiers, plans and assessments are given, by the pages and by the demo alike. */
export function actionDeps(deps: RouteDeps): { dossier: DossierDeps; plan: PlanDeps; assessment: AssessmentDeps } {
  const dossier: DossierDeps = { db: deps.db, ids: deps.ids, ledger: deps.ledger, contextAt, randomBytes };
  const plan: PlanDeps = {
    ...dossier,
    ...planContent(),
    // Places may change while the process runs.
    get versions() {
      return planVersions();
    },
  };
  const assessment: AssessmentDeps = {
    ...dossier,
    frameworks: frameworks(),
    factLinks: factLinks(),
    placeName: (id, language) => places().nameOf(id, language),
    // A finished assessment changes the plan in the same transaction.
    afterCompleting: async (trx, completed) => {
      const { result, now } = completed;
      const scored = result.pillars.flatMap(({ code, score, max }) =>
        score === null || max === null ? [] : [{ code, score, max }],
      );
      const weak = weakPillars({ framework: result.framework, pillars: scored }, plan.catalogue);
      const { id: dossierId, facts } = completed.dossier;
      await keepPlan(trx, plan, { dossierId, facts, now, cause: 'assessed', weak });
    },
  };
  return { dossier, plan, assessment };
}

/** The dossier of a plan key as it is on that day. */
const openDossier = (db: Db) => async (key: string, today: LocalDate) => {
  const opened = await openByKey(db, key, today);
  if (!opened.ok) return opened;
  const { id, facts } = opened.value;
  return accepted({ id, dossier: currentDossier(facts, contextAt(today).vocabulary, today) });
};

/** What other modules delete when a dossier is erased. */
export function dossierErasers({ ids, ledger }: Pick<RouteDeps, 'ids' | 'ledger'>): readonly DossierEraser[] {
  const trials = trialEraser({ ids, ledger, clock: systemClock });
  const requests = requestEraser({ ids, ledger, clock: systemClock });
  return [assessmentEraser, deletePlans, caseEraser(systemClock), requests, paperEraser, fieldEraser, trials];
}

/** Topics of measures that pay the price of a step itself, not advice or training beside it. */
const PAYS_PRICE: ReadonlySet<string> = new Set(['software', 'signature-invoice']);
/** The official index in force; QĐ 1567/QĐ-BKHCN. */
const DEFAULT_FRAMEWORK = 'dbi-2025-sme';

/** What the plan reads besides the dossier. */
export function planContent(): Pick<PlanDeps, 'catalogue' | 'judgeSupport' | 'versions'> {
  return {
    catalogue: steps(),
    judgeSupport: (dossier, context) => judgeAll(measures().measures, dossier, context).map(supportSummary),
    versions: planVersions(),
  };
}

/** Unknown facts in the order in which they decide most measures. */
function mostUsefulFacts(judgements: readonly Judgement[]): string[] {
  const weights = new Map<string, number>();
  for (const { verdict, explanation } of judgements) {
    if (verdict !== 'unknown') continue;
    for (const [index, { fact }] of explanation.missing.entries())
      weights.set(fact, (weights.get(fact) ?? 0) + 1 / (index + 1));
  }
  return [...weights].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([fact]) => fact);
}

const styleguideRoute: Route = {
  method: 'GET',
  path: '/styleguide',
  verb: 'public',
  handle: ({ language }) => ({ kind: 'page', title: 'Style guide', body: <StyleguidePage language={language} /> }),
};
