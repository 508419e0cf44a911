/** A firm's own case: who holds it, by when, what comes next and what if not, then what it may do itself. */
import type { Instant, LocalDate } from '../../../foundation/clock.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  BackLink,
  ErrorSummary,
  type Issue,
  KeyValues,
  LateTag,
  LoneLink,
  Notice,
  PageTitle,
  Person,
  PromiseBox,
  Section,
  telephoneLink,
} from '../../../ui/index.ts';
import type { Paper } from '../../documents/index.ts';
import { rulesOf } from '../actions/case-deps.ts';
import type { Case, Contact, HistoryEntry } from '../domain/case.ts';
import { movesFor } from '../domain/case-moves.ts';
import { stateRule } from '../domain/case-type.ts';
import type { Answer } from '../domain/closing-answer.ts';
import { workingDaysLeft } from '../domain/days-left.ts';
import { caseText } from '../messages/index.ts';
import { ActForms } from './act-forms.tsx';
import { CasePapersSection } from './case-papers-section.tsx';
import { CaseTimeline } from './case-timeline.tsx';
import { deskName, holderName, type Names, partnerName, stateLabel } from './case-words.ts';
import { ClosingAnswers, ClosingForm } from './closing-questions.tsx';
import { FiledQuestion } from './filed-sections.tsx';
import { GoesOn } from './merge-section.tsx';
import type { CaseDetails, CasePageDeps } from './page-deps.ts';

export interface FirmCasePageProps {
  readonly deps: CasePageDeps;
  readonly found: Case;
  readonly history: readonly HistoryEntry[];
  readonly contact: Contact | undefined;
  readonly names: Names;
  readonly details?: CaseDetails | undefined;
  /** The case that goes on in its place. */
  readonly goesOn?: Case | undefined;
  /** The closing questions once their time has come: the form with what was entered, or what was answered. */
  readonly closing?:
    | { readonly form: (question: string) => string }
    | { readonly answers: readonly Answer[] }
    | undefined;
  readonly papers: readonly Paper[];
  readonly refused: boolean;
  /** An adviser looks under a mandate: what is done here stays with the owner. */
  readonly readOnly: boolean;
  /** `/vi/plan/KEY` of a firm, `/vi/account` of a person who asked for themselves. */
  readonly base: string;
  readonly language: Language;
  readonly now: Instant;
  readonly today: LocalDate;
  readonly notice?: 'sent' | 'saved' | undefined;
  readonly issues?: readonly Issue[] | undefined;
  readonly entered?: string | undefined;
}

export function FirmCasePage(props: FirmCasePageProps) {
  const { deps, found, names, base, language, now, readOnly, issues = [] } = props;
  const text = caseText(language);
  const { type } = rulesOf(deps, found);
  const moves = movesFor(type, found, 'firm', now);
  const { notice } = props;
  return (
    <>
      <BackLink href={`${base}/cases`}>{text.firm.listTitle}</BackLink>
      <ErrorSummary language={language} issues={issues} />
      {notice !== undefined && <Notice tone="ok" title={text.firm[notice]} />}
      {readOnly && <Notice title={text.filed.readOnly} />}
      <PageTitle
        title={deps.aboutInWords(found.about, language)}
        over={`${type.label[language]} · ${text.firm.reference} ${found.reference}`}
        lead={stateLabel(deps, found, language, 'firm')}
      />
      {found.turn !== 'nobody' && (
        <Section title={text.firm.who} id="who">
          <Person
            name={holderName(deps, found.holder, names, language)}
            role={deskName(deps, found.holder, language)}
            {...(found.dossierId !== undefined && { note: text.firm.deskPhone })}
          />
          {found.partnerOrganisationId !== undefined && (
            <p>{text.partner.takesPart(partnerName(found, names, language))}</p>
          )}
          <Promised {...props} />
          {found.breaches > 0 && <Notice tone="bad" title={text.firm.breaches(found.breaches)} />}
        </Section>
      )}
      {found.awaitsOwner && !readOnly && (
        <FiledQuestion
          {...{ language, by: names.get(props.history[0]?.personId ?? ''), at: found.openedAt }}
          action={`${base}/cases/${found.id}`}
          nextCommand={() => deps.ids.next()}
        />
      )}
      {props.goesOn !== undefined && (
        <GoesOn
          {...{ deps, names, language, goesOn: props.goesOn }}
          {...(isSameAsker(props.goesOn, found) && { href: `${base}/cases/${props.goesOn.id}` })}
        />
      )}
      <DetailsOf details={props.details} />
      {!readOnly && <Closing {...props} />}
      {!readOnly && (moves.length > 0 || found.turn !== 'nobody') && (
        <Section title={text.firm.act} id="act">
          <ActForms
            language={language}
            action={`${base}/cases/${found.id}`}
            moves={moves}
            writeOnly={found.turn === 'nobody' ? undefined : text.firm.send}
            label={text.firm.message}
            hint={
              found.partnerOrganisationId === undefined
                ? text.firm.messageHint
                : `${text.firm.messageHint} ${text.partner.readsToo(partnerName(found, names, language))}`
            }
            nextCommand={() => deps.ids.next()}
            issues={issues}
            entered={props.entered ?? ''}
          />
        </Section>
      )}
      <CasePapersSection
        {...{ deps, found, names, language, issues, papers: props.papers }}
        href={`${base}/cases/${found.id}`}
        as="owner"
        readOnly={readOnly}
      />
      <Section title={text.firm.history} id="history">
        <CaseTimeline deps={deps} found={found} history={props.history} names={names} language={language} />
      </Section>
      {props.contact !== undefined && (
        <Section title={text.firm.contact} id="contact">
          <ContactRows contact={props.contact} refused={props.refused} language={language} />
        </Section>
      )}
    </>
  );
}

