/** Somebody's inbox, and how they want letters. */
import type { LocalDate } from '../../../foundation/clock.ts';
import { formatInstantDate, formatInstantTime, formatNumber } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import type { Refused } from '../../../foundation/mail/mailboxes.ts';
import { MESSAGE_CHANNELS } from '../../../foundation/messaging/message-port.ts';
import type { MessageQueue } from '../../../foundation/messaging/send-message.ts';
import {
  ActForm,
  BackLink,
  Button,
  Choices,
  CodeForm,
  EmptyState,
  ErrorSummary,
  HiddenFields,
  type Issue,
  issueFor,
  LinkButton,
  ListSummary,
  LoneLink,
  Notice as NoticeBox,
  PageTitle,
  Pagination,
  PlainTag,
  Section,
  spacedPhone,
  TextField,
} from '../../../ui/index.ts';
import { MailboxNotice } from '../../accounts/index.ts';
import type { AgendaItem } from '../domain/agenda.ts';
import type { Notice } from '../domain/notice.ts';
import { MAIL_PREFERENCES, type Preference } from '../domain/preference.ts';
import { noticeText } from '../messages/index.ts';
import { AgendaSection } from './agenda-section.tsx';

export interface NoticesPageProps {
  readonly language: Language;
  readonly notices: readonly Notice[];
  readonly all: number;
  readonly unread: number;
  readonly preference: Preference;
  readonly agenda: readonly AgendaItem[];
  readonly today: LocalDate;
  readonly email: string | null;
  readonly refused: Refused | undefined;
  readonly messages?: Pick<MessageQueue, 'isConnected'> | undefined;
  /** As typed and refused. */
  readonly entered?: { readonly channel: string; readonly phone: string } | undefined;
  readonly page: number;
  readonly pages: number;
  /** What was just done: `saved`, `sent`, `proved`, or nothing. */
  readonly done: string;
  readonly nextCommand: () => string;
  readonly issues: readonly Issue[];
}

export function NoticesPage(props: NoticesPageProps) {
  const { language, notices, issues } = props;
  const text = noticeText(language);
  const base = `/${language}/account/notices`;
  return (
    <>
      <BackLink href={`/${language}/account`}>{text.back}</BackLink>
      <ErrorSummary language={language} issues={issues} />
      {props.done === 'saved' && <NoticeBox tone="ok" title={text.preferences.saved} />}
      {props.done === 'sent' && <NoticeBox tone="ok" title={text.phone.sent} />}
      {props.done === 'proved' && <NoticeBox tone="ok" title={text.phone.done} />}
      <MailboxNotice {...{ language, email: props.email, refused: props.refused }} command={props.nextCommand()} />
      <PageTitle title={text.title} lead={text.lead} />
      <ProvePhone {...props} />
      <AgendaSection {...{ language, agenda: props.agenda, today: props.today, base }} />
      {notices.length === 0 ? (
        <EmptyState title={text.none} act={<LinkButton href={`/${language}/desk`}>{text.noneAct}</LinkButton>} />
      ) : (
        <>
          <ListSummary
            language={language}
            count={text.count(formatNumber(props.all, language))}
            aside={
              props.unread === 0 ? undefined : (
                <ActForm action={`${base}/read`} command={props.nextCommand()}>
                  {text.readAll}
                </ActForm>
              )
            }
          />
          <ul class="plain ruled" aria-label={text.list}>
            {notices.map(({ id, title, href, madeAt, isRead }) => (
              <li key={id}>
                <LoneLink href={`/${language}${href}`}>{title[language]}</LoneLink>
                <br />
                <small class="mute">{`${formatInstantDate(madeAt)} ${formatInstantTime(madeAt)}`}</small>{' '}
                {!isRead && <PlainTag>{text.unread}</PlainTag>}
              </li>
            ))}
          </ul>
          <Pagination
            language={language}
            page={props.page}
            pages={props.pages}
            hrefOf={(page) => (page === 1 ? base : `${base}?page=${String(page)}`)}
          />
        </>
      )}
      <Section title={text.preferences.title} id="preferences">
        <Preferences {...props} />
      </Section>
    </>
  );
}

/** Before the news: nothing goes to the number until this is done. */
function ProvePhone({ language, preference: { message }, messages, issues, nextCommand }: NoticesPageProps) {
  if (messages === undefined || message === undefined || message.isProved) return null;
  const { phone: text, preferences } = noticeText(language);
  const base = `/${language}/account/notices/phone`;
  return (
    <Section title={text.title} id="phone-code">
      <CodeForm
        {...{ language, issues }}
        action={base}
        command={nextCommand()}
        label={text.code}
        hint={text.codeHint}
        submit={{ label: text.prove }}
      >
        <p>{text.lead(spacedPhone(message.phone), preferences.messages[message.channel])}</p>
        {!messages.isConnected && <p class="src">{preferences.notConnected}</p>}
      </CodeForm>
      <ActForm action={`${base}/code`} command={nextCommand()} kind="text">
        {text.again}
      </ActForm>
    </Section>
  );
}

function Messages({ language, preference, messages, entered, issues }: NoticesPageProps) {
  const text = noticeText(language).preferences;
  if (messages === undefined) return null;
  const error = issueFor(issues, 'phone');
  return (
    <>
      <Choices
        language={language}
        name="message"
        type="radio"
        legend={text.message}
        hint={messages.isConnected ? text.messageHint : `${text.messageHint} ${text.notConnected}`}
        options={(['none', ...MESSAGE_CHANNELS] as const).map((value) => ({ value, label: text.messages[value] }))}
        selected={[entered?.channel ?? preference.message?.channel ?? 'none']}
        inline
      />
      <TextField
        language={language}
        name="phone"
        type="tel"
        inputMode="tel"
        autocomplete="tel-national"
        label={text.phone}
        optional
        {...(preference.message && { hint: preference.message.isProved ? text.proved : text.notProved })}
        value={entered?.phone ?? preference.message?.phone ?? ''}
        error={error}
      />
    </>
  );
}

function Preferences(props: NoticesPageProps) {
  const { language, preference, nextCommand, issues } = props;
  const text = noticeText(language).preferences;
  return (
    <form class="stack" method="post" action={`/${language}/account/notices`}>
      <HiddenFields fields={{ command: nextCommand() }} />
      <Choices
        language={language}
        name="mail"
        type="radio"
        legend={text.mail}
        options={MAIL_PREFERENCES.map((value) => ({ value, label: text[value] }))}
        selected={[preference.mail]}
        error={issueFor(issues, 'mail')}
      />
      <Choices
        language={language}
        name="quiet"
        type="radio"
        legend={text.quiet}
        options={[
          { value: 'yes', label: text.quietOn },
          { value: 'no', label: text.quietOff },
        ]}
        selected={[preference.quiet ? 'yes' : 'no']}
        error={issueFor(issues, 'quiet')}
      />
      <Choices
        language={language}
        name="language"
        type="radio"
        legend={text.language}
        inline
        options={[
          { value: 'vi', label: text.languages.vi },
          { value: 'en', label: text.languages.en },
        ]}
        selected={[preference.language]}
        error={issueFor(issues, 'language')}
      />
      <Messages {...props} />
      <div>
        <Button kind="secondary">{text.save}</Button>
      </div>
    </form>
  );
}
