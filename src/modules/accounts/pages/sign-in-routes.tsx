/** Addresses of signing in. Personal: nothing of them is stored. */
import type { Cookie } from '../../../foundation/http/cookies.ts';
import type { PageReply, PageRequest, Reply, Route } from '../../../foundation/http/route.ts';
import type { Result } from '../../../foundation/result.ts';
import type { OpenedSession } from '../actions/open-session.ts';
import { requestCode } from '../actions/request-code.ts';
import { signInAsDemo } from '../actions/sign-in-as-demo.ts';
import { signInWithCode } from '../actions/sign-in-with-code.ts';
import { signInWithPaperCode } from '../actions/sign-in-with-paper-code.ts';
import { beginProviderSignIn, finishProviderSignIn } from '../actions/sign-in-with-provider.ts';
import { parseEmail } from '../domain/email-address.ts';
import { deviceName } from '../domain/session.ts';
import { CODE_MINUTES } from '../domain/sign-in-code.ts';
import { accountText } from '../messages/index.ts';
import { CodePage } from './code-page.tsx';
import { countedAddress } from './counted-address.ts';
import type { AccountPageDeps } from './page-deps.ts';
import { SignInPage } from './sign-in-page.tsx';

export function signInRoutes(deps: AccountPageDeps): Route[] {
  const route = (method: Route['method'], path: string, handle: Route['handle']): Route => ({
    ...{ method, path: `/:lang/sign-in${path}`, verb: 'public', privacy: 'personal' as const, handle },
  });
  return [
    route('GET', '', (request) => signInPage(deps, request)),
    route('POST', '', (request) => sendCode(deps, request)),
    route('GET', '/code', (request) => codePage(deps, request, 'letter')),
    route('POST', '/code', (request) => tryCode(deps, request)),
    route('GET', '/paper', (request) => codePage(deps, request, 'paper')),
    route('POST', '/paper', (request) => tryPaperCode(deps, request)),
    ...(deps.provider === undefined
      ? []
      : [
          route('GET', '/provider', (request) => goToProvider(deps, request)),
          route('GET', '/provider/callback', (request) => comeBack(deps, request)),
        ]),
    ...(deps.demo === undefined ? [] : [route('POST', '/demo', (request) => becomeDemo(deps, request))]),
  ];
}

function signInPage(
  deps: AccountPageDeps,
  { language, actor }: PageRequest,
  again?: { readonly status: number; readonly entered: string; readonly message: string; readonly field?: string },
): PageReply {
  const text = accountText(language);
  const demo = (deps.demo?.people ?? []).map(({ code, role, name }) => ({
    ...{ code, name, label: deps.roles.byCode.get(role)?.label[language] ?? role },
  }));
  return {
    kind: 'page',
    ...(again && { status: again.status }),
    title: text.signIn.title,
    body: (
      <SignInPage
        language={language}
        command={deps.ids.next()}
        name={actor && (actor.name || text.account.menu)}
        providers={deps.provider ? [{ href: `/${language}/sign-in/provider`, name: deps.provider.name[language] }] : []}
        demo={demo}
        {...(again && { entered: again.entered, issues: [{ field: again.field ?? 'email', message: again.message }] })}
      />
    ),
  };
}

async function sendCode(deps: AccountPageDeps, request: PageRequest): Promise<Reply> {
  const { language, now } = request;
  const errors = accountText(language).errors;
  const entered = request.form.get('email').slice(0, 254);
  const email = parseEmail(entered);
  if (email === undefined)
    return signInPage(deps, request, { status: 422, entered, message: errors['accounts.email.invalid'] });
  const address = countedAddress(request.clientAddress);
  const sent = await requestCode(deps, { email, address, language, now });
  if (!sent.ok) return signInPage(deps, request, { status: 429, entered, message: errors['accounts.code.too-often'] });
  return {
    kind: 'redirect',
    to: `/${language}/sign-in/code`,
    cookies: [{ name: 'sign-in', value: sent.value.attemptToken, maxAgeSeconds: CODE_MINUTES * 60 }],
  };
}

