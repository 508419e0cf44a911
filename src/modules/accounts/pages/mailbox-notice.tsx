/** Tells a person that letters to them do not arrive, and what to do. */
import { formatInstantDate } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import type { Refused } from '../../../foundation/mail/mailboxes.ts';
import { ActForm, Notice } from '../../../ui/index.ts';
import { maskEmail } from '../domain/email-address.ts';
import { mailboxText } from '../messages/mailbox.ts';

export function MailboxNotice(props: {
  readonly language: Language;
  readonly email: string | null;
  readonly refused: Refused | undefined;
  readonly command: string;
}) {
  const { language, email, refused } = props;
  if (email === null || refused === undefined) return null;
  const text = mailboxText(language);
  return (
    <Notice tone="bad" title={text.title(maskEmail(email))}>
      <p>{text.text(formatInstantDate(refused.refusedAt))}</p>
      <ActForm action={`/${language}/account/mailbox`} command={props.command}>
        {text.tryAgain}
      </ActForm>
    </Notice>
  );
}
