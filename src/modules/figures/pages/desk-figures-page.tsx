/** Figures of an officer's area: who is unreached first, then every figure with its number and its whole. */
import { formatNumber, formatShare, sentenceCase } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  DataTable,
  EmptyState,
  LinkButton,
  LoneLink,
  NoFigure,
  PageTitle,
  PlainList,
  Section,
} from '../../../ui/index.ts';
import type { Indicator, Stock } from '../domain/indicator.ts';
import { deskFiguresText } from '../messages/desk.ts';
import { figuresText } from '../messages/index.ts';

export interface DeskFiguresPageProps {
  readonly language: Language;
  readonly placeName: string;
  readonly indicators: readonly Indicator[];
  readonly stocks: readonly Stock[];
  readonly counts: ReadonlyMap<string, number>;
  readonly standing: ReadonlyMap<string, number>;
  /** Ids of indicators whose members have said no place yet. */
  readonly placeless: readonly string[];
  /** Ids of indicators signed and not counted from history yet. */
  readonly waiting: readonly string[];
  /** Absent for a role that may not release. */
  readonly mayRelease: boolean;
}

export function DeskFiguresPage(props: DeskFiguresPageProps) {
  const { language, indicators } = props;
  const text = deskFiguresText(language);
  return (
    <>
      <PageTitle over={text.over(props.placeName)} title={text.title} lead={text.lead} />
      <Unreached {...props} />
      <Section title={text.indicator} id="figures" full>
        <DataTable
          language={language}
          caption={text.title}
          captionHidden
          columns={[{ label: text.indicator }, { label: text.count, numeric: true }, { label: text.wholes }]}
          rows={indicators.map((indicator) => [
            <a key="open" href={`/${language}/desk/figures/${indicator.id}`}>
              {sentenceCase(indicator.name[language], language)}
            </a>,
            ...(props.waiting.includes(indicator.id)
              ? [<NoFigure key="none" language={language} />, figuresText(language).uncounted]
              : props.placeless.includes(indicator.id)
                ? [<NoFigure key="none" language={language} />, text.placeless]
                : [formatNumber(props.counts.get(indicator.id) ?? 0, language), wholeOf(indicator, props)]),
          ])}
        />
        <PlainList
          items={[
            ...(props.mayRelease
              ? [
                  <LoneLink key="releases" href={`/${language}/desk/figures/releases`}>
                    {text.releases}
                  </LoneLink>,
                ]
              : []),
            <LoneLink key="public" href={`/${language}/figures`}>
              {text.public}
            </LoneLink>,
          ]}
        />
      </Section>
    </>
  );
}

function Unreached({ language, counts, standing }: DeskFiguresPageProps) {
  const text = deskFiguresText(language);
  const operating = standing.get('operating') ?? 0;
  const reached = counts.get('firms-reached') ?? 0;
  return (
    <Section title={text.unreachedTitle} id="unreached">
      {operating === 0 ? (
        <EmptyState
          title={text.noRegister}
          act={<LinkButton href={`/${language}/desk/imports`}>{text.open}</LinkButton>}
        />
      ) : (
        <>
          <p>{text.unreached(formatNumber(reached, language), formatNumber(operating, language))}</p>
          <LoneLink href={`/${language}/desk/unreached`}>{text.toUnreached}</LoneLink>
        </>
      )}
    </Section>
  );
}

function wholeOf(
  indicator: Indicator,
  { language, indicators, stocks, counts, standing }: DeskFiguresPageProps,
): string {
  const text = deskFiguresText(language);
  const members = counts.get(indicator.id) ?? 0;
  for (const id of indicator.denominators) {
    const whole = indicators.find((each) => each.id === id) ?? stocks.find((each) => each.id === id);
    const count = counts.get(id) ?? standing.get(id) ?? 0;
    if (whole !== undefined && count > 0)
      return text.ofWhole(formatShare(members / count, language), formatNumber(count, language), whole.name[language]);
  }
  return indicator.denominators.length === 0 ? '' : text.noWhole;
}
