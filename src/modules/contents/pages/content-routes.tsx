/** Addresses of the content desk: the list, a file, its history and its export. */
import type { Actor } from '../../../foundation/actor.ts';
import type { PageRequest, Reply, Route } from '../../../foundation/http/route.ts';
import { formatInstantDate } from '../../../foundation/i18n/format.ts';
import { isUuid } from '../../../foundation/ids.ts';
import { findInForce } from '../actions/content-deps.ts';
import { committedBody } from '../content/committed-files.ts';
import { changesBetween } from '../domain/changes.ts';
import { kindOf, placeOf, placesOf, titleOf } from '../domain/content-file.ts';
import { type Draft, newest } from '../domain/draft.ts';
import type { Version } from '../domain/version.ts';
import { contentText } from '../messages/index.ts';
import { can } from '../policy.ts';
import { findOpenDraft, listOpenDrafts } from '../store/drafts.read.ts';
import { findVersion, listInForce, listVersions } from '../store/versions.read.ts';
import { beginRoutes } from './begin-routes.tsx';
import { contentRoute, deskAddress, deskPage } from './desk-request.ts';
import { draftRoutes, standingOf } from './draft-routes.tsx';
import { editRoutes } from './edit-routes.tsx';
import { itemsOf, listFiles } from './file-list.ts';
import { FilePage } from './file-page.tsx';
import { ListPage, type WaitingDraft } from './list-page.tsx';
import type { ContentPageDeps } from './page-deps.ts';
import { VersionPage } from './version-page.tsx';

const A_PAGE = 25;

export function contentRoutes(deps: ContentPageDeps): Route[] {
  return [
    contentRoute(deps, 'GET', '', 'content.draft', (request, actor) => list(deps, request, actor)),
    contentRoute(deps, 'GET', '/file', 'content.draft', (request, actor) => file(deps, request, actor)),
    contentRoute(deps, 'GET', '/download', 'content.draft', (request) => download(deps, request)),
    contentRoute(deps, 'GET', '/versions/:version', 'content.draft', (request, actor) => version(deps, request, actor)),
    ...beginRoutes(deps),
    ...editRoutes(deps),
    ...draftRoutes(deps),
  ];
}

async function list(deps: ContentPageDeps, request: PageRequest, actor: Actor): Promise<Reply> {
  const { language, query, today } = request;
  const filter = { text: query.get('q').slice(0, 100), kind: query.get('kind'), gapsOnly: query.get('gaps') === '1' };
  const files = await listFiles(deps, filter, { language, today });
  const drafts = await listOpenDrafts(deps.db);
  const pages = Math.max(1, Math.ceil(files.length / A_PAGE));
  const page = Math.min(pages, Math.max(1, Number.parseInt(query.get('page'), 10) || 1));
  const hrefOf = (next: number): string => {
    const { text: q, kind, gapsOnly } = filter;
    const kept = { ...(q && { q }), ...(kind && { kind }), ...(gapsOnly && { gaps: '1' }), page: String(next) };
    return `${deskAddress(request)}?${new URLSearchParams(kept).toString()}#all`;
  };
  return deskPage({
    title: contentText(language).list.title,
    body: (
      <ListPage
        language={language}
        base={deskAddress(request)}
        waiting={await Promise.all(drafts.map((draft) => waiting(deps, request, actor, draft)))}
        filter={filter}
        files={files.slice((page - 1) * A_PAGE, page * A_PAGE)}
        total={files.length}
        page={page}
        pages={pages}
        drafted={new Set(drafts.map(({ path }) => path))}
        hrefOf={hrefOf}
      />
    ),
  });
}

async function waiting(deps: ContentPageDeps, request: PageRequest, actor: Actor, draft: Draft): Promise<WaitingDraft> {
  const { language } = request;
  const text = contentText(language);
  const last = newest(draft);
  const names = await deps.names([last.draftedBy]);
  const { next } = await standingOf(deps, request, actor, draft);
  return {
    href: deskAddress(request, `/drafts/${draft.id}`),
    title: titleOf(draft.path, last.body, language),
    kind: text.kinds[draft.kind],
    draftedBy: names.get(last.draftedBy) ?? text.people.unknown,
    since: formatInstantDate(last.draftedAt),
    next: text.draft.next[next],
  };
}

async function file(deps: ContentPageDeps, request: PageRequest, actor: Actor): Promise<Reply> {
  const { language, today } = request;
  const path = request.query.get('file');
  const kind = kindOf(path);
  const now = await findInForce(deps.db, path, today);
  const open = kind === undefined ? undefined : await findOpenDraft(deps.db, path);
  const body = open ? newest(open).body : now?.body;
  if (kind === undefined || body === undefined) return { kind: 'not-found' };
  const versions = await listVersions(deps.db, path);
  const [inForce] = await listInForce(deps.db, today, path);
  const title = titleOf(path, now?.body ?? body, language);
  const places = [...placesOf(path, now?.body, body)];
  return deskPage({
    title,
    body: (
      <FilePage
        language={language}
        base={deskAddress(request)}
        path={path}
        kind={kind}
        title={title}
        hash={now?.hash}
        forms={itemsOf(deps.forms, path, { body, before: now?.body }, language)}
        mayDraft={places.every((place) => can(actor, 'content.draft', { place }, deps.policy).ok)}
        open={open}
        versions={versions}
        inForce={inForce}
        isShown={inForce === undefined || deps.isShown(path, inForce.body)}
        nameOf={await nameOf(deps, request, versions)}
      />
    ),
  });
}

async function nameOf(deps: ContentPageDeps, { language }: PageRequest, versions: readonly Version[]) {
  const names = await deps.names(versions.flatMap(({ draftedBy, signedBy }) => [draftedBy, signedBy]));
  return (id: string): string => names.get(id) ?? contentText(language).people.unknown;
}

async function version(deps: ContentPageDeps, request: PageRequest, actor: Actor): Promise<Reply> {
  const { language } = request;
  const id = request.params.version ?? '';
  const found = isUuid(id) ? await findVersion(deps.db, id) : undefined;
  if (found === undefined) return { kind: 'not-found' };
  const before = (await listVersions(deps.db, found.path)).find(({ number }) => number === found.number - 1);
  const previous = before?.body ?? committedBody(found.path);
  const title = titleOf(found.path, found.body, language);
  return deskPage({
    title: contentText(language).versionPage.title(title, String(found.number)),
    body: (
      <VersionPage
        language={language}
        base={deskAddress(request)}
        title={title}
        version={found}
        isFirst={previous === undefined}
        changes={previous === undefined ? [] : changesBetween(found.path, previous, found.body)}
        mayDraft={can(actor, 'content.draft', { place: placeOf(found.path, found.body) }, deps.policy).ok}
        nameOf={await nameOf(deps, request, [found])}
      />
    ),
  });
}

/** The file as it would lie in `content/`: in force, or of one version. */
async function download(deps: ContentPageDeps, { query, today }: PageRequest): Promise<Reply> {
  const path = query.get('file');
  const id = query.get('version');
  const found = isUuid(id) ? await findVersion(deps.db, id) : undefined;
  const body =
    id === '' ? (await findInForce(deps.db, path, today))?.body : found?.path === path ? found.body : undefined;
  if (body === undefined) return { kind: 'not-found' };
  const contentType = path.endsWith('.md') ? 'text/markdown; charset=utf-8' : 'application/json; charset=utf-8';
  return { kind: 'file', contentType, body, fileName: path.slice(path.lastIndexOf('/') + 1) };
}
