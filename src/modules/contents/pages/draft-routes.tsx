/** A draft before it is signed: looked at, previewed as readers will see it, signed by a second officer or withdrawn. */
import type { Actor } from '../../../foundation/actor.ts';
import type { ContentIssue } from '../../../foundation/content.ts';
import { commandOf } from '../../../foundation/http/command-of.ts';
import type { PageRequest, Reply, Route } from '../../../foundation/http/route.ts';
import { isUuid } from '../../../foundation/ids.ts';
import { BackLink, Notice } from '../../../ui/index.ts';
import { findInForce, hashUnder, issuesOfBody, overlayInForce, overlayWith } from '../actions/content-deps.ts';
import { signDraft } from '../actions/sign-draft.ts';
import { withdrawDraft } from '../actions/withdraw-draft.ts';
import { changesBetween } from '../domain/changes.ts';
import { placesOf, titleOf } from '../domain/content-file.ts';
import { type Draft, newest, reasonNotToSign } from '../domain/draft.ts';
import { lineOfPath } from '../domain/line-of-path.ts';
import { contentText } from '../messages/index.ts';
import { can, canWithdraw } from '../policy.ts';
import { findDraft } from '../store/drafts.read.ts';
import { contentRoute, deskAddress, deskPage } from './desk-request.ts';
import { DraftPage } from './draft-page.tsx';
import { fieldAsking } from './issue-fields.ts';
import { issueWords } from './issue-words.ts';
import type { ContentPageDeps } from './page-deps.ts';

export function draftRoutes(deps: ContentPageDeps): Route[] {
  const at = '/drafts/:draft';
  return [
    contentRoute(deps, 'GET', at, 'content.draft', async (request, actor) => {
      const draft = await asked(deps, request);
      return draft === undefined ? { kind: 'not-found' } : page(deps, request, actor, draft);
    }),
    contentRoute(deps, 'GET', `${at}/preview`, 'content.draft', (request) => preview(deps, request)),
    contentRoute(deps, 'POST', `${at}/sign`, 'content.sign-off', (request, actor) => sign(deps, request, actor)),
    contentRoute(deps, 'POST', `${at}/withdraw`, 'content.draft', (request, actor) => withdraw(deps, request, actor)),
  ];
}

async function asked(deps: ContentPageDeps, { params }: PageRequest): Promise<Draft | undefined> {
  const id = params.draft ?? '';
  return isUuid(id) ? findDraft(deps.db, id) : undefined;
}

export interface Standing {
  readonly issues: readonly ContentIssue[];
  readonly next: 'sign' | 'own' | 'fix' | 'other' | 'source';
  /** In readers' hands now; absent when the file is new. */
  readonly inForce: string | undefined;
}

/** What a draft waits for, seen by this officer. */
export async function standingOf(
  deps: ContentPageDeps,
  { today }: PageRequest,
  actor: Actor,
  draft: Draft,
): Promise<Standing> {
  const now = await findInForce(deps.db, draft.path, today);
  const { body, hash } = newest(draft);
  const inForce = now?.body;
  const issues = draft.state === 'open' ? await issuesOfBody(deps.db, deps.check, draft.path, body, today) : [];
  const places = [...placesOf(draft.path, inForce, body)];
  const may = places.every((place) => can(actor, 'content.sign-off', { place }, deps.policy).ok);
  const given = { signer: actor.personId, hash, hashInForce: hashUnder(now), today };
  const reason = reasonNotToSign(draft, given)?.code;
  const next =
    issues.length > 0
      ? 'fix'
      : reason === 'contents.source.unverified'
        ? 'source'
        : reason === 'contents.draft.own'
          ? 'own'
          : reason !== undefined
            ? 'fix'
            : may
              ? 'sign'
              : 'other';
  return { issues, next, inForce };
}

async function page(
  deps: ContentPageDeps,
  request: PageRequest,
  actor: Actor,
  draft: Draft,
  refusal?: string,
): Promise<Reply> {
  const { language, query, today } = request;
  const text = contentText(language);
  const { issues, next, inForce } = await standingOf(deps, request, actor, draft);
  const { body } = newest(draft);
  const places = [...placesOf(draft.path, inForce, body)];
  const title = titleOf(draft.path, body, language);
  const at = deskAddress(request, `/drafts/${draft.id}`);
  const drafters = draft.revisions.map(({ draftedBy }) => draftedBy);
  const names = await deps.names(drafters);
  const told =
    query.get('saved') === '1' && draft.state === 'open'
      ? text.draft.saved
      : query.get('signed') === '1' && draft.state === 'signed'
        ? text.draft.signed
        : undefined;
  const unread = issues.length === 0 && next === 'source' ? [text.errors['contents.source.unverified']] : [];
  return deskPage({
    ...(refusal !== undefined && { status: 422, address: at }),
    title: text.draft.title(title),
    body: (
      <DraftPage
        language={language}
        base={deskAddress(request)}
        title={title}
        draft={draft}
        isNew={inForce === undefined}
        wrong={issues.map((issue) => wrongPlace(deps, request, draft, issue))}
        unread={unread}
        changes={draft.state === 'signed' ? [] : changesBetween(draft.path, inForce ?? emptyLike(draft.path), body)}
        previews={deps.targetsOf(draft.path, inForce ?? '', body).map((target, index) => ({
          href: `${at}/preview?page=${String(index + 1)}`,
          label: target.label(language),
        }))}
        signing={next === 'sign' ? 'may' : next === 'own' ? 'own' : next === 'other' ? 'no-right' : 'not-yet'}
        mayDraft={places.every((place) => can(actor, 'content.draft', { place }, deps.policy).ok)}
        mayWithdraw={canWithdraw(actor, { places, drafters }, deps.policy).ok}
        nextCommand={() => deps.ids.next()}
        nameOf={(id) => names.get(id) ?? text.people.unknown}
        refusal={refusal}
        told={told}
        today={today}
      />
    ),
  });
}

