/** The people of an officer's places: invite, see who waits and who holds which role, end one. */
import type { Instant } from '../../../foundation/clock.ts';
import { formatDate, formatInstantDate, formatInstantTime } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  ActForm,
  Actions,
  BackLink,
  Button,
  Choices,
  DataTable,
  EmptyState,
  ErrorSummary,
  HiddenFields,
  type Issue,
  LinkButton,
  LoneLink,
  Notice,
  type Option,
  PageTitle,
  Pagination,
  PlainTag,
  SearchForm,
  Section,
  SelectField,
  TextField,
  VisuallyHidden,
} from '../../../ui/index.ts';
import { peopleText } from '../messages/people.ts';
import type { PersonAtWork, WaitingInvitation } from '../store/people-in-scope.read.ts';
import { errorOf } from './sign-in-page.tsx';

type Words = ReturnType<typeof peopleText>;

export interface PeoplePageProps {
  readonly language: Language;
  readonly area: string;
  /** Roles the officer may give, and the places they may be given over; the first role and place are proposed. */
  readonly roles: readonly Option[];
  readonly areas: readonly Option[];
  readonly waiting: readonly WaitingInvitation[];
  readonly people: readonly PersonAtWork[];
  /** `Cán bộ xã, Phường Hạc Thành`. */
  readonly roleName: (held: Pick<PersonAtWork, 'role' | 'scope'>) => string;
  /** The place worked for is no more. */
  readonly isDissolved: (held: Pick<PersonAtWork, 'scope'>) => boolean;
  readonly text: string;
  readonly role: string;
  readonly page: number;
  readonly pages: number;
  readonly nextCommand: () => string;
  readonly notice?: keyof Words['saved'];
  readonly entered?: { readonly email: string; readonly role: string; readonly place: string };
  readonly issues?: readonly Issue[];
}

export function PeoplePage(props: PeoplePageProps) {
  const { language, issues = [], waiting } = props;
  const text = peopleText(language);
  return (
    <>
      <ErrorSummary language={language} issues={issues} />
      {props.notice && <Notice tone="ok" title={text.saved[props.notice]} />}
      <PageTitle title={text.title} lead={text.lead(props.area)} />
      <Section title={text.inviteTitle} id="invite">
        <InviteForm {...props} issues={issues} />
      </Section>
      {waiting.length > 0 && (
        <Section title={text.waiting} id="waiting" full>
          <Waiting {...props} />
        </Section>
      )}
      <Section title={text.list} id="people" full>
        <AtWork {...props} />
      </Section>
    </>
  );
}

function InviteForm({ language, roles, areas, nextCommand, entered, issues = [] }: PeoplePageProps) {
  const text = peopleText(language);
  return (
    <form class="stack" method="post" action={`/${language}/desk/people`}>
      <HiddenFields fields={{ command: nextCommand() }} />
      <TextField
        language={language}
        name="email"
        type="email"
        inputMode="email"
        maxLength={254}
        label={text.email}
        hint={text.emailHint}
        {...(entered !== undefined && { value: entered.email })}
        {...errorOf(issues, 'email')}
      />
      <SelectField
        language={language}
        name="role"
        label={text.role}
        options={roles}
        value={entered?.role ?? roles[0]?.value ?? ''}
        {...errorOf(issues, 'role')}
      />
      <SelectField
        language={language}
        name="place"
        label={text.place}
        options={areas}
        value={entered?.place ?? areas[0]?.value ?? ''}
        {...errorOf(issues, 'place')}
      />
      <Actions>
        <Button>{text.invite}</Button>
      </Actions>
    </form>
  );
}

