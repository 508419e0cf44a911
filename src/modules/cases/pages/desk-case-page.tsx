/** A case at its desk: how to reach the firm, what was promised, what to do next, whom to hand it to. */
import type { Instant, LocalDate } from '../../../foundation/clock.ts';
import { formatNumber } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  ActForm,
  Button,
  HiddenFields,
  type Issue,
  issueFor,
  KeyValues,
  LateTag,
  Notice,
  Section,
  SelectField,
  SourceLine,
} from '../../../ui/index.ts';
import type { Paper } from '../../documents/index.ts';
import { rulesOf } from '../actions/case-deps.ts';
import type { Candidate } from '../actions/hand-over.ts';
import type { Case, Contact, HistoryEntry } from '../domain/case.ts';
import type { Answer } from '../domain/closing-answer.ts';
import { caseText } from '../messages/index.ts';
import { ActForms } from './act-forms.tsx';
import { DetailsOf } from './case-details.tsx';
import { CaseHeading } from './case-heading.tsx';
import { CasePapersSection } from './case-papers-section.tsx';
import { CasePromise } from './case-promise.tsx';
import { CaseTimeline } from './case-timeline.tsx';
import { deskName, holderName, lapseInWords, type Names, partnerName } from './case-words.ts';
import { ClosingAnswers } from './closing-questions.tsx';
import { ContactRows } from './contact-rows.tsx';
import { FiledNote, type PrintedCode } from './filed-sections.tsx';
import { MergeSection, type MergeSectionProps } from './merge-section.tsx';
import type { CaseDetails, CasePageDeps } from './page-deps.ts';

export interface DeskCasePageProps {
  readonly deps: CasePageDeps;
  readonly found: Case;
  readonly history: readonly HistoryEntry[];
  readonly contact: Contact | undefined;
  readonly names: Names;
  readonly details: CaseDetails | undefined;
  /** What the side that asked said at the end. */
  readonly answers: readonly Answer[];
  /** A code just printed for the owner. */
  readonly printed?: PrintedCode | undefined;
  /** Somebody claimed its firm. */
  readonly hasOwner: boolean;
  readonly merging: Pick<MergeSectionProps, 'absorbed' | 'entered' | 'goesOn' | 'like'>;
  readonly candidates: readonly Candidate[];
  readonly papers: readonly Paper[];
  readonly refused: boolean;
  /** False for whoever only reads it after an objection. */
  readonly mayAct: boolean;
  /** An adviser hands a case back by another way. */
  readonly mayHandOver: boolean;
  /** `/vi/desk/cases`. */
  readonly base: string;
  readonly language: Language;
  readonly now: Instant;
  readonly today: LocalDate;
  readonly saved: boolean;
  readonly issues?: readonly Issue[] | undefined;
  readonly entered?: string | undefined;
}

export function DeskCasePage(props: DeskCasePageProps) {
  const { deps, found, names, base, language, issues = [] } = props;
  const text = caseText(language);
  const { type } = rulesOf(deps, found);
  return (
    <>
      <CaseHeading
        {...{ deps, found, language, issues }}
        back={{ href: base, label: text.work.back }}
        done={props.saved ? text.firm.saved : undefined}
        of="desk"
      />
      <Promised {...props} />
      {found.awaitsOwner && (
        <FiledNote
          language={language}
          action={`${base}/${found.id}`}
          nextCommand={() => deps.ids.next()}
          printed={props.printed}
          hasOwner={props.hasOwner}
          mayPrint={props.mayHandOver}
        />
      )}
      <Section title={text.work.contact} id="contact">
        {props.contact === undefined ? (
          <p>{found.applicantPersonId === undefined ? text.work.noContact : text.work.byAccount}</p>
        ) : (
          <>
            <ContactRows contact={props.contact} refused={props.refused} language={language} />
            <SourceLine>
              {found.dossierId === undefined ? text.work.readingNoteOfPerson : text.work.readingNote}
            </SourceLine>
          </>
        )}
      </Section>
      <DetailsOf details={props.details} />
      <Section title={text.work.act} id="act">
        {found.turn === 'nobody' ? (
          <p>{closedNote(props)}</p>
        ) : !props.mayAct ? (
          <Notice title={text.work.risenNote} />
        ) : (
          <ActForms
            {...{ deps, found, names, language, issues }}
            now={props.now}
            side="desk"
            history={props.history}
            action={`${base}/${found.id}`}
            writeOnly={text.work.writeOnly}
            label={text.work.message}
            hint={text.work.messageHint}
            entered={props.entered ?? ''}
          />
        )}
      </Section>
      <CasePapersSection
        {...{ deps, found, names, language, issues, papers: props.papers }}
        href={`${base}/${found.id}`}
        as="desk"
        readOnly={!props.mayAct}
      />
      {props.answers.length > 0 && (
        <Section title={text.atEnd.said} id="closing">
          <ClosingAnswers language={language} type={type} answers={props.answers} />
        </Section>
      )}
      <Section title={text.work.history} id="history">
        <CaseTimeline deps={deps} found={found} history={props.history} names={names} language={language} />
      </Section>
      {found.turn !== 'nobody' && props.mayHandOver && (
        <Section title={text.work.handOver} id="hand-over">
          <HandOver {...props} />
        </Section>
      )}
      {props.mayHandOver && <MergeSection {...{ deps, found, base, language, issues }} {...props.merging} />}
    </>
  );
}

