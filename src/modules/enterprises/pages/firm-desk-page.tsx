/** One firm at a desk: register and declaration side by side; answers and contact stay hidden until somebody says what they are needed for. */
import { Fragment } from 'preact';
import type { LocalDate } from '../../../foundation/clock.ts';
import { formatDate, formatInstantDate, formatNumber } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  BackLink,
  Button,
  DataTable,
  ErrorSummary,
  GradeTag,
  HiddenFields,
  type Issue,
  issueFor,
  KeyValues,
  Notice,
  PageTitle,
  PlainList,
  Section,
  SelectField,
  SourceLine,
} from '../../../ui/index.ts';
import type { ConditionContext, FactDefinition } from '../../conditions/index.ts';
import type { FirmAtDesk } from '../actions/open-firm.ts';
import { currentFacts } from '../domain/current-dossier.ts';
import type { Fact } from '../domain/fact.ts';
import type { ReadPurpose } from '../domain/reading.ts';
import { factsOfRegister } from '../domain/register-record.ts';
import { formatTaxCode } from '../domain/tax-code.ts';
import { duplicateText } from '../messages/duplicates.ts';
import { firmDeskText } from '../messages/firm-desk.ts';
import { FirmOfPair } from './duplicates-page.tsx';
import { type FactNames, factItemInWords, factValueInWords } from './fact-words.ts';
import type { FirmContact } from './firm-desk-deps.ts';
import { officersVocabulary } from './officer-words.ts';

export const PURPOSES = ['contact', 'advice', 'support', 'decision', 'check'] as const satisfies readonly ReadPurpose[];

export interface FirmDeskPageProps {
  readonly language: Language;
  readonly today: LocalDate;
  readonly firm: FirmAtDesk;
  readonly contact?: FirmContact | undefined;
  readonly context: ConditionContext;
  readonly names: FactNames;
  readonly command: string;
  readonly issues?: readonly Issue[];
}

export function FirmDeskPage(props: FirmDeskPageProps) {
  const { language, firm } = props;
  const text = firmDeskText(language).firm;
  const { record, declared } = firm;
  return (
    <>
      <ErrorSummary language={language} issues={props.issues ?? []} />
      <BackLink href={`/${language}/desk/firms`}>{text.back}</BackLink>
      <PageTitle title={record.name} over={text.taxCode(formatTaxCode(record.taxCode))} />
      <Section title={text.claim} id="claim">
        <Standing {...props} />
        {declared === undefined && firm.claims.length > 0 && <Mask {...props} />}
        {declared !== undefined && props.contact !== undefined && (
          <KeyValues
            rows={[
              { label: text.person, value: props.contact.name },
              { label: text.mailbox, value: props.contact.email ?? text.noMailbox },
            ]}
          />
        )}
      </Section>
      <Related {...props} />
      <Section title={text.facts} id="facts" full>
        <Facts {...props} />
        <SourceLine>{text.asOf(formatDate(record.asOf))}</SourceLine>
      </Section>
    </>
  );
}

function Related({ language, firm: { record, related } }: FirmDeskPageProps) {
  const text = duplicateText(language);
  if (related.length === 0) return null;
  return (
    <Section title={text.related} id="related">
      <PlainList
        items={related.map(({ candidate, firm, other }) => {
          const isFirst = candidate.taxCode === record.taxCode;
          const taxCode = isFirst ? candidate.otherCode : candidate.taxCode;
          return (
            <>
              {candidate.decision && text.decisions[candidate.decision]}
              <br />
              <FirmOfPair language={language} firm={isFirst ? other : firm} taxCode={taxCode} />
            </>
          );
        })}
      />
    </Section>
  );
}

function Standing({ language, firm: { claims } }: FirmDeskPageProps) {
  const text = firmDeskText(language).firm;
  const [best] = claims;
  if (best === undefined) return <p>{text.unclaimed}</p>;
  const day = formatInstantDate(best.claimedAt);
  return (
    <>
      <p>{best.level === 'confirmed' ? text.confirmed(day) : text.selfDeclared(day)}</p>
      {claims.length > 1 && <p>{text.several(formatNumber(claims.length, language))}</p>}
    </>
  );
}