function Waiting({ language, waiting, roleName, nextCommand }: PeoplePageProps) {
  const text = peopleText(language);
  const base = `/${language}/desk/people`;
  return (
    <DataTable
      language={language}
      caption={text.waiting}
      captionHidden
      columns={[
        { label: text.person },
        { label: text.role },
        { label: text.sent },
        { label: text.until },
        { label: text.acts },
      ]}
      rows={waiting.map((invitation) => [
        invitation.email,
        roleName(invitation),
        timeOf(invitation.sentAt),
        formatInstantDate(invitation.expiresAt),
        <Actions key={invitation.id}>
          <ActForm action={`${base}/resend`} command={nextCommand()} kind="text" hidden={{ invitation: invitation.id }}>
            {text.resend(invitation.email)}
          </ActForm>
          <ActForm
            action={`${base}/withdraw`}
            command={nextCommand()}
            kind="text"
            hidden={{ invitation: invitation.id }}
          >
            {text.withdraw(invitation.email)}
          </ActForm>
        </Actions>,
      ])}
    />
  );
}

function AtWork({ language, people, roleName, isDissolved, text: typed, role, roles, page, pages }: PeoplePageProps) {
  const text = peopleText(language);
  const base = `/${language}/desk/people`;
  const narrowed = typed !== '' || role !== '';
  const address = (at: number) =>
    `${base}?${new URLSearchParams({ q: typed, role, page: String(at) }).toString()}#people`;
  return (
    <>
      <SearchForm
        language={language}
        action={base}
        label={text.search}
        value={typed}
        filters={
          <SelectField
            language={language}
            id="of-role"
            name="role"
            label={text.role}
            any={text.anyRole}
            options={roles}
            value={role}
          />
        }
      />
      {people.length === 0 ? (
        <EmptyState
          title={narrowed ? text.noMatch : text.empty}
          act={
            <LinkButton kind="secondary" href={narrowed ? base : '#invite'}>
              {narrowed ? text.all : text.emptyAct}
            </LinkButton>
          }
        />
      ) : (
        <DataTable
          language={language}
          caption={text.list}
          captionHidden
          columns={[
            { label: text.person },
            { label: text.role },
            { label: text.since },
            { label: text.to },
            { label: text.end },
          ]}
          rows={people.map((person) => [
            person.name ?? person.email ?? text.unnamed,
            <>
              {roleName(person)} {isDissolved(person) && <PlainTag>{text.dissolved}</PlainTag>}
            </>,
            formatDate(person.validFrom),
            person.validTo === undefined ? text.open : formatDate(person.validTo),
            <LoneLink key={person.assignmentId} href={`${base}/${person.assignmentId}`}>
              {text.end}
              <VisuallyHidden> {text.endFor(person.name ?? person.email ?? text.unnamed)}</VisuallyHidden>
            </LoneLink>,
          ])}
        />
      )}
      <Pagination language={language} page={page} pages={pages} hrefOf={address} />
    </>
  );
}

export interface EndPageProps {
  readonly language: Language;
  readonly person: PersonAtWork;
  readonly role: string;
  /** Last days to choose from beside “right now”. */
  readonly days: readonly string[];
  readonly dayName: (day: string) => string;
  readonly command: string;
  readonly issues?: readonly Issue[];
}

export function EndPage({ language, person, role, days, dayName, command, issues = [] }: EndPageProps) {
  const text = peopleText(language);
  const base = `/${language}/desk/people`;
  const name = person.name ?? person.email ?? text.unnamed;
  return (
    <>
      <BackLink href={base}>{text.title}</BackLink>
      <ErrorSummary language={language} issues={issues} />
      <PageTitle title={text.endTitle} lead={text.endLead(name, role)} />
      <form class="stack" method="post" action={`${base}/${person.assignmentId}`}>
        <HiddenFields fields={{ command }} />
        <Choices
          language={language}
          name="lastDay"
          type="radio"
          legend={text.when}
          options={[
            { value: 'now', label: text.now, detail: text.nowDetail },
            ...days.map((day) => ({ value: day, label: text.after(dayName(day)) })),
          ]}
          selected={['now']}
          {...errorOf(issues, 'lastDay')}
        />
        <Actions>
          <Button>{text.doEnd}</Button>
          <LinkButton kind="text" href={base}>
            {text.keep}
          </LinkButton>
        </Actions>
      </form>
    </>
  );
}

function timeOf(instant: Instant): string {
  return `${formatInstantTime(instant)} ${formatInstantDate(instant)}`;
}
