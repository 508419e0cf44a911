/** The public figures: the whole funnel with a chosen denominator, each counted stage opening to its events, what others published beside. */
import type { LocalDate } from '../../../foundation/clock.ts';
import { formatDate, formatNumber, formatShare } from '../../../foundation/i18n/format.ts';
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
import type { FunnelStage, Indicator } from '../domain/indicator.ts';
import type { Published, PublishedFigure } from '../domain/published.ts';
import { figuresText } from '../messages/index.ts';
import { hrefOf } from './figure-query.ts';
import { printPublished } from './published-list.tsx';

export interface FiguresPageProps {
  readonly language: Language;
  readonly today: LocalDate;
  readonly indicators: readonly Indicator[];
  readonly funnel: readonly FunnelStage[];
  /** The indicator shares are given of. */
  readonly whole: Indicator;
  readonly totals: ReadonlyMap<string, number>;
  readonly visitsByDay: readonly { readonly day: string; readonly visits: number }[];
  readonly published: Published;
}

export function FiguresPage(props: FiguresPageProps) {
  const { language } = props;
  const text = figuresText(language);
  return (
    <>
      <PageTitle title={text.title} lead={text.lead} />
      <Section title={text.countedTitle} id="counted" full>
        <p>{text.denominator}</p>
        <Tabs
          label={text.denominator}
          items={props.indicators.slice(0, 2).map((indicator) => ({
            href: hrefOf(`/${language}/figures`, { of: indicator.id }),
            label: indicator.name[language],
            count: formatNumber(props.totals.get(indicator.id) ?? 0, language),
            current: indicator === props.whole,
          }))}
        />
        <DataTable
          language={language}
          caption={text.countedCaption}
          captionHidden
          columns={[
            { label: text.stage },
            { label: text.countedNow, numeric: true },
            { label: text.shareOf },
            { label: text.besideColumn },
          ]}
          rows={props.funnel.map((stage) => stageRow(stage, props))}
        />
        <p class="src">{text.fromLedger(formatDate(props.today))}</p>
      </Section>
      <Section title={text.visitsTitle} id="visits">
        {props.visitsByDay.length === 0 ? <p>{text.noVisits}</p> : <VisitsTable {...props} />}
        <p class="src">{text.visits.definition}</p>
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
          rows={props.indicators.map(({ name, definition }) => ({
            label: name[language],
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

function stageRow(stage: FunnelStage, props: FiguresPageProps) {
  const { language, totals, whole } = props;
  const text = figuresText(language);
  const claims = props.published.figures.filter(({ id }) => stage.published.includes(id));
  const beside = claims.map((figure) => `${printPublished(figure, language)} (${figure.source.name})`).join('; ');
  const indicator = props.indicators.find(({ id }) => id === stage.indicator);
  if (indicator === undefined) return [stage.name[language], <NoFigure key="none" language={language} />, '', beside];
  const members = totals.get(indicator.id) ?? 0;
  const all = totals.get(whole.id) ?? 0;
  const share =
    all === 0
      ? text.ofNone
      : text.of(formatNumber(all, language), whole.name[language], formatShare(members / all, language));
  return [
    <a key="open" href={`/${language}/figures/${indicator.id}`}>
      {stage.name[language]}
    </a>,
    <b key="members">{formatNumber(members, language)}</b>,
    indicator === whole ? '' : share,
    beside,
  ];
}

function Headline({ figure, language }: { readonly figure: PublishedFigure; readonly language: Language }) {
  const text = figuresText(language);
  const date = figure.date?.length === 10 ? formatDate(figure.date as LocalDate) : (figure.date ?? text.noDate);
  return (
    <ClaimedFigure
      language={language}
      value={formatNumber(figure.value, language)}
      source={`${text.kinds[figure.kind]}, ${date}. ${text.source}: ${figure.source.name}.`}
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
