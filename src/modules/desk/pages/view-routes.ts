/** Addresses that keep a list under a name and let go of it. */
import type { Route } from '../../../foundation/http/route.ts';
import { isUuid } from '../../../foundation/ids.ts';
import { removeView, saveView } from '../actions/save-view.ts';
import type { DeskDeps } from './desk-deps.ts';

export function viewRoutes(deps: DeskDeps): Route[] {
  return [
    {
      ...{ method: 'POST', path: '/:lang/desk/views', verb: 'firms.read', privacy: 'personal' },
      handle: async ({ actor, form, language, now }) => {
        if (actor === undefined) return { kind: 'redirect', to: `/${language}/sign-in` };
        const command = form.get('command');
        const saved = await saveView(deps, {
          ...{ actor, now, name: form.get('name'), path: form.get('path'), query: form.get('query') },
          ...{ shared: form.get('shared') === '1', command: isUuid(command) ? command : deps.ids.next() },
        });
        if (saved.ok) return { kind: 'redirect', to: `/${language}/desk#views` };
        const { code } = saved.refusals[0]!;
        return { kind: 'refused', status: code.startsWith('accounts.') ? 403 : 422, code };
      },
    },
    {
      ...{ method: 'POST', path: '/:lang/desk/views/remove', verb: 'firms.read', privacy: 'personal' },
      handle: async ({ actor, form, language, now }) => {
        if (actor === undefined) return { kind: 'redirect', to: `/${language}/sign-in` };
        const id = form.get('view');
        // What is malformed is nobody's, like what is gone.
        const removed = await removeView(deps, { actor, id: isUuid(id) ? id : deps.ids.next(), now });
        if (!removed.ok) return { kind: 'refused', status: 403, code: removed.refusals[0]!.code };
        return { kind: 'redirect', to: `/${language}/desk#views` };
      },
    },
  ];
}
