/** Public addresses of figures. */
import { addDays, type LocalDate } from '../../../foundation/clock.ts';
import type { Versioned } from '../../../foundation/content.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import type { PageRequest, Route } from '../../../foundation/http/route.ts';
import type { Gazetteer } from '../../localities/index.ts';
import type { LoadedIndicators } from '../content/load-indicators.ts';
import type { ProvinceShapes } from '../content/load-shapes.ts';
import type { Indicator } from '../domain/indicator.ts';
import type { Published } from '../domain/published.ts';
import { figuresText } from '../messages/index.ts';
import { countSince, readTotals } from '../store/cells.read.ts';
import { listVisitsByDay } from '../store/visits.read.ts';
import { figureCsv } from './figure-csv.ts';
import { FigurePage } from './figure-page.tsx';
import { readFigureQuery } from './figure-query.ts';
import { readFigureView } from './figure-view.ts';
import { FiguresPage } from './figures-page.tsx';
import { PublishedPage } from './published-page.tsx';

export interface FigureRouteDeps {
  readonly db: Db;
  readonly indicators: LoadedIndicators;
  readonly published: Versioned<Published>;
  readonly shapes: ProvinceShapes;
  readonly places: Gazetteer;
}

const DAYS_SHOWN = 30;
const PACE_DAYS = 90;

export function figureRoutes(deps: FigureRouteDeps): Route[] {
  return [
    { method: 'GET', path: '/:lang/figures', verb: 'public', handle: (request) => overview(deps, request) },
    {
      method: 'GET',
      path: '/:lang/figures/published',
      verb: 'public',
      handle: ({ language, today }) => ({
        kind: 'page',
        title: figuresText(language).publishedPageTitle,
        section: 'figures',
        body: (
          <PublishedPage
            language={language}
            today={today}
            published={deps.published.value}
            placeName={(id) => (id === 'vn' ? figuresText(language).nation : deps.places.nameOf(id, language))}
          />
        ),
      }),
    },
    {
      method: 'GET',
      path: '/:lang/figures/:indicator',
      verb: 'public',
      handle: async (request) => {
        const indicator = indicatorOf(deps, request);
        if (indicator === undefined) return { kind: 'not-found' };
        const { language, today } = request;
        const { query, view } = await readAsked(deps, indicator, request);
        const since = startOf(addDays(today, -PACE_DAYS));
        const perDay = (await countSince(deps.db, indicator.id, since)) / PACE_DAYS;
        const place = query.province ? `, ${deps.places.nameOf(query.province.id, language)}` : '';
        return {
          kind: 'page',
          title: `${indicator.name[language]}${place}`,
          description: indicator.definition[language],
          section: 'figures',
          body: (
            <FigurePage
              language={language}
              today={today}
              indicator={indicator}
              indicators={deps.indicators.value}
              query={query}
              view={view}
              perDay={perDay}
              places={deps.places}
              shapes={deps.shapes}
              published={deps.published.value}
            />
          ),
        };
      },
    },
    {
      method: 'GET',
      path: '/:lang/figures/:indicator/cells.csv',
      verb: 'public',
      handle: async (request) => {
        const indicator = indicatorOf(deps, request);
        if (indicator === undefined) return { kind: 'not-found' };
        const asked = await readAsked(deps, indicator, request);
        return {
          kind: 'file',
          contentType: 'text/csv; charset=utf-8',
          fileName: `${indicator.id}.csv`,
          body: figureCsv({ indicator, ...asked }, deps.places, request.language),
        };
      },
    },
  ];
}

async function overview(deps: FigureRouteDeps, { language, today, query }: PageRequest) {
  const text = figuresText(language);
  const indicators = deps.indicators.value;
  const totals = await readTotals(
    deps.db,
    indicators.map(({ id }) => id),
  );
  const visitsByDay = await listVisitsByDay(deps.db, DAYS_SHOWN);
  const whole = indicators.find(({ id }) => id === query.get('of')) ?? indicators[0];
  if (whole === undefined) return { kind: 'not-found' } as const;
  return {
    kind: 'page',
    title: text.title,
    description: text.description,
    section: 'figures',
    body: (
      <FiguresPage
        language={language}
        today={today}
        indicators={indicators}
        funnel={deps.indicators.funnel}
        whole={whole}
        totals={totals}
        visitsByDay={visitsByDay}
        published={deps.published.value}
      />
    ),
  } as const;
}

const indicatorOf = (deps: FigureRouteDeps, { params }: PageRequest): Indicator | undefined =>
  deps.indicators.value.find(({ id }) => id === params.indicator);

async function readAsked(deps: FigureRouteDeps, indicator: Indicator, request: PageRequest) {
  const query = readFigureQuery(request.query, deps.places);
  const view = await readFigureView(deps.db, { indicator, query, places: deps.places });
  return { query, view };
}

/** Midnight in Viet Nam, which has one offset all year. */
const startOf = (day: LocalDate): string => `${day}T00:00:00+07:00`;
