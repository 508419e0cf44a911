/** Addresses of one's own notices. */
import { z } from 'zod';
import type { Actor } from '../../../foundation/actor.ts';
import { calendarFile } from '../../../foundation/calendar/calendar-file.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import { commandOf } from '../../../foundation/http/command-of.ts';
import type { PageRequest, Reply, Route } from '../../../foundation/http/route.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import type { IdGenerator } from '../../../foundation/ids.ts';
import type { MailQueue } from '../../../foundation/mail/send-mail.ts';
import { MESSAGE_CHANNELS } from '../../../foundation/messaging/message-port.ts';
import type { MessageQueue } from '../../../foundation/messaging/send-message.ts';
import type { Refusal } from '../../../foundation/result.ts';
import type { Issue } from '../../../ui/index.ts';
import { findPerson, type PolicyContext, type SignedInHandler, signedInRoute } from '../../accounts/index.ts';
import { changePreference, readAll } from '../actions/change-notices.ts';
import { type PhoneDeps, provePhone, sendPhoneCode } from '../actions/prove-phone.ts';
import type { AgendaItem } from '../domain/agenda.ts';
import { MAIL_PREFERENCES, parsePhone } from '../domain/preference.ts';
import { noticeText } from '../messages/index.ts';
import { countNotices, findPreference, listNotices } from '../store/notices.read.ts';
import { NoticesPage } from './notices-page.tsx';

export interface NoticePageDeps {
  readonly db: Db;
  readonly ids: IdGenerator;
  readonly policy: PolicyContext;
  readonly mail: Pick<MailQueue, 'refusalOf'>;
  /** Absent where no way for short messages is set up: the choice is not shown. */
  readonly messages?: Pick<MessageQueue, 'isConnected' | 'add'> | undefined;
  /** Hashes the codes that prove a number. */
  readonly key: PhoneDeps['key'];
  /** What waits for somebody by a day, the soonest first. */
  readonly agenda: (actor: Actor, language: Language) => Promise<readonly AgendaItem[]>;
}

const PAGE = 25;

const preferenceForm = z.object({
  mail: z.enum(MAIL_PREFERENCES),
  language: z.enum(['vi', 'en']),
  quiet: z.enum(['yes', 'no']).transform((said) => said === 'yes'),
});

export function noticeRoutes(deps: NoticePageDeps): Route[] {
  const own = (method: Route['method'], path: string, verb: string, handle: SignedInHandler): Route =>
    signedInRoute({ method, path: `/:lang/account/notices${path}`, verb }, handle);
  return [
    own('GET', '', 'account.read', (request, actor) => inbox(deps, request, actor)),
    own('GET', '/agenda.ics', 'account.read', (request, actor) => agendaFile(deps, request, actor)),
    own('POST', '', 'account.write', (request, actor) => prefer(deps, request, actor)),
    own('POST', '/phone', 'account.write', (request, actor) => prove(deps, request, actor)),
    own('POST', '/phone/code', 'account.write', (request, actor) => sendCode(deps, request, actor)),
    own('POST', '/read', 'account.write', async (request, actor) => {
      await readAll(deps, { actor, now: request.now });
      return { kind: 'redirect', to: `/${request.language}/account/notices`, status: 303 };
    }),
  ];
}

async function inbox(
  deps: NoticePageDeps,
  request: PageRequest,
  actor: Actor,
  issues: readonly Issue[] = [],
  entered?: { readonly channel: string; readonly phone: string },
): Promise<Reply> {
  const { language, query } = request;
  const { all, unread } = await countNotices(deps.db, actor.personId);
  const pages = Math.max(1, Math.ceil(all / PAGE));
  const asked = /^[1-9]\d{0,4}$/.test(query.get('page')) ? Number(query.get('page')) : 1;
  const page = Math.min(asked, pages);
  const email = (await findPerson(deps.db, actor.personId))?.email ?? null;
  return {
    kind: 'page',
    ...(issues.length > 0 && { status: 422 }),
    title: noticeText(language).title,
    body: (
      <NoticesPage
        {...{ language, all, unread, page, pages, issues }}
        notices={await listNotices(deps.db, actor.personId, { limit: PAGE, offset: (page - 1) * PAGE })}
        preference={await findPreference(deps.db, actor.personId)}
        agenda={await deps.agenda(actor, language)}
        today={request.today}
        email={email}
        messages={deps.messages}
        {...(entered && { entered })}
        refused={email === null ? undefined : await deps.mail.refusalOf(deps.db, email)}
        done={issues.length > 0 ? '' : query.get('done')}
        nextCommand={() => deps.ids.next()}
      />
    ),
  };
}