function isSameAsker(one: Case, other: Case): boolean {
  return one.dossierId === other.dossierId && one.applicantPersonId === other.applicantPersonId;
}

function Closing({ deps, found, base, language, closing, issues = [] }: FirmCasePageProps) {
  if (closing === undefined) return null;
  const text = caseText(language).atEnd;
  const { type } = rulesOf(deps, found);
  return (
    <Section title={text.title} id="closing">
      {'answers' in closing ? (
        <>
          <p>{text.answered}</p>
          <ClosingAnswers language={language} type={type} answers={closing.answers} />
        </>
      ) : (
        <>
          <p>{text.lead}</p>
          <ClosingForm
            {...{ language, type, issues }}
            action={`${base}/cases/${found.id}/rate`}
            command={deps.ids.next()}
            entered={closing.form}
          />
        </>
      )}
    </Section>
  );
}

function Promised({ deps, found, base, language, today }: FirmCasePageProps) {
  const text = caseText(language).firm;
  const { type, calendar } = rulesOf(deps, found);
  const rule = stateRule(type, found.state);
  if (found.promise === undefined || rule.next === undefined || rule.ifLate === undefined) return null;
  const { lastDay, certain } = found.promise;
  const left = workingDaysLeft(calendar, today, lastDay);
  return (
    <PromiseBox
      language={language}
      label={`${rule.next[language]}. ${text.promise}`}
      date={lastDay}
      remaining={certain ? text.left(left) : `${text.left(left)} ${text.uncertain}`}
      ifLate={rule.ifLate[language]}
      late={left < 0}
      act={<LoneLink href={`${base}/cases/${found.id}/calendar.ics`}>{caseText(language).calendar.add}</LoneLink>}
    />
  );
}

/** What the capability of the case shows on it. */
export function DetailsOf({ details }: { readonly details: CaseDetails | undefined }) {
  return details === undefined ? null : (
    <Section title={details.title} id="details">
      {details.body}
    </Section>
  );
}

/** `refused`: letters to its mailbox come back. */
export function ContactRows({
  contact,
  refused,
  language,
}: {
  readonly contact: Contact;
  readonly refused: boolean;
  readonly language: Language;
}) {
  const text = caseText(language);
  const mailbox = (email: string) =>
    refused ? (
      <>
        {`${email} `}
        <LateTag language={language}>{text.mailRefused}</LateTag>
      </>
    ) : (
      email
    );
  return (
    <KeyValues
      rows={[
        { label: text.work.name, value: contact.name },
        ...(contact.phone === undefined
          ? []
          : [
              {
                label: text.work.phone,
                value: <a href={telephoneLink(contact.phone)}>{spaced(contact.phone)}</a>,
              },
            ]),
        ...(contact.email === undefined ? [] : [{ label: text.work.email, value: mailbox(contact.email) }]),
        { label: text.work.when, value: text.callWhen[contact.callWhen] },
      ]}
    />
  );
}

/** `0912 345 678`. */
function spaced(phone: string): string {
  return phone.replace(/(\d{3})(\d{3})$/, ' $1 $2');
}