function codePage(
  deps: AccountPageDeps,
  { language }: PageRequest,
  kind: 'letter' | 'paper',
  message?: string,
): PageReply {
  const text = accountText(language);
  return {
    kind: 'page',
    ...(message !== undefined && { status: 422 }),
    title: kind === 'letter' ? text.code.title : text.paper.title,
    body: (
      <CodePage
        language={language}
        kind={kind}
        command={deps.ids.next()}
        {...(message !== undefined && { issues: [{ field: 'code', message }] })}
      />
    ),
  };
}

/** What signing in needs to know of the browser. */
function browserOf({ userAgent, cookies, now }: PageRequest) {
  return { device: deviceName(userAgent ?? ''), previousToken: cookies?.get('session'), now };
}

async function tryCode(deps: AccountPageDeps, request: PageRequest): Promise<Reply> {
  const attemptToken = request.cookies?.get('sign-in');
  const typed = request.form.get('code');
  const opened = await signInWithCode(deps, { attemptToken, typed, ...browserOf(request) });
  return answer(request, opened, (message) => codePage(deps, request, 'letter', message));
}

async function tryPaperCode(deps: AccountPageDeps, request: PageRequest): Promise<Reply> {
  const opened = await signInWithPaperCode(deps, { typed: request.form.get('code'), ...browserOf(request) });
  return answer(request, opened, (message) => codePage(deps, request, 'paper', message), 'accounts.paper.wrong');
}

async function becomeDemo(deps: AccountPageDeps, request: PageRequest): Promise<Reply> {
  if (deps.demo === undefined) return { kind: 'not-found' };
  const code = request.form.get('role');
  await deps.demoWritten?.();
  const opened = await signInAsDemo(deps, { people: deps.demo, code, ...browserOf(request) });
  return opened.ok ? welcome(request, opened.value) : { kind: 'not-found' };
}

async function goToProvider(deps: AccountPageDeps, request: PageRequest): Promise<Reply> {
  const { provider } = deps;
  if (provider === undefined) return { kind: 'not-found' };
  const redirectUri = `${request.origin}/${request.language}/sign-in/provider/callback`;
  const begun = await beginProviderSignIn(deps, { provider, redirectUri, now: request.now });
  if (!begun.ok) return providerRefusal(deps, request, begun.refusals[0]!.code);
  return {
    kind: 'redirect',
    to: begun.value.url,
    cookies: [{ name: 'sign-in', value: begun.value.attemptToken, maxAgeSeconds: CODE_MINUTES * 60 }],
  };
}

async function comeBack(deps: AccountPageDeps, request: PageRequest): Promise<Reply> {
  const { provider } = deps;
  if (provider === undefined) return { kind: 'not-found' };
  const { actor, cookies, query } = request;
  const answer = new URLSearchParams(query.names().flatMap((name) => query.all(name).map((value) => [name, value])));
  const attemptToken = cookies?.get('sign-in');
  const opened = await finishProviderSignIn(deps, { provider, attemptToken, answer, actor, ...browserOf(request) });
  return opened.ok ? welcome(request, opened.value) : providerRefusal(deps, request, opened.refusals[0]!.code);
}

function providerRefusal(
  deps: AccountPageDeps,
  request: PageRequest,
  code: 'accounts.provider.refused' | 'accounts.provider.unreachable' | 'accounts.person.blocked',
): Reply {
  const message = accountText(request.language).errors[code];
  const status = code === 'accounts.provider.unreachable' ? 503 : 403;
  return { ...signInPage(deps, request, { status, entered: '', message, field: '' }) };
}

function answer(
  request: PageRequest,
  opened: Result<OpenedSession>,
  again: (message: string) => PageReply,
  wrong: 'accounts.code.wrong' | 'accounts.paper.wrong' = 'accounts.code.wrong',
): Reply {
  if (opened.ok) return welcome(request, opened.value);
  const errors = accountText(request.language).errors;
  const code = opened.refusals[0]?.code ?? '';
  if (code === 'accounts.code.wrong') return again(errors[wrong]);
  return again(Object.hasOwn(errors, code) ? errors[code as keyof typeof errors] : errors['accounts.code.unknown']);
}

/** A new session in a new cookie; the attempt's cookie goes. */
function welcome({ language }: PageRequest, { token, maxAgeSeconds }: OpenedSession): Reply {
  const cookies: Cookie[] = [
    { name: 'session', value: token, maxAgeSeconds },
    { name: 'sign-in', value: '', maxAgeSeconds: 0 },
  ];
  return { kind: 'redirect', to: `/${language}/account`, cookies };
}
