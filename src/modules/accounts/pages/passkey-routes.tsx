/** Addresses of passkeys, and the guard that asks deciding officers for theirs. */
import type { Actor } from '../../../foundation/actor.ts';
import type { PageReply, PageRequest, Reply, Route } from '../../../foundation/http/route.ts';
import {
  addPasskey,
  beginPasskey,
  confirmWithPasskey,
  needsPasskey,
  PASSKEY_SECONDS,
  type PasskeyRefusal,
  removePasskey,
  signInWithPasskey,
} from '../actions/use-passkeys.ts';
import { deviceName } from '../domain/session.ts';
import { passkeyText } from '../messages/passkeys.ts';
import { listPasskeys } from '../store/passkeys.read.ts';
import type { PasskeyPurpose } from '../store/tables.ts';
import type { AccountPageDeps } from './page-deps.ts';
import { ConfirmPage, PasskeySignInPage, PasskeysPage } from './passkey-pages.tsx';
import { type SignedInHandler, signedInRoute } from './signed-in-route.ts';

const COOKIE = 'passkey' as const;
const ISLAND = 'passkey';

export function passkeyRoutes(deps: AccountPageDeps): Route[] {
  const own = (method: Route['method'], path: string, verb: string, handle: SignedInHandler): Route =>
    signedInRoute({ method, path: `/:lang/account/passkeys${path}`, verb }, handle);
  const signIn = (method: Route['method'], handle: Route['handle']): Route => ({
    ...{ method, path: '/:lang/sign-in/passkey', verb: 'public', privacy: 'personal' as const, handle },
  });
  return [
    own('GET', '', 'account.read', (request, actor) => listPage(deps, request, actor)),
    own('POST', '', 'account.write', (request, actor) => add(deps, request, actor)),
    own('POST', '/remove', 'account.write', (request, actor) => remove(deps, request, actor)),
    own('GET', '/confirm', 'account.read', (request, actor) => confirmPage(deps, request, actor)),
    own('POST', '/confirm', 'account.write', (request, actor) => confirm(deps, request, actor)),
    signIn('GET', (request) => signInPage(deps, request)),
    signIn('POST', (request) => finishSignIn(deps, request)),
  ];
}

/** Acts under these verbs need a fresh proof from everybody who has a passkey. */
const DECIDING: ReadonlySet<string> = new Set(['claims.confirm', 'content.sign-off', 'figures.release']);

export function guardDecisions(deps: Pick<AccountPageDeps, 'db'>, routes: readonly Route[]): Route[] {
  return routes.map((route) => {
    if (route.method !== 'POST' || !DECIDING.has(route.verb)) return route;
    return {
      ...route,
      handle: async (request) => {
        const { actor, now } = request;
        return actor !== undefined && (await needsPasskey(deps.db, actor, now))
          ? { kind: 'redirect', to: confirmAddress(request, request.path.replace(/\/(code|sign)$/, '')) }
          : route.handle(request);
      },
    };
  });
}

function confirmAddress({ language }: PageRequest, next: string): string {
  return `/${language}/account/passkeys/confirm?${new URLSearchParams({ next }).toString()}`;
}

/** Only pages of the desk or the account, so that a form cannot send anybody elsewhere. */
function nextOf({ language }: PageRequest, text: string): string {
  return /^\/(?:vi|en)\/(?:desk|account)(?:\/[A-Za-z0-9_-][A-Za-z0-9._-]{0,79}){0,6}$/.test(text)
    ? text
    : `/${language}/account`;
}

const homeOf = ({ origin }: PageRequest) => ({ origin });

async function asking(
  deps: AccountPageDeps,
  request: PageRequest,
  purpose: PasskeyPurpose,
  refusal: PasskeyRefusal['code'] | undefined,
) {
  const { language, actor, now } = request;
  const { options, attemptToken } = await beginPasskey(deps, { purpose, actor, home: homeOf(request), now });
  const words = passkeyText(language);
  const message = refusal === 'accounts.passkey.too-many' ? words.tooMany : words.refused;
  return {
    props: { language, options, command: deps.ids.next(), issues: refusal ? [{ field: 'label', message }] : [] },
    page: {
      kind: 'page' as const,
      ...(refusal !== undefined && { status: 422 }),
      islands: [ISLAND],
      cookies: [{ name: COOKIE, value: attemptToken, maxAgeSeconds: PASSKEY_SECONDS }],
    },
  };
}

