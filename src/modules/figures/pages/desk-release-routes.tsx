/** Addresses where an officer of the nation prepares, looks at and publishes releases. */
import type { Actor } from '../../../foundation/actor.ts';
import { commandOf } from '../../../foundation/http/command-of.ts';
import type { PageRequest, Reply, Route } from '../../../foundation/http/route.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import { isUuid } from '../../../foundation/ids.ts';
import type { Refusal } from '../../../foundation/result.ts';
import { deskRoute, mayAtDesk, type SignedInHandler } from '../../accounts/index.ts';
import { prepareRelease, type ReleaseDeps } from '../actions/prepare-release.ts';
import { settleRelease } from '../actions/settle-release.ts';
import { NATION_ID } from '../domain/cell.ts';
import { releasesText } from '../messages/releases.ts';
import { findRelease, listReleases, listReleaseTables } from '../store/releases.read.ts';
import { DeskReleasesPage, type PrepareForm, PreviewPage } from './desk-release-page.tsx';

export function releaseDeskRoutes(deps: ReleaseDeps): Route[] {
  const policy = { roles: deps.roles, contains: deps.places.contains };
  const route = (method: Route['method'], path: string, handle: SignedInHandler): Route =>
    deskRoute(
      { method, path: `/:lang/desk/figures/releases${path}`, verb: 'figures.release' },
      (actor) => mayAtDesk(actor, 'figures.release', { localityId: NATION_ID }, policy),
      handle,
    );
  return [
    route('GET', '', (request) => list(deps, request)),
    route('POST', '', (request, actor) => prepare(deps, request, actor)),
    route('GET', '/:release', (request) => preview(deps, request)),
    route('POST', '/:release/publish', (request, actor) => settle(deps, request, actor, 'published')),
    route('POST', '/:release/discard', (request, actor) => settle(deps, request, actor, 'discarded')),
  ];
}

async function list(deps: ReleaseDeps, { language, today }: PageRequest, again?: PrepareForm): Promise<Reply> {
  const month = `${today.slice(5, 7)}/${today.slice(0, 4)}`;
  const all = deps.indicators.map(({ id }) => id);
  const form = again ?? {
    ...{ command: deps.ids.next(), chosen: all, issues: [] },
    entered: { from: `01/${today.slice(0, 4)}`, to: before(month), corrects: '', reason: '' },
  };
  const [prepared] = await listReleases(deps.db, ['prepared']);
  return {
    kind: 'page',
    ...(again && { status: 422 }),
    title: releasesText(language).title,
    section: 'desk',
    deskSection: 'figures',
    body: (
      <DeskReleasesPage
        language={language}
        indicators={deps.indicators}
        published={await listReleases(deps.db, ['published'])}
        prepared={prepared}
        form={form}
      />
    ),
  };
}

/** `02/2026` of `03/2026`. */
function before(month: string): string {
  const [at, year] = month.split('/').map(Number) as [number, number];
  return at === 1 ? `12/${String(year - 1)}` : `${String(at - 1).padStart(2, '0')}/${String(year)}`;
}

/** `2026-03-01` of `03/2026` or `3/2026`; what is no month stays as typed and is refused. */
function periodOf(typed: string): string {
  const [, month, year] = /^(\d{1,2})[/.-](20\d{2})$/.exec(typed) ?? [];
  return month === undefined || year === undefined ? typed : `${year}-${month.padStart(2, '0')}-01`;
}

async function prepare(deps: ReleaseDeps, request: PageRequest, actor: Actor): Promise<Reply> {
  const { form, language, now } = request;
  const entered = {
    from: form.get('from').slice(0, 10),
    to: form.get('to').slice(0, 10),
    corrects: form.get('corrects').slice(0, 8),
    reason: form.get('reason').slice(0, 40),
  };
  const chosen = form.all('indicators').slice(0, 100);
  const prepared = await prepareRelease(deps, {
    ...{ actor, indicators: chosen, from: periodOf(entered.from), to: periodOf(entered.to) },
    ...{ corrects: entered.corrects, reason: entered.reason, command: commandOf(deps, request), now },
  });
  if (prepared.ok) return { kind: 'redirect', to: `/${language}/desk/figures/releases/${prepared.value}` };
  const issues = prepared.refusals.map((refusal) => ({
    field: 'field' in refusal && refusal.field ? refusal.field : 'indicators',
    message: sayOf(refusal, language),
  }));
  return list(deps, request, { command: deps.ids.next(), entered, chosen, issues });
}

const sayOf = ({ code }: Refusal, language: Language): string => releasesText(language).errors[code] ?? code;

async function preview(deps: ReleaseDeps, { language, params }: PageRequest, problem?: Refusal): Promise<Reply> {
  const id = params.release ?? '';
  const release = isUuid(id) ? await findRelease(deps.db, id) : undefined;
  if (release === undefined) return { kind: 'not-found' };
  return {
    kind: 'page',
    ...(problem && { status: 409, address: `/${language}/desk/figures/releases/${id}` }),
    title: releasesText(language).previewTitle,
    section: 'desk',
    deskSection: 'figures',
    body: (
      <PreviewPage
        language={language}
        release={release}
        tables={await listReleaseTables(deps.db, id)}
        indicators={deps.indicators}
        places={deps.places}
        commands={[deps.ids.next(), deps.ids.next()]}
        {...(problem && { problem: sayOf(problem, language) })}
      />
    ),
  };
}

async function settle(
  deps: ReleaseDeps,
  request: PageRequest,
  actor: Actor,
  state: 'published' | 'discarded',
): Promise<Reply> {
  const { form, language, now, params } = request;
  const order = { actor, releaseId: params.release ?? '', state, contentHash: form.get('content').slice(0, 64) };
  const settled = await settleRelease(deps, { ...order, command: commandOf(deps, request), now });
  if (!settled.ok) return preview(deps, request, settled.refusals[0]);
  const number = settled.value;
  return {
    kind: 'redirect',
    to: number === '' ? `/${language}/desk/figures/releases` : `/${language}/figures/releases/${number}`,
  };
}
