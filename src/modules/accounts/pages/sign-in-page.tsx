/** Sign in without a password: a code to one's mailbox; beside it a printed code, a provider where one is connected, and the demo on loopback. */
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  ActForm,
  Actions,
  Button,
  Columns,
  ErrorSummary,
  EvenActions,
  GoList,
  HiddenFields,
  type Issue,
  issueFor,
  LinkButton,
  Notice,
  PageTitle,
  Section,
  TextField,
} from '../../../ui/index.ts';
import { accountText } from '../messages/index.ts';
import { passkeyText } from '../messages/passkeys.ts';

export interface SignInPageProps {
  readonly language: Language;
  readonly command: string;
  /** Who is signed in already. */
  readonly name?: string | undefined;
  readonly providers: readonly { readonly href: string; readonly name: string }[];
  readonly demo: readonly { readonly code: string; readonly label: string; readonly name: string }[];
  readonly entered?: string;
  readonly issues?: readonly Issue[];
}

export function SignInPage(props: SignInPageProps) {
  const { language, issues = [] } = props;
  const text = accountText(language).signIn;
  const base = `/${language}/sign-in`;
  return (
    <>
      <ErrorSummary language={language} issues={issues} />
      <PageTitle title={text.title} lead={text.lead} />
      {props.name !== undefined && (
        <Notice title={text.already(props.name)}>
          <Actions>
            <LinkButton kind="secondary" href={`/${language}/account`}>
              {text.toAccount}
            </LinkButton>
          </Actions>
        </Notice>
      )}
      <Columns
        main={
          <form class="stack" method="post" action={base}>
            <HiddenFields fields={{ command: props.command }} />
            <TextField
              language={language}
              name="email"
              type="email"
              inputMode="email"
              autocomplete="email"
              maxLength={254}
              label={text.email}
              hint={text.emailHint}
              {...(props.entered !== undefined && { value: props.entered })}
              {...errorOf(issues, 'email')}
            />
            <Actions>
              <Button>{text.send}</Button>
            </Actions>
          </form>
        }
        aside={
          <>
            <h2 class="h3">{text.otherWays}</h2>
            <GoList
              items={[
                ...props.providers.map(({ href, name }) => ({
                  href,
                  title: text.provider(name),
                  detail: text.providerDetail,
                })),
                { href: `${base}/passkey`, title: passkeyText(language).signInTitle },
                { href: `${base}/paper`, title: text.paperTitle, detail: text.paperDetail },
                { href: `/${language}/start`, title: text.noAccount, detail: text.noAccountDetail },
              ]}
            />
          </>
        }
      />
      {props.demo.length > 0 && (
        <Section title={text.demoTitle} id="demo">
          <p>{text.demoNote}</p>
          <EvenActions>
            {props.demo.map(({ code, label, name }) => (
              <ActForm key={code} action={`${base}/demo`} command={props.command} hidden={{ role: code }}>
                {text.demoAs(label, name)}
              </ActForm>
            ))}
          </EvenActions>
        </Section>
      )}
    </>
  );
}

export function errorOf(issues: readonly Issue[], field: string): { error?: string } {
  const error = issueFor(issues, field);
  return error === undefined ? {} : { error };
}
