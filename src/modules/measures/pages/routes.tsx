/** Addresses of support measures: the public list and pages, and the same for the holder of a plan key. */
import { z } from 'zod';
import type { LocalDate } from '../../../foundation/clock.ts';
import type { PageReply, PageRequest, Reply, Route } from '../../../foundation/http/route.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import type { Result } from '../../../foundation/result.ts';
import { type Drawn, draw, showDrawn } from '../../../ui/index.ts';
import type { ConditionContext, Dossier, Names } from '../../conditions/index.ts';
import { withdrawnPage } from '../../contents/index.ts';
import { can, closedDossierPage, type DossierRefusal } from '../../enterprises/index.ts';
import { findMeasures, type MeasureQuery } from '../domain/find-measures.ts';
import { judge } from '../domain/judge.ts';
import { judgeAll } from '../domain/judge-all.ts';
import { APPLICANTS, type MeasureCatalogue, TOPICS } from '../domain/measure.ts';
import { groupForReader } from '../domain/sort-for-reader.ts';
import { measuresText } from '../messages/index.ts';
import { ListPage, MEASURES_PER_PAGE } from './list-page.tsx';
import { MeasurePage } from './measure-page.tsx';
import { PlanMeasurePage } from './plan-measure-page.tsx';
import { PlanSupportPage } from './plan-support-page.tsx';

export interface MeasureRouteDeps {
  readonly catalogue: MeasureCatalogue;
  readonly contextAt: (asOf: LocalDate) => ConditionContext;
  readonly namesIn: (language: Language) => Names;
  /** Provinces in force, for the filter. */
  readonly provincesIn: (language: Language) => readonly { readonly id: string; readonly name: string }[];
  /** Opens the dossier of a plan key as it is on that day. */
  readonly openDossier: (
    key: string,
    today: LocalDate,
  ) => Promise<Result<{ readonly id: string; readonly dossier: Dossier }, DossierRefusal>>;
  /** Whether advisers can be asked here. */
  readonly offersAdvice?: boolean | undefined;
}

/** Two languages, around midnight. */
const MOST_WHOLES = 4;

export function measureRoutes(deps: MeasureRouteDeps): Route[] {
  /** The list nobody searches says the same to everybody that day. */
  const wholes = new Map<string, { readonly page: PageReply; readonly drawn: Drawn }>();
  const showWhole = (request: PageRequest): Reply => {
    const name = `${request.today} ${request.language}`;
    let whole = wholes.get(name);
    if (whole === undefined) {
      const page = showList(deps, request);
      whole = { page, drawn: draw(page.body) };
      if (wholes.size >= MOST_WHOLES) wholes.clear();
      wholes.set(name, whole);
    }
    return { ...whole.page, body: showDrawn(whole.drawn) };
  };
  return [
    {
      method: 'GET',
      path: '/:lang/support',
      verb: 'measure.read',
      handle: (request) => (request.query.names().length > 0 ? showList(deps, request) : showWhole(request)),
    },
    {
      method: 'GET',
      path: '/:lang/support/:measure',
      verb: 'measure.read',
      handle: (request) => showMeasure(deps, request),
    },
    {
      method: 'GET',
      path: '/:lang/plan/:key/support',
      verb: 'dossier.read',
      privacy: 'private',
      handle: (request) => showMine(deps, request),
    },
    {
      method: 'GET',
      path: '/:lang/plan/:key/support/:measure',
      verb: 'dossier.read',
      privacy: 'private',
      handle: (request) => showMineMeasure(deps, request),
    },
  ];
}

/** An old or edited link never fails: a filter nobody knows is no filter. */
const listQuery = z.object({
  q: z.string().transform((text) => text.slice(0, 120)),
  who: z.enum(APPLICANTS).optional().catch(undefined),
  about: z.enum(TOPICS).optional().catch(undefined),
  in: z
    .string()
    .regex(/^vn-(2025|gso)-\d{2}$/)
    .optional()
    .catch(undefined),
  force: z.literal('today').optional().catch(undefined),
});

function readQuery({ query }: PageRequest): MeasureQuery {
  const get = (name: string) => query.get(name) || undefined;
  const read = listQuery.parse({
    q: query.get('q'),
    who: get('who'),
    about: get('about'),
    in: get('in'),
    force: get('force'),
  });
  return {
    words: read.q,
    inForceOnly: read.force === 'today',
    ...(read.who === undefined ? {} : { applicant: read.who }),
    ...(read.about === undefined ? {} : { topic: read.about }),
    ...(read.in === undefined ? {} : { place: read.in }),
  };
}

