/** One's own account: name, roles and what one acts as, invitations, and every place one is signed in. */
import type { Actor } from '../../../foundation/actor.ts';
import type { Instant } from '../../../foundation/clock.ts';
import { formatDate, formatInstantDate, formatInstantTime } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import type { Refused } from '../../../foundation/mail/mailboxes.ts';
import {
  ActForm,
  Actions,
  Button,
  DataTable,
  ErrorSummary,
  GoList,
  HiddenFields,
  type Issue,
  KeyValues,
  LoneLink,
  Notice,
  PageTitle,
  PlainTag,
  Section,
  TextField,
  VisuallyHidden,
} from '../../../ui/index.ts';
import type { Assignment } from '../domain/assignment.ts';
import { accountText } from '../messages/index.ts';
import { ownDataText } from '../messages/own-data.ts';
import { passkeyText } from '../messages/passkeys.ts';
import type { Invitation, Person } from '../store/people.read.ts';
import type { Session } from '../store/sessions.read.ts';
import { MailboxNotice } from './mailbox-notice.tsx';
import type { Holding } from './page-deps.ts';
import { errorOf } from './sign-in-page.tsx';

export interface AccountPageProps {
  readonly language: Language;
  readonly actor: Actor;
  readonly person: Person;
  readonly assignments: readonly Assignment[];
  readonly invitations: readonly Invitation[];
  readonly sessions: readonly Session[];
  /** `Cán bộ xã, Phường Hạc Thành`. */
  readonly roleName: (assignment: Pick<Assignment, 'role' | 'scope'>) => string;
  readonly holdings: readonly (Holding & { readonly name: string })[];
  /** Pages everybody has, such as the inbox, and those this role may open. */
  readonly work: readonly { readonly href: string; readonly title: string }[];
  /** What signing out does to devices in the field is told. */
  readonly worksInField: boolean;
  readonly command: string;
  readonly saved: boolean;
  /** Letters to the person's mailbox do not arrive. */
  readonly refused: Refused | undefined;
  readonly entered?: string;
  readonly issues?: readonly Issue[];
}

export function AccountPage(props: AccountPageProps) {
  const { language, actor, issues = [] } = props;
  const text = accountText(language).account;
  const base = `/${language}/account`;
  return (
    <>
      <ErrorSummary language={language} issues={issues} />
      {props.saved && <Notice tone="ok" title={text.saved} />}
      <MailboxNotice {...{ language, refused: props.refused, command: props.command }} email={props.person.email} />
      <PageTitle title={text.title} over={text.signedInAs} lead={actor.name} />
      {props.invitations.length > 0 && <Invitations {...props} />}
      {props.holdings.length > 0 && (
        <Section title={text.claims} id="holdings">
          <ul class="plain ruled">
            {props.holdings.map(({ organisationId, name, note, href }) => (
              <li key={organisationId}>
                {href === undefined ? <b>{name}</b> : <LoneLink href={href}>{name}</LoneLink>}
                <br />
                <small class="mute">{note}</small>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {props.work.length > 0 && (
        <Section title={text.work} id="work">
          <GoList items={props.work} />
        </Section>
      )}
      <Section title={text.roles} id="roles">
        {props.assignments.length === 0 ? <p>{text.noRole}</p> : <Roles {...props} />}
      </Section>
      <Section title={text.name} id="me">
        <form class="stack" method="post" action={`${base}/name`}>
          <HiddenFields fields={{ command: props.command }} />
          <TextField
            language={language}
            name="name"
            autocomplete="name"
            maxLength={100}
            label={text.name}
            hint={text.nameHint}
            value={props.entered ?? props.person.name ?? ''}
            {...errorOf(issues, 'name')}
          />
          <Actions>
            <Button kind="secondary">{text.saveName}</Button>
          </Actions>
        </form>
        <KeyValues rows={[{ label: text.email, value: props.person.email ?? text.noEmail }]} />
        <GoList
          items={[
            { href: `${base}/passkeys`, title: passkeyText(language).link },
            { href: `${base}/data`, title: ownDataText(language).link },
          ]}
        />
      </Section>
      <Section title={text.sessions} id="sessions" full>
        <p>{text.sessionsLead}</p>
        <Sessions {...props} />
        <p class="small mute">{text.limits}</p>
        {props.worksInField && <p>{text.signOutField}</p>}
        <Actions>
          <ActForm action={`${base}/sign-out`} command={props.command} kind="primary">
            {text.signOut}
          </ActForm>
          <ActForm action={`${base}/sign-out-everywhere`} command={props.command}>
            {text.signOutEverywhere}
          </ActForm>
        </Actions>
      </Section>
    </>
  );
}

function Roles({ language, actor, assignments, roleName, command }: AccountPageProps) {
  const text = accountText(language).account;
  return (
    <ul class="plain ruled">
      {assignments.map((assignment) => (
        <li key={assignment.id} class="stack">
          <p>
            <b>{roleName(assignment)}</b>{' '}
            {assignment.id === actor.actingAs?.assignmentId && <PlainTag>{text.actingNow}</PlainTag>}
            <br />
            <small class="mute">
              {text.since(formatDate(assignment.validFrom))}
              {assignment.validTo && ` ${text.until(formatDate(assignment.validTo))}`}
            </small>
          </p>
          {assignment.id !== actor.actingAs?.assignmentId && (
            <ActForm action={`/${language}/account/act-as`} command={command} hidden={{ assignment: assignment.id }}>
              {text.actAs}
              <VisuallyHidden>{text.actAsFor(roleName(assignment))}</VisuallyHidden>
            </ActForm>
          )}
        </li>
      ))}
    </ul>
  );
}

function Invitations({ language, invitations, roleName, command }: AccountPageProps) {
  const text = accountText(language).account;
  return (
    <Section title={text.invitations} id="invitations">
      <ul class="plain ruled">
        {invitations.map((invitation) => (
          <li key={invitation.id} class="stack">
            <p>
              <b>{roleName(invitation)}</b>
              <br />
              <small class="mute">{text.invitedUntil(formatInstantDate(invitation.expiresAt))}</small>
            </p>
            <Actions>
              {(['accepted', 'declined'] as const).map((answer) => (
                <ActForm
                  key={answer}
                  action={`/${language}/account/invitation`}
                  command={command}
                  kind={answer === 'accepted' ? 'primary' : 'text'}
                  hidden={{ invitation: invitation.id, answer }}
                >
                  {answer === 'accepted' ? text.accept : text.decline}
                </ActForm>
              ))}
            </Actions>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Sessions({ language, actor, sessions, command }: AccountPageProps) {
  const text = accountText(language).account;
  return (
    <DataTable
      language={language}
      caption={text.sessions}
      captionHidden
      columns={[{ label: text.device }, { label: text.signedInOn }, { label: text.lastSeen }, { label: text.signOut }]}
      rows={sessions.map((session) => {
        const device = session.device || text.unknownDevice;
        const own = session.id === actor.sessionId;
        return [
          `${device}, ${text.method[session.method]}`,
          timeOf(session.startedAt),
          timeOf(session.lastSeenAt),
          own ? (
            <PlainTag>{text.thisDevice}</PlainTag>
          ) : (
            <ActForm
              action={`/${language}/account/end-session`}
              command={command}
              kind="text"
              hidden={{ session: session.id }}
            >
              {text.end(device)}
            </ActForm>
          ),
        ];
      })}
    />
  );
}

/** `09:05 21/11/2026`. */
function timeOf(instant: Instant): string {
  return `${formatInstantTime(instant)} ${formatInstantDate(instant)}`;
}
