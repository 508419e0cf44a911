/** Addresses of the monthly report. An office reads and writes its own; those above it read it too. */
import { renderToString } from 'preact-render-to-string';
import type { Actor } from '../../../foundation/actor.ts';
import { type LocalDate, parseLocalDate } from '../../../foundation/clock.ts';
import { commandOf } from '../../../foundation/http/command-of.ts';
import type { PageRequest, Reply, Route } from '../../../foundation/http/route.ts';
import { isUuid } from '../../../foundation/ids.ts';
import type { Issue } from '../../../ui/index.ts';
import { Markdown } from '../../../ui/markdown.tsx';
import { deskRoute, mayAtDesk, personNames } from '../../accounts/index.ts';
import { officeFor } from '../actions/desk-action-deps.ts';
import { makeReport } from '../actions/make-report.ts';
import { saveTemplate } from '../actions/save-template.ts';
import { officesOf } from '../domain/scope-places.ts';
import { reportText } from '../messages/index.ts';
import { findReport, findTemplate, listReports, type Report } from '../store/reports.read.ts';
import type { DeskDeps } from './desk-deps.ts';
import { ReportPage, ReportsPage, reportFileName, TemplatePage } from './report-pages.tsx';
import { linkedFigure, monthName } from './report-words.ts';

type Handler = (deps: DeskDeps, request: PageRequest, actor: Actor, office: string) => Promise<Reply>;

export function reportRoutes(deps: DeskDeps): Route[] {
  const route = (method: Route['method'], path: string, handle: Handler): Route =>
    deskRoute(
      { method, path: `/:lang/desk/reports${path}`, verb: 'reports.write' },
      (actor) => officeFor(deps, actor, 'reports.write'),
      (request, actor, office) => handle(deps, request, actor, office),
    );
  return [
    route('GET', '', listPage),
    route('POST', '', makeOne),
    route('GET', '/template', templatePage),
    route('POST', '/template', saveOne),
    route('GET', '/:report', reportPage),
    route('GET', '/:report/text', textFile),
    route('GET', '/:report/html', htmlFile),
  ];
}

const baseOf = (language: string): string => `/${language}/desk/reports`;
const AT_DESK = { section: 'desk', deskSection: 'reports' } as const;

async function listPage(
  { db, ids, places }: DeskDeps,
  { language, today }: PageRequest,
  _actor: Actor,
  office: string,
  issues: readonly Issue[] = [],
): Promise<Reply> {
  const reports = await listReports(db, officesOf(office, places));
  return {
    kind: 'page',
    ...(issues.length > 0 && { status: 422 }),
    title: reportText(language).title,
    ...AT_DESK,
    body: (
      <ReportsPage
        language={language}
        base={baseOf(language)}
        today={today}
        template={await findTemplate(db, officesOf(office, places))}
        reports={reports}
        names={
          await personNames(
            db,
            reports.map(({ savedBy }) => savedBy),
          )
        }
        command={ids.next()}
        issues={issues}
      />
    ),
  };
}

async function makeOne(deps: DeskDeps, request: PageRequest, actor: Actor, office: string): Promise<Reply> {
  const { language, form, now } = request;
  const text = reportText(language);
  const made = await makeReport(
    { ...deps, usualTemplate: text.usual, written: (figure) => linkedFigure(figure, language) },
    {
      actor,
      month: parseLocalDate(form.get('month')) ?? ('' as LocalDate),
      command: commandOf(deps, request),
      now,
    },
  );
  if (made.ok) return { kind: 'redirect', to: `${baseOf(language)}/${made.value}` };
  const issues = made.refusals.flatMap(({ code }) => {
    const message = text.errors[code]?.('');
    return message === undefined ? [] : [{ field: 'month', message }];
  });
  if (issues.length === 0)
    return { kind: 'refused', status: 403, code: made.refusals[0]?.code ?? 'accounts.role-may-not' };
  return listPage(deps, request, actor, office, issues);
}

