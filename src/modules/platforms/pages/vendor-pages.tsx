/** A vendor's own desk: its products, and one of them with its offers, its texts and what was sent. */

import type { LocalDate } from '../../../foundation/clock.ts';
import { formatDate, formatInstantDate, formatNumber } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  ActForm,
  BackLink,
  DataTable,
  EmptyState,
  ErrorSummary,
  type Issue,
  LinkButton,
  LoneLink,
  Notice,
  PageTitle,
  PlainList,
  Section,
} from '../../../ui/index.ts';
import { type Offer, standingOfOffer } from '../domain/offer.ts';
import type { Platform } from '../domain/platform.ts';
import type { Trial } from '../domain/trial.ts';
import { productText } from '../messages/products.ts';
import { trialText } from '../messages/trials.ts';
import type { ProductVendor, SentThing } from '../store/submissions.read.ts';
import { daysWords, leftWords, termsWords } from './offer-words.ts';
import { EditForm, OfferForm } from './vendor-forms.tsx';

export interface VendorProduct {
  readonly platform: Pick<Platform, 'id' | 'name'>;
  readonly offers: readonly Offer[];
  readonly waiting: number;
}

export function VendorProductsPage(props: {
  readonly language: Language;
  readonly today: LocalDate;
  readonly products: readonly VendorProduct[];
}) {
  const { language, today, products } = props;
  const text = productText(language).vendor;
  return (
    <>
      <PageTitle title={text.title} lead={text.lead} />
      {products.length === 0 ? (
        <EmptyState
          title={text.none}
          act={<LinkButton href={`/${language}/account/products`}>{text.noneAct}</LinkButton>}
        />
      ) : (
        <>
          <DataTable
            language={language}
            caption={text.title}
            captionHidden
            columns={[
              { label: text.columns.product },
              { label: text.columns.offers, numeric: true },
              { label: text.columns.left, numeric: true },
              { label: text.columns.waiting, numeric: true },
            ]}
            rows={products.map(({ platform, offers, waiting }) => {
              const open = offers.filter((offer) => standingOfOffer(offer, today) === 'open');
              const left = open.reduce((sum, offer) => sum + offer.left, 0);
              return [
                <LoneLink key={platform.id} href={`/${language}/desk/products/${platform.id}`}>
                  {platform.name}
                </LoneLink>,
                formatNumber(open.length, language),
                formatNumber(left, language),
                formatNumber(waiting, language),
              ];
            })}
          />
          <LoneLink href={`/${language}/account/products`}>{text.another}</LoneLink>
        </>
      )}
    </>
  );
}

export interface VendorProductPageProps {
  readonly language: Language;
  readonly today: LocalDate;
  readonly platform: Platform;
  readonly vendor: ProductVendor;
  readonly offers: readonly Offer[];
  readonly sent: readonly SentThing[];
  readonly trials: readonly Trial[];
  readonly entered: (field: string) => string;
  readonly issues: readonly Issue[];
  readonly saved: 'sent' | 'ended' | undefined;
  readonly nextCommand: () => string;
}

