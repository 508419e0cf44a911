/** One adviser as everybody may see them: fields, recognitions with their day and ministry, who pays them, whether they have room. */
import type { LocalDate } from '../../../foundation/clock.ts';
import { formatDate } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  BackLink,
  DataTable,
  GoList,
  KeyValues,
  LinkButton,
  PageTitle,
  PlainList,
  Section,
  SourceLine,
} from '../../../ui/index.ts';
import { type Adviser, absenceOn, type Conflict, type Recognition } from '../domain/adviser.ts';
import { nameIn } from '../domain/named.ts';
import type { Outcomes, Quality } from '../domain/quality.ts';
import { directoryText } from '../messages/directory.ts';
import { askHref } from './directory-page.tsx';
import type { NamesOf } from './network-page.ts';
import { QualityRows } from './quality-rows.tsx';

export interface AdviserPageProps {
  readonly deps: NamesOf;
  readonly adviser: Adviser;
  readonly isFull: boolean;
  readonly conflicts: readonly Conflict[];
  readonly recognitions: readonly Recognition[];
  readonly quality: Quality;
  readonly outcomes: Outcomes;
  readonly today: LocalDate;
  readonly language: Language;
}

export function AdviserPage(props: AdviserPageProps) {
  const { deps, adviser, conflicts, language } = props;
  const text = directoryText(language);
  const spoken = adviser.languages.map((code) => nameIn(deps.network.languages, code, language)).join(', ');
  return (
    <>
      <BackLink href={`/${language}/advisers`}>{text.back}</BackLink>
      <PageTitle
        title={adviser.name}
        over={text.kinds[adviser.kind]}
        {...(adviser.about !== undefined && { lead: adviser.about })}
      />
      <Section title={text.fields} id="fields">
        <GoList
          items={adviser.fields.map((code) => ({
            ...{ href: askHref(language, code), title: nameIn(deps.topics, code, language), detail: text.askAbout },
          }))}
        />
        <KeyValues
          rows={[
            { label: text.home, value: deps.places.addressOf(adviser.communeId ?? adviser.provinceId, language) },
            { label: text.languages, value: spoken },
            { label: text.how, value: adviser.remoteOk ? text.both : text.inPerson },
            { label: text.capacity, value: roomInWords(props) },
          ]}
        />
        <SourceLine>{text.noContact}</SourceLine>
      </Section>
      <Section title={text.recognitions} id="recognitions">
        <Recognitions {...props} />
      </Section>
      <Section title={text.qualities} id="quality">
        <QualityRows {...props} />
      </Section>
      <Section title={text.conflicts} id="conflicts">
        {conflicts.length === 0 ? (
          <p>{text.noConflicts}</p>
        ) : (
          <>
            <PlainList
              items={conflicts.map(
                ({ vendorName, nature }) => `${vendorName}: ${nameIn(deps.network.natures, nature, language)}`,
              )}
            />
            <SourceLine>{text.conflictsLead}</SourceLine>
          </>
        )}
      </Section>
      <Section title={text.ask} id="ask">
        <p>{text.askLead}</p>
        <p>
          <LinkButton href={askHref(language, '')}>{text.ask}</LinkButton>
        </p>
      </Section>
    </>
  );
}

function roomInWords({ adviser, isFull, today, language }: AdviserPageProps): string {
  const text = directoryText(language);
  const away = absenceOn(adviser, today);
  if (adviser.paused !== undefined) return text.paused;
  if (away !== undefined) return text.away(formatDate(away.until));
  return isFull ? text.full : text.free;
}

function Recognitions({ deps, recognitions, language }: AdviserPageProps) {
  const text = directoryText(language);
  if (recognitions.length === 0) return <p>{text.noRecognition}</p>;
  const { columns } = text;
  return (
    <>
      <DataTable
        language={language}
        caption={text.recognitions}
        captionHidden
        fold
        columns={[columns.field, columns.ministry, columns.decision, columns.from, columns.until].map((label) => ({
          label,
        }))}
        rows={recognitions.map(({ field, ministry, decisionNo, from, until }) => [
          nameIn(deps.topics, field, language),
          nameIn(deps.network.ministries, ministry, language),
          decisionNo,
          formatDate(from),
          until === undefined ? text.open : formatDate(until),
        ])}
      />
      <SourceLine>{text.recognitionsLead}</SourceLine>
    </>
  );
}
