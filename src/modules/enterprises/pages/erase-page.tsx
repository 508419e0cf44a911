/** Asks once more before everything a plan key holds is deleted, and says what goes and what stays. */
import type { Language } from '../../../foundation/i18n/language.ts';
import { ActForm, Actions, BackLink, LinkButton, PageTitle, PlainList, Section } from '../../../ui/index.ts';
import { dossierText } from '../messages/index.ts';

export function ErasePage({
  language,
  base,
  command,
}: {
  readonly language: Language;
  readonly base: string;
  readonly command: string;
}) {
  const text = dossierText(language);
  return (
    <>
      <BackLink href={base}>{text.facts.back}</BackLink>
      <PageTitle title={text.erase.title} lead={text.erase.lead} />
      <Section title={text.erase.goes}>
        <PlainList items={Object.values(text.erase.goesItems)} />
      </Section>
      <Section title={text.erase.stays}>
        <p>{text.erase.staysText}</p>
        <Actions>
          <ActForm action={`${base}/delete`} command={command} kind="primary">
            {text.erase.do}
          </ActForm>
          <ActForm action={`${base}/export`} command={command}>
            {text.erase.exportFirst}
          </ActForm>
          <LinkButton kind="text" href={base}>
            {text.erase.keep}
          </LinkButton>
        </Actions>
      </Section>
    </>
  );
}
