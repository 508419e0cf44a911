/** Addresses that keep a list under a name and let go of it. */
import type { Actor } from '../../../foundation/actor.ts';
import { commandOf } from '../../../foundation/http/command-of.ts';
import type { PageRequest, Reply, Route } from '../../../foundation/http/route.ts';
import { isUuid } from '../../../foundation/ids.ts';
import { signedInRoute } from '../../accounts/index.ts';
import { removeView, saveView } from '../actions/save-view.ts';
import type { DeskDeps } from './desk-deps.ts';

export function viewRoutes(deps: DeskDeps): Route[] {
  const route = { method: 'POST', verb: 'firms.read' } as const;
  return [
    signedInRoute({ ...route, path: '/:lang/desk/views' }, (request, actor) => keep(deps, request, actor)),
    signedInRoute({ ...route, path: '/:lang/desk/views/remove' }, (request, actor) => letGo(deps, request, actor)),
  ];
}

async function keep(deps: DeskDeps, request: PageRequest, actor: Actor): Promise<Reply> {
  const { form, language, now } = request;
  const saved = await saveView(deps, {
    ...{ actor, now, name: form.get('name'), path: form.get('path'), query: form.get('query') },
    ...{ shared: form.get('shared') === '1', command: commandOf(deps, request) },
  });
  if (saved.ok) return { kind: 'redirect', to: `/${language}/desk#views` };
  const { code } = saved.refusals[0]!;
  return { kind: 'refused', status: code.startsWith('accounts.') ? 403 : 422, code };
}

async function letGo(deps: DeskDeps, { form, language, now }: PageRequest, actor: Actor): Promise<Reply> {
  const id = form.get('view');
  // What is malformed is nobody's, like what is gone.
  const removed = await removeView(deps, { actor, id: isUuid(id) ? id : deps.ids.next(), now });
  if (!removed.ok) return { kind: 'refused', status: 403, code: removed.refusals[0]!.code };
  return { kind: 'redirect', to: `/${language}/desk#views` };
}
