/** A case for the partner that takes part in it: what it promised, what it may do, and what happened. How to reach the firm is the capability's to show. */
import type { Instant, LocalDate } from '../../../foundation/clock.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import { type Issue, KeyValues, Section } from '../../../ui/index.ts';
import type { Paper } from '../../documents/index.ts';
import type { Case, HistoryEntry } from '../domain/case.ts';
import { caseText } from '../messages/index.ts';
import { ActForms } from './act-forms.tsx';
import { DetailsOf } from './case-details.tsx';
import { CaseHeading } from './case-heading.tsx';
import { CasePapersSection } from './case-papers-section.tsx';
import { CasePromise } from './case-promise.tsx';
import { CaseTimeline } from './case-timeline.tsx';
import { deskName, holderName, lapseInWords, type Names } from './case-words.ts';
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
  const { deps, found, names, base, language, now, issues = [] } = props;
  const text = caseText(language);
  return (
    <>
      <CaseHeading
        {...{ deps, found, language, issues }}
        back={{ href: base, label: text.partner.title }}
        done={props.saved ? text.firm.saved : undefined}
        of="desk"
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
            {...{ deps, found, names, language, now, issues }}
            side="partner"
            history={props.history}
            action={`${base}/${found.id}`}
            writeOnly={text.work.writeOnly}
            label={text.partner.message}
            hint={text.partner.messageHint}
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
  const { promise } = found;
  if (promise === undefined) return null;
  const label =
    found.turn === 'partner'
      ? text.partner.yourTurn
      : found.turn === 'firm'
        ? text.work.firmTurn
        : text.partner.deskTurn;
  return (
    <CasePromise
      {...{ deps, found, promise, language, today, label }}
      href={`${base}/${found.id}`}
      ifLate={lapseInWords(deps, found, language)}
    />
  );
}