/** Against it everything in a new file is something put in. */
const emptyLike = (path: string): string => (path.endsWith('.json') ? '{}' : '');

/** A fault with the way to where it is mended: the field of a form that asks for it, else its line in the whole text. */
function wrongPlace(deps: ContentPageDeps, request: PageRequest, draft: Draft, issue: ContentIssue) {
  const { language } = request;
  const { body } = newest(draft);
  const words = issueWords(issue, language, draft.path);
  if (issue.file !== undefined && issue.file !== draft.path) return { words };
  const asked = fieldAsking(deps.forms, draft.path, body, issue, language);
  const query = new URLSearchParams({
    file: draft.path,
    form: asked?.form ?? 'text',
    ...(asked?.item && { item: asked.item }),
  });
  const line = asked === undefined ? lineOfPath(draft.path, body, issue.path) : undefined;
  const text = contentText(language).draft;
  return {
    words: line === undefined ? words : `${words} (${text.line(String(line))})`,
    href: `${deskAddress(request, '/edit')}?${query.toString()}#${asked?.field ?? 'body'}`,
  };
}

/** The readers' own page over the draft's text, marked as a draft. */
async function preview(deps: ContentPageDeps, request: PageRequest): Promise<Reply> {
  const { language, today } = request;
  const draft = await asked(deps, request);
  if (draft === undefined || draft.state !== 'open') return { kind: 'not-found' };
  const { body } = newest(draft);
  const at = deskAddress(request, `/drafts/${draft.id}`);
  // Only what would start may be looked at.
  if ((await issuesOfBody(deps.db, deps.check, draft.path, body, today)).length > 0)
    return { kind: 'redirect', to: at };
  const now = await findInForce(deps.db, draft.path, today);
  const target = deps.targetsOf(draft.path, now?.body ?? '', body)[Number(request.query.get('page') || '1') - 1];
  if (target === undefined) return { kind: 'not-found' };
  const overlay = overlayWith(await overlayInForce(deps.db, today), draft.path, body);
  const shown = await deps.preview(overlay, target, request);
  if (shown.kind !== 'page') return { kind: 'not-found' };
  const text = contentText(language).preview;
  return deskPage({
    title: text.title(shown.title),
    body: (
      <>
        <BackLink href={at}>{text.back}</BackLink>
        <Notice tone="may" title={text.mark}>
          <p>{text.detail}</p>
        </Notice>
        {shown.body}
      </>
    ),
  });
}

async function sign(deps: ContentPageDeps, request: PageRequest, actor: Actor): Promise<Reply> {
  const { form, language, now } = request;
  const draft = await asked(deps, request);
  if (draft === undefined) return { kind: 'not-found' };
  const signed = await signDraft(deps, {
    ...{ actor, draftId: draft.id, hash: form.get('hash'), now },
    command: commandOf(deps, request),
  });
  if (signed.ok) return { kind: 'redirect', to: deskAddress(request, `/drafts/${draft.id}?signed=1`) };
  const { code } = signed.refusals[0]!;
  if (code.startsWith('accounts.')) return { kind: 'refused', status: 403, code };
  return page(deps, request, actor, draft, contentText(language).errors[code]);
}

async function withdraw(deps: ContentPageDeps, request: PageRequest, actor: Actor): Promise<Reply> {
  const { language, now } = request;
  const draft = await asked(deps, request);
  if (draft === undefined) return { kind: 'not-found' };
  const withdrawn = await withdrawDraft(deps, {
    ...{ actor, draftId: draft.id, now },
    command: commandOf(deps, request),
  });
  if (withdrawn.ok) return { kind: 'redirect', to: deskAddress(request, `/drafts/${draft.id}`) };
  const { code } = withdrawn.refusals[0]!;
  if (code.startsWith('accounts.')) return { kind: 'refused', status: 403, code };
  return page(deps, request, actor, draft, contentText(language).errors[code]);
}