async function templatePage(
  deps: DeskDeps,
  { language, query }: PageRequest,
  _actor: Actor,
  office: string,
  again?: { readonly body: string; readonly issues: readonly Issue[] },
): Promise<Reply> {
  const text = reportText(language);
  return {
    kind: 'page',
    ...(again && { status: 422 }),
    title: text.edit.title,
    ...AT_DESK,
    body: (
      <TemplatePage
        language={language}
        base={baseOf(language)}
        body={again?.body ?? (await findTemplate(deps.db, officesOf(office, deps.places)))?.body ?? text.usual}
        figures={deps.figures()}
        command={deps.ids.next()}
        saved={query.get('saved') === '1'}
        issues={again?.issues ?? []}
      />
    ),
  };
}

async function saveOne(deps: DeskDeps, request: PageRequest, actor: Actor, office: string): Promise<Reply> {
  const { language, form, now } = request;
  const body = form.get('body');
  const saved = await saveTemplate(deps, { actor, body, command: commandOf(deps, request), now });
  if (saved.ok) return { kind: 'redirect', to: `${baseOf(language)}/template?saved=1` };
  const { errors } = reportText(language);
  const issues = saved.refusals.flatMap(({ code, ...more }) => {
    const written = 'details' in more ? String(more.details?.written ?? '') : '';
    const message = errors[code]?.(written);
    return message === undefined ? [] : [{ field: 'body', message }];
  });
  if (issues.length === 0)
    return { kind: 'refused', status: 403, code: saved.refusals[0]?.code ?? 'accounts.role-may-not' };
  return templatePage(deps, request, actor, office, { body, issues });
}

/** A report of elsewhere and one that does not exist look alike. */
async function openReport(deps: DeskDeps, { params }: PageRequest, actor: Actor): Promise<Report | undefined> {
  const id = params.report ?? '';
  const report = isUuid(id) ? await findReport(deps.db, id) : undefined;
  if (report === undefined) return undefined;
  const context = { roles: deps.roles, contains: deps.places.contains };
  return mayAtDesk(actor, 'reports.write', { localityId: report.office }, context).ok ? report : undefined;
}

async function reportPage(deps: DeskDeps, request: PageRequest, actor: Actor): Promise<Reply> {
  const { language, origin, path, today } = request;
  const report = await openReport(deps, request, actor);
  if (report === undefined) return { kind: 'not-found' };
  const names = await personNames(deps.db, [report.savedBy]);
  const text = reportText(language);
  return {
    kind: 'page',
    title: text.report.title(monthName(report.month, language)),
    ...AT_DESK,
    body: (
      <ReportPage
        language={language}
        base={baseOf(language)}
        report={report}
        officeName={deps.places.nameOf(report.office, language)}
        by={names.get(report.savedBy) ?? text.someone}
        today={today}
        url={`${origin}${path}`}
      />
    ),
  };
}

/** The text as the office wrote it, numbers in their places; links follow at the end, numbered. */
async function textFile(deps: DeskDeps, request: PageRequest, actor: Actor): Promise<Reply> {
  const report = await openReport(deps, request, actor);
  if (report === undefined) return { kind: 'not-found' };
  const { language, origin } = request;
  const links: string[] = [];
  const plain = report.body.replace(/\[([^\]]*)\]\((\/[^)]*)\)/g, (_, shown: string, href: string) => {
    links.push(`[${String(links.length + 1)}] ${origin}${href}`);
    return `${shown} [${String(links.length)}]`;
  });
  return {
    kind: 'file',
    contentType: 'text/plain; charset=utf-8',
    fileName: `${reportFileName(report, language)}.txt`,
    body: `${deps.places.nameOf(report.office, language)}\n${reportText(language).report.title(monthName(report.month, language))}\n\n${plain}\n\n${links.join('\n')}\n`,
  };
}

async function htmlFile(deps: DeskDeps, request: PageRequest, actor: Actor): Promise<Reply> {
  const report = await openReport(deps, request, actor);
  if (report === undefined) return { kind: 'not-found' };
  const { language, origin } = request;
  const title = reportText(language).report.title(monthName(report.month, language));
  const document = renderToString(
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <title>{title}</title>
        <base href={origin} />
      </head>
      <body>
        <p>{deps.places.nameOf(report.office, language)}</p>
        <h1>{title}</h1>
        <Markdown source={report.body} />
      </body>
    </html>,
  );
  return {
    kind: 'file',
    contentType: 'text/html; charset=utf-8',
    fileName: `${reportFileName(report, language)}.html`,
    body: `<!doctype html>\n${document}\n`,
  };
}
