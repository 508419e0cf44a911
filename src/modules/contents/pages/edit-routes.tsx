/** Editing: the form of one part of a file, or its whole text; saving makes or adds to the file's draft. */
import type { Actor } from '../../../foundation/actor.ts';
import { commandOf } from '../../../foundation/http/command-of.ts';
import type { Fields, PageRequest, Reply, Route } from '../../../foundation/http/route.ts';
import { isUuid } from '../../../foundation/ids.ts';
import type { Issue } from '../../../ui/index.ts';
import { findInForce, issuesOfBody } from '../actions/content-deps.ts';
import { saveDraft } from '../actions/save-draft.ts';
import { formDataOf, kindOf, placesOf, titleOf, writeLike } from '../domain/content-file.ts';
import type { ContentForm, FormField } from '../domain/content-form.ts';
import { type ContentSource, type Draft, newest, type Validity } from '../domain/draft.ts';
import { lineOfJsonFault, lineOfPath } from '../domain/line-of-path.ts';
import type { Version } from '../domain/version.ts';
import { contentText } from '../messages/index.ts';
import { can } from '../policy.ts';
import { findOpenDraft } from '../store/drafts.read.ts';
import { findVersion } from '../store/versions.read.ts';
import { contentRoute, deskAddress, deskPage } from './desk-request.ts';
import { EditPage } from './edit-page.tsx';
import { fieldAsking } from './issue-fields.ts';
import { issueWords, reasonOf } from './issue-words.ts';
import type { ContentPageDeps } from './page-deps.ts';
import { enteredSource, firstEntries, readSource, type SourceEntries } from './source-form.tsx';

export function editRoutes(deps: ContentPageDeps): Route[] {
  return [
    contentRoute(deps, 'GET', '/edit', 'content.draft', async (request, actor) => {
      const opened = await open(deps, request, actor, request.query);
      if ('kind' in opened) return opened;
      const found = await issuesHere(deps, request, opened, opened.last?.body);
      return page(deps, request, opened, { entries: firstEntries(request.today, opened.last), found });
    }),
    contentRoute(deps, 'POST', '/edit', 'content.draft', async (request, actor) => {
      const opened = await open(deps, request, actor, request.form);
      return 'kind' in opened ? opened : save(deps, request, actor, opened);
    }),
  ];
}

interface Opened {
  readonly path: string;
  /** What the change starts from: the newest saving, else the text in force. */
  readonly body: string;
  readonly last: ReturnType<typeof newest> | undefined;
  readonly open: Draft | undefined;
  readonly item: string;
  readonly form: ContentForm | undefined;
  readonly fields: readonly FormField[] | undefined;
  readonly from: Version | undefined;
}

async function open(deps: ContentPageDeps, request: PageRequest, actor: Actor, asked: Fields): Promise<Opened | Reply> {
  const path = asked.get('file');
  const inForce = kindOf(path) && (await findInForce(deps.db, path, request.today));
  const draft = kindOf(path) && (await findOpenDraft(deps.db, path));
  const last = draft && newest(draft);
  const body = last?.body ?? inForce?.body;
  if (body === undefined) return { kind: 'not-found' };
  for (const place of placesOf(path, inForce?.body, last?.body)) {
    const allowed = can(actor, 'content.draft', { place }, deps.policy);
    if (!allowed.ok) return { kind: 'refused', status: 403, code: allowed.refusals[0]!.code };
  }
  const item = asked.get('item');
  const from = isUuid(asked.get('from')) ? await findVersion(deps.db, asked.get('from')) : undefined;
  const form = deps.forms.find(({ id, handles }) => id === asked.get('form') && handles(path));
  const shared = { path, body, last, open: draft, item, from: from?.path === path ? from : undefined };
  if (asked.get('form') === 'text') return { ...shared, form: undefined, fields: undefined };
  const isMended = form?.onlyNew?.(item, formDataOf(path, inForce?.body ?? '')) !== false;
  const fields = form && isMended ? fieldsOf(form, formDataOf(path, body), item, request) : undefined;
  return fields === undefined ? { kind: 'not-found' } : { ...shared, form, fields };
}

/** A draft that lost its shape is mended as a whole text, not through a form. */
function fieldsOf(form: ContentForm, data: unknown, item: string, { language }: PageRequest) {
  try {
    return form.fields(data, item, language);
  } catch {
    return undefined;
  }
}

