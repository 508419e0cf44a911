/** Public addresses of figures. */

import { addDays, type LocalDate } from '../../../foundation/clock.ts';
import type { Versioned } from '../../../foundation/content.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import type { PageRequest, Reply, Route } from '../../../foundation/http/route.ts';
import { sentenceCase } from '../../../foundation/i18n/format.ts';
import { type Drawn, draw, showDrawn } from '../../../ui/index.ts';
import { withdrawnPage } from '../../contents/index.ts';
import type { Gazetteer } from '../../localities/index.ts';
import type { LoadedIndicators } from '../content/load-indicators.ts';
import type { ProvinceShapes } from '../content/load-shapes.ts';
import type { Indicator } from '../domain/indicator.ts';
import type { Published } from '../domain/published.ts';
import { figuresText } from '../messages/index.ts';

import { countCorrections } from '../store/open-cells.read.ts';
import { readOverview } from '../store/overview.read.ts';
import { readStockTotals } from '../store/stocks.read.ts';

import { besideFileRoutes } from './beside-files.ts';
import { communeRoutes } from './commune-routes.tsx';
import { FigurePage } from './figure-page.tsx';
import type { EventNames } from './figure-page-props.ts';
import { readFigureQuery } from './figure-query.ts';
import { figureRows, namesIn, TABLE_COLUMNS } from './figure-table.ts';
import { type ReleaseReader, readFigureView, releaseReader } from './figure-view.ts';
import { FiguresPage, wholesOf } from './figures-page.tsx';
import { targetsOf } from './place-targets.ts';
import { PublishedPage } from './published-page.tsx';
import { releaseRoutes } from './release-routes.tsx';
import { FORMATS, type Format, tableFile } from './table-file.ts';

export interface FigureRouteDeps {
  readonly db: Db;
  readonly indicators: LoadedIndicators;
  readonly published: Versioned<Published>;
  readonly shapes: ProvinceShapes;
  readonly places: Gazetteer;
  readonly eventNames: EventNames;
  /** Whether the request looks at a draft of the content; never, when absent. */
  readonly isDraft?: () => boolean;
}

const DAYS_SHOWN = 30;
const PACE_DAYS = 90;

export function figureRoutes(deps: FigureRouteDeps): Route[] {
  const given = { ...deps, reader: releaseReader() };
  const drawn = new Map<string, Drawn>();
  return [
    { method: 'GET', path: '/:lang/figures', verb: 'public', handle: (request) => overview(deps, drawn, request) },
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
    ...besideFileRoutes(deps),
    ...releaseRoutes(given),
    ...communeRoutes(given),
    {
      method: 'GET',
      path: '/:lang/figures/:indicator',
      verb: 'public',
      handle: (request) => figure(given, request),
    },
    ...FORMATS.map(
      (format): Route => ({
        ...{ method: 'GET', path: `/:lang/figures/:indicator/cells.${format}`, verb: 'public' },
        handle: (request) => file(given, request, format),
      }),
    ),
  ];
}

type Given = FigureRouteDeps & { readonly reader: ReleaseReader };

async function figure(deps: Given, request: PageRequest): Promise<Reply> {
  const indicator = indicatorOf(deps, request);
  if (indicator === undefined) return withdrawnOf(deps, request);
  const { language, today } = request;
  const { query, view } = await readAsked(deps, indicator, request);
  if (query.release !== undefined && view.released === undefined) return { kind: 'not-found' };
  const place = query.province ? `, ${deps.places.nameOf(query.province.id, language)}` : '';
  return {
    kind: 'page',
    title: `${sentenceCase(indicator.name[language], language)}${place}`,
    description: indicator.definition[language],
    section: 'figures',
    body: (
      <FigurePage
        language={language}
        today={today}
        indicator={indicator}
        indicators={deps.indicators.value}
        stocks={deps.indicators.stocks}
        standing={await readStockTotals(deps.db)}
        query={query}
        view={view}
        perDay={view.recent / PACE_DAYS}
        places={deps.places}
        shapes={deps.shapes}
        eventNames={deps.eventNames(language)}
        published={deps.published.value}
        corrections={await countCorrections(deps.db, indicator.id)}
        targets={await targetsOf(deps.db, { indicator, query, view, today })}
      />
    ),
  };
}