const answerOf = (request: PageRequest) => ({
  attemptToken: request.cookies?.get(COOKIE),
  answer: request.form.get('response'),
  home: homeOf(request),
  now: request.now,
});

async function listPage(
  deps: AccountPageDeps,
  request: PageRequest,
  actor: Actor,
  refusal?: PasskeyRefusal['code'],
): Promise<PageReply> {
  const { props, page } = await asking(deps, request, 'register', refusal);
  const passkeys = await listPasskeys(deps.db, actor.personId);
  const title = passkeyText(request.language).title;
  const entered = request.form.get('label').slice(0, 60);
  return {
    ...{ ...page, title, address: `/${request.language}/account/passkeys` },
    body: (
      <PasskeysPage
        {...props}
        passkeys={passkeys}
        saved={request.query.get('saved') === '1'}
        {...(entered !== '' && { entered })}
      />
    ),
  };
}

/** A stolen session cannot add a passkey of its own beside those there are, nor take one away. */
async function add(deps: AccountPageDeps, request: PageRequest, actor: Actor): Promise<Reply> {
  const { language, now, form } = request;
  const own = `/${language}/account/passkeys`;
  if (await needsPasskey(deps.db, actor, now)) return { kind: 'redirect', to: confirmAddress(request, own) };
  const label = form.get('label').replace(/\s+/g, ' ').slice(0, 60) || passkeyText(language).defaultLabel;
  const added = await addPasskey(deps, { ...answerOf(request), actor, label });
  return added.ok
    ? { kind: 'redirect', to: `${own}?saved=1` }
    : listPage(deps, request, actor, added.refusals[0]!.code);
}

async function remove(deps: AccountPageDeps, request: PageRequest, actor: Actor): Promise<Reply> {
  const { language, now, form } = request;
  const own = `/${language}/account/passkeys`;
  if (await needsPasskey(deps.db, actor, now)) return { kind: 'redirect', to: confirmAddress(request, own) };
  await removePasskey(deps, { actor, credentialId: form.get('passkey'), now });
  return { kind: 'redirect', to: `${own}?saved=1` };
}

async function confirmPage(
  deps: AccountPageDeps,
  request: PageRequest,
  _actor: Actor,
  refusal?: PasskeyRefusal['code'],
): Promise<PageReply> {
  const { props, page } = await asking(deps, request, 'confirm', refusal);
  const next = nextOf(request, request.form.get('next') || request.query.get('next'));
  const title = passkeyText(request.language).confirmTitle;
  return { ...page, title, body: <ConfirmPage {...props} next={next} /> };
}

async function confirm(deps: AccountPageDeps, request: PageRequest, actor: Actor): Promise<Reply> {
  const confirmed = await confirmWithPasskey(deps, { ...answerOf(request), actor });
  return confirmed.ok
    ? { kind: 'redirect', to: nextOf(request, request.form.get('next')) }
    : confirmPage(deps, request, actor, confirmed.refusals[0]!.code);
}

async function signInPage(
  deps: AccountPageDeps,
  request: PageRequest,
  refusal?: PasskeyRefusal['code'],
): Promise<PageReply> {
  const { props, page } = await asking(deps, request, 'sign-in', refusal);
  return { ...page, title: passkeyText(request.language).signInTitle, body: <PasskeySignInPage {...props} /> };
}

async function finishSignIn(deps: AccountPageDeps, request: PageRequest): Promise<Reply> {
  const { cookies, userAgent, language } = request;
  const browser = { device: deviceName(userAgent ?? ''), previousToken: cookies?.get('session') };
  const opened = await signInWithPasskey(deps, { ...answerOf(request), ...browser });
  if (!opened.ok) return signInPage(deps, request, opened.refusals[0]!.code);
  const { token, maxAgeSeconds } = opened.value;
  return {
    kind: 'redirect',
    to: `/${language}/account`,
    cookies: [
      { name: 'session', value: token, maxAgeSeconds },
      { name: COOKIE, value: '', maxAgeSeconds: 0 },
    ],
  };
}
