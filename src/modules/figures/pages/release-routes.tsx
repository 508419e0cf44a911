/** Public addresses of releases: each is permanent. */
import type { Db } from '../../../foundation/database/tables.ts';
import type { PageRequest, Reply, Route } from '../../../foundation/http/route.ts';
import type { Gazetteer } from '../../localities/index.ts';
import type { LoadedIndicators } from '../content/load-indicators.ts';
import { releasesText } from '../messages/releases.ts';
import { findReleaseByNumber, listReleases, listReleaseTables, type Release } from '../store/releases.read.ts';
import { namesIn, releasedRows, TABLE_COLUMNS } from './figure-table.ts';
import type { ReleaseReader } from './figure-view.ts';
import { ReleasePage, ReleasesPage } from './release-pages.tsx';
import { FORMATS, type Format, tableFile } from './table-file.ts';

export interface ReleaseRouteDeps {
  readonly db: Db;
  readonly indicators: LoadedIndicators;
  readonly places: Gazetteer;
  readonly reader: ReleaseReader;
}

export function releaseRoutes(deps: ReleaseRouteDeps): Route[] {
  return [
    { method: 'GET', path: '/:lang/figures/releases', verb: 'public', handle: (request) => list(deps, request) },
    {
      method: 'GET',
      path: '/:lang/figures/releases/:release',
      verb: 'public',
      handle: (request) => one(deps, request),
    },
    ...FORMATS.map(
      (format): Route => ({
        ...{ method: 'GET', path: `/:lang/figures/releases/:release/cells.${format}`, verb: 'public' },
        handle: (request) => file(deps, request, format),
      }),
    ),
  ];
}

async function list({ db }: ReleaseRouteDeps, { language }: PageRequest): Promise<Reply> {
  const text = releasesText(language);
  return {
    kind: 'page',
    title: text.title,
    description: text.lead,
    section: 'figures',
    body: <ReleasesPage language={language} releases={await listReleases(db, ['published'])} />,
  };
}

async function releaseOf({ db }: ReleaseRouteDeps, { params }: PageRequest): Promise<Release | undefined> {
  const number = params.release ?? '';
  return /^[1-9]\d{0,5}$/.test(number) ? findReleaseByNumber(db, Number(number)) : undefined;
}

async function one(deps: ReleaseRouteDeps, request: PageRequest): Promise<Reply> {
  const { language } = request;
  const release = await releaseOf(deps, request);
  if (release === undefined) return { kind: 'not-found' };
  const text = releasesText(language);
  const correctedBy = (await listReleases(deps.db, ['published'])).find(({ corrects }) => corrects === release.number);
  return {
    kind: 'page',
    title: text.release(release.number ?? 0),
    description: text.lead,
    section: 'figures',
    body: (
      <ReleasePage
        language={language}
        release={release}
        tables={await listReleaseTables(deps.db, release.id)}
        indicators={deps.indicators.all}
        {...(correctedBy?.number && { correctedBy: correctedBy.number })}
      />
    ),
  };
}

async function file(deps: ReleaseRouteDeps, request: PageRequest, format: Format): Promise<Reply> {
  const release = await releaseOf(deps, request);
  if (release?.number === undefined || release.number === null) return { kind: 'not-found' };
  const { number } = release;
  const nameOf = namesIn(deps.places, request.language);
  const rows = [];
  for (const { indicator } of await listReleaseTables(deps.db, release.id)) {
    const released = await deps.reader.read(deps.db, indicator, number);
    if (released !== undefined) rows.push(...releasedRows(indicator, released, nameOf));
  }
  const { from, to, ledgerSeq, ledgerHash, contentHash, corrects, reason, settledAt: published } = release;
  const about = { release: number, published, from, to, ledgerSeq, ledgerHash, contentHash, corrects, reason };
  return tableFile(format, { name: `release-${String(number)}`, columns: TABLE_COLUMNS, rows, about });
}
