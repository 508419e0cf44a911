/** A commune's desk gives people without a mailbox a printed code; the code itself is on this page once and never again. */

import type { Instant } from '../../../foundation/clock.ts';
import { formatInstantDate } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import { inGroups } from '../../../foundation/typed-code.ts';
import {
  ActForm,
  Actions,
  BackLink,
  Button,
  DataTable,
  ErrorSummary,
  HiddenFields,
  type Issue,
  LinkButton,
  Notice,
  PageTitle,
  Section,
  TextField,
} from '../../../ui/index.ts';
import { accountText } from '../messages/index.ts';
import { errorOf } from './sign-in-page.tsx';

export interface PaperDeskPageProps {
  readonly language: Language;
  readonly place: string;
  readonly origin: string;
  readonly people: readonly { readonly id: string; readonly name: string | null; readonly issuedAt: Instant }[];
  readonly nextCommand: () => string;
  readonly issued?: { readonly code: string; readonly expiresAt: Instant };
  readonly entered?: string;
  readonly issues?: readonly Issue[];
}

export function PaperDeskPage(props: PaperDeskPageProps) {
  const { language, issues = [] } = props;
  const text = accountText(language).paperDesk;
  const action = `/${language}/account/paper-codes`;
  return (
    <>
      <BackLink href={`/${language}/account`}>{accountText(language).account.title}</BackLink>
      <ErrorSummary language={language} issues={issues} />
      <PageTitle title={text.title} lead={text.lead(props.place)} />
      {props.issued ? (
        <Notice tone="ok" title={text.readyTitle}>
          <p class="h2 nowrap">{inGroups(props.issued.code)}</p>
          <p>{text.ready(formatInstantDate(props.issued.expiresAt))}</p>
          <p>
            {text.where} {`${props.origin}/${language}/sign-in/paper`}
          </p>
          <Actions>
            <LinkButton kind="secondary" href={action}>
              {text.another}
            </LinkButton>
          </Actions>
        </Notice>
      ) : (
        <form class="stack" method="post" action={action}>
          <HiddenFields fields={{ command: props.nextCommand() }} />
          <TextField
            language={language}
            name="name"
            maxLength={100}
            label={text.name}
            hint={text.nameHint}
            {...(props.entered !== undefined && { value: props.entered })}
            {...errorOf(issues, 'name')}
          />
          <Actions>
            <Button>{text.issue}</Button>
          </Actions>
        </form>
      )}
      <Section title={text.listTitle} id="issued" full>
        {props.people.length === 0 ? <p>{text.listEmpty}</p> : <Issued {...props} action={action} />}
      </Section>
    </>
  );
}

function Issued({ language, people, nextCommand, action }: PaperDeskPageProps & { readonly action: string }) {
  const text = accountText(language).paperDesk;
  return (
    <DataTable
      language={language}
      caption={text.listTitle}
      captionHidden
      columns={[{ label: text.person }, { label: text.issued }, { label: text.issue }]}
      rows={people.map(({ id, name, issuedAt }) => [
        name ?? text.unnamed,
        formatInstantDate(issuedAt),
        <ActForm key={id} action={action} command={nextCommand()} kind="text" hidden={{ person: id }}>
          {text.again(name ?? text.unnamed)}
        </ActForm>,
      ])}
    />
  );
}
