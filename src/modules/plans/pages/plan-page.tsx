/** The plan: this week's act first, then what follows, who may pay, whom to call, and how to keep or delete it all. */
import type { LocalDate } from '../../../foundation/clock.ts';
import { formatDate } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  Actions,
  Bridge,
  Columns,
  Counts,
  EmptyState,
  GoList,
  LinkButton,
  LoneLink,
  Notice,
  PageTitle,
  PlainList,
  PrintHeader,
  PrintNote,
  QrCode,
  Section,
  StepList,
} from '../../../ui/index.ts';
import { groupPlanKey, type PlanKey } from '../../enterprises/index.ts';
import type { Plan, PlannedStep } from '../domain/plan.ts';
import { planText } from '../messages/index.ts';
import { NowStep } from './now-step.tsx';
import type { PlanView } from './open-view.ts';
import type { PlanPageDeps } from './page-deps.ts';
import { amountInWords, factInWords, figureInWords, titleOf, titles } from './step-words.ts';

export interface PlanPageProps {
  readonly view: PlanView;
  readonly planKey: PlanKey;
  readonly language: Language;
  readonly today: LocalDate;
  readonly origin: string;
  readonly deps: PlanPageDeps;
  readonly saved: boolean;
}

export function PlanPage(props: PlanPageProps) {
  const { view, language, today, deps } = props;
  const { plan } = view;
  const text = planText(language).plan;
  const base = `/${language}/plan/${props.planKey}`;
  return (
    <>
      <PrintHeader language={language} date={today} url={`${props.origin}${base}`} />
      <PageTitle
        title={text.title}
        over={text.over(formatDate(today))}
        lead={
          <>
            {whoInWords(props)}{' '}
            <a class="nowrap" href={`${base}/facts`}>
              {text.editFacts}
            </a>
          </>
        }
      />
      {props.saved && <Notice tone="ok">{text.savedStep}</Notice>}
      <BridgeOf plan={plan} language={language} deps={deps} />
      <Section title={text.now} id="now" full>
        {plan.now.length === 0 ? (
          <EmptyState title={text.nothingNow} act={<LinkButton href={`${base}/facts`}>{text.ask}</LinkButton>}>
            <p>{text.nothingNowText}</p>
          </EmptyState>
        ) : (
          <StepList>
            {plan.now.map((planned, index) => (
              <NowStep key={planned.step} {...props} planned={planned} base={base} position={index} />
            ))}
          </StepList>
        )}
      </Section>
      <Later {...props} base={base} />
      <Support {...props} base={base} />
      <Question {...props} base={base} />
      <LeftOut {...props} base={base} />
      <Past {...props} base={base} />
      <Keep {...props} base={base} />
    </>
  );
}

/** Official names of trades may fill three lines; the full one stands among the facts. */
const LONGEST_TRADE = 36;
const shortTrade = (name: string): string => (name.length <= LONGEST_TRADE ? name : '');

type Within = PlanPageProps & { readonly base: string };

/** "Doanh nghiệp, Bán lẻ …, 14 lao động, Phường Hạc Thành, Thanh Hóa." */
function whoInWords({ view, language, deps }: PlanPageProps): string {
  const text = planText(language).plan;
  const known = (fact: string) => view.reader.read(fact).status === 'known';
  const say = (fact: string) => factInWords(fact, view.reader, language, deps);
  const parts = [
    known('applicantType') ? say('applicantType') : '',
    known('industry') ? shortTrade(say('industry')) : '',
    known('employeesInsuredAverage') ? text.people(say('employeesInsuredAverage')) : '',
    known('commune') ? say('commune') : '',
  ].filter(Boolean);
  if (parts.length === 0) return text.nothingKnown;
  const sentence = `${parts.join(', ')}.`;
  return sentence.charAt(0).toLocaleUpperCase(language) + sentence.slice(1);
}

export function BridgeOf({
  plan,
  language,
  deps,
}: {
  readonly plan: Plan;
  readonly language: Language;
  readonly deps: Pick<PlanPageDeps, 'catalogue'>;
}) {
  const text = planText(language).plan;
  const spans = plan.bridge.map(({ span, state }) => ({
    state: state === 'later' ? ('off' as const) : state,
    label: deps.catalogue.spans.find((each) => each.id === span)?.label[language] ?? span,
    ...(state === 'now' && { note: text.thisWeek.toLocaleLowerCase(language) }),
  }));
  const lit = spans.filter((span) => span.state === 'on').length;
  const walking = spans.find((span) => span.state === 'now');
  return (
    <Bridge language={language} spans={spans} size="slim">
      <b>{text.lit(lit, spans.length)}</b> {walking && text.walking(walking.label)}
    </Bridge>
  );
}

