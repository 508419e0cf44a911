/** The programme in numbers: offers, places, trials and use, each opening to its events; by product, or by offer of one product. */
import type { Instant, LocalDate } from '../../../foundation/clock.ts';
import { formatDate, formatInstantDate, formatInstantTime, formatNumber } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  BackLink,
  DataTable,
  EmptyState,
  LinkButton,
  LoneLink,
  PageTitle,
  Section,
  StepPager,
} from '../../../ui/index.ts';
import type { EventProof } from '../../ledger/index.ts';
import { type OfferCount, STEPS, type Step, sumOf, takenOf } from '../domain/programme.ts';
import { programmeText } from '../messages/programme.ts';

interface Frame {
  readonly language: Language;
  /** Of one product; absent for all. */
  readonly platformId?: string | undefined;
  readonly nameOf: (platformId: string) => string;
}

const base = (language: Language) => `/${language}/desk/product-review/programme`;
const addressOf = (language: Language, step: Step, platformId: string | undefined): string =>
  `${base(language)}/events?step=${step}${platformId === undefined ? '' : `&product=${platformId}`}`;

export function ProgrammePage(props: Frame & { readonly offers: readonly OfferCount[] }) {
  const { language, platformId, nameOf, offers } = props;
  const text = programmeText(language);
  return (
    <>
      {platformId === undefined ? (
        <BackLink href={`/${language}/desk/product-review`}>{text.back}</BackLink>
      ) : (
        <BackLink href={base(language)}>{text.title}</BackLink>
      )}
      <PageTitle
        title={platformId === undefined ? text.title : nameOf(platformId)}
        over={platformId === undefined ? undefined : text.title}
        lead={text.lead}
      />
      {offers.length === 0 ? (
        <EmptyState
          title={text.none}
          act={
            <LinkButton kind="secondary" href={`/${language}/desk/product-review?kind=offer`}>
              {text.noneAct}
            </LinkButton>
          }
        />
      ) : (
        <>
          <Section title={text.totals} id="totals">
            <Totals {...props} />
          </Section>
          <Section title={platformId === undefined ? text.byProduct : text.byOffer} id="parts" full>
            {platformId === undefined ? <ByProduct {...props} /> : <ByOffer {...props} />}
          </Section>
        </>
      )}
    </>
  );
}

function Totals({ language, platformId, offers }: Frame & { readonly offers: readonly OfferCount[] }) {
  const text = programmeText(language);
  const counts = sumOf(offers);
  return (
    <DataTable
      language={language}
      caption={text.totals}
      captionHidden
      columns={[{ label: text.step }, { label: text.count, numeric: true }, { label: text.meaning }]}
      rows={STEPS.map((step) => [
        <LoneLink key={step} href={addressOf(language, step, platformId)}>
          {text.steps[step]}
        </LoneLink>,
        formatNumber(counts[step], language),
        text.meanings[step],
      ])}
    />
  );
}

const numbersOf = (counts: OfferCount['counts'], language: Language): string[] =>
  [counts.places, takenOf(counts), counts.started, counts.continued, counts.confirmed].map((each) =>
    formatNumber(each, language),
  );

const columnsOf = (language: Language) => {
  const { columns } = programmeText(language);
  return [columns.places, columns.taken, columns.started, columns.continued, columns.confirmed].map((label) => ({
    ...{ label, numeric: true },
  }));
};

function ByProduct({ language, offers, nameOf }: Frame & { readonly offers: readonly OfferCount[] }) {
  const text = programmeText(language);
  const products = [...new Set(offers.map(({ platformId }) => platformId))]
    .map((id) => [id, offers.filter(({ platformId }) => platformId === id)] as const)
    .sort(([a], [b]) => nameOf(a).localeCompare(nameOf(b), language));
  return (
    <DataTable
      language={language}
      caption={text.byProduct}
      captionHidden
      columns={[{ label: text.columns.product }, { label: text.columns.offers, numeric: true }, ...columnsOf(language)]}
      rows={products.map(([platformId, its]) => [
        <LoneLink key={platformId} href={`${base(language)}?product=${platformId}`}>
          {nameOf(platformId)}
        </LoneLink>,
        formatNumber(its.length, language),
        ...numbersOf(sumOf(its), language),
      ])}
    />
  );
}

function ByOffer({ language, offers }: Frame & { readonly offers: readonly OfferCount[] }) {
  const text = programmeText(language);
  return (
    <DataTable
      language={language}
      caption={text.byOffer}
      captionHidden
      columns={[{ label: text.columns.offer }, ...columnsOf(language)]}
      rows={offers.map(({ offerId, from, until, endedAt, counts }) => [
        <>
          <LoneLink href={`/${language}/desk/product-review/${offerId}`}>
            {text.days(formatDate(from as LocalDate), formatDate(until as LocalDate))}
          </LoneLink>
          {endedAt !== undefined && <span class="src"> {text.ended(formatInstantDate(endedAt as Instant))}</span>}
        </>,
        ...numbersOf(counts, language),
      ])}
    />
  );
}

export interface ProgrammeEventsProps extends Frame {
  readonly step: Step;
  readonly proofs: readonly EventProof[];
  readonly isFirst: boolean;
  /** Id of the last event, where there are more. */
  readonly next?: string | undefined;
}

/** Down to the sealed events, the newest first: no firm is named here, an officer opens its case only where it is theirs. */
export function ProgrammeEventsPage(props: ProgrammeEventsProps) {
  const { language, step, platformId, nameOf, proofs } = props;
  const text = programmeText(language);
  const here = addressOf(language, step, platformId);
  const said = (proof: EventProof, field: string) => String(proof.event.payload[field] ?? '');
  return (
    <>
      <BackLink href={platformId === undefined ? base(language) : `${base(language)}?product=${platformId}`}>
        {platformId === undefined ? text.title : nameOf(platformId)}
      </BackLink>
      <PageTitle title={text.steps[step]} lead={text.meanings[step]} />
      {proofs.length === 0 ? (
        <EmptyState
          title={text.noEvents}
          act={
            <LinkButton kind="secondary" href={base(language)}>
              {text.title}
            </LinkButton>
          }
        />
      ) : (
        <DataTable
          language={language}
          caption={text.steps[step]}
          captionHidden
          columns={[
            { label: text.columns.when },
            { label: text.columns.product },
            { label: text.columns.thing },
            { label: text.columns.seal },
          ]}
          rows={proofs.map((proof) => [
            <LoneLink key="event" href={`/${language}/desk/audit/${proof.event.id}`}>
              {`${formatInstantTime(proof.event.occurredAt)} ${formatInstantDate(proof.event.occurredAt)}`}
            </LoneLink>,
            nameOf(said(proof, 'platform')),
            step === 'offers' || step === 'places' ? (
              <a key="thing" href={`/${language}/desk/product-review/${said(proof, 'submissionId')}`}>
                {text.theOffer}
              </a>
            ) : (
              text.trialOf(said(proof, 'caseId').slice(-6))
            ),
            sealWords(proof, language),
          ])}
        />
      )}
      <StepPager
        language={language}
        firstHref={props.isFirst ? undefined : here}
        nextHref={props.next && `${here}&after=${props.next}`}
      />
    </>
  );
}

function sealWords({ seal, holds }: EventProof, language: Language): string {
  const text = programmeText(language);
  return seal === undefined ? text.notSealed : text.sealed(formatNumber(seal.seq, language), holds);
}
