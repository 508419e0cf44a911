/** One figure by month: of the country, of one province, and of two provinces side by side, each against its even pace. */
import { formatNumber } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import { BarChart, DataTable, LoneLink, Section } from '../../../ui/index.ts';
import type { PublicTable, Shown } from '../domain/public-cells.ts';
import { figuresText } from '../messages/index.ts';
import type { FigurePageProps, NamedFigure } from './figure-page-props.ts';
import { type FigureQuery, hrefOf, keptQuery } from './figure-query.ts';
import { crossed } from './figure-view.ts';
import { ShownNumber } from './shown.tsx';

export function Months({ language, view, perDay, name, base, targets }: NamedFigure & { readonly base: string }) {
  const text = figuresText(language);
  const pace = evenPace(targets, language);
  const most = Math.max(1, pace.even, ...view.months.map(({ members }) => members));
  return (
    <Section title={text.monthsTitle} id="months" full>
      {view.months.length === 0 ? (
        <p>{text.noMonths}</p>
      ) : (
        <BarChart
          language={language}
          caption={text.monthsCaption(name)}
          max={most}
          columns={[text.month, text.newInMonth]}
          bars={view.months.map(({ period, members }) => ({
            ...barOf(printMonth(period), members, language),
            ...pace.markOf(period),
          }))}
          {...pace.note}
        />
      )}
      <p class="src">
        {text.monthsNote} {text.pace(formatNumber(Math.round(perDay * 100) / 100, language))}
      </p>
      <LoneLink href={`${base}#months`}>{text.chartLink}</LoneLink>
    </Section>
  );
}

/** The mark on each month of the year a target is for, and the sentence under the chart. */
function evenPace([newest]: FigurePageProps['targets'], language: Language) {
  if (newest === undefined) return { even: 0, markOf: () => ({}), note: {} };
  const { members, year } = newest.target;
  const even = members / 12;
  const words = figuresText(language).evenPace(formatNumber(Math.round(even * 10) / 10, language), year);
  const markOf = (period: string) => (period.startsWith(`${String(year)}-`) ? { mark: even } : {});
  return { even, markOf, note: { markNote: words } };
}

export function PlaceMonths({ language, query, name, table, targets }: NamedFigure & { readonly table: PublicTable }) {
  const text = figuresText(language);
  const values = query.province ? (table.rows.get(query.province.id)?.cells ?? []) : [];
  const pace = evenPace(targets, language);
  const most = Math.max(1, pace.even, ...values.filter((value) => value !== 'withheld'));
  return (
    <Section title={text.monthsTitle} id="months" full>
      <BarChart
        language={language}
        caption={text.monthsCaption(name)}
        max={most}
        columns={[text.month, text.newInMonth]}
        bars={table.columns.map((month, at) => ({
          ...barOf(printMonth(month), values[at] ?? 0, language),
          ...pace.markOf(month),
        }))}
        {...pace.note}
      />
      <p class="src">
        {text.monthsNote} {text.withheldNote}
      </p>
    </Section>
  );
}

function barOf(label: string, value: Shown, language: Language) {
  return value === 'withheld'
    ? { label, absent: figuresText(language).withheld }
    : { label, value, shown: formatNumber(value, language) };
}

/** `03/2031`. */
const printMonth = (period: string): string => `${period.slice(5, 7)}/${period.slice(0, 4)}`;

export function Comparison(
  props: NamedFigure & { readonly compared: NonNullable<FigureQuery['compared']>; readonly base: string },
) {
  const { language, view, places, compared, query, base } = props;
  const text = figuresText(language);
  if (view.released === undefined) return null;
  const table = crossed(view.released, query);
  const rowsOf = compared.map(({ id }) => table.rows.get(id));
  const line = (label: string, values: readonly Shown[]) => [
    label,
    ...values.map((value, at) => <ShownNumber key={at} value={value} language={language} />),
  ];
  const totals = compared.map(({ id }) => view.byProvince.get(id) ?? 0);
  const months = query.filter === undefined ? table.columns : [];
  return (
    <Section title={text.compareTitle} id="compared" full>
      <DataTable
        language={language}
        caption={text.compareCaption(props.name)}
        columns={[
          { label: text.month },
          ...compared.map(({ id }) => ({ label: places.nameOf(id, language), numeric: true })),
        ]}
        rows={[
          line(text.total, totals),
          ...months.map((month, at) =>
            line(
              printMonth(month),
              rowsOf.map((row) => row?.cells[at] ?? 0),
            ),
          ),
        ]}
      />
      <p class="src">{text.withheldNote}</p>
      <LoneLink href={`${hrefOf(base, { a: compared[0].id, b: compared[1].id, ...keptQuery(query) })}#compared`}>
        {text.chartLink}
      </LoneLink>
    </Section>
  );
}