function Mask({ language, firm, command, issues = [] }: FirmDeskPageProps) {
  const text = firmDeskText(language).firm;
  const error = issueFor(issues, 'purpose');
  return (
    <form class="stack" method="post" action={`/${language}/desk/firms/${firm.record.taxCode}/read`}>
      <HiddenFields fields={{ command }} />
      <p>
        <b>{text.mask}</b> {text.maskText}
      </p>
      <SelectField
        language={language}
        name="purpose"
        label={text.purpose}
        any={text.purposeChoose}
        options={PURPOSES.map((value) => ({ value, label: text.purposes[value] }))}
        error={error}
      />
      <p>
        <Button kind="secondary">{text.open}</Button>
      </p>
    </form>
  );
}

function Facts(props: FirmDeskPageProps) {
  const { language, firm, context, today } = props;
  const text = firmDeskText(language).firm;
  const vocabulary = officersVocabulary(context.vocabulary);
  const written = currentFacts(factsOfRegister(firm.record), vocabulary, today);
  // What the firm took over from the register is the register's word, not a second one.
  const said =
    firm.declared &&
    currentFacts(
      firm.declared.facts.filter(({ source }) => source.kind !== 'register'),
      vocabulary,
      today,
    );
  const shown = Object.values(vocabulary.facts).filter(
    ({ key }) => key !== 'taxCode' && ((written.get(key)?.length ?? 0) > 0 || (said?.get(key)?.length ?? 0) > 0),
  );
  const differing = shown.filter(({ key }) => differ(written.get(key), said?.get(key)));
  return (
    <>
      {differing.length > 0 && (
        <Notice tone="may" title={`${text.differs}: ${differing.map(({ label }) => label[language]).join(', ')}`}>
          <p>{text.differsText}</p>
        </Notice>
      )}
      <DataTable
        language={language}
        caption={text.caption}
        captionHidden
        columns={[
          { label: text.fact },
          { label: text.register(formatDate(firm.record.asOf)) },
          ...(said === undefined ? [] : [{ label: text.declared }]),
        ]}
        rows={[
          ...shown.map((definition) => [
            definition.label[language],
            <Values {...props} definition={definition} facts={written.get(definition.key)} />,
            ...(said === undefined
              ? []
              : [<Values {...props} definition={definition} facts={said.get(definition.key)} dated />]),
          ]),
          ...(firm.record.taxArisenYear === undefined
            ? []
            : [[text.taxArisen, String(firm.record.taxArisenYear), ...(said === undefined ? [] : [''])]]),
        ]}
      />
    </>
  );
}

function differ(written: readonly Fact[] | undefined, said: readonly Fact[] | undefined): boolean {
  const [ours, theirs] = [written?.[0]?.value, said?.[0]?.value];
  return ours !== undefined && theirs !== undefined && ours !== theirs;
}

function Values(
  props: FirmDeskPageProps & {
    readonly definition: FactDefinition;
    readonly facts: readonly Fact[] | undefined;
    readonly dated?: boolean;
  },
) {
  const { language, definition, names, dated = false } = props;
  const text = firmDeskText(language).firm;
  const facts = (props.facts ?? []).filter(({ said }) => said === 'value');
  if (facts.length === 0) return null;
  const grade = facts[0]?.grade;
  return (
    <>
      {facts.map((fact, index) => {
        const words =
          fact.fields === undefined
            ? factValueInWords(definition, fact.value ?? '', language, names)
            : factItemInWords(definition, fact.fields, language, names);
        return (
          <Fragment key={fact.id}>
            {index > 0 && <br />}
            {dated ? text.said(words, formatInstantDate(fact.recordedAt)) : words}
          </Fragment>
        );
      })}
      {dated && grade !== undefined && grade !== 'declared' && <GradeTag language={language} grade={grade} />}
    </>
  );
}
