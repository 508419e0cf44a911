/** A case for the partner that takes part in it: what it promised, what it may do, and what happened. How to reach the firm is the capability's to show. */
import type { Instant, LocalDate } from '../../../foundation/clock.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  BackLink,
  ErrorSummary,
  type Issue,
  KeyValues,
  LoneLink,
  Notice,
  PageTitle,
  PromiseBox,
  Section,
} from '../../../ui/index.ts';
import type { Paper } from '../../documents/index.ts';
import { rulesOf } from '../actions/case-deps.ts';
import type { Case, HistoryEntry } from '../domain/case.ts';
import { movesFor } from '../domain/case-moves.ts';
import { stateRule } from '../domain/case-type.ts';
import { workingDaysLeft } from '../domain/days-left.ts';
import { caseText } from '../messages/index.ts';
import { ActForms } from './act-forms.tsx';
import { CasePapersSection } from './case-papers-section.tsx';
import { CaseTimeline } from './case-timeline.tsx';
import { deskName, holderName, type Names, stateLabel } from './case-words.ts';
import { DetailsOf } from './firm-case-page.tsx';
import type { CaseDetails, CasePageDeps } from './page-deps.ts';

export interface PartnerCasePageProps {
  readonly deps: CasePageDeps;
  readonly found: Case;
  readonly history: readonly HistoryEntry[];
  readonly names: Names;
  readonly details: CaseDetails | undefined;
  /** `/vi/desk/partner-cases`. */
  readonly base: string;
  readonly language: Language;
  readonly now: Instant;
  readonly today: LocalDate;
  /** Those the firm shows it. */
  readonly papers: readonly Paper[];
  readonly saved: boolean;
  readonly issues?: readonly Issue[] | undefined;
  readonly entered?: string | undefined;
}

export function PartnerCasePage(props: PartnerCasePageProps) {
  const { deps, found, names, base, language, issues = [] } = props;
  const text = caseText(language);
  const { type } = rulesOf(deps, found);
  return (
    <>
      <BackLink href={base}>{text.partner.title}</BackLink>
      <ErrorSummary language={language} issues={issues} />
      {props.saved && <Notice tone="ok" title={text.firm.saved} />}
      <PageTitle
        title={deps.aboutInWords(found.about, language)}
        over={`${type.label[language]} · ${found.reference}`}
        lead={stateLabel(deps, found, language, 'desk')}
      />
      <Promised {...props} />
      <KeyValues
        rows={[
          {
            label: text.partner.office,
            value: `${holderName(deps, found.holder, names, language)} (${deskName(deps, found.holder, language)})`,
          },
          {
            label: text.work.place,
            value: deps.places.nameOf(found.place.communeId ?? found.place.provinceId ?? 'vn', language),
          },
        ]}
      />
      <DetailsOf details={props.details} />
      {found.turn !== 'nobody' && (
        <Section title={text.work.act} id="act">
          <ActForms
            language={language}
            action={`${base}/${found.id}`}
            moves={movesFor(type, found, 'partner', props.now)}
            writeOnly={text.work.writeOnly}
            label={text.partner.message}
            hint={text.partner.messageHint}
            nextCommand={() => deps.ids.next()}
            issues={issues}
            entered={props.entered ?? ''}
          />
        </Section>
      )}
      <CasePapersSection
        {...{ deps, found, names, language, issues, papers: props.papers }}
        href={`${base}/${found.id}`}
        as="partner"
      />
      <Section title={text.work.history} id="history">
        <CaseTimeline deps={deps} found={found} history={props.history} names={names} language={language} />
      </Section>
    </>
  );
}

function Promised({ deps, found, base, language, today }: PartnerCasePageProps) {
  const text = caseText(language);
  const { type, calendar } = rulesOf(deps, found);
  const { ifLate } = stateRule(type, found.state);
  if (found.promise === undefined || ifLate === undefined) return null;
  const { lastDay, certain } = found.promise;
  const left = workingDaysLeft(calendar, today, lastDay);
  const label =
    found.turn === 'partner'
      ? text.partner.yourTurn
      : found.turn === 'firm'
        ? text.work.firmTurn
        : text.partner.deskTurn;
  return (
    <PromiseBox
      language={language}
      label={label}
      date={lastDay}
      remaining={certain ? text.firm.left(left) : `${text.firm.left(left)} ${text.firm.uncertain}`}
      ifLate={ifLate[language]}
      late={left < 0}
      act={<LoneLink href={`${base}/${found.id}/calendar.ics`}>{text.calendar.add}</LoneLink>}
    />
  );
}
