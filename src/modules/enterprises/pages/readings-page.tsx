/** The firm's own log: who of the programme looked at what, when and why, the latest first. */
import type { Instant } from '../../../foundation/clock.ts';
import { formatInstantDate, formatInstantTime } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  BackLink,
  DataTable,
  EmptyState,
  LinkButton,
  LoneLink,
  PageTitle,
  Pagination,
  PlainList,
  Section,
} from '../../../ui/index.ts';
import type { Reading } from '../domain/reading.ts';
import { dossierText } from '../messages/index.ts';
import { readingText } from '../messages/readings.ts';

/** `Cán bộ xã, Phường Hạc Thành`; app.ts knows roles and places. */
export type OfficeName = (office: Pick<Reading, 'role' | 'localityId'>, language: Language) => string;

export interface ReadingsPageProps {
  readonly language: Language;
  readonly base: string;
  readonly readings: readonly Reading[];
  readonly officeName: OfficeName;
  readonly page: number;
  readonly pages: number;
}

export function ReadingsPage({ language, base, readings, officeName, page, pages }: ReadingsPageProps) {
  const text = readingText(language);
  return (
    <>
      <BackLink href={`${base}/facts`}>{dossierText(language).facts.title}</BackLink>
      <PageTitle title={text.title} lead={text.lead} />
      {readings.length === 0 ? (
        <EmptyState title={text.none} act={<LinkButton href={`${base}/facts`}>{text.noneAct}</LinkButton>} />
      ) : (
        <DataTable
          language={language}
          caption={text.title}
          captionHidden
          columns={[{ label: text.when }, { label: text.who }, { label: text.what }, { label: text.why }]}
          rows={readings.map((reading) => {
            const { when, who, what, why } = inWords(reading, language, officeName);
            return [when, who, what, why];
          })}
        />
      )}
      {pages > 1 && (
        <Pagination
          language={language}
          page={page}
          pages={pages}
          hrefOf={(at) => `${base}/readings?page=${String(at)}`}
        />
      )}
    </>
  );
}

/** The last few, on the page of facts. */
export function LastReadings(props: Pick<ReadingsPageProps, 'language' | 'base' | 'readings' | 'officeName'>) {
  const { language, base, readings, officeName } = props;
  const text = readingText(language);
  return (
    <Section title={text.title} id="readings">
      {readings.length === 0 ? (
        <p class="src">{text.none}</p>
      ) : (
        <>
          <PlainList
            items={readings.map((reading) => {
              const { when, who, what, why } = inWords(reading, language, officeName);
              return text.line(when, who, what, why);
            })}
          />
          <LoneLink href={`${base}/readings`}>{text.all}</LoneLink>
        </>
      )}
    </Section>
  );
}

function inWords(reading: Reading, language: Language, officeName: OfficeName) {
  const text = readingText(language);
  const office = reading.reader === 'account' ? officeName(reading, language) || text.somebody : undefined;
  return {
    when: momentOf(reading.at),
    who: office ?? (reading.reader === 'system' ? text.system : text.holder),
    what: reading.fields.map((field) => text.fields[field]).join(', '),
    why: text.purposes[reading.purpose],
  };
}

function momentOf(at: Instant): string {
  return `${formatInstantTime(at)} ${formatInstantDate(at)}`;
}
