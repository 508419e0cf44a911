/** One guide: contents, sections, the law behind it and how far it was read, and the way into the plan. */
import type { LocalDate } from '../../../foundation/clock.ts';
import { formatDate } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  Actions,
  Breadcrumbs,
  Columns,
  DataTable,
  LinkButton,
  Notice,
  Over,
  PageTitle,
  PlainList,
  PrintHeader,
  Section,
  SourceLine,
} from '../../../ui/index.ts';
import { Markdown } from '../../../ui/markdown.tsx';
import { type Guide, isDueForReview } from '../domain/guide.ts';
import { learningText } from '../messages/index.ts';

interface GuidePageProps {
  readonly guide: Guide;
  readonly language: Language;
  readonly today: LocalDate;
  /** Absolute address, for paper. */
  readonly url: string;
  /** Whether advisers can be asked here. */
  readonly offersAdvice?: boolean | undefined;
}

export function GuidePage({ guide, language, today, url, offersAdvice }: GuidePageProps) {
  const text = learningText(language);
  return (
    <>
      <PrintHeader language={language} date={today} url={url} />
      <Breadcrumbs
        language={language}
        items={[{ href: `/${language}/learn`, label: text.allGuides }, { label: guide.title }]}
      />
      <PageTitle title={guide.title} over={`${text.over} · ${text.minutes(guide.minutes)}`} lead={guide.summary} />
      {isDueForReview(guide, today) && (
        <Notice tone="bad" title={text.dueTitle}>
          {text.due(formatDate(guide.validUntil))}
        </Notice>
      )}
      <Columns
        main={
          <>
            <Markdown source={guide.opening} />
            <SourceLine>{text.reviewed(formatDate(guide.reviewedOn))}</SourceLine>
          </>
        }
        aside={
          <nav class="no-print stack" aria-label={text.onPage}>
            <Over>{text.onPage}</Over>
            <PlainList
              items={guide.sections.map((section) => (
                <a key={section.anchor} href={`#${section.anchor}`}>
                  {section.title}
                </a>
              ))}
            />
          </nav>
        }
      />
      {guide.sections.map((section) => (
        <Section key={section.anchor} id={section.anchor} title={section.title}>
          <Markdown source={section.body} />
        </Section>
      ))}
      <Actions>
        <LinkButton href={`/${language}/start`}>{text.plan}</LinkButton>
        {offersAdvice && (
          <LinkButton href={`/${language}/ask`} kind="secondary">
            {text.askAdviser}
          </LinkButton>
        )}
      </Actions>
      <SourceLine>{text.planNote}</SourceLine>
      <LawBehindGuide guide={guide} language={language} />
    </>
  );
}

function LawBehindGuide({ guide, language }: { readonly guide: Guide; readonly language: Language }) {
  const text = learningText(language);
  return (
    <Section title={text.law} id="law" full>
      <DataTable
        language={language}
        caption={text.lawCaption}
        columns={[{ label: text.document }, { label: text.date }, { label: text.reading }]}
        rows={guide.law.map(({ document, date, reading }) => [
          document,
          date ? formatDate(date) : text.noDate,
          text.readings[reading],
        ])}
        fold
      />
      <h3>{text.sources}</h3>
      <PlainList items={guide.sources} />
      <SourceLine>{text.notAdvice}</SourceLine>
    </Section>
  );
}
