/** How to reach whoever asked, as they gave it. */
import type { Language } from '../../../foundation/i18n/language.ts';
import { KeyValues, LateTag, spacedPhone, telephoneLink } from '../../../ui/index.ts';
import type { Contact } from '../domain/case.ts';
import { caseText } from '../messages/index.ts';

/** `refused`: letters to its mailbox come back. */
export function ContactRows({
  contact,
  refused,
  language,
}: {
  readonly contact: Contact;
  readonly refused: boolean;
  readonly language: Language;
}) {
  const text = caseText(language);
  const mailbox = (email: string) =>
    refused ? (
      <>
        {`${email} `}
        <LateTag language={language}>{text.mailRefused}</LateTag>
      </>
    ) : (
      email
    );
  return (
    <KeyValues
      rows={[
        { label: text.work.name, value: contact.name },
        ...(contact.phone === undefined
          ? []
          : [
              {
                label: text.work.phone,
                value: <a href={telephoneLink(contact.phone)}>{spacedPhone(contact.phone)}</a>,
              },
            ]),
        ...(contact.email === undefined ? [] : [{ label: text.work.email, value: mailbox(contact.email) }]),
        { label: text.work.when, value: text.callWhen[contact.callWhen] },
      ]}
    />
  );
}
