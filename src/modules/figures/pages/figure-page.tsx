/** One figure: its number with every whole it may be held against, by month, by place as released, beside what others published, and opened to its events. */
import type { Instant, LocalDate } from '../../../foundation/clock.ts';
import { formatDate, formatInstantDate, formatNumber, formatShare } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  BarChart,
  Breadcrumbs,
  DataTable,
  EmptyState,
  KeyValues,
  LinkButton,
  LoneLink,
  PageTitle,
  Pagination,
  PlainList,
  Section,
} from '../../../ui/index.ts';
import type { Gazetteer } from '../../localities/index.ts';
import type { ProvinceShapes } from '../content/load-shapes.ts';
import type { Indicator, Stock } from '../domain/indicator.ts';
import type { Sector, Size } from '../domain/member.ts';
import type { PublicTable, Shown } from '../domain/public-cells.ts';
import type { Published } from '../domain/published.ts';
import { deskFiguresText } from '../messages/desk.ts';
import { figuresText } from '../messages/index.ts';
import { releasesText } from '../messages/releases.ts';
import { RunRateLine } from './desk-target.tsx';
import { FilterForm } from './figure-forms.tsx';
import { ByCommune, ByProvince } from './figure-places.tsx';
import { type FigureQuery, hrefOf, keptQuery } from './figure-query.ts';
import { crossed, type FigureView, MEMBERS_PER_PAGE } from './figure-view.ts';
import type { PlaceTarget } from './place-targets.ts';
import { PublishedList } from './published-list.tsx';
import { FileLinks, printSpan, ReleaseNote } from './release-words.tsx';
import { ShownNumber } from './shown.tsx';

export interface FigurePageProps {
  readonly language: Language;
  readonly today: LocalDate;
  readonly indicator: Indicator;
  readonly indicators: readonly Indicator[];
  readonly stocks: readonly Stock[];
  /** Firms of each stock in the country. */
  readonly standing: ReadonlyMap<string, number>;
  readonly query: FigureQuery;
  readonly view: FigureView;
  readonly perDay: number;
  readonly places: Gazetteer;
  readonly shapes: ProvinceShapes;
  readonly published: Published;
  readonly corrections: readonly { readonly act: string; readonly reason: string; readonly members: number }[];
  /** Of the country, or of the province shown. */
  readonly targets: readonly PlaceTarget[];
}

export function FigurePage(props: FigurePageProps) {
  const { language, indicator, query, view, places } = props;
  const text = figuresText(language);
  const base = `/${language}/figures/${indicator.id}`;
  const placeName = query.province ? places.nameOf(query.province.id, language) : text.nation;
  const filterName = filterWords(query, language);
  const name = filterName === undefined ? indicator.name[language] : `${indicator.name[language]}, ${filterName}`;
  const shared = { language, name, places };
  const { released } = view;
  const national = query.province === undefined && query.filter === undefined;
  return (
    <>
      <Breadcrumbs
        language={language}
        items={[
          { label: text.title, href: `/${language}/figures` },
          ...(query.province ? [{ label: indicator.name[language], href: base }] : []),
          { label: query.province ? placeName : indicator.name[language] },
        ]}
      />
      <PageTitle
        over={
          national || released === undefined
            ? `${placeName}. ${text.fromLedger(formatDate(props.today))}`
            : `${placeName}. ${releasesText(language).numbered(released.release.number ?? 0, printSpan(released.release))}`
        }
        title={
          <>
            {view.total !== undefined && <ShownNumber value={view.total} language={language} />} {name}
          </>
        }
        lead={indicator.definition[language]}
      />
      {national && <Wholes {...props} />}
      <Targets {...props} />
      {national && <Months {...props} name={name} base={base} />}
      <ReleaseNote language={language} released={released} />
      {released && (
        <>
          <Section title={text.filterTitle} id="filter">
            <FilterForm {...props} base={base} />
            <p class="src">{text.oneFilter}</p>
          </Section>
          {query.compared && <Comparison {...props} compared={query.compared} name={name} base={base} />}
          {query.province === undefined ? (
            <ByProvince
              {...shared}
              shapes={props.shapes}
              byProvince={view.byProvince}
              hrefOf={(place) => hrefOf(base, { place, ...keptQuery(query) })}
              {...(query.filter === undefined && query.release === undefined && { communes: `${base}/communes` })}
            />
          ) : (
            <>
              {query.filter === undefined && <PlaceMonths {...props} name={name} table={released.byMonth} />}
              {view.byCommune && <ByCommune {...shared} province={query.province} byCommune={view.byCommune} />}
              {query.filter === undefined && (
                <Section title={text.sectorsTitle} id="sectors" full>
                  <Split {...props} table={released.bySector} caption={text.sectorsCaption} words={text.sectors} />
                  <Split {...props} table={released.bySize} caption={text.sizesCaption} words={text.sizes} />
                  <p class="src">{text.withheldNote}</p>
                </Section>
              )}
            </>
          )}
        </>
      )}
      <Beside {...props} />
      <Opened {...props} base={base} />
      <Definition {...props} base={base} />
    </>
  );
}

function filterWords({ filter }: FigureQuery, language: Language): string | undefined {
  const text = figuresText(language);
  if (filter === undefined) return undefined;
  return filter.by === 'sector' ? text.sectors[filter.value] : text.sizes[filter.value];
}

