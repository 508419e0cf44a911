/** A firm's own case: who holds it, by when, what comes next and what if not, then what it may do itself. */
import type { Instant, LocalDate } from '../../../foundation/clock.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import { type Issue, Notice, Person, Section } from '../../../ui/index.ts';
import type { Paper } from '../../documents/index.ts';
import { rulesOf } from '../actions/case-deps.ts';
import type { Case, Contact, HistoryEntry } from '../domain/case.ts';
import { movesFor } from '../domain/case-moves.ts';
import { stateRule } from '../domain/case-type.ts';
import type { Answer } from '../domain/closing-answer.ts';
import { caseText } from '../messages/index.ts';
import { ActForms } from './act-forms.tsx';
import { DetailsOf } from './case-details.tsx';
import { CaseHeading } from './case-heading.tsx';
import { CasePapersSection } from './case-papers-section.tsx';
import { CasePromise } from './case-promise.tsx';
import { CaseTimeline } from './case-timeline.tsx';
import { deskName, holderName, type Names, partnerName } from './case-words.ts';
import { ClosingAnswers, ClosingForm } from './closing-questions.tsx';
import { ContactRows } from './contact-rows.tsx';
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
      <CaseHeading
        {...{ deps, found, language, issues }}
        back={{ href: `${base}/cases`, label: text.firm.listTitle }}
        done={notice && text.firm[notice]}
        of="firm"
      >
        {readOnly && <Notice title={text.filed.readOnly} />}
      </CaseHeading>
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
            {...{ deps, found, names, language, now, issues }}
            side="firm"
            history={props.history}
            action={`${base}/cases/${found.id}`}
            writeOnly={found.turn === 'nobody' ? undefined : text.firm.send}
            label={text.firm.message}
            hint={text.firm.messageHint}
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
  const { promise } = found;
  const { next, ifLate } = stateRule(rulesOf(deps, found).type, found.state);
  if (promise === undefined || next === undefined || ifLate === undefined) return null;
  return (
    <CasePromise
      {...{ deps, found, promise, language, today }}
      href={`${base}/cases/${found.id}`}
      label={`${next[language]}. ${caseText(language).firm.promise}`}
      ifLate={ifLate[language]}
    />
  );
}
