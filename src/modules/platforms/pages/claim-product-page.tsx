/** A signed-in person's own products: what they sent and what came of it, and the form to claim one. */
import { formatInstantDate } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  ActForm,
  Actions,
  BackLink,
  Button,
  Choices,
  ErrorSummary,
  fieldOf,
  HiddenFields,
  type Issue,
  LoneLink,
  Notice,
  type Option,
  PageTitle,
  PlainList,
  Section,
  SelectField,
  TextArea,
  TextField,
} from '../../../ui/index.ts';
import { PROOFS } from '../domain/submission.ts';
import { productText } from '../messages/products.ts';
import type { SentThing } from '../store/submissions.read.ts';

export interface ClaimProductPageProps {
  readonly language: Language;
  readonly claims: readonly SentThing[];
  readonly products: readonly Option[];
  readonly nameOf: (platformId: string) => string;
  readonly entered: (field: 'platform' | 'company' | 'proof' | 'evidence') => string;
  readonly issues: readonly Issue[];
  readonly saved: 'sent' | 'withdrawn' | undefined;
  readonly nextCommand: () => string;
}

export function ClaimProductPage(props: ClaimProductPageProps) {
  const { language, claims, issues, saved } = props;
  const text = productText(language).account;
  return (
    <>
      <BackLink href={`/${language}/account`}>{text.back}</BackLink>
      <ErrorSummary language={language} issues={issues} />
      {saved && <Notice tone="ok" title={text[saved]} />}
      <PageTitle title={text.title} lead={text.lead} />
      {claims.length > 0 && (
        <Section title={text.yours} id="sent">
          <PlainList items={claims.map((claim) => <SentClaim key={claim.id} {...props} claim={claim} />)} />
        </Section>
      )}
      <Section title={text.form} id="claim">
        {claims.length === 0 && <p class="mute">{text.none}</p>}
        <ClaimForm {...props} />
      </Section>
    </>
  );
}

function SentClaim({ language, claim, nameOf, nextCommand }: ClaimProductPageProps & { readonly claim: SentThing }) {
  const { account, states, reasons } = productText(language);
  const { state, reason, decidedAt, platformId } = claim;
  return (
    <>
      <b>{nameOf(platformId)}</b>, {account.sentOn(formatInstantDate(claim.sentAt))}: {states[state]}
      {decidedAt !== undefined && `, ${account.decidedOn(formatInstantDate(decidedAt))}`}
      {reason !== undefined && `. ${reasons[reason] ?? reason}.`}
      {state === 'accepted' && <LoneLink href={`/${language}/account#roles`}>{account.switchRole}</LoneLink>}
      {state === 'waiting' && (
        <ActForm
          action={`/${language}/account/products/withdraw`}
          command={nextCommand()}
          kind="text"
          hidden={{ id: claim.id }}
        >
          {account.withdraw}
        </ActForm>
      )}
    </>
  );
}

function ClaimForm({ language, products, entered, issues, nextCommand }: ClaimProductPageProps) {
  const { account: text, proofs } = productText(language);
  const field = (name: Parameters<typeof entered>[0]) => fieldOf({ language, issues }, name, entered(name));
  const { value, ...proof } = field('proof');
  return (
    <form class="stack" method="post" action={`/${language}/account/products`}>
      <HiddenFields fields={{ command: nextCommand() }} />
      <SelectField
        {...field('platform')}
        label={text.platform}
        options={products}
        any={productText(language).listing.choose}
      />
      <TextField {...field('company')} label={text.company} hint={text.companyHint} autocomplete="organization" />
      <Choices
        {...proof}
        type="radio"
        legend={text.proof}
        options={PROOFS.map((each) => ({ value: each, label: proofs[each] }))}
        selected={[value]}
      />
      <TextArea {...field('evidence')} label={text.evidence} hint={text.evidenceHint} />
      <Actions>
        <Button>{text.submit}</Button>
      </Actions>
    </form>
  );
}
