/** One measure for one dossier: the answer, why, what is missing, what would change it, then the measure itself. */
import type { LocalDate } from '../../../foundation/clock.ts';
import { formatNumber } from '../../../foundation/i18n/format.ts';
import {
  BackLink,
  Columns,
  LinkButton,
  PageTitle,
  PlainList,
  ReasonTree,
  Section,
  VerdictPanel,
} from '../../../ui/index.ts';
import { factLabel, type Names, tellReason, type Vocabulary } from '../../conditions/index.ts';
import { becauseOf, periodSentence } from '../domain/because.ts';
import type { Judgement } from '../domain/judge.ts';
import { measuresText } from '../messages/index.ts';
import { lawText } from './law-text.ts';
import {
  DoubtsAndSources,
  HowLong,
  HowMuch,
  LawAndDates,
  type MeasureSectionProps,
  Papers,
  Provisos,
} from './measure-sections.tsx';
import { MeasureTags } from './measure-tags.tsx';
import { changeWords, MissingLinks, Sum } from './plan-support-page.tsx';

export interface PlanMeasurePageProps extends Omit<MeasureSectionProps, 'measure' | 'mine'> {
  readonly today: LocalDate;
  readonly planKey: string;
  readonly offersAdvice?: boolean | undefined;
  readonly place: string;
  readonly judgement: Judgement;
  readonly vocabulary: Vocabulary;
  readonly names: Names;
}

export function PlanMeasurePage(props: PlanMeasurePageProps) {
  const { language, judgement, planKey, today } = props;
  const { measure } = judgement;
  const text = measuresText(language);
  const sections = { ...props, measure, mine: judgement.amount.tier };
  return (
    <>
      <BackLink href={`/${language}/plan/${planKey}/support`}>{text.mine.back}</BackLink>
      <Columns
        main={
          <>
            <PageTitle
              title={measure.title[language]}
              over={`${props.place} · ${text.topic[measure.topic]}`}
              lead={measure.summary[language]}
            />
            <MeasureTags measure={measure} today={today} language={language} />
          </>
        }
        aside={<Answer {...props} />}
      />
      <Section title={text.mine.why}>
        <ReasonTree language={language} reasons={[reasonOf(props)]} />
      </Section>
      <NextSteps {...props} />
      <Provisos {...sections} />
      <HowMuch {...sections} />
      <Papers {...sections} />
      <HowLong {...sections} />
      <LawAndDates {...sections} />
      <DoubtsAndSources {...sections} />
    </>
  );
}

function reasonOf({ judgement, language, vocabulary, names, catalogue }: PlanMeasurePageProps) {
  return tellReason(judgement.explanation.because, {
    ...{ language, vocabulary, names, words: measuresText(language).mine },
    law: (cite) => lawText(catalogue, cite, language),
  });
}

function Answer(props: PlanMeasurePageProps) {
  const { language, judgement, planKey, vocabulary, names } = props;
  const text = measuresText(language);
  const [first] = judgement.explanation.missing;
  const said = judgement.ruleUncertain
    ? becauseOf(judgement, { vocabulary, language, names })[0]
    : periodSentence(judgement, language);
  return (
    <VerdictPanel language={language} verdict={judgement.verdict} over={text.mine.yoursOver}>
      {judgement.verdict !== 'no' && <Sum judgement={judgement} language={language} />}
      {said && <p>{said}</p>}
      {judgement.verdict === 'unknown' && first && !judgement.ruleUncertain && (
        <p>
          <LinkButton href={`/${language}/plan/${planKey}/facts/${first.fact}`}>
            {text.mine.answer(factLabel(first.fact, props))}
          </LinkButton>
        </p>
      )}
      {judgement.verdict === 'yes' && judgement.measure.provisos.length > 0 && (
        <p>{text.mine.depends(formatNumber(judgement.measure.provisos.length, language))}</p>
      )}
      {props.offersAdvice && (
        <p>
          <LinkButton href={`/${language}/plan/${planKey}/ask?measure=${judgement.measure.id}`} kind="secondary">
            {text.page.askAdviser}
          </LinkButton>
        </p>
      )}
      <p class="src">{text.page.notPromise}</p>
    </VerdictPanel>
  );
}

function NextSteps(props: PlanMeasurePageProps) {
  const { language, judgement } = props;
  const text = measuresText(language).mine;
  if (judgement.window !== 'open' || judgement.ruleUncertain || judgement.verdict === 'yes') return null;
  if (judgement.verdict === 'unknown')
    return (
      <Section title={text.whatMissing}>
        <MissingLinks {...props} />
      </Section>
    );
  return (
    <Section title={text.whatChanges}>
      <PlainList items={[changeWords(judgement, props) ?? text.noChange]} />
    </Section>
  );
}
