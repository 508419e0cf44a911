/** The public figures: what we counted, each opening to its events, beside what others published. */
import type { LocalDate } from '../../../foundation/clock.ts';
import { formatDate, formatNumber, formatShare } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  ClaimedFigure,
  CountedFigure,
  DataTable,
  FigurePair,
  KeyValues,
  PageTitle,
  Section,
} from '../../../ui/index.ts';
import type { Claim } from '../content/load-claims.ts';
import type { Indicator } from '../domain/indicator.ts';
import { figuresText } from '../messages/index.ts';

export interface FiguresPageProps {
  readonly language: Language;
  readonly today: LocalDate;
  readonly indicators: readonly Indicator[];
  readonly totals: ReadonlyMap<string, number>;
  readonly visitsByDay: readonly { readonly day: string; readonly visits: number }[];
  readonly claims: readonly Claim[];
}

export function FiguresPage(props: FiguresPageProps) {
  const { language } = props;
  const text = figuresText(language);
  return (
    <>
      <PageTitle title={text.title} lead={text.lead} />
      <Section title={text.countedTitle} id="counted" full>
        <FigurePair>
          {props.indicators.map((indicator) => (
            <Counted key={indicator.id} indicator={indicator} {...props} />
          ))}
        </FigurePair>
      </Section>
      <Section title={text.visitsTitle} id="visits">
        {props.visitsByDay.length === 0 ? <p>{text.noVisits}</p> : <VisitsTable {...props} />}
        <p class="src">{text.visits.definition}</p>
      </Section>
      <Section title={text.claimsTitle} id="claims" full>
        <p>{text.claimsLead}</p>
        <FigurePair>
          {props.claims.map((claim) => (
            <ClaimedFigure
              key={claim.id}
              language={language}
              value={formatNumber(claim.value, language)}
              source={text.claimSource(claim.source, formatDate(claim.asOf))}
            >
              {claim.what[language]}. {claim.note[language]}
            </ClaimedFigure>
          ))}
        </FigurePair>
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

function Counted(props: FiguresPageProps & { readonly indicator: Indicator }) {
  const { language, indicator, totals } = props;
  const text = figuresText(language);
  const members = totals.get(indicator.id) ?? 0;
  const opened = totals.get('dossiers-opened') ?? 0;
  return (
    <CountedFigure
      language={language}
      value={formatNumber(members, language)}
      source={text.fromLedger(formatDate(props.today))}
      open={{ href: `/${language}/figures/${indicator.id}`, label: text.open }}
    >
      {indicator.name[language]}
      {indicator.id !== 'dossiers-opened' &&
        `, ${opened === 0 ? text.ofNone : text.of(formatNumber(opened, language), formatShare(members / opened, language))}`}
    </CountedFigure>
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
