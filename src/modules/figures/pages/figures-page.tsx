/** The public figures: the whole funnel with a chosen denominator, each counted stage opening to its events, what others published beside. */
import type { LocalDate } from '../../../foundation/clock.ts';
import { formatDate, formatNumber, formatShare, sentenceCase } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  ClaimedFigure,
  DataTable,
  FigurePair,
  KeyValues,
  LoneLink,
  NoFigure,
  PageTitle,
  Section,
  Tabs,
} from '../../../ui/index.ts';
import type { FunnelStage, Indicator, Stock } from '../domain/indicator.ts';
import type { Published, PublishedFigure } from '../domain/published.ts';
import { figuresText } from '../messages/index.ts';
import { releasesText } from '../messages/releases.ts';
import { hrefOf } from './figure-query.ts';
import { printPublished } from './published-list.tsx';
import { FileLinks } from './release-words.tsx';
import { whyNotStanding } from './shown.tsx';

export interface FiguresPageProps {
  readonly language: Language;
  readonly today: LocalDate;
  readonly indicators: readonly Indicator[];
  readonly funnel: readonly FunnelStage[];
  readonly stocks: readonly Stock[];
  /** The indicator or stock shares are given of. */
  readonly whole: Indicator | Stock;
  /** Members and firms of every indicator and stock in the country. */
  readonly totals: ReadonlyMap<string, number>;
  /** Ids of indicators signed and not counted from history yet. */
  readonly waiting: readonly string[];
  readonly visitsByDay: readonly { readonly day: string; readonly visits: number }[];
  readonly published: Published;
}

export function FiguresPage(props: FiguresPageProps) {
  const { language } = props;
  const text = figuresText(language);
  return (
    <>
      <PageTitle title={text.title} lead={text.lead} />
      <Unreached {...props} />
      <Section title={text.countedTitle} id="counted" full>
        <p>{text.denominator}</p>
        <Tabs
          label={text.denominator}
          items={wholesOf(props)
            .filter((whole) => whole === props.whole || props.totals.has(whole.id) || isUnsaid(whole, props.totals))
            .map((whole) => ({
              href: `${hrefOf(`/${language}/figures`, { of: whole.id })}#counted`,
              label: sentenceCase(whole.name[language], language),
              count: isUnsaid(whole, props.totals)
                ? text.noFigure
                : formatNumber(props.totals.get(whole.id) ?? 0, language),
              current: whole === props.whole,
            }))}
        />
        {isUnsaid(props.whole, props.totals) && <p>{whyNotStanding(props.whole, props.totals, language)}</p>}
        <DataTable
          language={language}
          caption={text.countedCaption}
          captionHidden
          columns={[
            { label: text.stage },
            { label: text.countedNow, numeric: true },
            { label: text.shareOf },
            { label: text.besideColumn, short: text.besideShort },
          ]}
          rows={props.funnel.map((stage) => stageRow(stage, props))}
        />
        <p class="src">
          {text.otherUnitNote} {text.fromLedger(formatDate(props.today))}
        </p>
        <LoneLink href={`/${language}/figures/releases`}>{releasesText(language).title}</LoneLink>
      </Section>
      <Others {...props} />
      <Section title={text.visitsTitle} id="visits">
        {props.visitsByDay.length === 0 ? <p>{text.noVisits}</p> : <VisitsTable {...props} />}
        <p class="src">{text.visits.definition}</p>
        {props.visitsByDay.length > 0 && (
          <FileLinks language={language} hrefOf={(format) => `/${language}/figures/visits/table.${format}`} />
        )}
      </Section>
      <Section title={text.publishedTitle} id="claims" full>
        <p>{text.publishedLead}</p>
        <FigurePair>
          {HEADLINES.flatMap((id) => props.published.figures.filter((figure) => figure.id === id)).map((figure) => (
            <Headline key={figure.id} figure={figure} language={language} />
          ))}
        </FigurePair>
        <LoneLink href={`/${language}/figures/published`}>{text.publishedAll}</LoneLink>
      </Section>
      <Section title={text.definitionsTitle} id="definitions">
        <KeyValues
          rows={[...props.stocks, ...props.indicators].map(({ name, definition }) => ({
            label: sentenceCase(name[language], language),
            value: definition[language],
          }))}
        />
        <p class="src">{text.verifyNote}</p>
      </Section>
    </>
  );
}

/** The three national claims everybody quotes; the rest is one page further. */
const HEADLINES = ['f009', 'f013', 'f053'];

/** What shares may be given of: firms of the register, and dossiers. */
export function wholesOf({
  indicators,
  stocks,
}: Pick<FiguresPageProps, 'indicators' | 'stocks'>): readonly (Indicator | Stock)[] {
  const dossiers = ['dossiers-opened', 'anonymous-plans'];
  return [...stocks, ...dossiers.flatMap((id) => indicators.filter((indicator) => indicator.id === id))];
}

/** A stock of a register that is there and does not say it. */
function isUnsaid(whole: Indicator | Stock, totals: ReadonlyMap<string, number>): whole is Stock {
  return !('events' in whole) && !totals.has(whole.id) && totals.has('registered');
}

