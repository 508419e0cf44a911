/** The office's review of what vendors sent: the list, and one thing with what is shown now, the decision and its reason. */
import { formatInstantDate } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  ActForm,
  Actions,
  BackLink,
  Button,
  Choices,
  DataTable,
  EmptyState,
  ErrorSummary,
  HiddenFields,
  type Issue,
  issueFor,
  KeyValues,
  LinkButton,
  LoneLink,
  Notice,
  PageTitle,
  Section,
  StepPager,
  Tabs,
} from '../../../ui/index.ts';
import type { Platform } from '../domain/platform.ts';
import type { ProductEdit } from '../domain/product-edit.ts';
import { ACCEPTANCES, DOUBTS, SUBMISSION_KINDS, type SubmissionKind } from '../domain/submission.ts';
import { productText } from '../messages/products.ts';
import { programmeText } from '../messages/programme.ts';
import type { ProductVendor, SentThing } from '../store/submissions.read.ts';
import { daysWords, priceWords } from './offer-words.ts';

export interface ReviewListProps {
  readonly language: Language;
  readonly waiting: boolean;
  readonly kind: SubmissionKind | undefined;
  readonly things: readonly SentThing[];
  readonly page: number;
  readonly more: boolean;
  readonly nameOf: (platformId: string) => string;
}

export function ReviewListPage(props: ReviewListProps) {
  const { language, waiting, kind, things, page, nameOf } = props;
  const { review: text, kinds, states } = productText(language);
  const base = `/${language}/desk/product-review`;
  const address = (of: { waiting?: boolean; kind?: SubmissionKind | undefined; page?: number }) => {
    const query = new URLSearchParams({
      ...(!(of.waiting ?? waiting) && { state: 'decided' }),
      ...(of.kind !== undefined && { kind: of.kind }),
      ...(of.page !== undefined && of.page > 1 && { page: String(of.page) }),
    }).toString();
    return query === '' ? base : `${base}?${query}`;
  };
  return (
    <>
      <PageTitle title={text.title} lead={text.lead} />
      <Actions>
        <LinkButton kind="secondary" href={`${base}/listing`}>
          {text.listing}
        </LinkButton>
        <LinkButton kind="secondary" href={`${base}/programme`}>
          {programmeText(language).link}
        </LinkButton>
      </Actions>
      <Tabs
        label={text.title}
        items={[true, false].map((each) => ({
          ...{ href: address({ waiting: each, kind }), current: each === waiting },
          label: each ? text.tabs.waiting : text.tabs.decided,
        }))}
      />
      <Tabs
        label={text.kind}
        items={[undefined, ...SUBMISSION_KINDS].map((each) => ({
          ...{ href: address({ kind: each }), current: each === kind },
          label: each === undefined ? text.allKinds : kinds[each],
        }))}
      />
      {things.length === 0 ? (
        <EmptyState
          title={waiting ? text.none : text.noneDecided}
          act={
            <LinkButton kind="secondary" href={`${base}/listing`}>
              {text.noneAct}
            </LinkButton>
          }
        />
      ) : (
        <DataTable
          language={language}
          caption={text.title}
          captionHidden
          columns={[
            { label: text.columns.product },
            { label: text.columns.kind },
            { label: text.columns.sent },
            { label: text.columns.state },
          ]}
          rows={things.map((thing) => [
            <LoneLink key={thing.id} href={`${base}/${thing.id}`}>
              {nameOf(thing.platformId)}
            </LoneLink>,
            kinds[thing.kind],
            formatInstantDate(thing.sentAt),
            states[thing.state],
          ])}
        />
      )}
      <StepPager
        language={language}
        {...(page > 1 && { firstHref: address({ kind }) })}
        {...(props.more && { nextHref: address({ kind, page: page + 1 }) })}
      />
    </>
  );
}

export interface ReviewPageProps {
  readonly language: Language;
  readonly thing: SentThing;
  readonly platform: Platform | undefined;
  readonly vendor: ProductVendor | undefined;
  readonly shown: ProductEdit | undefined;
  readonly sender: string | undefined;
  readonly issues: readonly Issue[];
  readonly entered: string;
  readonly saved: boolean;
  readonly nextCommand: () => string;
}

