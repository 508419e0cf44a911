/** Beginning something new at the desk: choose what, from an empty form or a copy of a like one; saving makes its draft. */
import type { Actor } from '../../../foundation/actor.ts';
import { commandOf } from '../../../foundation/http/command-of.ts';
import type { Fields, PageRequest, Reply, Route } from '../../../foundation/http/route.ts';
import type { Issue } from '../../../ui/index.ts';
import { issuesOfBody } from '../actions/content-deps.ts';
import { saveDraft } from '../actions/save-draft.ts';
import { placeOf, writeLike } from '../domain/content-file.ts';
import type { FormField } from '../domain/content-form.ts';
import type { Begun, ContentStart } from '../domain/content-start.ts';
import { newest } from '../domain/draft.ts';
import { contentText } from '../messages/index.ts';
import { can } from '../policy.ts';
import { findOpenDraft } from '../store/drafts.read.ts';
import { BeginPage, ChooseStartPage } from './begin-page.tsx';
import { contentWorld, type TextWorld } from './content-world.ts';
import { contentRoute, deskAddress, deskPage } from './desk-request.ts';
import { nameIn } from './issue-fields.ts';
import { reasonOf } from './issue-words.ts';
import type { ContentPageDeps } from './page-deps.ts';
import { enteredSource, firstEntries, readSource, type SourceEntries } from './source-form.tsx';

export function beginRoutes(deps: ContentPageDeps): Route[] {
  return [
    contentRoute(deps, 'GET', '/new', 'content.draft', async (request) => {
      if (request.query.get('start') === '') return choose(deps, request);
      const chosen = await chosenOf(deps, request, request.query);
      return chosen === undefined
        ? { kind: 'not-found' }
        : page(deps, request, chosen, { entries: firstEntries(request.today) });
    }),
    contentRoute(deps, 'POST', '/new', 'content.draft', async (request, actor) => {
      const chosen = await chosenOf(deps, request, request.form);
      // Nothing chosen to begin: back to the choice.
      if (chosen === undefined) return { kind: 'redirect', to: deskAddress(request, '/new') };
      return begin(deps, request, actor, chosen);
    }),
  ];
}

interface Chosen {
  readonly start: ContentStart;
  readonly like: string;
  readonly world: TextWorld;
  readonly fields: readonly FormField[];
}

async function chosenOf(deps: ContentPageDeps, request: PageRequest, asked: Fields): Promise<Chosen | undefined> {
  const start = deps.starts.find(({ id }) => id === asked.get('start'));
  if (start === undefined) return undefined;
  const like = asked.get('like');
  const world = await contentWorld(deps.db, request.today);
  const fields = like === '' && start.copyOnly === true ? undefined : start.fields(world, like, request.language);
  return fields && { start, like, world, fields };
}

async function choose(deps: ContentPageDeps, request: PageRequest): Promise<Reply> {
  const { language } = request;
  const world = await contentWorld(deps.db, request.today);
  return deskPage({
    title: contentText(language).begin.title,
    body: (
      <ChooseStartPage
        language={language}
        base={deskAddress(request)}
        starts={deps.starts.map((start) => ({
          id: start.id,
          title: start.title(language),
          note: start.note(language),
          mayBeEmpty: start.copyOnly !== true,
          likes: start.likes(world, language),
        }))}
      />
    ),
  });
}

function page(
  deps: ContentPageDeps,
  request: PageRequest,
  { start, like, world, fields }: Chosen,
  again: { readonly entries: SourceEntries; readonly issues?: readonly Issue[] },
): Reply {
  const { language } = request;
  const text = contentText(language).begin;
  const likeLabel = start.likes(world, language).find(({ id }) => id === like)?.label;
  const query = new URLSearchParams({ start: start.id, ...(like && { like }) }).toString();
  return deskPage({
    ...(again.issues && { status: 422, address: deskAddress(request, `/new?${query}`) }),
    title: start.title(language),
    body: (
      <BeginPage
        language={language}
        base={deskAddress(request)}
        title={start.title(language)}
        note={likeLabel === undefined ? start.note(language) : text.copyOf(likeLabel)}
        hidden={{ start: start.id, like, command: deps.ids.next() }}
        fields={fields}
        entries={again.entries}
        issues={again.issues ?? []}
        entered={again.issues ? request.form : undefined}
      />
    ),
  });
}

async function begin(deps: ContentPageDeps, request: PageRequest, actor: Actor, chosen: Chosen): Promise<Reply> {
  const { language, today, now, form: entered } = request;
  const { start, like, world, fields } = chosen;
  const entries = enteredSource(entered);
  const { source, validity, issues: sourceIssues } = readSource(entries, language);
  const begun = start.begin(world, like, entered, { language, today, readOn: source.readOn });
  const again = (issues: readonly Issue[]): Reply => page(deps, request, chosen, { entries, issues });
  const wrong = begun.ok ? [] : begun.refusals.map(({ field, message }): Issue => ({ field, message }));
  if (!begun.ok || sourceIssues.length > 0) return again([...wrong, ...sourceIssues]);
  const { path } = begun.value;
  const body = bodyOf(world, begun.value);
  const allowed = can(actor, 'content.draft', { place: placeOf(path, body) }, deps.policy);
  if (!allowed.ok) {
    const place = fields.some(({ name }) => name === 'jurisdiction') ? 'jurisdiction' : '';
    return again([{ field: place, message: contentText(language).errors[allowed.refusals[0]!.code] }]);
  }
  const found = await issuesAtFields(deps, request, chosen, { path, body });
  if (found.length > 0) return again(found);
  const open = await findOpenDraft(deps.db, path);
  const saved = await saveDraft(deps, {
    ...{ actor, path, body, source, validity, onTopOf: open ? newest(open).hash : '', now },
    command: commandOf(deps, request),
  });
  if (saved.ok) return { kind: 'redirect', to: deskAddress(request, `/drafts/${saved.value}?saved=1`) };
  const refusal = saved.refusals[0]!;
  const field = refusal.field === 'validTo' ? 'validTo' : refusal.field === 'readOn' ? 'readOn' : '';
  return again([{ field, message: contentText(language).errors[refusal.code] }]);
}

function bodyOf(world: TextWorld, { path, data }: Begun): string {
  return writeLike(world.bodyOf(path) ?? '', data);
}

/** What the check of all files says of something this form asked for; the rest is told on the draft. */
async function issuesAtFields(
  deps: ContentPageDeps,
  { language, today }: PageRequest,
  { fields }: Chosen,
  { path, body }: { readonly path: string; readonly body: string },
): Promise<readonly Issue[]> {
  const names = new Set(fields.map(({ name }) => name));
  const issues = await issuesOfBody(deps.db, deps.check, path, body, today);
  return issues.flatMap((issue): Issue[] => {
    const field = issue.file === undefined || issue.file === path ? nameIn(names, issue.path.split('.')) : undefined;
    return field === undefined ? [] : [{ field, message: reasonOf(issue, language) }];
  });
}
