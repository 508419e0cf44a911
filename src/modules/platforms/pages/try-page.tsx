/** One screen on which a firm takes a place of an offer: which, how to reach it, and whether the vendor may have that. */
import { formatDate } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  Actions,
  BackLink,
  Button,
  Choices,
  EmptyState,
  ErrorSummary,
  fieldOf,
  HiddenFields,
  type Issue,
  issueFor,
  LinkButton,
  PageTitle,
  Section,
  TextArea,
  TextField,
} from '../../../ui/index.ts';
import type { ActConsentCode, ConsentPurpose } from '../../enterprises/index.ts';
import type { Offer } from '../domain/offer.ts';
import type { Platform } from '../domain/platform.ts';
import { productText } from '../messages/products.ts';
import { trialText } from '../messages/trials.ts';
import type { ProductVendor } from '../store/submissions.read.ts';
import { leftWords, termsWords } from './offer-words.ts';

export interface TryPageProps {
  readonly language: Language;
  readonly platform: Platform;
  readonly vendor: ProductVendor | undefined;
  /** Those open today. */
  readonly offers: readonly Offer[];
  readonly consent: ConsentPurpose<ActConsentCode>;
  /** `/vi/plan/KEY/platforms`. */
  readonly base: string;
  readonly entered: (field: 'offer' | 'name' | 'phone' | 'email' | 'message' | 'contact') => string;
  readonly issues: readonly Issue[];
  readonly command: string;
}

export function TryPage(props: TryPageProps) {
  const { language, platform, vendor, offers, base, issues } = props;
  const text = trialText(language).try;
  if (vendor === undefined || offers.length === 0)
    return (
      <>
        <BackLink href={`${base}/${platform.id}`}>{text.back}</BackLink>
        <ErrorSummary language={language} issues={issues} />
        <PageTitle title={text.title(platform.name)} />
        <div id="offer">
          <EmptyState title={text.none} act={<LinkButton href={base}>{text.noneAct}</LinkButton>} />
        </div>
      </>
    );
  return (
    <>
      <BackLink href={`${base}/${platform.id}`}>{text.back}</BackLink>
      <ErrorSummary language={language} issues={issues} />
      <PageTitle title={text.title(platform.name)} lead={text.lead(vendor.company)} />
      <TryForm {...props} />
    </>
  );
}

function TryForm(props: TryPageProps) {
  const { language, platform, offers, consent, base, entered, issues } = props;
  const { try: text } = trialText(language);
  const field = (name: 'name' | 'phone' | 'email' | 'message') => fieldOf({ language, issues }, name, entered(name));
  const only = offers.length === 1 ? offers[0]?.id : undefined;
  return (
    <form class="stack" method="post" action={`${base}/${platform.id}/try`}>
      <HiddenFields fields={{ command: props.command, version: String(consent.version) }} />
      <Choices
        {...{ language, name: 'offer', type: 'radio', legend: text.offer }}
        options={offers.map((offer) => ({
          value: offer.id,
          label: termsWords(offer, language),
          detail: `${productText(language).offer.trial(String(offer.trialDays))}, ${leftWords(offer, language)}, ${formatDate(offer.until)}`,
        }))}
        selected={[entered('offer') || (only ?? '')]}
        error={issueFor(issues, 'offer')}
      />
      <Section title={text.reach}>
        <p>{text.reachNote}</p>
        <TextField {...field('name')} label={text.name} autocomplete="name" />
        <TextField {...field('phone')} label={text.phone} hint={text.phoneHint} type="tel" autocomplete="tel" />
        <TextField {...field('email')} label={text.email} type="email" autocomplete="email" optional />
      </Section>
      <TextArea {...field('message')} label={text.message} hint={text.messageHint} optional />
      <Choices
        {...{
          language,
          name: 'contact',
          type: 'checkbox',
          legend: consent.label[language],
          hint: consent.text[language],
        }}
        options={[{ value: 'yes', label: text.agree }]}
        selected={[entered('contact')]}
        error={issueFor(issues, 'contact')}
      />
      <Actions>
        <Button>{text.submit}</Button>
      </Actions>
      <p class="src">{text.note}</p>
    </form>
  );
}
