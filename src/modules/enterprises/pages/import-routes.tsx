/** Addresses of loading a register: the list, one load from its file to its end, its report. */
import type { Instant } from '../../../foundation/clock.ts';
import { commandOf } from '../../../foundation/http/command-of.ts';
import type { PageRequest, Reply, Route } from '../../../foundation/http/route.ts';
import { isUuid } from '../../../foundation/ids.ts';
import type { Refusal } from '../../../foundation/result.ts';
import type { Issue } from '../../../ui/index.ts';
import { deskRoute } from '../../accounts/index.ts';
import { cancelImport } from '../actions/cancel-import.ts';
import { importAreaOf } from '../actions/import-desk-deps.ts';
import { importReport } from '../actions/import-report-lines.ts';
import { previewUpload } from '../actions/preview-upload.ts';
import { LARGEST_REGISTER, receiveUpload } from '../actions/receive-upload.ts';
import { settleRegisterUpload } from '../actions/settle-upload.ts';
import type { ImportArea } from '../domain/import-area.ts';
import type { RegisterUpload } from '../domain/register-upload.ts';
import { importRefusal, importText } from '../messages/imports.ts';
import { hasIssues } from '../store/register-imports.read.ts';
import { findImport, findUpload, type ImportLine, listImports } from '../store/register-uploads.read.ts';
import { readImportForm } from './import-form.ts';
import { ImportListPage, stateOf } from './import-list-page.tsx';
import { ImportMappingPage } from './import-mapping-page.tsx';
import type { ImportPageDeps } from './import-page-deps.ts';
import { ImportDonePage, ImportProgressPage } from './import-progress-page.tsx';
import { placesRoutes } from './places-routes.tsx';

type Handler = (deps: ImportPageDeps, request: PageRequest, area: ImportArea) => Promise<Reply>;

export function importRoutes(deps: ImportPageDeps): Route[] {
  const route = (
    method: Route['method'],
    path: string,
    handle: Handler,
    more: Pick<Route, 'largestUpload'> = {},
  ): Route =>
    deskRoute(
      { method, path: `/:lang/desk/imports${path}`, verb: 'register.import', ...more },
      (actor) => importAreaOf(deps, actor),
      (request, _, area) => handle(deps, request, area),
    );
  return [
    route('GET', '', (given, request, area) => listPage(given, request, area)),
    route('POST', '', sendFile, { largestUpload: LARGEST_REGISTER }),
    ...placesRoutes(deps),
    route('GET', '/:import', onePage),
    route('POST', '/:import', settle),
    route('POST', '/:import/cancel', cancel),
    route('GET', '/:import/report.csv', report),
  ];
}

const baseOf = ({ language }: PageRequest) => `/${language}/desk/imports`;
const SHOWN = 20;

function parseInstant(text: string): Instant | undefined {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text) && !Number.isNaN(Date.parse(text))
    ? (text as Instant)
    : undefined;
}

async function listPage(
  deps: ImportPageDeps,
  request: PageRequest,
  area: ImportArea,
  issues: readonly Issue[] = [],
): Promise<Reply> {
  const { language, query } = request;
  const before = parseInstant(query.get('before'));
  const found = await listImports(deps.db, area, { limit: SHOWN + 1, ...(before !== undefined && { before }) });
  const lines = found.slice(0, SHOWN);
  const last = found.length > SHOWN ? lines.at(-1) : undefined;
  const base = baseOf(request);
  return {
    ...page(importText(language).title),
    ...(issues.length > 0 && { status: 422, address: base }),
    body: (
      <ImportListPage
        language={language}
        base={base}
        command={deps.ids.next()}
        province={area === undefined ? undefined : deps.places.nameOf(area, language)}
        lines={lines}
        firstHref={before === undefined ? undefined : base}
        nextHref={last && `${base}?before=${encodeURIComponent(last.begunAt)}`}
        issues={issues}
      />
    ),
  };
}

const page = (title: string) => ({ kind: 'page', title, section: 'desk', deskSection: 'imports' }) as const;

async function sendFile(deps: ImportPageDeps, request: PageRequest, area: ImportArea): Promise<Reply> {
  const { actor, file, now, language } = request;
  const received = await receiveUpload(deps, {
    ...{ actor, file, now },
    command: commandOf(deps, request),
  });
  if (received.ok) return { kind: 'redirect', to: `${baseOf(request)}/${received.value}` };
  const message = importRefusal(received.refusals[0]!.code, importText(language).refusals);
  return listPage(deps, request, area, [{ field: 'file', message }]);
}

async function onePage(deps: ImportPageDeps, request: PageRequest, area: ImportArea): Promise<Reply> {
  const id = request.params.import ?? '';
  const line = isUuid(id) ? await findImport(deps.db, id, area) : undefined;
  if (line === undefined) return { kind: 'not-found' };
  const upload = line.state === null ? undefined : await findUpload(deps.db, id, area);
  if (upload?.state === 'arrived') return mappingPage(deps, request, upload);
  return ['arriving', 'waiting', 'running'].includes(stateOf(line))
    ? progressPage(deps, request, line, upload)
    : donePage(deps, request, line);
}

