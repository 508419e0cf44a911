/** What a platform's page says beside the catalogue: the vendor's own word, its offers with places left, the programme's decision. */
import type { ComponentChildren } from 'preact';
import type { LocalDate } from '../../../foundation/clock.ts';
import { formatInstantDate, formatNumber } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import { KeyValues, LeaderRows, LinkButton, LoneLink, Notice, PlainList, Section } from '../../../ui/index.ts';
import type { OfVendor } from '../actions/read-of-vendor.ts';
import type { SelectionCriteria } from '../domain/listing.ts';
import { type Offer, standingOfOffer } from '../domain/offer.ts';
import type { Platform } from '../domain/platform.ts';
import { LEAST_SHOWN, type ProductUse } from '../domain/programme.ts';
import { productText } from '../messages/products.ts';
import { reasonWords } from './criteria-page.tsx';
import { daysWords, leftWords, priceWords, summaryWords, termsWords } from './offer-words.ts';

export interface VendorSectionProps extends OfVendor {
  readonly today: LocalDate;
  readonly language: Language;
  readonly platform: Platform;
  readonly criteria: SelectionCriteria;
  readonly use: ProductUse | undefined;
}

export function VendorSays({ language, platform, vendor, said }: VendorSectionProps) {
  const text = productText(language).said;
  if (vendor === undefined)
    return (
      <p class="src">
        {text.claim}{' '}
        <LoneLink href={`/${language}/account/products?platform=${platform.id}#claim`}>{text.claimAct}</LoneLink>
      </p>
    );
  const price = said && priceWords(said, language);
  return (
    <Section title={text.title} id="vendor">
      {said && (
        <>
          <p>{summaryWords(said, language)}</p>
          <KeyValues
            rows={[
              ...(price === undefined ? [] : [{ label: text.price, value: price }]),
              {
                label: text.page,
                value: (
                  <a href={said.website} rel="nofollow noopener noreferrer">
                    {said.website.replace(/^https:\/\//, '').replace(/\/$/, '')}
                  </a>
                ),
              },
            ]}
          />
          <p class="src">{text.by(vendor.company, formatInstantDate(said.acceptedAt))}</p>
        </>
      )}
      <p class="src">{text.vendor(vendor.company, formatInstantDate(vendor.since))}</p>
    </Section>
  );
}

/** Open offers first; what is full, over or stopped is shown so and cannot be taken. `take`: what one may do with an open offer. */
export function TrialOffers(
  props: VendorSectionProps & { readonly take: (offer: Offer) => ComponentChildren; readonly note?: string },
) {
  const { language, today, offers, vendor, listing } = props;
  const text = productText(language).offer;
  if (offers.length === 0 || vendor === undefined || listing?.act === 'delisted') return null;
  const standing = (offer: Offer) => standingOfOffer(offer, today);
  const order = ['open', 'coming', 'full', 'over', 'ended'] as const;
  const sorted = [...offers].sort((a, b) => order.indexOf(standing(a)) - order.indexOf(standing(b))).slice(0, 5);
  const anyOpen = sorted.some((offer) => standing(offer) === 'open');
  return (
    <Section title={text.title} id="trial">
      <PlainList
        items={sorted.map((offer) => (
          <>
            <b>{termsWords(offer, language)}</b>
            <p>
              {standing(offer) === 'open' ? leftWords(offer, language) : text.standing[standing(offer)]}.{' '}
              {daysWords(offer, language)}.
            </p>
            <p class="src">{text.by(vendor.company, formatInstantDate(offer.acceptedAt))}</p>
            {standing(offer) === 'open' && props.take(offer)}
          </>
        ))}
      />
      {anyOpen && props.note !== undefined && <p class="src">{props.note}</p>}
    </Section>
  );
}

/** What owners did after trying, by their own word; a few are told as few. */
export function UseAfterTrial({ language, use }: Pick<VendorSectionProps, 'language' | 'use'>) {
  if (use === undefined) return null;
  const text = productText(language).use;
  const shown = (count: number) => {
    if (count === 0) return text.none;
    return count < LEAST_SHOWN ? text.few(LEAST_SHOWN) : text.trials(formatNumber(count, language));
  };
  return (
    <Section title={text.title} id="use">
      <LeaderRows
        language={language}
        rows={(['started', 'continued', 'confirmed'] as const).map((step) => ({
          label: text.steps[step],
          value: shown(use[step]),
        }))}
      />
      <p class="src">{text.note}</p>
    </Section>
  );
}

/** For visitors: a trial belongs to a plan. */
export function TryWithPlan({ language }: { readonly language: Language }) {
  return <LinkButton href={`/${language}/start`}>{productText(language).offer.takePublic}</LinkButton>;
}

export function Listed({ language, listing, criteria }: VendorSectionProps) {
  const text = productText(language).list;
  const link = <LoneLink href={`/${language}/platforms/criteria`}>{text.criteria}</LoneLink>;
  if (listing === undefined) return <p class="src">{link}</p>;
  const day = formatInstantDate(listing.at);
  const isListed = listing.act === 'listed';
  return (
    <Notice tone={isListed ? 'ok' : 'bad'} title={isListed ? text.listed(day) : text.delisted(day)}>
      <p>
        {isListed ? text.met : text.because}: {reasonWords(listing, criteria, language)}.
      </p>
      {link}
    </Notice>
  );
}
