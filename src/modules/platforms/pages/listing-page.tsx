/** The office puts a platform on the programme's list or takes it off: by which criteria, for which reasons. */
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  Actions,
  BackLink,
  Button,
  Choices,
  ErrorSummary,
  HiddenFields,
  type Issue,
  issueFor,
  LoneLink,
  Notice,
  type Option,
  PageTitle,
  Section,
  SelectField,
} from '../../../ui/index.ts';
import type { Listing, SelectionCriteria } from '../domain/listing.ts';
import { productText } from '../messages/products.ts';
import { ListingTable } from './criteria-page.tsx';

export interface ListingPageProps {
  readonly language: Language;
  readonly criteria: SelectionCriteria;
  readonly products: readonly Option[];
  readonly listings: readonly Listing[];
  readonly nameOf: (platformId: string) => string;
  readonly entered: { readonly platform: string; readonly act: string; readonly reasons: readonly string[] };
  readonly issues: readonly Issue[];
  readonly saved: boolean;
  readonly command: string;
}

export function ListingPage(props: ListingPageProps) {
  const { language, criteria, products, entered, issues } = props;
  const { listing: text, review, criteria: words } = productText(language);
  return (
    <>
      <BackLink href={`/${language}/desk/product-review`}>{review.back}</BackLink>
      <ErrorSummary language={language} issues={issues} />
      {props.saved && <Notice tone="ok" title={text.saved} />}
      <PageTitle title={text.title} lead={text.lead} />
      {criteria.draft && (
        <Notice tone="may" title={words.draft}>
          <p>{words.draftText}</p>
        </Notice>
      )}
      <LoneLink href={`/${language}/platforms/criteria`}>{text.publicPage}</LoneLink>
      <Section title={review.decide} id="decide">
        <form class="stack" method="post" action={`/${language}/desk/product-review/listing`}>
          <HiddenFields fields={{ command: props.command }} />
          <SelectField
            {...{ language, name: 'platform', label: text.platform, any: text.choose, value: entered.platform }}
            options={products}
            error={issueFor(issues, 'platform')}
          />
          <Choices
            {...{ language, name: 'act', type: 'radio', legend: text.act, selected: [entered.act] }}
            options={[
              { value: 'listed', label: text.listed },
              { value: 'delisted', label: text.delisted },
            ]}
            error={issueFor(issues, 'act')}
          />
          <Choices
            {...{ language, name: 'met', type: 'checkbox', legend: text.met, selected: entered.reasons }}
            options={criteria.criteria.map(({ code, label, asks }) => ({
              value: code,
              label: `${label[language]} (${criteria.required.includes(code) ? words.required : words.optional})`,
              detail: asks[language],
            }))}
            error={issueFor(issues, 'met')}
          />
          <Choices
            {...{ language, name: 'because', type: 'checkbox', legend: text.because, selected: entered.reasons }}
            options={criteria.delistingReasons.map(({ code, label }) => ({ value: code, label: label[language] }))}
            error={issueFor(issues, 'because')}
          />
          <Actions>
            <Button>{text.submit}</Button>
          </Actions>
        </form>
      </Section>
      {props.listings.length > 0 && (
        <Section title={words.history} id="history" full>
          <ListingTable {...props} />
        </Section>
      )}
    </>
  );
}