/** A number names its whole; every whole it may be held against stands here. */
function Wholes({ language, indicator, indicators, stocks, standing, view }: FigurePageProps) {
  const text = figuresText(language);
  const members = view.totals.get(indicator.id) ?? 0;
  const wholes = indicator.denominators.flatMap((id) =>
    [...indicators, ...stocks].filter((candidate) => candidate.id === id),
  );
  if (wholes.length === 0) return null;
  return (
    <Section title={text.wholeTitle} id="wholes">
      <KeyValues
        rows={wholes.map((whole) => {
          const all = view.totals.get(whole.id) ?? standing.get(whole.id) ?? 0;
          return {
            label: `${whole.name[language]}: ${formatNumber(all, language)}`,
            value: all === 0 ? text.ofNone : formatShare(members / all, language),
          };
        })}
      />
      {wholes.some(({ id }) => id === indicator.othersThan) && (
        <p>
          {text.others(
            formatNumber((view.totals.get(indicator.othersThan ?? '') ?? 0) - members, language),
            formatNumber(members, language),
          )}
        </p>
      )}
    </Section>
  );
}

/** Our number against the place's own target; claims of others stand further down and are never mixed in. */
function Targets({ language, targets }: FigurePageProps) {
  if (targets.length === 0) return null;
  return (
    <Section title={deskFiguresText(language).targetTitle} id="target">
      {targets.map(({ target, rate }) => (
        <RunRateLine key={target.year} language={language} target={target} rate={rate} />
      ))}
    </Section>
  );
}

type Named = FigurePageProps & { readonly name: string };

function Months({ language, view, perDay, name, base, targets }: Named & { readonly base: string }) {
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

function PlaceMonths({ language, query, name, table, targets }: Named & { readonly table: PublicTable }) {
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

function Split(
  props: FigurePageProps & {
    readonly table: PublicTable;
    readonly caption: string;
    readonly words: Readonly<Record<Sector, string>> | Readonly<Record<Size, string>>;
  },
) {
  const { language, table, query } = props;
  const cells = (query.province && table.rows.get(query.province.id)?.cells) ?? [];
  const words: Readonly<Record<string, string>> = props.words;
  return (
    <DataTable
      language={language}
      caption={props.caption}
      columns={[{ label: props.caption }, { label: figuresText(language).count, numeric: true }]}
      rows={table.columns.map((column, at) => [
        words[column] ?? column,
        <ShownNumber key="value" value={cells[at] ?? 0} language={language} />,
      ])}
    />
  );
}

function Comparison(props: Named & { readonly compared: NonNullable<FigureQuery['compared']>; readonly base: string }) {
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

/** What others say of the same subject, or of the same province; measured otherwise. */
function Beside(props: FigurePageProps) {
  const { language, indicator, published, query, places } = props;
  const text = figuresText(language);
  const { province } = query;
  const here = new Set(province === undefined ? ['vn'] : [province.id, ...places.predecessorsOf(province.id)]);
  const figures = published.figures.filter(
    (figure) => here.has(figure.locality) && (province !== undefined || figure.indicator.beside === indicator.id),
  );
  return (
    <Section title={text.publishedTitle} id="published" full>
      <p>{text.publishedLead}</p>
      {figures.length === 0 ? (
        <p>{text.publishedNone}</p>
      ) : (
        <PublishedList
          language={language}
          today={props.today}
          published={published}
          figures={figures}
          placeName={(id) => (id === 'vn' ? text.nation : places.nameOf(id, language))}
          caption={text.publishedTitle}
        />
      )}
      <LoneLink href={`/${language}/figures/published`}>{text.publishedAll}</LoneLink>
    </Section>
  );
}

function Opened({ language, query, view, base }: FigurePageProps & { readonly base: string }) {
  const text = figuresText(language);
  const total = typeof view.total === 'number' ? view.total : 0;
  if (view.members === undefined) {
    return (
      <Section title={text.openTitle} id="events">
        <p>{text.cannotOpen}</p>
      </Section>
    );
  }
  return (
    <Section title={text.openTitle} id="events" full>
      <p>{text.membersLead(formatNumber(total, language))}</p>
      {view.members.length === 0 ? (
        <EmptyState title={text.noMembers} act={<LinkButton href={`/${language}/start`}>{text.start}</LinkButton>} />
      ) : (
        <DataTable
          language={language}
          caption={text.membersCaption}
          captionHidden
          columns={[{ label: text.eventId }, { label: text.when }]}
          rows={view.members.map((member) => [member.event_id, formatInstantDate(member.occurred_at as Instant)])}
        />
      )}
      <Pagination
        language={language}
        page={query.page}
        pages={Math.max(1, Math.ceil(total / MEMBERS_PER_PAGE))}
        hrefOf={(page) => `${hrefOf(base, { page: String(page) })}#events`}
      />
    </Section>
  );
}

function Definition({ language, indicator, query, base, corrections }: FigurePageProps & { readonly base: string }) {
  const text = figuresText(language);
  const words = deskFiguresText(language);
  const here = { place: query.province?.id, ...keptQuery(query) };
  return (
    <Section title={text.definitionTitle} id="definition">
      <KeyValues
        rows={[
          { label: text.definitionTitle, value: indicator.definition[language] },
          { label: text.events, value: indicator.events.join(', ') },
          { label: text.distinct, value: text.distinctBy[indicator.distinctBy] },
          { label: text.kindLabel, value: text[indicator.kind] },
        ]}
      />
      {corrections.length > 0 && (
        <>
          <h3>{words.correctionsTitle}</h3>
          <PlainList
            items={corrections.map(({ act, reason, members }) =>
              words.correctedLine(
                formatNumber(members, language),
                words.acts[act] ?? act,
                words.reasons[reason] ?? reason,
              ),
            )}
          />
        </>
      )}
      <p class="src">
        {text.version(indicator.version, indicator.hash.slice(0, 12))} {text.verifyNote}
      </p>
      <p class="src">{text.permanent}</p>
      <FileLinks language={language} hrefOf={(format) => hrefOf(`${base}/cells.${format}`, here)} />
    </Section>
  );
}
