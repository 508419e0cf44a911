/** Signing out would delete what lies unsent on this device: said with its number before it happens, never after. */
import type { Language } from '../../../foundation/i18n/language.ts';
import { ActForm, Actions, BackLink, LinkButton, Notice, PageTitle } from '../../../ui/index.ts';
import { accountText } from '../messages/index.ts';

export function LeavePage(props: {
  readonly language: Language;
  readonly count: number;
  /** Where the form that was sent goes. */
  readonly action: string;
  readonly command: string;
}) {
  const { language, count, action, command } = props;
  const text = accountText(language).leave;
  return (
    <>
      <BackLink href={`/${language}/account`}>{text.back}</BackLink>
      <PageTitle title={text.title(count)} lead={text.lead} />
      <Actions>
        <LinkButton href={`/${language}/desk/field`}>{text.send}</LinkButton>
      </Actions>
      <Notice title={text.otherwise}>
        <p>{text.lost(count)}</p>
        <ActForm action={action} command={command} hidden={{ lose: String(count) }}>
          {text.leave(count)}
        </ActForm>
      </Notice>
    </>
  );
}
