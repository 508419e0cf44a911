/** Addresses that keep a list under a name and let go of it. */
import type { Actor } from '../../../foundation/actor.ts';
import { commandOf } from '../../../foundation/http/command-of.ts';
import type { PageRequest, Reply, Route } from '../../../foundation/http/route.ts';
import { isUuid } from '../../../foundation/ids.ts';
import { BackLink, ErrorSummary, PageTitle, SaveListForm } from '../../../ui/index.ts';
import { signedInRoute } from '../../accounts/index.ts';
import { LIST_ROOMS, removeView, saveView } from '../actions/save-view.ts';
import { deskText } from '../messages/index.ts';
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
  if (code === 'desk.view.name') return askName(deps, request);
  return { kind: 'refused', status: code.startsWith('accounts.') ? 403 : 422, code };
}

async function letGo(deps: DeskDeps, { form, language, now }: PageRequest, actor: Actor): Promise<Reply> {
  const id = form.get('view');
  // What is malformed is nobody's, like what is gone.
  const removed = await removeView(deps, { actor, id: isUuid(id) ? id : deps.ids.next(), now });
  if (!removed.ok) return { kind: 'refused', status: 403, code: removed.refusals[0]!.code };
  return { kind: 'redirect', to: `/${language}/desk#views` };
}

/** The form again on a page of its own, with the list it keeps: the pages of lists do not take it back. */
function askName(deps: DeskDeps, { form, language }: Pick<PageRequest, 'form' | 'language'>): Reply {
  const text = deskText(language).home.views;
  const [room, query] = [form.get('path'), form.get('query')];
  if (!LIST_ROOMS.includes(room)) return { kind: 'refused', status: 422, code: 'desk.view.list' };
  const list = `/${language}/desk/${room}`;
  return {
    kind: 'page',
    status: 422,
    address: `/${language}/desk`,
    title: text.save,
    section: 'desk',
    body: (
      <>
        <ErrorSummary language={language} issues={[{ field: 'name', message: text.nameMissing }]} />
        <BackLink href={query === '' ? list : `${list}?${query}`}>{text.back}</BackLink>
        <PageTitle title={text.save} />
        <SaveListForm
          {...{ language, room, query, command: deps.ids.next(), error: text.nameMissing }}
          entered={{ name: form.get('name').slice(0, 200), shared: form.get('shared') === '1' }}
        />
      </>
    ),
  };
}