export function ReviewPage(props: ReviewPageProps) {
  const { language, thing, platform, vendor, issues, saved } = props;
  const { review: text, kinds, states, reasons } = productText(language);
  const base = `/${language}/desk/product-review`;
  const { state, reason, decidedAt } = thing;
  return (
    <>
      <BackLink href={base}>{text.back}</BackLink>
      <ErrorSummary language={language} issues={issues} />
      {saved && <Notice tone="ok" title={text.saved} />}
      <PageTitle title={platform?.name ?? thing.platformId} over={kinds[thing.kind]} />
      {decidedAt !== undefined && reason !== undefined && (
        <Notice tone="plain" title={text.decided(states[state], formatInstantDate(decidedAt))}>
          <p>{reasons[reason] ?? reason}.</p>
        </Notice>
      )}
      <KeyValues
        rows={[
          { label: text.maker, value: platform?.vendor ?? thing.platformId },
          { label: text.website, value: platform?.website.url ?? thing.platformId },
          { label: text.current, value: vendor?.company ?? text.noVendor },
          { label: text.sender, value: props.sender ?? text.unnamed },
          { label: text.columns.sent, value: formatInstantDate(thing.sentAt) },
        ]}
      />
      <Section title={text.said} id="said">
        <Said {...props} />
      </Section>
      {state === 'waiting' && (
        <Section title={text.decide} id="decide">
          <DecisionForm {...props} />
        </Section>
      )}
      {state === 'accepted' && thing.kind !== 'edit' && (
        <ActForm action={`${base}/${thing.id}/end`} command={props.nextCommand()} kind="text">
          {thing.kind === 'claim' ? text.endVendor : text.endOffer}
        </ActForm>
      )}
    </>
  );
}

/** For a change of texts, what is shown now stands beside it. */
function Said({ language, thing, platform, shown }: ReviewPageProps) {
  const { review: text, vendor, proofs, offer } = productText(language);
  if (thing.kind === 'claim') {
    const { company, proof, evidence } = thing.claim;
    return (
      <KeyValues
        rows={[
          { label: text.company, value: company },
          { label: text.proof, value: proofs[proof] },
          { label: text.evidence, value: evidence === '' ? text.none2 : evidence },
        ]}
      />
    );
  }
  if (thing.kind === 'offer')
    return (
      <KeyValues
        rows={[
          { label: vendor.terms, value: thing.terms.termsVi },
          { label: vendor.termsEn, value: thing.terms.termsEn === '' ? text.none2 : thing.terms.termsEn },
          { label: offer.title, value: daysWords(thing.terms, language) },
          { label: vendor.places, value: String(thing.terms.places) },
        ]}
      />
    );
  const { edit } = thing;
  const row = (label: string, before: string | undefined, sent: string | undefined) => [
    label,
    before === undefined || before === '' ? text.none2 : before,
    sent === undefined || sent === '' ? text.none2 : sent,
  ];
  return (
    <DataTable
      language={language}
      caption={text.said}
      captionHidden
      columns={[{ label: text.field }, { label: text.before }, { label: text.sent }]}
      rows={[
        row(vendor.summary, shown?.summaryVi ?? platform?.summary.vi, edit.summaryVi),
        row(vendor.summaryEn, shown?.summaryEn ?? platform?.summary.en, edit.summaryEn),
        row(vendor.website, shown?.website ?? platform?.website.url, edit.website),
        row(vendor.price, shown && priceWords(shown, language), priceWords(edit, language)),
      ]}
    />
  );
}

function DecisionForm({ language, thing, issues, entered, nextCommand }: ReviewPageProps) {
  const { review: text, reasons } = productText(language);
  const error = issueFor(issues, 'reason');
  const option = (code: string, before: string) => ({
    value: code,
    label: `${before}: ${(reasons[code] ?? code).toLowerCase()}`,
  });
  return (
    <form class="stack" method="post" action={`/${language}/desk/product-review/${thing.id}`}>
      <HiddenFields fields={{ command: nextCommand() }} />
      <Choices
        language={language}
        name="reason"
        type="radio"
        legend={text.reason}
        options={[
          ...ACCEPTANCES[thing.kind].map((code) => option(code, text.accept)),
          ...DOUBTS[thing.kind].map((code) => option(code, text.refuse)),
        ]}
        selected={[entered]}
        error={error}
      />
      <Actions>
        <Button>{text.submit}</Button>
      </Actions>
    </form>
  );
}
