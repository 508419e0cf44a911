/** One of the steps of now: its act, why it is there, what it takes, and beside the first whom to call. */
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  ActForm,
  BecauseList,
  Columns,
  LeaderRows,
  LinkButton,
  LoneLink,
  Notice,
  Person,
  SourceLine,
  Step as StepItem,
  telephoneLink,
} from '../../../ui/index.ts';
import type { PlannedStep } from '../domain/plan.ts';
import type { Step } from '../domain/step.ts';
import { planText } from '../messages/index.ts';
import type { PlanView } from './open-view.ts';
import type { PlanPageDeps } from './page-deps.ts';
import { factLabels, figureRows, reasonsInWords, titles } from './step-words.ts';

/** What a part of the plan is drawn from; `base` is the plan's address. */
export interface PlanPart {
  readonly view: PlanView;
  readonly language: Language;
  readonly deps: PlanPageDeps;
  readonly base: string;
}

export function NowStep(props: PlanPart & { readonly planned: PlannedStep; readonly position: number }) {
  const { planned, position, language, deps } = props;
  const step = deps.catalogue.byId.get(planned.step);
  if (step === undefined) return null;
  const text = planText(language).plan;
  const first = position === 0;
  const kicker = planned.state === 'started' ? text.underWay : first ? text.thisWeek : text.next;
  const body = (
    <>
      <Reasons {...props} step={step} />
      <LeaderRows language={language} rows={figureRows(planned, step, props.view.plan.asOf, language, deps)} />
      {step.provisional && <Notice>{step.provisional[language]}</Notice>}
      {planned.after.length > 0 && <p>{text.after(titles(planned.after, language, deps))}</p>}
      {planned.opens.length > 0 && <p class="mute">{text.opens(titles(planned.opens, language, deps))}</p>}
    </>
  );
  return (
    <StepItem
      number={position + 1}
      kicker={kicker}
      title={step.title[language]}
      first={first}
      id={step.id}
      acts={<Acts {...props} step={step} first={first} />}
    >
      {first ? <Columns main={body} aside={<Helper {...props} />} asideLabel={text.helper} /> : body}
    </StepItem>
  );
}

function Acts({
  planned,
  base,
  language,
  deps,
  step,
  first,
}: PlanPart & { planned: PlannedStep; step: Step; first: boolean }) {
  const text = planText(language).plan;
  const detail = `${base}/steps/${step.id}`;
  return planned.state === 'started' ? (
    <>
      <LinkButton href={`${detail}#done`} kind={first ? 'primary' : 'secondary'}>
        {text.finish}
      </LinkButton>
      <LoneLink href={detail}>{text.how}</LoneLink>
    </>
  ) : (
    <>
      <ActForm action={`${detail}/start`} command={deps.ids.next()} kind={first ? 'primary' : 'secondary'}>
        {text.start}
      </ActForm>
      <LoneLink href={detail}>{text.how}</LoneLink>
    </>
  );
}

export function Reasons(props: PlanPart & { readonly planned: PlannedStep; readonly step: Step }) {
  const { planned, step, view, language, deps, base } = props;
  const text = planText(language).plan;
  const reasons = reasonsInWords(planned, step, view.reader, language, deps);
  const [missing] = planned.missing;
  return (
    <>
      {reasons.length > 0 && <BecauseList language={language} items={reasons} />}
      {missing !== undefined && (
        <p>
          {text.tentative(factLabels(planned.missing, view.reader, language))}{' '}
          <a href={`${base}/facts/${missing}?next=`}>{text.answerIt}</a>
        </p>
      )}
    </>
  );
}

function Helper({ view, language, deps, base }: PlanPart) {
  const text = planText(language).plan;
  const province = view.reader.read('province');
  const id = province.status === 'known' ? String(province.value) : undefined;
  const desk = deps.desks.deskOf(id, (of) => (id === undefined ? '' : deps.places.nameOf(id, of)));
  return (
    <>
      <h4>{text.helper}</h4>
      <Person name={desk.person} role={desk.role[language]} note={deps.desks.hours[language]} />
      <p>
        <a class="btn two-nd" href={telephoneLink(desk.phone)}>
          {text.call(desk.phone)}
        </a>
      </p>
      {deps.offersAdvice && (
        <p>
          <LoneLink href={`${base}/ask`}>{text.askAdvice}</LoneLink>
          <br />
          <LoneLink href={`${base}/cases`}>{text.asked}</LoneLink>
        </p>
      )}
      <SourceLine>
        {deps.desks.ifNoAnswer[language]} {text.invented}.
      </SourceLine>
    </>
  );
}
