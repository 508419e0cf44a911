/** What everybody may read: by which criteria platforms are listed, why some were taken off, and that nobody pays for it. */
import { formatInstantDate } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  Breadcrumbs,
  DataTable,
  EmptyState,
  KeyValues,
  LinkButton,
  LoneLink,
  Notice,
  PageTitle,
  PlainList,
  Section,
} from '../../../ui/index.ts';
import type { Listing, SelectionCriteria } from '../domain/listing.ts';
import { platformsText } from '../messages/index.ts';
import { productText } from '../messages/products.ts';

export interface CriteriaPageProps {
  readonly language: Language;
  readonly criteria: SelectionCriteria;
  /** The latest first. */
  readonly listings: readonly Listing[];
  readonly nameOf: (platformId: string) => string;
}

export function CriteriaPage(props: CriteriaPageProps) {
  const { language, criteria, listings } = props;
  const text = productText(language).criteria;
  const frame = platformsText(language);
  return (
    <>
      <Breadcrumbs
        language={language}
        items={[
          { label: frame.home, href: `/${language}` },
          { label: frame.platforms, href: `/${language}/platforms` },
          { label: text.title },
        ]}
      />
      <PageTitle title={text.title} lead={text.lead} over={text.version(String(criteria.version))} />
      {criteria.draft && (
        <Notice tone="may" title={text.draft}>
          <p>{text.draftText}</p>
        </Notice>
      )}
      <Section title={text.groups} id="criteria">
        <KeyValues
          rows={criteria.criteria.map(({ code, label, asks }) => ({
            label: `${label[language]} (${criteria.required.includes(code) ? text.required : text.optional})`,
            value: asks[language],
          }))}
        />
      </Section>
      <Section title={text.reasons} id="reasons">
        <PlainList items={criteria.delistingReasons.map(({ label }) => label[language])} />
      </Section>
      <Section title={text.history} id="history" full>
        {listings.length === 0 ? (
          <EmptyState
            title={text.none}
            act={
              <LinkButton kind="secondary" href={`/${language}/platforms`}>
                {text.noneAct}
              </LinkButton>
            }
          />
        ) : (
          <ListingTable {...props} />
        )}
      </Section>
      <Section title={text.source} id="source">
        <p>{criteria.source[language]}</p>
        <p>{criteria.notKnown[language]}</p>
      </Section>
    </>
  );
}

export function ListingTable({ language, criteria, listings, nameOf }: CriteriaPageProps) {
  const text = productText(language).criteria;
  return (
    <DataTable
      language={language}
      caption={text.history}
      captionHidden
      columns={[
        { label: text.columns.product },
        { label: text.columns.day },
        { label: text.columns.act },
        { label: text.columns.why },
      ]}
      rows={listings.map((listing) => [
        <LoneLink key={listing.id} href={`/${language}/platforms/${listing.platformId}`}>
          {nameOf(listing.platformId)}
        </LoneLink>,
        formatInstantDate(listing.at),
        text.acts[listing.act],
        reasonWords(listing, criteria, language),
      ])}
    />
  );
}

/** A reason the criteria no longer name is shown as its code. */
export function reasonWords({ act, reasons }: Listing, criteria: SelectionCriteria, language: Language): string {
  const known: readonly { readonly code: string; readonly label: Readonly<Record<Language, string>> }[] =
    act === 'listed' ? criteria.criteria : criteria.delistingReasons;
  return reasons.map((code) => known.find((each) => each.code === code)?.label[language] ?? code).join('; ');
}
