/** One's own data: a copy of everything, and deleting the account with a week to think again. */
import { formatDate, formatInstantDate, formatNumber } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  ActForm,
  Actions,
  BackLink,
  Button,
  Choices,
  DataTable,
  HiddenFields,
  Notice,
  PageTitle,
  PlainList,
  ProvisionalTag,
  Section,
  SourceLine,
} from '../../../ui/index.ts';
import { type DataRights, type ErasureRequest, type LegalClock, WAIT_DAYS } from '../domain/erasure.ts';
import { accountText } from '../messages/index.ts';
import { ownDataText } from '../messages/own-data.ts';

export interface OwnDataPageProps {
  readonly language: Language;
  readonly erasure: ErasureRequest | undefined;
  readonly holdsFirms: boolean;
  readonly nextCommand: () => string;
  readonly kept: boolean;
  readonly rights: DataRights;
}

export function OwnDataPage({ language, erasure, holdsFirms, nextCommand, kept, rights }: OwnDataPageProps) {
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
          <Stays language={language} rights={rights} />
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
        </Section>
      )}
      <Section title={text.clocks} id="clocks" full>
        <Clocks language={language} rights={rights} />
      </Section>
    </>
  );
}

interface RightsProps {
  readonly language: Language;
  readonly rights: DataRights;
}

function Stays({ language, rights }: RightsProps) {
  const text = ownDataText(language);
  const { what, why, until } = text.staysColumns;
  return (
    <>
      <DataTable
        language={language}
        caption={text.stays}
        captionHidden
        columns={[{ label: what }, { label: why }, { label: until }]}
        rows={rights.kept.map((each) => [each.what[language], each.why[language], each.until[language]])}
      />
      <SourceLine>{rights.keptBasis[language]}</SourceLine>
    </>
  );
}

function Clocks({ language, rights }: RightsProps) {
  const text = ownDataText(language);
  const { right, law, here, certain } = text.clockColumns;
  return (
    <>
      <DataTable
        language={language}
        caption={text.clocks}
        captionHidden
        columns={[{ label: right }, { label: law }, { label: here }, { label: certain }]}
        rows={rights.clocks.map((clock) => [
          text.rights[clock.right].name,
          lawWords(clock, language),
          clock.right === 'erase' ? text.rights.erase.here(WAIT_DAYS) : text.rights[clock.right].here,
          clock.certain ? text.certain : <ProvisionalTag language={language}>{text.notCertain}</ProvisionalTag>,
        ])}
      />
      <SourceLine>
        {rights.source[language]}. {rights.reading[language]} {text.readOn(formatDate(rights.readOn))}
      </SourceLine>
    </>
  );
}

function lawWords({ days, unit, withOthers, extension }: LegalClock, language: Language): string {
  const text = ownDataText(language);
  const number = (value: number) => formatNumber(value, language);
  const span = days.from === days.to ? number(days.from) : text.between(number(days.from), number(days.to));
  const more = [
    ...(withOthers === undefined ? [] : [text.withOthers(number(withOthers))]),
    ...(extension === undefined ? [] : [text.extension(number(extension))]),
  ];
  return [text.days(span, unit), ...more].join('; ');
}
