/** Where the office that holds a complaint hears the adviser and decides it. */
import { formatDate, formatInstantDate, formatNumber } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  Actions,
  BackLink,
  Button,
  Choices,
  ErrorSummary,
  HiddenFields,
  type Issue,
  issueFor,
  KeyValues,
  Notice,
  PageTitle,
  Section,
  TextArea,
} from '../../../ui/index.ts';
import type { Case, CaseWords } from '../../cases/index.ts';
import { mayBeDecided } from '../actions/decide-complaint.ts';
import type { Adviser } from '../domain/adviser.ts';
import { type Complaint, isOpen } from '../domain/complaint.ts';
import { type Hearing, LONGEST_STATEMENT } from '../domain/hearing.ts';
import { nameIn } from '../domain/named.ts';
import { complaintText } from '../messages/complaints.ts';
import type { NamesOf } from './network-page.ts';

export interface EnteredOutcome {
  readonly outcome: string;
  readonly message: string;
  readonly question: string;
  readonly namesRequest: boolean;
}

export interface ComplaintDecisionProps {
  readonly network: NamesOf['network'];
  readonly found: Case;
  /** The request it is about. */
  readonly about: Case;
  readonly complaint: Complaint;
  /** Undefined once they left. */
  readonly adviser: Adviser | undefined;
  readonly hearing: Hearing | undefined;
  /** What the firm and the offices wrote, the oldest first. */
  readonly words: readonly CaseWords[];
  /** False for whoever only reads it after an objection. */
  readonly mayAct: boolean;
  readonly entered: EnteredOutcome;
  readonly issues: readonly Issue[];
  readonly nextCommand: () => string;
  readonly language: Language;
}

export function ComplaintDecisionPage(props: ComplaintDecisionProps) {
  const { network, found, about, complaint, adviser, issues, language } = props;
  const text = complaintText(language);
  const cases = `/${language}/desk/cases`;
  const name = adviser?.name ?? text.details.unnamed;
  return (
    <>
      <BackLink href={`${cases}/${found.id}`}>{text.decide.back}</BackLink>
      <ErrorSummary language={language} issues={issues} />
      <PageTitle title={text.decide.title} over={found.reference} />
      <KeyValues
        rows={[
          {
            label: text.details.adviser,
            value: <a href={`/${language}/desk/advisers/${complaint.adviserId}`}>{name}</a>,
          },
          { label: text.details.ground, value: nameIn(network.complaintGrounds, complaint.ground, language) },
          { label: text.details.request, value: <a href={`${cases}/${about.id}`}>{about.reference}</a> },
        ]}
      />
      <Section title={text.decide.words} id="words">
        <Written {...props} />
      </Section>
      {!props.mayAct && <Notice title={text.errors['cases.policy.risen']} />}
      <Section title={text.decide.hearing} id="hearing">
        {props.hearing === undefined ? <AskForm {...props} /> : <Heard {...props} hearing={props.hearing} />}
      </Section>
      {props.mayAct && (
        <Section title={text.decide.outcome} id="decision">
          {mayBeDecided(found.state) ? <OutcomeForm {...props} /> : <p>{text.decide.notNow}</p>}
        </Section>
      )}
    </>
  );
}

/** Beside the decision, so that it answers what was written. */
function Written({ words, language }: ComplaintDecisionProps) {
  const text = complaintText(language).decide;
  if (words.length === 0) return <p>{text.erased}</p>;
  return (
    <KeyValues
      rows={words.map(({ by, at, words: said }) => ({
        label: by === 'firm' ? text.firmWrote(formatInstantDate(at)) : text.officeWrote(formatInstantDate(at)),
        value: <Words>{said}</Words>,
      }))}
    />
  );
}

function AskForm(props: ComplaintDecisionProps) {
  const { network, found, about, complaint, adviser, entered, language } = props;
  const text = complaintText(language).decide;
  if (adviser === undefined) return <p>{text.left}</p>;
  if (!isOpen(complaint) || found.turn === 'nobody' || !props.mayAct)
    return <p>{complaintText(language).details.hearingNone}</p>;
  return (
    <form class="stack" method="post" action={`/${language}/desk/complaints/${found.id}/hearing`}>
      <HiddenFields fields={{ command: props.nextCommand() }} />
      <p>{text.hearingLead(formatNumber(network.hearingTerm.count, language))}</p>
      <TextArea
        {...fieldOf(props, 'question')}
        label={text.question}
        hint={text.questionHint}
        value={entered.question}
        maxLength={LONGEST_STATEMENT}
      />
      <Choices
        {...fieldOf(props, 'namesRequest')}
        type="checkbox"
        options={[{ value: 'yes', label: text.namesRequest(about.reference), detail: text.namesRequestDetail }]}
        selected={entered.namesRequest ? ['yes'] : []}
      />
      <Actions>
        <Button kind="secondary">{text.ask}</Button>
      </Actions>
    </form>
  );
}

function Heard({ hearing, language }: ComplaintDecisionProps & { readonly hearing: Hearing }) {
  const { decide, details } = complaintText(language);
  const { stated } = hearing;
  return (
    <>
      <KeyValues
        rows={[
          {
            label: decide.asked(formatInstantDate(hearing.askedAt)),
            value: (
              <>
                <Words>{hearing.question ?? decide.erased}</Words>
                <p class="mute">{hearing.namesRequest ? decide.named : decide.unnamedRequest}</p>
              </>
            ),
          },
          ...(stated === undefined
            ? []
            : [{ label: decide.statement, value: <Words>{stated.words ?? decide.erased}</Words> }]),
        ]}
      />
      {stated === undefined && <Notice title={details.hearingWaits(formatDate(hearing.term.lastDay))} />}
    </>
  );
}

/** Somebody's words, a paragraph a line. */
export function Words({ children }: { readonly children: string }) {
  return (
    <>
      {children
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line, index) => (
          <p key={index}>{line}</p>
        ))}
    </>
  );
}

function OutcomeForm(props: ComplaintDecisionProps) {
  const { found, entered, language } = props;
  const text = complaintText(language).decide;
  const details = found.risen === undefined ? text.outcomeDetails : text.finalDetails;
  return (
    <form class="stack" method="post" action={`/${language}/desk/complaints/${found.id}`}>
      <HiddenFields fields={{ command: props.nextCommand() }} />
      <Choices
        {...fieldOf(props, 'outcome')}
        type="radio"
        legend={text.finding}
        options={(['uphold', 'dismiss'] as const).map((value) => ({
          ...{ value, label: text.outcomes[value], detail: details[value] },
        }))}
        selected={[entered.outcome]}
      />
      <TextArea {...fieldOf(props, 'message')} label={text.message} hint={text.messageHint} value={entered.message} />
      <Actions>
        <Button>{text.save}</Button>
      </Actions>
    </form>
  );
}

function fieldOf({ language, issues }: ComplaintDecisionProps, name: string) {
  const error = issueFor(issues, name);
  return { language, name, ...(error !== undefined && { error }) };
}
