/** Releases for everybody: their list, and one with its proof and its files. */
import type { Instant } from '../../../foundation/clock.ts';
import { formatInstantDate, formatNumber, sentenceCase } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import { BackLink, DataTable, KeyValues, Notice, PageTitle, Section } from '../../../ui/index.ts';
import type { Indicator } from '../domain/indicator.ts';
import { tally } from '../domain/release.ts';
import { releasesText } from '../messages/releases.ts';
import type { Release, ReleaseTable } from '../store/releases.read.ts';
import { FileLinks, printSpan } from './release-words.tsx';

export function ReleasesPage({
  language,
  releases,
}: {
  readonly language: Language;
  readonly releases: readonly Release[];
}) {
  const text = releasesText(language);
  return (
    <>
      <BackLink href={`/${language}/figures`}>{text.backToFigures}</BackLink>
      <PageTitle title={text.title} lead={text.lead} />
      {releases.length === 0 ? <p>{text.none}</p> : <ReleaseList language={language} releases={releases} />}
    </>
  );
}

export function ReleaseList({
  language,
  releases,
}: {
  readonly language: Language;
  readonly releases: readonly Release[];
}) {
  const text = releasesText(language);
  return (
    <DataTable
      language={language}
      caption={text.title}
      captionHidden
      columns={[{ label: text.number }, { label: text.published }, { label: text.span }, { label: text.contentHash }]}
      rows={releases.map((release) => [
        <a key="open" href={`/${language}/figures/releases/${String(release.number)}`}>
          {text.release(release.number ?? 0)}
        </a>,
        formatInstantDate((release.settledAt ?? release.preparedAt) as Instant),
        <>
          {printSpan(release)}
          {release.corrects !== null && (
            <span class="src"> {text.corrects(release.corrects, text.reasons[release.reason ?? ''] ?? '')}</span>
          )}
        </>,
        <code key="hash">{release.contentHash.slice(0, 16)}</code>,
      ])}
    />
  );
}

export interface ReleasePageProps {
  readonly language: Language;
  readonly release: Release;
  readonly tables: readonly ReleaseTable[];
  readonly indicators: readonly Indicator[];
  /** Number of a later release that corrects this one. */
  readonly correctedBy?: number;
}

export function ReleasePage(props: ReleasePageProps) {
  const { language, release, correctedBy } = props;
  const text = releasesText(language);
  const base = `/${language}/figures/releases/${String(release.number)}`;
  return (
    <>
      <BackLink href={`/${language}/figures/releases`}>{text.allReleases}</BackLink>
      <PageTitle
        over={release.settledAt ? formatInstantDate(release.settledAt as Instant) : undefined}
        title={text.numbered(release.number ?? 0, printSpan(release))}
        lead={text.lead}
      />
      {correctedBy !== undefined && (
        <Notice tone="bad">
          <a href={`/${language}/figures/releases/${String(correctedBy)}`}>{text.correctedBy(correctedBy)}</a>
        </Notice>
      )}
      <ReleaseBody {...props} />
      <Section title={text.downloads} id="downloads">
        <FileLinks language={language} hrefOf={(format) => `${base}/cells.${format}`} />
        <p class="src">{text.permanent}</p>
      </Section>
    </>
  );
}

/** What is in a release and how to prove it; an officer looks at the same before it is published. */
export function ReleaseBody({ language, release, tables, indicators }: ReleasePageProps) {
  const text = releasesText(language);
  const nameOf = (id: string) =>
    sentenceCase(indicators.find((indicator) => indicator.id === id)?.name[language] ?? id, language);
  const place = (id: string) => indicators.findIndex((indicator) => indicator.id === id);
  const inOrder = [...tables].sort((a, b) => place(a.indicator) - place(b.indicator));
  const isGone = (id: string) => indicators.find((indicator) => indicator.id === id)?.withdrawn !== undefined;
  return (
    <>
      {release.corrects !== null && <p>{text.corrects(release.corrects, text.reasons[release.reason ?? ''] ?? '')}</p>}
      <Section title={text.indicators} id="indicators" full>
        <DataTable
          language={language}
          caption={text.indicators}
          captionHidden
          columns={[
            { label: text.indicators },
            { label: text.total, numeric: true },
            { label: text.shownWithheld },
            { label: text.definition },
          ]}
          rows={inOrder.map(({ indicator, definitionHash, shown }) => {
            const { shown: open, withheld } = tally(shown);
            return [
              release.number === null ? (
                nameOf(indicator)
              ) : isGone(indicator) ? (
                text.withdrawnSince(nameOf(indicator))
              ) : (
                <a key="open" href={`/${language}/figures/${indicator}?release=${String(release.number)}`}>
                  {nameOf(indicator)}
                </a>
              ),
              formatNumber(shown.total, language),
              text.tally(formatNumber(open, language), formatNumber(withheld, language)),
              <code key="hash" class="hash">
                {definitionHash.slice(0, 16)}
              </code>,
            ];
          })}
        />
        <KeyValues
          rows={[
            { label: text.span, value: printSpan(release) },
            { label: text.ledger, value: formatNumber(release.ledgerSeq, language) },
            { label: text.ledgerHash, value: <code class="hash">{release.ledgerHash}</code> },
            { label: text.contentHash, value: <code class="hash">{release.contentHash}</code> },
          ]}
        />
      </Section>
    </>
  );
}