async function file(deps: Given, request: PageRequest, format: Format): Promise<Reply> {
  const indicator = indicatorOf(deps, request);
  if (indicator === undefined) return { kind: 'not-found' };
  const { query, view } = await readAsked(deps, indicator, request);
  if (query.release !== undefined && view.released === undefined) return { kind: 'not-found' };
  const { release } = view.released ?? {};
  const rows = figureRows({ indicator, query, view }, namesIn(deps.places, request.language));
  const about = {
    indicator: indicator.id,
    counted: request.now,
    release: release?.number ?? null,
    contentHash: release?.contentHash ?? null,
  };
  return tableFile(format, { name: indicator.id, columns: TABLE_COLUMNS, rows, about });
}

/** Two languages by the wholes a share may be given of. */
const MOST_DRAWN = 12;

/** Whoever asks sees the numbers as they stand; the page they make is drawn again only when one of them, or the day, has changed. */
async function overview(deps: FigureRouteDeps, drawn: Map<string, Drawn>, { language, today, query }: PageRequest) {
  const text = figuresText(language);
  const indicators = deps.indicators.value;
  const ids = indicators.map(({ id }) => id);
  const { counted, hasStocks, built, visitsByDay } = await readOverview(deps.db, ids, DAYS_SHOWN);
  const { stocks } = deps.indicators;
  const wholes = wholesOf({ indicators, stocks });
  // Without a register the dossiers are all there is to give a share of.
  const usual = hasStocks ? 'operating' : 'dossiers-opened';
  const whole = wholes.find(({ id }) => id === query.get('of')) ?? wholes.find(({ id }) => id === usual) ?? wholes[0];
  if (whole === undefined) return { kind: 'not-found' } as const;
  const waiting = built.size === 0 ? [] : ids.filter((id) => !built.has(id));
  const name = JSON.stringify([language, today, whole.id, [...counted], waiting, visitsByDay]);
  let body = drawn.get(name);
  if (body === undefined) {
    body = draw(
      <FiguresPage
        language={language}
        today={today}
        indicators={indicators}
        funnel={deps.indicators.funnel}
        stocks={stocks}
        whole={whole}
        totals={counted}
        waiting={waiting}
        visitsByDay={visitsByDay}
        published={deps.published.value}
      />,
    );
    if (drawn.size >= MOST_DRAWN) drawn.clear();
    drawn.set(name, body);
  }
  return {
    kind: 'page',
    title: text.title,
    description: text.description,
    section: 'figures',
    body: showDrawn(body),
  } as const;
}

const indicatorOf = (deps: FigureRouteDeps, { params }: PageRequest): Indicator | undefined =>
  deps.indicators.value.find(({ id }) => id === params.indicator);

/** Whoever kept its address reads why it is gone. */
function withdrawnOf({ indicators }: FigureRouteDeps, { params, language }: PageRequest): Reply {
  const gone = indicators.all.find(({ id }) => id === params.indicator);
  if (gone?.withdrawn === undefined) return { kind: 'not-found' };
  const title = sentenceCase(gone.name[language], language);
  return withdrawnPage({ language, section: 'figures', title, withdrawn: gone.withdrawn });
}

async function readAsked(deps: Given, indicator: Indicator, request: PageRequest) {
  const query = readFigureQuery(request.query, deps.places);
  const since = startOf(addDays(request.today, -PACE_DAYS));
  const isDraft = deps.isDraft?.() === true;
  return { query, view: await readFigureView(deps.db, deps.reader, { indicator, query, since, isDraft }) };
}

/** Midnight in Viet Nam, which has one offset all year. */
const startOf = (day: LocalDate): string => `${day}T00:00:00+07:00`;