function page(
  deps: ContentPageDeps,
  request: PageRequest,
  opened: Opened,
  again: {
    readonly entries: SourceEntries;
    /** What the check of all files found in the newest saving. */
    readonly found?: readonly Issue[];
    readonly issues?: readonly Issue[];
    readonly body?: string;
    /** The saving the form was opened on, when it comes back. */
    readonly onTopOf?: string;
  },
): Reply {
  const { language, form: entered } = request;
  const { path, item, form, fields, from, last } = opened;
  const text = contentText(language);
  const title = titleOf(path, opened.body, language);
  const address = deskAddress(
    request,
    `/edit?${new URLSearchParams({ file: path, form: form?.id ?? 'text', ...(item && { item }) }).toString()}`,
  );
  return deskPage({
    ...(again.issues && { status: 422, address }),
    title: text.edit.title(title),
    body: (
      <EditPage
        language={language}
        base={deskAddress(request)}
        path={path}
        title={title}
        formTitle={form?.title(language) ?? text.file.whole}
        itemLabel={
          item === ''
            ? undefined
            : form?.items(formDataOf(path, opened.body), language).find(({ id }) => id === item)?.label
        }
        hidden={{
          ...{ file: path, form: form?.id ?? 'text', item, command: deps.ids.next() },
          onTopOf: again.onTopOf ?? last?.hash ?? '',
        }}
        what={fields === undefined ? { body: again.body ?? from?.body ?? opened.body } : { fields }}
        fromVersion={again.issues ? undefined : from?.number}
        entries={again.entries}
        issues={again.issues ?? again.found ?? []}
        entered={again.issues ? entered : undefined}
      />
    ),
  });
}

async function save(deps: ContentPageDeps, request: PageRequest, actor: Actor, opened: Opened): Promise<Reply> {
  const { language, now, form: entered } = request;
  const { path, form } = opened;
  const entries = enteredSource(entered);
  const { source, validity, issues: sourceIssues } = readSource(entries, language);
  const changed = changedBody(opened, request, { source, validity });
  const onTopOf = entered.get('onTopOf');
  const again = (issues: readonly Issue[]): Reply =>
    page(deps, request, opened, { entries, issues, onTopOf, ...(form === undefined && { body: entered.get('body') }) });
  if (changed.issues.length + sourceIssues.length > 0) return again([...changed.issues, ...sourceIssues]);
  const found = form === undefined ? [] : await issuesHere(deps, request, opened, changed.body);
  if (found.length > 0) return again(found);
  const saved = await saveDraft(deps, {
    ...{ actor, path, body: changed.body, source, validity, onTopOf, now },
    command: commandOf(deps, request),
  });
  if (saved.ok) return { kind: 'redirect', to: deskAddress(request, `/drafts/${saved.value}?saved=1`) };
  const refusal = saved.refusals[0]!;
  if (refusal.code.startsWith('accounts.')) return { kind: 'refused', status: 403, code: refusal.code };
  const line = String(refusal.details?.line ?? '');
  const message = contentText(language).errors[refusal.code].replace('{line}', line);
  return again([{ field: fieldOf(refusal.field, form), message }]);
}

/** What is wrong with a text, as far as this form asks for it; all of it where the whole text is mended. */
async function issuesHere(
  deps: ContentPageDeps,
  { language, today }: PageRequest,
  { path, form, item }: Opened,
  body: string | undefined,
): Promise<readonly Issue[]> {
  if (body === undefined) return [];
  const issues = await issuesOfBody(deps.db, deps.check, path, body, today);
  return issues.flatMap((issue): Issue[] => {
    if (form === undefined) {
      const line = lineOfPath(path, body, issue.path);
      const words = issueWords(issue, language, path);
      return [
        { field: 'body', message: line === undefined ? words : contentText(language).edit.atLine(String(line), words) },
      ];
    }
    const asked =
      issue.file === undefined || issue.file === path ? fieldAsking([form], path, body, issue, language) : undefined;
    return asked?.item === item ? [{ field: asked.field, message: reasonOf(issue, language) }] : [];
  });
}

/** A form has no field for the body: what is wrong with it belongs to the whole form. */
function fieldOf(field: string | undefined, form: ContentForm | undefined): string {
  return field === undefined || (field === 'body' && form !== undefined) ? '' : field;
}

function changedBody(
  { path, body, item, form }: Opened,
  { language, today, form: entered }: PageRequest,
  { source: { verified, readOn }, validity: { from } }: { readonly source: ContentSource; readonly validity: Validity },
): { readonly body: string; readonly issues: readonly Issue[] } {
  // Browsers send lines with CRLF and the edge trims: a file ends with one line break.
  if (form === undefined) {
    const text = `${entered.get('body').replaceAll('\r\n', '\n')}\n`;
    const line = path.endsWith('.json') ? lineOfJsonFault(text) : undefined;
    const message = contentText(language).errors['contents.body.not-json'].replace('{line}', String(line));
    return { body: text, issues: line === undefined ? [] : [{ field: 'body', message }] };
  }
  const applied = form.apply(formDataOf(path, body), item, entered, { language, today, verified, readOn, from });
  return applied.ok
    ? { body: writeLike(body, applied.value), issues: [] }
    : { body, issues: applied.refusals.map(({ field, message }) => ({ field, message })) };
}
