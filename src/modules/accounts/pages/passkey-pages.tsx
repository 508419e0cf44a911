/** The pages of passkeys: one's list, proving one before a decision, signing in. The form waits for the browser's answer. */
import type { ComponentChildren } from 'preact';
import { formatInstantDate } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  ActForm,
  Actions,
  BackLink,
  Button,
  DataTable,
  ErrorSummary,
  HiddenFields,
  type Issue,
  Notice,
  PageTitle,
  Section,
  TextField,
} from '../../../ui/index.ts';
import { accountText } from '../messages/index.ts';
import { passkeyText } from '../messages/passkeys.ts';
import type { Passkey } from '../store/passkeys.read.ts';
import { errorOf } from './sign-in-page.tsx';

interface Asking {
  readonly language: Language;
  /** What the browser is asked with. */
  readonly options: unknown;
  readonly command: string;
  readonly issues: readonly Issue[];
}

function PasskeyForm(
  props: Asking & {
    readonly action: string;
    readonly kind: 'create' | 'get';
    readonly act: string;
    readonly hidden?: Readonly<Record<string, string>>;
    readonly children?: ComponentChildren;
  },
) {
  const { language, options, action, kind, act, command, hidden } = props;
  const text = passkeyText(language);
  return (
    <form class="stack" method="post" action={action} data-passkey={kind} data-options={JSON.stringify(options)}>
      <HiddenFields fields={{ command, response: '', ...hidden }} />
      {props.children}
      <p class="notice bad" role="alert" data-failed hidden>
        {text.failed}
      </p>
      <Actions>
        <Button>{act}</Button>
      </Actions>
      <noscript>
        <p>{text.script}</p>
      </noscript>
    </form>
  );
}

export function PasskeysPage(
  props: Asking & { readonly passkeys: readonly Passkey[]; readonly saved: boolean; readonly entered?: string },
) {
  const { language, passkeys, command, issues } = props;
  const text = passkeyText(language);
  const base = `/${language}/account/passkeys`;
  return (
    <>
      <BackLink href={`/${language}/account`}>{accountText(language).account.title}</BackLink>
      <ErrorSummary language={language} issues={issues} />
      {props.saved && <Notice tone="ok" title={text.saved} />}
      <PageTitle title={text.title} lead={text.lead} />
      {passkeys.length === 0 ? (
        <p>{text.none}</p>
      ) : (
        <DataTable
          language={language}
          caption={text.title}
          captionHidden
          columns={[{ label: text.key }, { label: text.made }, { label: text.used }, { label: text.removeColumn }]}
          rows={passkeys.map(({ credentialId, label, madeAt, usedAt }) => [
            label,
            formatInstantDate(madeAt),
            usedAt === null ? text.never : formatInstantDate(usedAt),
            <ActForm
              key={credentialId}
              action={`${base}/remove`}
              command={command}
              kind="text"
              hidden={{ passkey: credentialId }}
            >
              {text.remove(label)}
            </ActForm>,
          ])}
        />
      )}
      <Section title={text.add} id="add">
        <PasskeyForm {...props} action={base} kind="create" act={text.addAct}>
          <TextField
            language={language}
            name="label"
            maxLength={60}
            label={text.label}
            hint={text.labelHint}
            value={props.entered ?? text.defaultLabel}
            {...errorOf(issues, 'label')}
          />
        </PasskeyForm>
      </Section>
    </>
  );
}

export function ConfirmPage(props: Asking & { readonly next: string }) {
  const { language, issues, next } = props;
  const text = passkeyText(language);
  return (
    <>
      <ErrorSummary language={language} issues={issues} />
      <PageTitle title={text.confirmTitle} lead={text.confirmLead} />
      <PasskeyForm
        {...props}
        action={`/${language}/account/passkeys/confirm`}
        kind="get"
        act={text.confirmAct}
        hidden={{ next }}
      />
    </>
  );
}

export function PasskeySignInPage(props: Asking) {
  const { language, issues } = props;
  const text = passkeyText(language);
  return (
    <>
      <BackLink href={`/${language}/sign-in`}>{text.back}</BackLink>
      <ErrorSummary language={language} issues={issues} />
      <PageTitle title={text.signInTitle} lead={text.signInLead} />
      <PasskeyForm {...props} action={`/${language}/sign-in/passkey`} kind="get" act={text.signInAct} />
    </>
  );
}
