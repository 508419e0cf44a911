/** One's own data: a copy of everything, and deleting the account with a week to think again. */
import { formatInstantDate } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  ActForm,
  Actions,
  BackLink,
  Button,
  Choices,
  HiddenFields,
  Notice,
  PageTitle,
  PlainList,
  Section,
  SourceLine,
} from '../../../ui/index.ts';
import { type ErasureRequest, WAIT_DAYS } from '../domain/erasure.ts';
import { accountText } from '../messages/index.ts';
import { ownDataText } from '../messages/own-data.ts';

export interface OwnDataPageProps {
  readonly language: Language;
  readonly erasure: ErasureRequest | undefined;
  readonly holdsFirms: boolean;
  readonly nextCommand: () => string;
  readonly kept: boolean;
}

export function OwnDataPage({ language, erasure, holdsFirms, nextCommand, kept }: OwnDataPageProps) {
  const text = ownDataText(language);
  const base = `/${language}/account/data`;
  return (
    <>
      <BackLink href={`/${language}/account`}>{accountText(language).account.title}</BackLink>
      {kept && <Notice tone="ok" title={text.kept} />}
      <PageTitle title={text.title} />
      {erasure && (
        <Notice tone="bad" title={text.waiting(formatInstantDate(erasure.dueAt))}>
          <p>{text.waitingText}</p>
          <Actions>
            <ActForm action={`${base}/keep`} command={nextCommand()} kind="primary">
              {text.keep}
            </ActForm>
          </Actions>
        </Notice>
      )}
      <Section title={text.copy} id="copy">
        <p>{text.copyText}</p>
        <ActForm action={`${base}/copy`} command={nextCommand()}>
          {text.download}
        </ActForm>
      </Section>
      {erasure === undefined && (
        <Section title={text.erase} id="erase">
          <p>{text.eraseText(WAIT_DAYS)}</p>
          <h3>{text.goes}</h3>
          <PlainList items={text.goesItems} />
          <h3>{text.stays}</h3>
          <p>{text.staysText}</p>
          <form class="stack" method="post" action={`${base}/erase`}>
            <HiddenFields fields={{ command: nextCommand() }} />
            {holdsFirms && (
              <Choices
                language={language}
                name="firms"
                type="radio"
                legend={text.firms}
                options={[
                  { value: 'release', label: text.firmsRelease, detail: text.firmsReleaseDetail },
                  { value: 'erase', label: text.firmsErase, detail: text.firmsEraseDetail },
                ]}
                selected={['release']}
              />
            )}
            <Actions>
              <Button kind="secondary">{text.ask}</Button>
            </Actions>
          </form>
          <SourceLine>{text.law}</SourceLine>
          <SourceLine>{text.uncertain}</SourceLine>
        </Section>
      )}
    </>
  );
}