export function VendorProductPage(props: VendorProductPageProps) {
  const { language, platform, offers, sent, issues, saved, vendor } = props;
  const text = productText(language).vendor;
  const base = `/${language}/desk/products/${platform.id}`;
  return (
    <>
      <BackLink href={`/${language}/desk/products`}>{text.back}</BackLink>
      <ErrorSummary language={language} issues={issues} />
      {saved && <Notice tone="ok" title={saved === 'sent' ? text.saved : text.ended} />}
      <PageTitle title={platform.name} over={vendor.company} />
      <LoneLink href={`/${language}/platforms/${platform.id}`}>{text.publicPage}</LoneLink>
      <Section title={text.offers} id="offers">
        {offers.length === 0 ? (
          <p class="mute">{text.noOffers}</p>
        ) : (
          <PlainList items={offers.map((offer) => <OwnOffer key={offer.id} {...props} offer={offer} />)} />
        )}
      </Section>
      <Section title={text.trials} id="trials" full>
        <Trials {...props} />
      </Section>
      <Section title={text.addOffer} id="add-offer">
        <OfferForm {...props} action={`${base}/offer`} />
      </Section>
      <Section title={text.edit} id="edit">
        <p>{text.editLead}</p>
        <EditForm {...props} action={`${base}/edit`} />
      </Section>
      <Section title={text.history} id="history">
        <PlainList items={sent.map((thing) => <SentLine key={thing.id} {...props} thing={thing} />)} />
      </Section>
      <Section title={text.giveUp} id="give-up">
        <p>{text.giveUpText}</p>
        <ActForm action={`${base}/end`} command={props.nextCommand()} kind="text" hidden={{ id: vendor.claimId }}>
          {text.giveUp}
        </ActForm>
      </Section>
    </>
  );
}

/** Newest first; whose turn it is and until when stands on the page of each. */
function Trials({ language, trials }: VendorProductPageProps) {
  const text = trialText(language).vendor;
  if (trials.length === 0) return <p class="mute">{text.none}</p>;
  return (
    <>
      <DataTable
        language={language}
        caption={productText(language).vendor.trials}
        captionHidden
        columns={[{ label: text.asked }, { label: text.state }, { label: text.until }]}
        rows={trials.map((trial) => [
          <LoneLink key={trial.caseId} href={`/${language}/desk/partner-cases/${trial.caseId}`}>
            {formatInstantDate(trial.askedAt)}
          </LoneLink>,
          text.states[stateOf(trial)],
          trial.until === undefined ? '' : formatDate(trial.until),
        ])}
      />
      <LoneLink href={`/${language}/desk/partner-cases`}>{text.cases}</LoneLink>
    </>
  );
}

function stateOf({ beganOn, wentOnAt, endedAt, endedBy }: Trial) {
  if (endedBy === 'confirm-use') return 'used';
  if (endedAt !== undefined) return 'ended';
  if (wentOnAt !== undefined) return 'inUse';
  return beganOn === undefined ? 'waiting' : 'running';
}

function OwnOffer({
  language,
  today,
  platform,
  offer,
  nextCommand,
}: VendorProductPageProps & { readonly offer: Offer }) {
  const text = productText(language);
  const standing = standingOfOffer(offer, today);
  const stoppable = standing === 'open' || standing === 'coming' || standing === 'full';
  return (
    <>
      <b>{text.offer.standing[standing]}</b>, {leftWords(offer, language)}. {termsWords(offer, language)}
      <p class="src">{daysWords(offer, language)}</p>
      {stoppable && (
        <ActForm
          action={`/${language}/desk/products/${platform.id}/end`}
          command={nextCommand()}
          kind="text"
          hidden={{ id: offer.id }}
        >
          {text.vendor.end}
        </ActForm>
      )}
    </>
  );
}

function SentLine({ language, platform, thing, nextCommand }: VendorProductPageProps & { readonly thing: SentThing }) {
  const text = productText(language);
  const said = thing.kind === 'edit' ? thing.edit.summaryVi : thing.kind === 'offer' ? thing.terms.termsVi : undefined;
  return (
    <>
      {formatInstantDate(thing.sentAt)}, {text.kinds[thing.kind]}: <b>{text.states[thing.state]}</b>
      {thing.reason !== undefined && `. ${text.reasons[thing.reason] ?? thing.reason}.`}
      {said !== undefined && <p class="src">{said}</p>}
      {thing.state === 'waiting' && thing.kind !== 'claim' && (
        <ActForm
          action={`/${language}/desk/products/${platform.id}/end`}
          command={nextCommand()}
          kind="text"
          hidden={{ id: thing.id }}
        >
          {text.vendor.withdraw}
        </ActForm>
      )}
    </>
  );
}
