/** Published figures as a table: what, how much, what kind, when, where, who says so; contradictions named under it. */
import { daysBetween, type LocalDate } from '../../../foundation/clock.ts';
import { formatDate, formatNumber } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import { DataTable, PlainList } from '../../../ui/index.ts';
import { conflictsAmong, type Published, type PublishedFigure } from '../domain/published.ts';
import { figuresText } from '../messages/index.ts';

export interface PublishedListProps {
  readonly language: Language;
  readonly today: LocalDate;
  readonly published: Published;
  readonly figures: readonly PublishedFigure[];
  readonly placeName: (id: string) => string;
  readonly caption: string;
}

export function PublishedList({ language, today, published, figures, placeName, caption }: PublishedListProps) {
  const text = figuresText(language);
  const conflicts = conflictsAmong(published, figures);
  return (
    <>
      <DataTable
        language={language}
        caption={caption}
        captionHidden
        columns={[
          { label: text.what },
          { label: text.value, numeric: true },
          { label: text.kind },
          { label: text.date },
          { label: text.place },
          { label: text.source },
        ]}
        rows={figures.map((figure) => [
          <What key="what" figure={figure} language={language} />,
          printPublished(figure, language),
          text.kinds[figure.kind],
          <When key="when" figure={figure} language={language} today={today} />,
          placeName(figure.locality),
          <Source key="source" figure={figure} />,
        ])}
      />
      {conflicts.length > 0 && (
        <>
          <h3>{text.conflictsTitle}</h3>
          <PlainList items={conflicts.map((conflict) => conflict.text[language])} />
        </>
      )}
    </>
  );
}

/** `490.923 doanh nghiệp`, `ít nhất 50 %`, `30.000–50.000 doanh nghiệp`. */
export function printPublished(figure: PublishedFigure, language: Language): string {
  const to = figure.valueTo === undefined ? '' : `–${formatNumber(figure.valueTo, language)}`;
  const amount = `${formatNumber(figure.value, language)}${to}`;
  return `${figuresText(language).qualifiers[figure.qualifier]}${amount} ${figure.indicator.unit[language]}`;
}

function What({ figure, language }: { readonly figure: PublishedFigure; readonly language: Language }) {
  const text = figuresText(language);
  const dimension = figure.dimension && `: ${figure.dimension[language]}`;
  const remarks = [figure.note?.[language], text.confidence[figure.confidence]].filter((remark) => remark);
  return (
    <>
      {figure.indicator.name[language]}
      {dimension}
      {remarks.length > 0 && <span class="src"> {remarks.join(' ')}</span>}
    </>
  );
}

function When(props: { readonly figure: PublishedFigure; readonly language: Language; readonly today: LocalDate }) {
  const { figure, language, today } = props;
  const text = figuresText(language);
  if (figure.date === null) return <>{text.noDate}</>;
  const printed =
    figure.date.length === 10 ? formatDate(figure.date as LocalDate) : figure.date.split('-').reverse().join('/');
  if (figure.kind !== 'target' || figure.date.length !== 10) return <>{printed}</>;
  const left = daysBetween(today, figure.date as LocalDate);
  const days = formatNumber(Math.abs(left), language);
  return (
    <>
      {printed}
      <span class="src"> {left < 0 ? text.overdue(days) : text.due(days)}</span>
    </>
  );
}

function Source({ figure }: { readonly figure: PublishedFigure }) {
  const { name, url } = figure.source;
  return url === undefined ? <span>{name}</span> : <a href={url}>{name}</a>;
}
