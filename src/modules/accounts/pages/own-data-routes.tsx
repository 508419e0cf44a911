/** Addresses of one's own data: a copy, asking to be erased, thinking again. Always one's own: no address names a person. */
import type { Actor } from '../../../foundation/actor.ts';
import { commandOf } from '../../../foundation/http/command-of.ts';
import type { PageRequest, Reply, Route } from '../../../foundation/http/route.ts';
import { askErasure, keepAccount } from '../actions/erase-account.ts';
import { exportAccount, type PersonExporter } from '../actions/export-account.ts';
import { loadDataRights } from '../content/load-data-rights.ts';
import type { DataRights } from '../domain/erasure.ts';
import { ownDataText } from '../messages/own-data.ts';
import { findErasure } from '../store/erasure.read.ts';
import { OwnDataPage } from './own-data-page.tsx';
import type { AccountPageDeps } from './page-deps.ts';
import { type SignedInHandler, signedInRoute } from './signed-in-route.ts';

export interface OwnDataDeps extends AccountPageDeps {
  readonly exporters: readonly PersonExporter[];
}

export function ownDataRoutes(deps: OwnDataDeps): Route[] {
  const route = (method: Route['method'], path: string, verb: string, handle: SignedInHandler): Route =>
    signedInRoute({ method, path: `/:lang/account/data${path}`, verb }, handle);
  const rights = loadDataRights();
  return [
    route('GET', '', 'account.read', (request, actor) => ownData(deps, request, actor, rights)),
    route('POST', '/copy', 'account.read', (request, actor) => copy(deps, request, actor)),
    route('POST', '/erase', 'account.write', (request, actor) => erase(deps, request, actor)),
    route('POST', '/keep', 'account.write', (request, actor) => keep(deps, request, actor)),
  ];
}

async function ownData(
  deps: OwnDataDeps,
  { language, query }: PageRequest,
  actor: Actor,
  rights: DataRights,
): Promise<Reply> {
  const holdings = (await deps.holdings?.(actor.personId, language)) ?? [];
  return {
    kind: 'page',
    title: ownDataText(language).title,
    body: (
      <OwnDataPage
        language={language}
        erasure={await findErasure(deps.db, actor.personId)}
        holdsFirms={holdings.length > 0}
        nextCommand={() => deps.ids.next()}
        kept={query.get('saved') === 'kept'}
        rights={rights}
      />
    ),
  };
}

async function copy(deps: OwnDataDeps, { language, now }: PageRequest, actor: Actor): Promise<Reply> {
  const all = await exportAccount(deps, { actor, now });
  return {
    kind: 'file',
    contentType: 'application/json; charset=utf-8',
    body: `${JSON.stringify(all, undefined, 2)}\n`,
    fileName: ownDataText(language).fileName,
  };
}

async function erase(deps: OwnDataDeps, request: PageRequest, actor: Actor): Promise<Reply> {
  const { form, language, origin, now } = request;
  await askErasure(deps, {
    ...{ actor, language, origin, now },
    firms: form.get('firms') === 'erase' ? 'erase' : 'release',
    command: commandOf(deps, request),
  });
  return { kind: 'redirect', to: `/${language}/account/data` };
}

async function keep(deps: OwnDataDeps, { language, now }: PageRequest, actor: Actor): Promise<Reply> {
  await keepAccount(deps, { actor, now });
  return { kind: 'redirect', to: `/${language}/account/data?saved=kept` };
}
