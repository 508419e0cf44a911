/** The form of a decision: the outcome, then what a recognition or a refusal needs besides. */
import type { LocalDate } from '../../../foundation/clock.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  Actions,
  BackLink,
  Button,
  Choices,
  DateField,
  ErrorSummary,
  fieldOf,
  HiddenFields,
  type Issue,
  Notice,
  PageTitle,
  Section,
  SelectField,
  TextArea,
  TextField,
} from '../../../ui/index.ts';
import type { Adviser } from '../domain/adviser.ts';
import type { Application, EnteredDecision } from '../domain/application.ts';
import { nameIn } from '../domain/named.ts';
import { joiningText } from '../messages/joining.ts';
import { ApplicationFacts } from './application-details.tsx';
import { type NamesOf, optionsOf } from './network-page.ts';

export interface DecisionPageProps {
  readonly deps: NamesOf;
  readonly adviser: Adviser;
  readonly application: Application;
  readonly isComplete: boolean;
  /** Since when the application stands as it does. */
  readonly day: LocalDate;
  readonly entered: EnteredDecision;
  readonly issues: readonly Issue[];
  readonly command: string;
  readonly language: Language;
}

export function DecisionPage(props: DecisionPageProps) {
  const { deps, adviser, application, day, issues, language } = props;
  const text = joiningText(language).decide;
  const { caseId } = application;
  return (
    <>
      <BackLink href={`/${language}/desk/cases/${caseId}`}>{text.back}</BackLink>
      <ErrorSummary language={language} issues={issues} />
      <PageTitle title={text.title} over={joiningText(language).about[application.kind]} lead={adviser.name} />
      <Section title={joiningText(language).details.title}>
        <ApplicationFacts {...{ names: deps, adviser, application, day, language }} />
      </Section>
      {application.outcome === undefined ? <Form {...props} /> : <Notice title={text.decided} />}
    </>
  );
}

function Form(props: DecisionPageProps) {
  const { application, isComplete, entered, command, language } = props;
  const text = joiningText(language).decide;
  const outcomes = (['recognised', 'admitted', 'refused'] as const).filter(
    (outcome) => outcome === 'refused' || (isComplete && (outcome !== 'admitted' || application.kind === 'join')),
  );
  return (
    <form method="post" action={`/${language}/desk/advisers/applications/${application.caseId}`}>
      <HiddenFields fields={{ command }} />
      {!isComplete && <Notice title={text.notChecked} />}
      <Section title={text.outcome}>
        <Choices
          {...said(props, 'outcome')}
          type="radio"
          legend={text.which}
          options={outcomes.map((value) => ({
            ...{ value, label: text.outcomes[value], detail: text.outcomeDetails[value] },
          }))}
          selected={[entered.outcome]}
        />
      </Section>
      {isComplete && <RecognitionFields {...props} />}
      <Section title={text.refusal}>
        <SelectField
          {...said(props, 'reason')}
          label={text.reason}
          any={text.choose}
          options={optionsOf(props.deps.network.refusalReasons, language)}
        />
      </Section>
      <Section title={text.send}>
        <TextArea {...said(props, 'message')} label={text.message} hint={text.messageHint} />
        <Actions>
          <Button>{text.save}</Button>
        </Actions>
      </Section>
    </form>
  );
}

function RecognitionFields(props: DecisionPageProps) {
  const { adviser, deps, entered, language } = props;
  const text = joiningText(language).decide;
  return (
    <Section title={text.recognition}>
      <SelectField
        {...said(props, 'ministry')}
        label={text.ministry}
        any={text.choose}
        options={optionsOf(deps.network.ministries, language)}
      />
      <Choices
        {...said(props, 'fields')}
        type="checkbox"
        legend={text.fields}
        options={adviser.fields.map((code) => ({ value: code, label: nameIn(deps.topics, code, language) }))}
        selected={entered.fields}
      />
      <TextField {...said(props, 'decisionNo')} label={text.decisionNo} maxLength={60} />
      <DateField {...said(props, 'decidedOn')} label={text.decidedOn} />
      <DateField {...said(props, 'until')} label={text.until} hint={text.untilHint} optional />
    </Section>
  );
}

function said({ language, entered, issues }: DecisionPageProps, name: keyof EnteredDecision) {
  const value = entered[name];
  return fieldOf({ language, issues }, name, typeof value === 'string' ? value : '');
}