async function agendaFile(deps: NoticePageDeps, request: PageRequest, actor: Actor): Promise<Reply> {
  const { language, origin, now } = request;
  const agenda = await deps.agenda(actor, language);
  const entries = agenda.map(({ uid, sequence, day, title, text, href }) => ({
    ...{ uid, sequence, title, text, when: { day } },
    url: `${origin}/${language}${href}`,
  }));
  return {
    ...{ kind: 'file', contentType: 'text/calendar; charset=utf-8' },
    ...{ body: calendarFile(entries, now), fileName: 'cau-so.ics' },
  };
}

async function prefer(deps: NoticePageDeps, request: PageRequest, actor: Actor): Promise<Reply> {
  const { form, language } = request;
  const entered = { mail: form.get('mail'), language: form.get('language'), quiet: form.get('quiet') };
  const parsed = preferenceForm.safeParse(entered);
  if (!parsed.success) {
    const message = noticeText(language).preferences.wrong;
    const fields = new Set(parsed.error.issues.map(({ path }) => String(path[0])));
    return inbox(
      deps,
      request,
      actor,
      [...fields].map((field) => ({ field, message })),
    );
  }
  const said = { channel: form.get('message'), phone: form.get('phone') };
  const channel = deps.messages && MESSAGE_CHANNELS.find((each) => each === said.channel);
  const phone = parsePhone(said.phone);
  if (channel !== undefined && phone === undefined) {
    const message = noticeText(language).preferences.phoneWrong;
    return inbox(deps, request, actor, [{ field: 'phone', message }], said);
  }
  const message = channel === undefined || phone === undefined ? undefined : { channel, phone };
  const before = await findPreference(deps.db, actor.personId);
  await changePreference(deps, { actor, preference: { ...parsed.data, message } });
  if (message !== undefined && before.message?.phone !== message.phone) return sendCode(deps, request, actor);
  return { kind: 'redirect', to: `/${language}/account/notices?done=saved`, status: 303 };
}

/** The page again with what was refused at the code's own field; who may not change this account is told so. */
function refusedCode(
  deps: NoticePageDeps,
  request: PageRequest,
  actor: Actor,
  { code }: Refusal,
): Reply | Promise<Reply> {
  const message = noticeText(request.language).phone.errors[code];
  if (message === undefined) return { kind: 'refused', status: 403, code };
  return inbox(deps, request, actor, [{ field: 'code', message }]);
}

async function sendCode(deps: NoticePageDeps, request: PageRequest, actor: Actor): Promise<Reply> {
  const { language, now } = request;
  const { messages } = deps;
  if (messages === undefined) return { kind: 'redirect', to: `/${language}/account/notices`, status: 303 };
  const command = commandOf(deps, request);
  const sent = await sendPhoneCode({ ...deps, messages }, { actor, command, now });
  if (!sent.ok) return refusedCode(deps, request, actor, sent.refusals[0]!);
  return { kind: 'redirect', to: `/${language}/account/notices?done=sent#phone-code`, status: 303 };
}

async function prove(deps: NoticePageDeps, request: PageRequest, actor: Actor): Promise<Reply> {
  const { form, language, now } = request;
  const proved = await provePhone(deps, { actor, typed: form.get('code').slice(0, 20), now });
  if (!proved.ok) return refusedCode(deps, request, actor, proved.refusals[0]!);
  return { kind: 'redirect', to: `/${language}/account/notices?done=proved`, status: 303 };
}