/** Figures that are no stage of the funnel: what officers began to count. */
function Others(props: FiguresPageProps) {
  const { language, indicators, funnel } = props;
  const text = figuresText(language);
  const others = indicators.filter(({ id }) => !funnel.some(({ indicator }) => indicator === id));
  if (others.length === 0) return null;
  return (
    <Section title={text.othersTitle} id="others" full>
      <DataTable
        language={language}
        caption={text.othersTitle}
        captionHidden
        columns={[{ label: text.figure }, { label: text.countedNow, numeric: true }, { label: text.shareOf }]}
        rows={others.map(({ id, name, denominators }) => {
          const label = sentenceCase(name[language], language);
          const stage = { id, indicator: id, published: [], name: { vi: label, en: label } };
          return stageRow(stage, { ...props, whole: usualWhole(denominators, props) ?? props.whole }).slice(0, 3);
        })}
      />
    </Section>
  );
}

/** The first whole of its own that somebody stands in: officers chose them in this order. */
function usualWhole(
  denominators: readonly string[],
  { indicators, stocks, totals }: FiguresPageProps,
): Indicator | Stock | undefined {
  const id = denominators.find((each) => (totals.get(each) ?? 0) > 0);
  return [...indicators, ...stocks].find((each) => each.id === id);
}

/** Who is left, first. */
function Unreached({ language, totals }: FiguresPageProps) {
  const text = figuresText(language);
  const operating = totals.get('operating') ?? 0;
  const reached = totals.get('firms-reached') ?? 0;
  return (
    <Section title={text.unreachedTitle} id="unreached">
      <p>
        {operating === 0
          ? text.noRegister
          : text.unreachedFirms(
              formatNumber(Math.max(0, operating - reached), language),
              formatNumber(operating, language),
            )}
      </p>
    </Section>
  );
}

function stageRow(stage: FunnelStage, props: FiguresPageProps) {
  const { language, totals, whole } = props;
  const text = figuresText(language);
  const claims = props.published.figures.filter(({ id }) => stage.published.includes(id));
  const beside = claims.map((figure) => `${printPublished(figure, language)} (${figure.source.name})`).join('; ');
  const indicator = props.indicators.find(({ id }) => id === stage.indicator);
  const stock = props.stocks.find(({ id }) => id === stage.stock);
  const counted = indicator ?? stock;
  if (counted === undefined || (stock !== undefined && !totals.has(stock.id)))
    return [
      stage.name[language],
      <NoFigure key="none" language={language} />,
      stock !== undefined
        ? whyNotStanding(stock, totals, language)
        : stage.missing === undefined
          ? ''
          : text.missing(stage.missing[language]),
      beside,
    ];
  const members = totals.get(counted.id) ?? 0;
  const name =
    indicator === undefined ? (
      stage.name[language]
    ) : (
      <a key="open" href={`/${language}/figures/${indicator.id}`}>
        {stage.name[language]}
      </a>
    );
  if (props.waiting.includes(counted.id))
    return [name, <NoFigure key="none" language={language} />, text.uncounted, beside];
  return [
    name,
    <b key="members">{formatNumber(members, language)}</b>,
    counted === whole || (stock !== undefined && members > (totals.get(whole.id) ?? 0))
      ? ''
      : shareWords(counted, members, props),
    beside,
  ];
}

/** A dossier is not a firm: a share of one in the other would be no share. */
function shareWords(
  counted: Indicator | Stock,
  members: number,
  { language, whole, totals }: FiguresPageProps,
): string {
  const text = figuresText(language);
  const all = totals.get(whole.id) ?? 0;
  if (ofFirms(counted) !== ofFirms(whole)) return text.otherUnit;
  if (isUnsaid(whole, totals)) return text.noFigure;
  if (all === 0) return text.ofNone;
  return text.of(formatNumber(all, language), whole.name[language], formatShare(members / all, language));
}

const ofFirms = (counted: Indicator | Stock): boolean => !('events' in counted) || counted.firms === true;

function Headline({ figure, language }: { readonly figure: PublishedFigure; readonly language: Language }) {
  const text = figuresText(language);
  const date = figure.date?.length === 10 ? formatDate(figure.date as LocalDate) : (figure.date ?? text.noDate);
  return (
    <ClaimedFigure
      language={language}
      value={formatNumber(figure.value, language)}
      source={`${sentenceCase(text.kinds[figure.kind], language)}, ${date}. ${text.source}: ${figure.source.name}.`}
    >
      {figure.indicator.name[language]}. {figure.note?.[language]}
    </ClaimedFigure>
  );
}

function VisitsTable({ language, visitsByDay }: FiguresPageProps) {
  const text = figuresText(language);
  return (
    <DataTable
      language={language}
      caption={text.visitsCaption}
      columns={[{ label: text.day }, { label: text.visitCount, numeric: true }]}
      rows={visitsByDay.map(({ day, visits }) => [formatDate(day as LocalDate), formatNumber(visits, language)])}
    />
  );
}