function progressPage(
  deps: ImportPageDeps,
  request: PageRequest,
  line: ImportLine,
  upload: RegisterUpload | undefined,
  refusal?: string,
): Reply {
  return {
    ...page(line.fileName),
    ...(refusal === undefined ? { refreshSeconds: 3 } : { status: 422, address: `${baseOf(request)}/${line.id}` }),
    body: (
      <ImportProgressPage
        language={request.language}
        base={baseOf(request)}
        line={line}
        command={deps.ids.next()}
        lineEnds={upload?.lineEnds}
        {...(refusal !== undefined && { refusal })}
      />
    ),
  };
}

async function donePage(deps: ImportPageDeps, request: PageRequest, line: ImportLine): Promise<Reply> {
  const { language } = request;
  const area = line.area === null ? importText(language).done.nation : deps.places.nameOf(line.area, language);
  return {
    ...page(line.fileName),
    body: (
      <ImportDonePage
        language={language}
        base={baseOf(request)}
        line={line}
        area={area}
        hasReport={await hasIssues(deps.db, line.id)}
      />
    ),
  };
}

async function mappingPage(
  deps: ImportPageDeps,
  request: PageRequest,
  upload: RegisterUpload,
  again?: { readonly refusals: readonly Refusal[]; readonly asOf?: string },
): Promise<Reply> {
  const { language, today } = request;
  const words = importText(language).refusals;
  const preview = await previewUpload(deps, upload);
  const refusals = again?.refusals ?? [];
  return {
    ...page(upload.fileName),
    ...(refusals.length > 0 && { status: 422, address: `${baseOf(request)}/${upload.id}` }),
    body: (
      <ImportMappingPage
        language={language}
        base={baseOf(request)}
        command={deps.ids.next()}
        upload={upload}
        preview={preview.ok ? preview.value : undefined}
        names={{ places: deps.places, industries: deps.industries, statuses: deps.statusesAt(today) }}
        issues={refusals.map(({ code, field }) => ({ field: field ?? 'taxCode', message: importRefusal(code, words) }))}
        {...(again?.asOf !== undefined && { asOf: again.asOf })}
      />
    ),
  };
}

async function settle(deps: ImportPageDeps, request: PageRequest, area: ImportArea): Promise<Reply> {
  const { actor, form, today, now } = request;
  const id = request.params.import ?? '';
  const upload = isUuid(id) ? await findUpload(deps.db, id, area) : undefined;
  if (upload === undefined) return { kind: 'not-found' };
  const { asOf, ...said } = readImportForm(form, today);
  const shown = { ...upload, mapping: said.mapping, keepGood: said.keepGood };
  if (upload.state === 'arrived' && asOf === undefined)
    return mappingPage(deps, request, shown, {
      refusals: [{ code: 'enterprises.register.not-a-day', field: 'asOf' }],
      asOf: form.get('asOf'),
    });
  const settled = await settleRegisterUpload(deps, { actor, uploadId: id, ...said, asOf: asOf ?? upload.asOf, now });
  if (settled.ok || upload.state !== 'arrived') return { kind: 'redirect', to: `${baseOf(request)}/${id}` };
  return mappingPage(deps, request, { ...shown, asOf: asOf ?? upload.asOf }, { refusals: settled.refusals });
}

async function cancel(deps: ImportPageDeps, request: PageRequest, area: ImportArea): Promise<Reply> {
  const { actor, now, language } = request;
  const id = request.params.import ?? '';
  if (!isUuid(id)) return { kind: 'not-found' };
  const cancelled = await cancelImport(deps, { actor, uploadId: id, now });
  if (cancelled.ok) return { kind: 'redirect', to: `${baseOf(request)}/${id}` };
  const line = await findImport(deps.db, id, area);
  if (line === undefined) return { kind: 'not-found' };
  if (stateOf(line) !== 'running') return { kind: 'redirect', to: `${baseOf(request)}/${id}` };
  const message = importRefusal(cancelled.refusals[0]!.code, importText(language).refusals);
  return progressPage(deps, request, line, await findUpload(deps.db, id, area), message);
}

async function report(deps: ImportPageDeps, request: PageRequest, area: ImportArea): Promise<Reply> {
  const id = request.params.import ?? '';
  const line = isUuid(id) ? await findImport(deps.db, id, area) : undefined;
  if (line === undefined) return { kind: 'not-found' };
  return {
    kind: 'file',
    contentType: 'text/csv; charset=utf-8',
    fileName: `bao-cao-${line.fileName.replace(/\.[^.]*$/, '')}.csv`,
    body: importReport(deps.db, id),
  };
}