function showList({ catalogue, contextAt, provincesIn }: MeasureRouteDeps, request: PageRequest): PageReply {
  const { language, today } = request;
  const query = readQuery(request);
  const { localities } = contextAt(today);
  const found = findMeasures(catalogue.measures, query, today, localities, catalogue.documents);
  const text = measuresText(language).list;
  return {
    kind: 'page',
    section: 'support',
    title: text.title,
    description: text.description,
    body: (
      <ListPage
        {...{ language, today, catalogue, query, found }}
        page={pageOf(request, found.length)}
        provinces={provincesIn(language)}
      />
    ),
  };
}

/** A page beyond the last is the last. */
function pageOf({ query }: PageRequest, found: number): number {
  const asked = /^\d{1,3}$/.test(query.get('page')) ? Number(query.get('page')) : 1;
  return Math.min(Math.max(asked, 1), Math.max(1, Math.ceil(found / MEASURES_PER_PAGE)));
}

function showMeasure({ catalogue, contextAt, namesIn, offersAdvice }: MeasureRouteDeps, request: PageRequest): Reply {
  const { language, today } = request;
  const measure = catalogue.byId.get(request.params.measure ?? '');
  if (measure === undefined) return { kind: 'not-found' };
  if (measure.withdrawn !== undefined)
    return withdrawnPage({
      language,
      section: 'support',
      title: measure.title[language],
      withdrawn: measure.withdrawn,
    });
  const names = namesIn(language);
  const place = placeName(measure.jurisdiction, names, language);
  const { vocabulary } = contextAt(today);
  return {
    kind: 'page',
    section: 'support',
    title: measure.title[language],
    description: measure.summary[language],
    body: <MeasurePage {...{ language, today, catalogue, measure, vocabulary, names, place, offersAdvice }} />,
  };
}

async function showMine(deps: MeasureRouteDeps, request: PageRequest): Promise<Reply> {
  const { language, today } = request;
  const opened = await openMine(deps, request);
  if (!opened.ok) return opened.reply;
  const { dossier, planKey } = opened;
  const { catalogue } = deps;
  const context = deps.contextAt(today);
  const groups = groupForReader(judgeAll(catalogue.measures, dossier, context));
  const isHousehold = dossier.one.applicantType?.value === 'business-household';
  return {
    kind: 'page',
    section: 'support',
    title: measuresText(language).mine.title,
    body: (
      <PlanSupportPage
        {...{ language, today, planKey, catalogue, groups, isHousehold }}
        vocabulary={context.vocabulary}
        names={deps.namesIn(language)}
      />
    ),
  };
}

async function showMineMeasure(deps: MeasureRouteDeps, request: PageRequest): Promise<Reply> {
  const { language, today } = request;
  const { catalogue } = deps;
  const measure = catalogue.byId.get(request.params.measure ?? '');
  if (measure === undefined) return { kind: 'not-found' };
  if (measure.withdrawn !== undefined)
    return withdrawnPage({
      language,
      section: 'support',
      title: measure.title[language],
      withdrawn: measure.withdrawn,
    });
  const opened = await openMine(deps, request);
  if (!opened.ok) return opened.reply;
  const context = deps.contextAt(today);
  const names = deps.namesIn(language);
  return {
    kind: 'page',
    section: 'support',
    title: measure.title[language],
    body: (
      <PlanMeasurePage
        offersAdvice={deps.offersAdvice}
        {...{ language, today, catalogue, names }}
        planKey={opened.planKey}
        place={placeName(measure.jurisdiction, names, language)}
        judgement={judge(measure, opened.dossier, context)}
        vocabulary={context.vocabulary}
      />
    ),
  };
}

type Opened =
  | { readonly ok: true; readonly planKey: string; readonly dossier: Dossier }
  | { readonly ok: false; readonly reply: Reply };

async function openMine(deps: MeasureRouteDeps, request: PageRequest): Promise<Opened> {
  const planKey = request.params.key ?? '';
  const opened = await deps.openDossier(planKey, request.today);
  if (!opened.ok) return { ok: false, reply: closedDossierPage(opened.refusals[0]!, request.language) };
  const { id, dossier } = opened.value;
  const allowed = can({ kind: 'plan-holder', dossierId: id }, 'dossier.read', { id });
  if (!allowed.ok) return { ok: false, reply: { kind: 'refused', status: 403, code: 'enterprises.dossier.not-yours' } };
  return { ok: true, planKey, dossier };
}

function placeName(jurisdiction: string, names: Names, language: Language): string {
  return jurisdiction === 'vn' ? measuresText(language).nation : (names.locality?.(jurisdiction) ?? jurisdiction);
}
