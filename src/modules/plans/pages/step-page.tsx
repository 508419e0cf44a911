/** One step in full: why, how to begin, effort and money, guide, measures; then start it, finish it or drop it. */
import type { LocalDate } from '../../../foundation/clock.ts';
import { formatDate } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  ActForm,
  Actions,
  BackLink,
  Button,
  Choices,
  ErrorSummary,
  GoList,
  HiddenFields,
  type Issue,
  issueFor,
  LeaderRows,
  LinkButton,
  Notice,
  NumberedList,
  PageTitle,
  Section,
  SourceLine,
  VerdictTag,
} from '../../../ui/index.ts';
import type { PlannedStep } from '../domain/plan.ts';
import { DROP_REASONS, type StepProgress } from '../domain/progress.ts';
import type { Step } from '../domain/step.ts';
import { planText } from '../messages/index.ts';
import { Reasons } from './now-step.tsx';
import type { PlanView } from './open-view.ts';
import type { PlanPageDeps } from './page-deps.ts';
import { amountInWords, figureRows } from './step-words.ts';

export interface StepPageProps {
  readonly view: PlanView;
  readonly step: Step;
  /** Undefined when the step is not in the plan of today. */
  readonly planned: PlannedStep | undefined;
  readonly base: string;
  readonly language: Language;
  readonly today: LocalDate;
  readonly deps: PlanPageDeps;
  readonly issues: readonly Issue[];
  /** Functions ticked, when the form comes back. */
  readonly ticked: readonly string[];
}

export function StepPage(props: StepPageProps) {
  const { step, language, base, deps, view } = props;
  const text = planText(language);
  const progress = view.progress.find((entry) => entry.step === step.id);
  const planned = props.planned ?? bare(step, deps);
  const pillars = step.lifts.pillars.map((id) => deps.catalogue.pillars.get(id)?.[language] ?? id).join(', ');
  return (
    <>
      <BackLink href={base}>{text.step.back}</BackLink>
      <ErrorSummary language={language} issues={props.issues} />
      <PageTitle title={step.title[language]} over={progress && stateInWords(progress, language)} />
      <StartOrReopen {...props} progress={progress} />
      <Section title={text.step.why} id="why">
        <Reasons {...props} planned={planned} />
        {pillars && <p class="mute">{text.plan.lifts(pillars)}</p>}
        {step.provisional && <Notice title={text.step.sureOf}>{step.provisional[language]}</Notice>}
      </Section>
      <Section title={text.step.start} id="how">
        <NumberedList items={step.how.map((line) => line[language])} />
        <Ways {...props} />
      </Section>
      <Section title={text.step.figures} id="figures">
        <LeaderRows language={language} rows={figureRows(planned, step, props.view.plan.asOf, language, deps)} />
      </Section>
      <Measures {...props} planned={planned} />
      {progress?.state !== 'done' && <Finish {...props} />}
      {progress?.state !== 'dropped' && <Drop {...props} />}
    </>
  );
}

/** What can still be said of a step outside the plan: its figures. */
function bare(step: Step, { catalogue }: PlanPageDeps): PlannedStep {
  const sourced = (ids: readonly string[]) =>
    ids.filter((id) => {
      const figure = catalogue.observations.get(id);
      return figure?.observed != null && figure.source !== null;
    });
  return {
    step: step.id,
    state: 'open',
    because: [],
    missing: [],
    effort: sourced(step.effort),
    price: sourced(step.price),
    free: step.free,
    support: [],
    after: [],
    opens: [],
    lifts: step.lifts.pillars,
  };
}

function stateInWords(progress: StepProgress, language: Language): string {
  const text = planText(language).step;
  return text.stateOn(text.states[progress.state], formatDate(progress.on));
}

function StartOrReopen(props: StepPageProps & { readonly progress: StepProgress | undefined }) {
  const { progress, base, step, deps, language } = props;
  const text = planText(language);
  const action = `${base}/steps/${step.id}`;
  if (progress?.state === 'started')
    return (
      <Actions>
        <LinkButton href="#done">{text.plan.finish}</LinkButton>
        {deps.offersAdvice && (
          <LinkButton href={`${base}/ask?step=${step.id}`} kind="text">
            {text.plan.askAdvice}
          </LinkButton>
        )}
      </Actions>
    );
  const again = progress !== undefined;
  return (
    <Actions>
      <ActForm
        action={`${action}/${again ? 'reopen' : 'start'}`}
        command={deps.ids.next()}
        kind={again ? 'secondary' : 'primary'}
      >
        {again ? text.step.reopen : text.plan.start}
      </ActForm>
      {deps.offersAdvice && (
        <LinkButton href={`${base}/ask?step=${step.id}`} kind="text">
          {text.plan.askAdvice}
        </LinkButton>
      )}
    </Actions>
  );
}

function Ways({ step, language, deps }: StepPageProps) {
  const text = planText(language).step;
  const guide = step.guide === undefined ? undefined : deps.guideOf(step.guide);
  const items = [
    ...(guide ? [{ href: `/${language}/learn/${guide.slug}`, title: text.guide, detail: guide.title[language] }] : []),
    ...(deps.platformsHref && step.categories.length > 0
      ? [{ href: deps.platformsHref(language, step.categories), title: text.platforms, detail: text.platformsText }]
      : []),
  ];
  return items.length === 0 ? null : <GoList items={items} />;
}

function Measures({ planned, language, deps, base }: StepPageProps & { readonly planned: PlannedStep }) {
  if (planned.support.length === 0) return null;
  const text = planText(language);
  return (
    <Section title={text.step.measures} id="measures">
      <GoList
        items={planned.support.map((answer) => ({
          href: `${base}/support/${answer.measure}`,
          title: deps.measureOf(answer.measure)?.title[language] ?? answer.measure,
          detail: (
            <>
              <VerdictTag language={language} verdict={answer.verdict} />{' '}
              {answer.verdict === 'yes' && amountInWords(answer, language)}
            </>
          ),
        }))}
      />
      <SourceLine>{text.plan.decides}</SourceLine>
    </Section>
  );
}

function Finish({ step, base, language, deps, issues, ticked }: StepPageProps) {
  const text = planText(language).step;
  const error = issueFor(issues, 'functions');
  return (
    <Section title={text.doneTitle} id="done">
      <form class="stack" method="post" action={`${base}/steps/${step.id}/done`}>
        <HiddenFields fields={{ command: deps.ids.next() }} />
        {step.brings.length > 0 && (
          <Choices
            language={language}
            name="functions"
            type="checkbox"
            legend={text.doneText}
            options={step.brings.map((code) => ({
              value: code,
              label: deps.catalogue.functions.get(code)?.[language] ?? code,
            }))}
            selected={ticked}
            error={error}
          />
        )}
        <Actions>
          <Button kind="secondary">{text.doneButton}</Button>
        </Actions>
      </form>
    </Section>
  );
}

function Drop({ step, base, language, deps, issues }: StepPageProps) {
  const text = planText(language).step;
  const error = issueFor(issues, 'reason');
  return (
    <Section title={text.dropTitle} id="drop">
      <form class="stack" method="post" action={`${base}/steps/${step.id}/drop`}>
        <HiddenFields fields={{ command: deps.ids.next() }} />
        <Choices
          language={language}
          name="reason"
          type="radio"
          legend={text.dropReason}
          options={DROP_REASONS.map((reason) => ({ value: reason, label: text.reasons[reason] }))}
          error={error}
        />
        <Actions>
          <Button kind="secondary">{text.dropButton}</Button>
        </Actions>
      </form>
    </Section>
  );
}