function closedNote({ deps, found, language }: DeskCasePageProps): string {
  const text = caseText(language).work;
  const days = rulesOf(deps, found).type.transitions.find(
    ({ by, from }) => by === 'firm' && from.includes(found.state),
  );
  return days?.withinDaysOfClosing === undefined
    ? text.closedNote
    : text.reopenNote(formatNumber(days.withinDaysOfClosing, language));
}

function Promised({ deps, found, history, names, base, language, today }: DeskCasePageProps) {
  const text = caseText(language);
  const holder = `${holderName(deps, found.holder, names, language)} (${deskName(deps, found.holder, language)})`;
  const asked = history[0]?.message;
  const rows = [
    ...(asked === undefined ? [] : [{ label: text.work.asked, value: asked }]),
    { label: text.work.holder, value: holder },
    ...(found.partnerOrganisationId === undefined
      ? []
      : [{ label: text.partner.label, value: partnerName(found, names, language) }]),
    {
      label: text.work.place,
      value: deps.places.nameOf(found.place.communeId ?? found.place.provinceId ?? 'vn', language),
    },
    ...(found.breaches === 0
      ? []
      : [
          {
            label: text.queue.baskets.late,
            value: <LateTag language={language}>{text.queue.breaches(found.breaches)}</LateTag>,
          },
        ]),
  ];
  const { promise } = found;
  if (promise === undefined) return <KeyValues rows={rows} />;
  return (
    <>
      <CasePromise
        {...{ deps, found, promise, language, today }}
        href={`${base}/${found.id}`}
        label={
          found.turn === 'desk' ? text.work.due : found.turn === 'partner' ? text.partner.turn : text.work.firmTurn
        }
        ifLate={lapseInWords(deps, found, language)}
      />
      <KeyValues rows={rows} />
    </>
  );
}

function HandOver({ deps, found, candidates, base, language, issues = [] }: DeskCasePageProps) {
  const text = caseText(language).work;
  const others = candidates.filter(({ assignmentId }) => assignmentId !== found.holder.assignmentId);
  const [only] = others;
  if (only === undefined) return <p>{text.nobodyElse}</p>;
  const label = (person: Candidate) =>
    `${person.name ?? caseText(language).unnamed('')}, ${deskName(deps, { level: person.level, placeId: person.placeId }, language)}`;
  const action = `${base}/${found.id}/hand-over`;
  if (others.length === 1)
    return (
      <>
        <p>{text.handOverNote}</p>
        <ActForm action={action} command={deps.ids.next()} hidden={{ to: only.assignmentId }}>
          {`${text.handOverAct}: ${label(only)}`}
        </ActForm>
      </>
    );
  const error = issueFor(issues, 'to');
  return (
    <form class="stack" method="post" action={action}>
      <HiddenFields fields={{ command: deps.ids.next() }} />
      <SelectField
        language={language}
        name="to"
        label={text.to}
        hint={text.handOverNote}
        options={others.map((person) => ({ value: person.assignmentId, label: label(person) }))}
        error={error}
      />
      <div>
        <Button kind="secondary">{text.handOverAct}</Button>
      </div>
    </form>
  );
}
