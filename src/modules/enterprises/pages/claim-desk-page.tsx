/** One claim before an officer: what the claimant says beside what the register says, the decision, the printed code, and what was decided before. */
import type { Instant } from '../../../foundation/clock.ts';
import { formatDate, formatInstantDate } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import { inGroups } from '../../../foundation/typed-code.ts';
import {
  ActForm,
  Actions,
  BackLink,
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
  PlainList,
  Section,
} from '../../../ui/index.ts';
import { CLAIM_DOUBTS, type ClaimDoubt, type ClaimEvidence } from '../domain/claim.ts';
import type { RegisterRecord } from '../domain/register-record.ts';
import { claimText } from '../messages/claim.ts';
import { claimDeskText } from '../messages/claim-desk.ts';
import type { DecisionOnClaim, HeldClaim } from '../store/claims.read.ts';
import type { OfficeName } from './readings-page.tsx';

/** What the officer may tick: the printed code confirms by itself. */
export const SEEN_EVIDENCE = ['papers-seen', 'premises-visited', 'register-contact'] as const;

export interface ClaimDeskPageProps {
  readonly language: Language;
  readonly claim: HeldClaim;
  readonly claimant: string | undefined;
  readonly taxCode: string | undefined;
  /** In words: place, kind, trade, as the owner said. */
  readonly said: Readonly<Record<'place' | 'status', string | undefined>>;
  readonly record: RegisterRecord | undefined;
  readonly recordSaid: Readonly<Record<'place' | 'status', string | undefined>>;
  readonly decisions: readonly DecisionOnClaim[];
  readonly officeName: OfficeName;
  readonly nextCommand: () => string;
  readonly saved: boolean;
  readonly printed?: { readonly code: string; readonly expiresAt: Instant };
  readonly entered?: string;
  readonly issues?: readonly Issue[];
}

export function ClaimDeskPage(props: ClaimDeskPageProps) {
  const { language, claim, issues = [], printed } = props;
  const text = claimDeskText(language);
  const base = `/${language}/desk/claims`;
  return (
    <>
      <BackLink href={base}>{text.title}</BackLink>
      <ErrorSummary language={language} issues={issues} />
      {props.saved && <Notice tone="ok" title={text.saved} />}
      <PageTitle title={claim.name} over={text.levels[claim.level]} />
      {printed && (
        <Notice tone="ok" title={text.printed}>
          <p class="h2 nowrap">{inGroups(printed.code)}</p>
          <p>{text.printedText(formatInstantDate(printed.expiresAt))}</p>
        </Notice>
      )}
      <KeyValues
        rows={[
          { label: text.claimant, value: props.claimant ?? text.unnamed },
          { label: text.taxCode, value: props.taxCode ?? text.noTaxCode },
          { label: text.asked, value: formatInstantDate(claim.claimedAt) },
        ]}
      />
      <Section title={text.compare} id="compare">
        <Comparison {...props} />
      </Section>
      <Section title={text.decide} id="decide">
        <DecisionForm {...props} issues={issues} />
      </Section>
      {claim.level !== 'confirmed' && props.taxCode !== undefined && (
        <Section title={text.print} id="print">
          <p>{text.printLead}</p>
          <ActForm action={`${base}/${claim.id}/code`} command={props.nextCommand()} hidden={{ seen: props.taxCode }}>
            {text.printAct}
          </ActForm>
        </Section>
      )}
      {props.decisions.length > 0 && (
        <Section title={text.history} id="history">
          <PlainList items={props.decisions.map((decision) => decisionInWords(decision, language, props.officeName))} />
        </Section>
      )}
    </>
  );
}

function Comparison({ language, claim, said, record, recordSaid }: ClaimDeskPageProps) {
  const text = claimDeskText(language);
  if (record === undefined)
    return (
      <>
        <Notice title={text.registerMissing} />
        <KeyValues rows={[{ label: text.place, value: said.place ?? text.noPlace }]} />
      </>
    );
  const row = (label: string, theirs: string | undefined, ours: string | undefined) => [
    label,
    theirs ?? text.noTaxCode,
    ours ?? text.notInRegister,
  ];
  return (
    <>
      <DataTable
        language={language}
        caption={text.compare}
        captionHidden
        columns={[{ label: text.item }, { label: text.declared }, { label: text.register }]}
        rows={[
          row(text.name, claim.name, record.name),
          row(text.place, said.place, recordSaid.place),
          row(text.status, said.status, recordSaid.status),
        ]}
      />
      <p class="src">{text.registerAsOf(formatDate(record.asOf))}</p>
    </>
  );
}

function DecisionForm({ language, claim, taxCode, record, nextCommand, entered, issues = [] }: ClaimDeskPageProps) {
  // What the page itself shows to be otherwise is no reason.
  const answered = new Set<ClaimDoubt>([
    ...(taxCode === undefined ? (['not-in-register'] as const) : (['tax-code-missing'] as const)),
    ...(record === undefined ? [] : (['not-in-register'] as const)),
  ]);
  const text = claimDeskText(language);
  const error = issueFor(issues, 'reason');
  const options = [
    ...(claim.level === 'confirmed' ? [] : SEEN_EVIDENCE.map((each) => ({ value: each, label: text.evidence[each] }))),
    ...CLAIM_DOUBTS.filter((each) => !answered.has(each)).map((each) => ({ value: each, label: text.doubts[each] })),
  ];
  return (
    <form class="stack" method="post" action={`/${language}/desk/claims/${claim.id}`}>
      <HiddenFields fields={{ command: nextCommand(), seen: taxCode ?? '' }} />
      <Choices
        language={language}
        name="reason"
        type="radio"
        legend={claim.level === 'confirmed' ? text.takeBack : text.howDecide}
        hint={text.note}
        options={options}
        selected={entered === undefined ? [] : [entered]}
        error={error}
      />
      <Actions>
        <Button>{text.submit}</Button>
      </Actions>
    </form>
  );
}

function decisionInWords(decision: DecisionOnClaim, language: Language, officeName: OfficeName): string {
  const { outcome, at, role, localityId } = decision;
  const desk = claimDeskText(language);
  const claim = claimText(language);
  const office = officeName({ ...(role !== null && { role }), ...(localityId !== null && { localityId }) }, language);
  const date = formatInstantDate(at);
  if (outcome === 'refused') return `${claim.isRefused(office, date)} ${desk.doubts[decision.reason as ClaimDoubt]}`;
  const words: Readonly<Record<ClaimEvidence, string>> = {
    ...desk.evidence,
    'paper-code': claim.confirmByCode,
    provider: claim.byProvider,
  };
  return `${claim.isConfirmed(office, date)} ${words[decision.reason as ClaimEvidence]}`;
}