function Later({ view, language, deps, base }: Within) {
  const text = planText(language).plan;
  if (view.plan.later.length === 0) return null;
  return (
    <Section title={text.later} id="later">
      <GoList
        ordered
        items={view.plan.later.map((planned, index) => ({
          href: `${base}/steps/${planned.step}`,
          title: `${String(view.plan.now.length + index + 1)}. ${titleOf(planned.step, language, deps)}`,
          detail: laterDetail(planned, language, deps),
        }))}
      />
    </Section>
  );
}

function laterDetail(planned: PlannedStep, language: Language, deps: PlanPageDeps): string {
  const text = planText(language).plan;
  const price = planned.price.flatMap((id) => deps.catalogue.observations.get(id) ?? [])[0];
  const may = planned.support.find((answer) => answer.verdict === 'yes');
  const amount = may && amountInWords(may, language);
  const parts = [
    planned.free ? text.free : price ? `${text.price}: ${figureInWords(price, language)}` : '',
    may ? `${text.support}${amount ? `: ${amount}` : ''}` : '',
    planned.after.length > 0 ? text.after(titles(planned.after, language, deps)).replace(/\.$/, '') : '',
  ].filter(Boolean);
  return parts.length === 0 ? '' : `${parts.join('. ')}.`;
}

function Support({ view, language, base, ...props }: Within) {
  const text = planText(language).plan;
  const { yes, unknown, no } = view.plan.support;
  return (
    <Section title={text.supportTitle} id="support">
      <p>{text.supportCounts(yes + unknown + no)}</p>
      <Counts
        items={[
          { value: String(yes), label: text.may },
          { value: String(unknown), label: text.unknown },
          { value: String(no), label: text.no },
        ]}
      />
      <p>
        <LoneLink href={`${base}/support`}>{text.seeSupport}</LoneLink>
      </p>
      <GoList
        items={[{ href: `${base}/assess/${props.deps.framework}`, title: text.assess, detail: text.assessText }]}
      />
    </Section>
  );
}

function Question({ view, language, base }: Within) {
  const text = planText(language).plan;
  if (view.plan.questions.length === 0) return null;
  const { facts } = view.context.vocabulary;
  return (
    <Section title={text.ask} id="ask">
      <GoList
        items={view.plan.questions.map(({ fact, steps, measures }) => ({
          href: `${base}/facts/${fact}?next=`,
          title: facts[fact]?.question?.[language] ?? facts[fact]?.label[language] ?? fact,
          detail: steps + measures > 0 ? text.askText(steps, measures) : text.askAnyway,
        }))}
      />
    </Section>
  );
}

function LeftOut({ view, language, deps, base }: Within) {
  const text = planText(language).plan;
  if (view.plan.leftOut.length === 0) return null;
  return (
    <Section title={text.budgetTitle} id="budget">
      <p>
        {text.budgetLead(factInWords('monthlyBudgetVnd', view.reader, language, deps))}{' '}
        <a href={`${base}/facts/monthlyBudgetVnd?next=`}>{text.changeBudget}</a>
      </p>
      <PlainList
        items={view.plan.leftOut.map(({ step, reason }) => (
          <>
            <a href={`${base}/steps/${step}`}>{titleOf(step, language, deps)}</a>:{' '}
            <span class="mute">{reason === 'unpriced' ? text.unpriced : text.overBudget}</span>
          </>
        ))}
      />
    </Section>
  );
}

function Past({ view, language, deps, base }: Within) {
  const text = planText(language);
  const { done, inPlace, dropped } = view.plan;
  const items = [
    ...done.map((step) => ({ step, said: text.plan.done })),
    ...inPlace.map((step) => ({ step, said: text.plan.inPlace })),
    ...dropped.map(({ step, reason }) => ({
      step,
      said: text.step.reasons[reason as keyof typeof text.step.reasons] ?? reason,
    })),
  ];
  if (items.length === 0) return null;
  return (
    <Section title={text.plan.doneTitle} id="past">
      <PlainList
        items={items.map(({ step, said }) => (
          <>
            <a href={`${base}/steps/${step}`}>{titleOf(step, language, deps)}</a>: <span class="mute">{said}</span>
          </>
        ))}
      />
    </Section>
  );
}

function Keep({ view, language, base, planKey }: Within) {
  const text = planText(language).plan;
  return (
    <Section title={text.keepTitle} id="keep">
      <Columns
        main={
          <>
            <p>{text.keepText(formatDate(view.opened.expiresOn))}</p>
            <p>{text.keepSecret}</p>
            <p>
              {text.keyLabel}: <b class="code">{groupPlanKey(planKey)}</b>
            </p>
            <PrintNote language={language} />
            <Actions>
              <LoneLink href={`${base}/facts`}>{text.facts}</LoneLink>
              <LoneLink href={`${base}/delete`}>{text.erase}</LoneLink>
            </Actions>
          </>
        }
        aside={<QrCode language={language} src={`${base}/qr.svg`} />}
      />
    </Section>
  );
}
