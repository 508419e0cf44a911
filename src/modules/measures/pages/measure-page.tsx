/** One measure for everybody: what, how much, who may, papers, how long, by which law, and what is not certain. */
import type { LocalDate } from '../../../foundation/clock.ts';
import {
  Actions,
  Breadcrumbs,
  Columns,
  Disclosure,
  LinkButton,
  Notice,
  PageTitle,
  Section,
} from '../../../ui/index.ts';
import { measuresText } from '../messages/index.ts';
import type { MeasureSectionProps } from './measure-sections.tsx';
import { DoubtsAndSources, HowLong, HowMuch, LawAndDates, Papers, Provisos } from './measure-sections.tsx';
import { MeasureTags } from './measure-tags.tsx';
import { RuleTree, type RuleTreeProps } from './rule-tree.tsx';

export interface MeasurePageProps extends MeasureSectionProps, Pick<RuleTreeProps, 'vocabulary' | 'names'> {
  readonly today: LocalDate;
  readonly offersAdvice?: boolean | undefined;
  /** Name of the issuing place. */
  readonly place: string;
}

export function MeasurePage(props: MeasurePageProps) {
  const { language, measure, today } = props;
  const text = measuresText(language);
  return (
    <>
      <Breadcrumbs
        language={language}
        items={[
          { label: text.home, href: `/${language}` },
          { label: text.support, href: `/${language}/support` },
          { label: measure.title[language] },
        ]}
      />
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
        aside={
          <Notice tone="may" title={text.page.forYou}>
            <p>{text.page.forYouText}</p>
            <Actions>
              <LinkButton href={`/${language}/start`}>{text.list.start}</LinkButton>
              {props.offersAdvice && (
                <LinkButton href={`/${language}/ask?measure=${measure.id}`} kind="text">
                  {text.page.askAdviser}
                </LinkButton>
              )}
            </Actions>
          </Notice>
        }
      />
      <Section title={text.page.who}>
        <p>{measure.audience[language]}</p>
        <Disclosure summary={text.page.rule}>
          <RuleTree {...props} condition={measure.condition} />
        </Disclosure>
      </Section>
      <Provisos {...props} />
      <HowMuch {...props} />
      <Papers {...props} />
      <HowLong {...props} />
      <LawAndDates {...props} />
      <DoubtsAndSources {...props} />
    </>
  );
}
