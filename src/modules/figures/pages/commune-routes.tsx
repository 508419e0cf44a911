/** Every commune of the country on one page, as the latest release says; the address keeps search, province and page. */
import type { Db } from '../../../foundation/database/tables.ts';
import type { PageRequest, Reply, Route } from '../../../foundation/http/route.ts';
import { foldVietnamese } from '../../../foundation/i18n/fold-vietnamese.ts';
import type { Gazetteer } from '../../localities/index.ts';
import type { LoadedIndicators } from '../content/load-indicators.ts';
import type { Indicator } from '../domain/indicator.ts';
import { type ReleasedIndicator, shownOf } from '../domain/release.ts';
import { figuresText } from '../messages/index.ts';
import { type CommuneRow, CommunesPage, communesOfCountry } from './communes-page.tsx';
import { namesIn, releasedRows, TABLE_COLUMNS } from './figure-table.ts';
import type { ReleaseReader } from './figure-view.ts';
import { FORMATS, type Format, tableFile } from './table-file.ts';

interface CommuneRouteDeps {
  readonly db: Db;
  readonly indicators: LoadedIndicators;
  readonly places: Gazetteer;
  readonly reader: ReleaseReader;
}

export function communeRoutes(deps: CommuneRouteDeps): Route[] {
  const base = '/:lang/figures/:indicator/communes';
  return [
    { method: 'GET', path: base, verb: 'public', handle: (request) => page(deps, request) },
    ...FORMATS.map(
      (format): Route => ({
        ...{ method: 'GET', path: `${base}/cells.${format}`, verb: 'public' },
        handle: (request) => file(deps, request, format),
      }),
    ),
  ];
}

async function readAsked({ db, indicators, reader }: CommuneRouteDeps, { params }: PageRequest) {
  const indicator = indicators.value.find(({ id }) => id === params.indicator);
  const released = indicator && (await reader.read(db, indicator.id));
  return { indicator, released };
}

async function page(deps: CommuneRouteDeps, request: PageRequest): Promise<Reply> {
  const { indicator, released } = await readAsked(deps, request);
  if (indicator === undefined) return { kind: 'not-found' };
  const { language, query } = request;
  const { places } = deps;
  const province = places.provinces.find(({ id }) => id === query.get('place'))?.id ?? '';
  const search = query.get('q').trim().slice(0, 80);
  const communes = released === undefined ? [] : communesOfCountry(places, rowsOf(released.communes));
  const words = foldVietnamese(search);
  const asked = communes.filter(
    (row) =>
      (province === '' || row.province === province) &&
      (words === '' || foldVietnamese(places.nameOf(row.id, 'vi')).includes(words)),
  );
  const at = /^\d{1,4}$/.test(query.get('page')) ? Number(query.get('page')) : 1;
  return {
    kind: 'page',
    title: titleOf(indicator, language),
    description: indicator.definition[language],
    section: 'figures',
    body: (
      <CommunesPage
        language={language}
        indicator={indicator}
        places={places}
        released={released}
        communes={communes}
        asked={asked}
        query={{ province, search, page: Math.max(1, at) }}
      />
    ),
  };
}

async function file(deps: CommuneRouteDeps, request: PageRequest, format: Format): Promise<Reply> {
  const { indicator, released } = await readAsked(deps, request);
  if (indicator === undefined || released === undefined) return { kind: 'not-found' };
  const every = releasedRows(indicator.id, released, namesIn(deps.places, request.language));
  const { number, contentHash } = released.release;
  return tableFile(format, {
    name: `${indicator.id}-communes`,
    columns: TABLE_COLUMNS,
    rows: every.filter(({ level }) => level === 'commune'),
    about: { indicator: indicator.id, release: number, contentHash },
  });
}

function rowsOf(communes: ReleasedIndicator['communes']): readonly CommuneRow[] {
  return Object.entries(communes).flatMap(([province, cells]) =>
    Object.entries(cells).map(([id, value]) => ({ id, province, value: shownOf(value) })),
  );
}

const titleOf = ({ name }: Indicator, language: PageRequest['language']): string =>
  `${figuresText(language).allCommunes}: ${name[language]}`;
