/** What a measure says, section by section: shared by the public page and by the page of one dossier. */
import type { ComponentChildren } from 'preact';
import { formatDate, formatNumber } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  DataTable,
  KeyValues,
  NoFigure,
  NumberedList,
  PlainList,
  ProvisionalTag,
  Section,
  SourceLine,
} from '../../../ui/index.ts';
import type { Measure, MeasureCatalogue, PaperNeeded, Tier } from '../domain/measure.ts';
import { measuresText } from '../messages/index.ts';
import { limitWords, perText, rateText, sumText } from './amount-text.ts';
import { documentName, lawText, validityText } from './law-text.ts';

export interface MeasureSectionProps {
  readonly language: Language;
  readonly catalogue: MeasureCatalogue;
  readonly measure: Measure;
  /** The tier of this dossier, marked in the table. */
  readonly mine?: Tier | undefined;
}

export function HowMuch({ language, measure, mine }: MeasureSectionProps) {
  const text = measuresText(language);
  const { benefit } = measure;
  const limits = limitWords(benefit, language);
  const rows = benefit.tiers.map((tier) => [
    <>
      {tier.label[language]}
      {tier === mine && <span class="small mute"> ({text.page.yours})</span>}
    </>,
    rateText(tier, language) ?? (tier.amountVnd === undefined ? <NoFigure language={language} /> : ''),
    <>
      {sumText(tier, language) ?? (benefit.kind === 'free' ? text.amount.free : <NoFigure language={language} />)}
      {!tier.verified && <ProvisionalTag language={language} />}
    </>,
    perText(tier, language) ?? '',
  ]);
  return (
    <Section title={text.page.howMuch}>
      <DataTable
        language={language}
        caption={text.page.howMuch}
        captionHidden
        columns={[
          { label: text.page.tierColumn },
          { label: text.page.rateColumn, numeric: true },
          { label: text.page.sumColumn, numeric: true },
          { label: text.page.perColumn },
        ]}
        rows={rows}
      />
      <KeyValues
        rows={[
          ...(benefit.base ? [{ label: text.amount.base, value: benefit.base[language] }] : []),
          ...(limits.length > 0 ? [{ label: text.amount.limits, value: limits.join('; ') }] : []),
          ...(benefit.also
            ? [{ label: text.amount.also, value: benefit.also.map((item) => item[language]).join('; ') }]
            : []),
        ]}
      />
      <SourceLine>
        {text.page.amountsRead(text.readFrom[measure.readFrom.amounts])}
        {measure.stackingGroup && ` ${text.page.stacking}`}
      </SourceLine>
    </Section>
  );
}

export function Provisos({ language, catalogue, measure }: MeasureSectionProps) {
  const text = measuresText(language).page;
  if (measure.provisos.length === 0) return null;
  return (
    <Section title={text.provisos}>
      <PlainList
        items={measure.provisos.map((proviso) => (
          <>
            {proviso.text[language]}{' '}
            {!proviso.certain && <ProvisionalTag language={language}>{text.provisoUnclear}</ProvisionalTag>}
            {proviso.cite && <span class="src"> {lawText(catalogue, proviso.cite, language)}</span>}
          </>
        ))}
      />
    </Section>
  );
}

export function Papers({ language, catalogue, measure }: MeasureSectionProps) {
  const { page: text, readFrom } = measuresText(language);
  return (
    <Section title={text.paper}>
      {measure.papers.length === 0 ? (
        <p>{text.noPapers}</p>
      ) : (
        <>
          <NumberedList items={measure.papers.map((paper) => paperLine(paper, catalogue, language))} />
          <SourceLine>{text.papersRead(readFrom[measure.readFrom.papers])}</SourceLine>
        </>
      )}
    </Section>
  );
}

function paperLine(needed: PaperNeeded, catalogue: MeasureCatalogue, language: Language): ComponentChildren {
  const text = measuresText(language).page;
  const paper = catalogue.papers.get(needed.code);
  return (
    <>
      <b>{paper?.name[language] ?? needed.code}</b>
      {!needed.required && <span class="mute"> ({text.optional})</span>}
      {paper?.heldBy && <p class="src">{text.heldBy(paper.heldBy[language])}</p>}
    </>
  );
}

export function HowLong({ language, measure }: MeasureSectionProps) {
  const text = measuresText(language);
  const { processing, priority } = measure;
  const ties = (priority?.tieBreak ?? []).flatMap((code) =>
    code === 'womenOwned' || code === 'manyFemaleWorkers' || code === 'socialEnterprise' ? [text.page.tie[code]] : [],
  );
  return (
    <Section title={text.page.howLong}>
      <KeyValues
        rows={[
          {
            label: text.page.term,
            value: processing ? (
              text.days[processing.kind](formatNumber(processing.days, language))
            ) : (
              <NoFigure language={language} />
            ),
          },
          { label: text.page.office, value: measure.authority[language] },
          { label: text.page.way, value: measure.channels.map((channel) => text.channel[channel]).join(', ') },
          ...(priority
            ? [
                {
                  label: text.page.order,
                  value: `${text.page.orderText}${ties.length > 0 ? ` ${text.page.tieText(ties.join(', '))}` : ''}`,
                },
              ]
            : []),
        ]}
      />
    </Section>
  );
}

export function LawAndDates({ language, catalogue, measure }: MeasureSectionProps) {
  const text = measuresText(language);
  const next = measure.supersededBy === undefined ? undefined : catalogue.byId.get(measure.supersededBy);
  return (
    <Section title={text.page.lawTitle}>
      <KeyValues
        rows={[
          ...measure.legalBasis.map((cite) => ({
            label: documentName(catalogue, cite.document, language),
            value: (
              <>
                {cite.article && text.law.articleOnly(cite.article)}{' '}
                {cite.verified ? (
                  <span class="mute small">{text.law.checked}</span>
                ) : (
                  <ProvisionalTag language={language}>{text.law.unchecked}</ProvisionalTag>
                )}
              </>
            ),
          })),
          {
            label: text.page.validity,
            value: (
              <>
                {validityText(measure, language)}{' '}
                {!measure.validity.verified && (
                  <ProvisionalTag language={language}>{text.dates.unverified}</ProvisionalTag>
                )}
              </>
            ),
          },
          ...(next
            ? [
                {
                  label: text.page.superseded,
                  value: <a href={`/${language}/support/${next.id}`}>{next.title[language]}</a>,
                },
              ]
            : []),
        ]}
      />
      <SourceLine>
        {text.dates.read(formatDate(measure.readOn))}. {text.page.version(measure.hash.slice(0, 12))}
      </SourceLine>
    </Section>
  );
}

export function DoubtsAndSources({ language, measure }: MeasureSectionProps) {
  const text = measuresText(language).page;
  return (
    <>
      <Section title={text.doubts}>
        {measure.doubts.length === 0 ? (
          <p>{text.noDoubts}</p>
        ) : (
          <PlainList items={measure.doubts.map((doubt) => doubt[language])} />
        )}
      </Section>
      <Section title={text.sources}>
        {measure.sources.length === 0 ? (
          <p>{text.noSources}</p>
        ) : (
          <PlainList
            items={measure.sources.map((source) => (
              <a href={source} rel="nofollow noreferrer external">
                {new URL(source).hostname}
              </a>
            ))}
          />
        )}
      </Section>
    </>
  );
}
