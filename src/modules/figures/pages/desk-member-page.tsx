/** Why one firm or dossier counts: where, since when, its events with their seals worked out again, and the form that corrects it. */
import type { Instant } from '../../../foundation/clock.ts';
import { formatInstantDate, formatInstantTime, formatNumber, sentenceCase } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  Breadcrumbs,
  Button,
  Choices,
  DataTable,
  ErrorSummary,
  HiddenFields,
  type Issue,
  issueFor,
  KeyValues,
  Notice,
  PageTitle,
  Section,
  SelectField,
} from '../../../ui/index.ts';
import type { EventProof } from '../../ledger/index.ts';
import { type CommuneAnswer, CommunePicker, type Gazetteer } from '../../localities/index.ts';
import { ACTS, REASONS } from '../domain/correction.ts';
import type { Indicator } from '../domain/indicator.ts';
import { SECTORS, SIZES } from '../domain/member.ts';
import { deskFiguresText } from '../messages/desk.ts';
import { figuresText } from '../messages/index.ts';
import type { OpenMember } from '../store/open-cells.read.ts';
import { deskPlaceName, type MemberName } from './desk-figure-page.tsx';

export interface CorrectionForm {
  readonly command: string;
  readonly entered: Readonly<Record<'act' | 'reason' | 'place' | 'sector' | 'size', string>>;
  readonly issues: readonly Issue[];
  /** What the place typed may mean. */
  readonly place?: Extract<CommuneAnswer, { kind: 'ask' }>;
}

export interface DeskMemberPageProps {
  readonly language: Language;
  readonly indicator: Indicator;
  readonly member: OpenMember;
  readonly name: MemberName | undefined;
  readonly proofs: readonly EventProof[];
  readonly eventNames: Readonly<Record<string, string>>;
  readonly places: Gazetteer;
  readonly saved: boolean;
  /** Absent for a role that corrects nothing. */
  readonly form?: CorrectionForm;
}

export function DeskMemberPage(props: DeskMemberPageProps) {
  const { language, indicator, member, name } = props;
  const text = deskFiguresText(language);
  const base = `/${language}/desk/figures`;
  const title = name?.name ?? `${text.unnamed} ${member.memberId.slice(-6)}`;
  return (
    <>
      <Breadcrumbs
        language={language}
        items={[
          { label: text.title, href: base },
          { label: sentenceCase(indicator.name[language], language), href: `${base}/${indicator.id}` },
          { label: title },
        ]}
      />
      {props.saved && <Notice tone="ok">{text.corrected}</Notice>}
      <PageTitle
        over={text.memberOver(indicator.name[language])}
        title={name?.href === undefined ? title : <a href={name.href}>{title}</a>}
      />
      <Section title={text.memberTitle} id="why">
        <KeyValues rows={whyRows(props)} />
      </Section>
      <Events {...props} />
      {props.form && (
        <CorrectionSection {...props} form={props.form} base={`${base}/${indicator.id}/${member.memberId}`} />
      )}
    </>
  );
}

/** `20/03/2031 12:00`. */
const printMoment = (at: Instant): string => `${formatInstantDate(at)} ${formatInstantTime(at)}`;

function whyRows({ language, member, places }: DeskMemberPageProps) {
  const text = deskFiguresText(language);
  const words = figuresText(language);
  const sectors: Readonly<Record<string, string>> = words.sectors;
  const sizes: Readonly<Record<string, string>> = words.sizes;
  const where = [
    deskPlaceName(member.localityId, places, language),
    sectors[member.sectorGroup] ?? member.sectorGroup,
    sizes[member.sizeClass] ?? member.sizeClass,
  ].join('; ');
  const corrected = member.act !== null && member.act !== 'restored';
  return [
    { label: text.countsIn, value: member.act === 'excluded' ? text.notCounted : where },
    { label: text.since, value: printMoment(member.occurredAt as Instant) },
    ...(corrected
      ? [
          {
            label: text.correctionsTitle,
            value: `${text.acts[member.act ?? ''] ?? ''}, ${text.reasons[member.reason ?? ''] ?? ''}`,
          },
        ]
      : []),
  ];
}

function Events({ language, member, proofs, eventNames }: DeskMemberPageProps) {
  const text = deskFiguresText(language);
  const role = (id: string): string | undefined =>
    id === member.eventId ? text.counting : id === member.placedBy ? text.placing : undefined;
  const sealOf = ({ seal, holds }: EventProof) =>
    seal === undefined
      ? text.waiting
      : `${text.sealed(formatNumber(seal.seq, language))}, ${holds ? text.holds : text.broken}`;
  return (
    <Section title={text.eventsTitle} id="events" full>
      <p>{text.eventsLead}</p>
      <DataTable
        language={language}
        caption={text.eventsTitle}
        captionHidden
        columns={[
          { label: text.kind },
          { label: text.when },
          { label: text.seal },
          { label: text.hash },
          { label: text.eventId },
        ]}
        rows={proofs.map((proof) => {
          const part = role(proof.event.id);
          return [
            <>
              {eventNames[proof.event.type] ?? proof.event.type}
              {part && <span class="src"> {part}</span>}
            </>,
            printMoment(proof.event.occurredAt),
            sealOf(proof),
            <code key="hash">{proof.seal?.hash.slice(0, 16) ?? ''}</code>,
            <code key="id">{proof.event.id}</code>,
          ];
        })}
      />
    </Section>
  );
}

function CorrectionSection({
  language,
  places,
  form,
  base,
}: DeskMemberPageProps & { readonly form: CorrectionForm; readonly base: string }) {
  const text = deskFiguresText(language);
  const words = figuresText(language);
  const { entered, issues } = form;
  const placeIssue = issueFor(issues, 'place');
  return (
    <Section title={text.correctTitle} id="correct">
      <p>{text.correctLead}</p>
      <form class="stack" method="post" action={`${base}/correct`}>
        <ErrorSummary language={language} issues={issues} />
        <HiddenFields fields={{ command: form.command }} />
        <Choices
          language={language}
          name="act"
          type="radio"
          legend={text.act}
          options={ACTS.map((act) => ({ value: act, label: text.actLabels[act] }))}
          selected={[entered.act]}
          error={issueFor(issues, 'act')}
        />
        <fieldset class="group stack">
          <legend class="label">{text.newPlace}</legend>
          <p class="hint">{text.newPlaceHint}</p>
          <CommunePicker
            {...{ language, places, name: 'place' }}
            {...(form.place && { text: form.place.text, search: form.place.search })}
            {...(entered.place !== '' && { value: entered.place })}
            error={placeIssue}
          />
        </fieldset>
        <SelectField
          language={language}
          name="sector"
          label={text.sector}
          any={text.keepAsIs}
          options={SECTORS.map((sector) => ({ value: sector, label: words.sectors[sector] }))}
          value={entered.sector}
          error={issueFor(issues, 'sector')}
        />
        <SelectField
          language={language}
          name="size"
          label={text.size}
          any={text.keepAsIs}
          options={SIZES.map((size) => ({ value: size, label: words.sizes[size] }))}
          value={entered.size}
          error={issueFor(issues, 'size')}
        />
        <SelectField
          language={language}
          name="reason"
          label={text.reason}
          any={text.chooseReason}
          options={REASONS.map((reason) => ({ value: reason, label: text.reasons[reason] ?? reason }))}
          value={entered.reason}
          error={issueFor(issues, 'reason')}
        />
        <Button>{text.correct}</Button>
      </form>
    </Section>
  );
}
