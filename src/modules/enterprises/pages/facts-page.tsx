/** The owner's view of the dossier: what is known with grade, source and days, what follows from it, what is not known yet, and their rights. */
import type { LocalDate } from '../../../foundation/clock.ts';
import { formatDate, formatInstantDate } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  ActForm,
  Actions,
  BackLink,
  EmptyState,
  GoList,
  GradeTag,
  LinkButton,
  Notice,
  PageTitle,
  Section,
  SummaryList,
  type SummaryRow,
} from '../../../ui/index.ts';
import {
  type ConditionContext,
  createReader,
  type Dossier,
  evaluateIn,
  type FactDefinition,
} from '../../conditions/index.ts';
import { currentDossier, currentFacts } from '../domain/current-dossier.ts';
import type { Fact } from '../domain/fact.ts';
import type { OpenDossier } from '../domain/open-dossier.ts';
import type { Reading } from '../domain/reading.ts';
import { classifySize } from '../domain/size-class.ts';
import { isPersonalTaxCode } from '../domain/tax-code.ts';
import { claimText } from '../messages/claim.ts';
import { consentText } from '../messages/consents.ts';
import { dossierText } from '../messages/index.ts';
import { mandateText } from '../messages/mandates.ts';
import { type FactNames, factItemInWords, factValueInWords } from './fact-words.ts';
import { LastReadings, type OfficeName } from './readings-page.tsx';

export interface FactsPageProps {
  readonly language: Language;
  readonly today: LocalDate;
  readonly opened: OpenDossier;
  /** The last few. */
  readonly readings: readonly Reading[];
  readonly officeName: OfficeName;
  readonly context: ConditionContext;
  readonly names: FactNames;
  /** `/vi/plan/{key}`. */
  readonly base: string;
  /** Keys in the order in which knowing them helps most; the rest follow. */
  readonly mostUseful: readonly string[];
  /** New idempotency keys for the forms of this page. */
  readonly command: string;
  readonly saved: boolean;
  /** People can sign in here and take the firm as theirs. */
  readonly offersClaims?: boolean;
  /** An adviser under a mandate reads it: what is the owner's alone is not offered. */
  readonly underMandate?: boolean;
}

export function FactsPage(props: FactsPageProps) {
  const { language, opened, context, today, base } = props;
  const text = dossierText(language);
  const known = currentFacts(opened.facts, context.vocabulary, today);
  const definitions = Object.values(context.vocabulary.facts);
  const rows = definitions.flatMap((definition) => {
    const facts = known.get(definition.key);
    return facts === undefined || definition.derivedFrom !== undefined ? [] : [knownRow(definition, facts, props)];
  });
  return (
    <>
      <BackLink href={base}>{text.facts.back}</BackLink>
      <PageTitle title={text.facts.title} lead={text.facts.lead} />
      {props.saved && <Notice tone="ok">{text.facts.saved}</Notice>}
      <Section title={text.facts.known} id="known">
        {rows.length > 0 ? (
          <SummaryList language={language} rows={rows} />
        ) : (
          <EmptyState
            title={text.facts.nothingYet}
            act={<LinkButton href={`${base}/facts/applicantType`}>{text.facts.answer}</LinkButton>}
          >
            <p>{text.facts.nothingYetText}</p>
          </EmptyState>
        )}
      </Section>
      <Computed {...props} />
      <Unknown {...props} known={new Set(known.keys())} />
      {!props.underMandate && (
        <>
          <LastReadings {...props} />
          <OwnerRights {...props} />
        </>
      )}
    </>
  );
}

function knownRow(
  definition: FactDefinition,
  facts: readonly Fact[],
  { language, names, today, base }: FactsPageProps,
): SummaryRow {
  const text = dossierText(language).facts;
  const last = facts.at(-1)!;
  const values = facts.flatMap((fact) => {
    if (fact.fields !== undefined) return [factItemInWords(definition, fact.fields, language, names)];
    return fact.value === undefined ? [] : [factValueInWords(definition, fact.value, language, names)];
  });
  const lapsed = last.expiresOn !== undefined && last.expiresOn < today;
  const source = dossierText(language).sources[last.source.kind];
  const masked = typeof last.value === 'string' && definition.personal === true && isPersonalTaxCode(last.value);
  return {
    label: definition.label[language],
    value: values.length === 0 ? text.none : values.join('; '),
    note: (
      <>
        <GradeTag language={language} grade={last.grade} /> {text.recorded(source, formatInstantDate(last.recordedAt))}
        {last.expiresOn !== undefined &&
          `; ${lapsed ? text.expired(formatDate(last.expiresOn)) : text.until(formatDate(last.expiresOn))}`}
        {masked && <>; {text.masked}</>}
      </>
    ),
    change: { href: `${base}/facts/${definition.key}`, ...(lapsed && { label: text.confirm }) },
  };
}

/** Province, sector group, size class: never asked, shown with what they follow from. */
function Computed({ language, opened, context, today, names }: FactsPageProps) {
  const text = dossierText(language).facts;
  const dossier = currentDossier(opened.facts, context.vocabulary, today);
  const rows = [
    ...lookedUpRows(['province', 'sectorGroup'], dossier, context, language, names),
    sizeRow(dossier, context, language, names),
  ];
  return (
    <Section title={text.computed} id="computed">
      <SummaryList language={language} rows={rows} />
    </Section>
  );
}

function lookedUpRows(
  keys: readonly string[],
  dossier: Dossier,
  context: ConditionContext,
  language: Language,
  names: FactNames,
): SummaryRow[] {
  const reader = createReader(dossier, context);
  return keys.flatMap((key) => {
    const definition = context.vocabulary.facts[key];
    const cell = reader.read(key);
    if (definition === undefined || cell.status !== 'known' || cell.value === undefined) return [];
    return [{ label: definition.label[language], value: factValueInWords(definition, cell.value, language, names) }];
  });
}

function sizeRow(dossier: Dossier, context: ConditionContext, language: Language, names: FactNames): SummaryRow {
  const text = dossierText(language).facts;
  const definition = context.vocabulary.facts.sizeClass!;
  const { size, possible } = classifySize(dossier, context);
  const words = possible.map((value) => factValueInWords(definition, value, language, names));
  const cite = context.vocabulary.derived.sizeClass?.cases[0]?.when.cite;
  return {
    label: definition.label[language],
    value: size === 'unknown' ? (possible.length === 0 ? text.noTable : text.stillOpen(words.join(', '))) : words[0],
    ...(cite && { note: text.byLaw(cite.document) }),
  };
}

function Unknown({
  language,
  opened,
  today,
  context,
  base,
  mostUseful,
  known,
}: FactsPageProps & { readonly known: ReadonlySet<string> }) {
  const text = dossierText(language).facts;
  const reader = createReader(currentDossier(opened.facts, context.vocabulary, today), context);
  const useful = new Map(mostUseful.map((key, index) => [key, index]));
  const open = Object.values(context.vocabulary.facts)
    .filter(({ key, derivedFrom }) => derivedFrom === undefined && !known.has(key))
    .filter(({ askWhen }) => askWhen === undefined || evaluateIn(reader, askWhen) !== 'no')
    .sort((a, b) => (useful.get(a.key) ?? useful.size) - (useful.get(b.key) ?? useful.size));
  if (open.length === 0) return null;
  return (
    <Section title={text.unknown} id="unknown">
      <p>{text.unknownLead}</p>
      <GoList
        items={open.map((definition) => ({
          href: `${base}/facts/${definition.key}`,
          title: definition.question?.[language] ?? definition.label[language],
        }))}
      />
    </Section>
  );
}

function OwnerRights({ language, opened, base, command, offersClaims }: FactsPageProps) {
  const text = dossierText(language).data;
  return (
    <Section title={text.title} id="data">
      <p>{opened.claimed ? claimText(language).kept : text.text(formatDate(opened.expiresOn))}</p>
      <Actions>
        <ActForm action={`${base}/export`} command={command}>
          {text.export}
        </ActForm>
        {offersClaims && opened.claimed !== true && (
          <LinkButton kind="secondary" href={`${base}/claim`}>
            {claimText(language).title}
          </LinkButton>
        )}
        {offersClaims && opened.claimed === true && (
          <LinkButton kind="secondary" href={`${base}/mandates`}>
            {mandateText(language).link}
          </LinkButton>
        )}
        {offersClaims && opened.claimed === true && (
          <LinkButton kind="secondary" href={`${base}/consents`}>
            {consentText(language).link}
          </LinkButton>
        )}
        <LinkButton kind="text" href={`${base}/delete`}>
          {text.erase}
        </LinkButton>
      </Actions>
    </Section>
  );
}
