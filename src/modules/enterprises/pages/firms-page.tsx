/** The officers' list of firms: search and filters in the address, one row a firm, the list as a file. */
import { formatNumber } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  Button,
  DataTable,
  Disclosure,
  EmptyState,
  HiddenFields,
  LinkButton,
  ListSummary,
  NoneTag,
  type Option,
  PageTitle,
  SearchForm,
  Section,
  SelectField,
  SourceLine,
  StepPager,
} from '../../../ui/index.ts';
import type { Code, ConditionContext } from '../../conditions/index.ts';
import { MOST_EXPORTED } from '../actions/export-firms.ts';
import type { ListedFirm } from '../actions/list-firms.ts';
import type { PopulationScope } from '../domain/desk-scope.ts';
import { type FirmFilters, firmFilterFields } from '../domain/firm-filters.ts';
import { isPersonalTaxCode } from '../domain/tax-code.ts';
import { firmDeskText } from '../messages/firm-desk.ts';
import type { FactNames } from './fact-words.ts';
import { firmInWords, newestDay } from './firm-words.ts';

export const MOST_COUNTED = 1_000;

export interface FirmsPageProps {
  readonly language: Language;
  readonly filters: FirmFilters;
  readonly scope: PopulationScope;
  readonly firms: readonly ListedFirm[];
  /** Counted no further than `MOST_COUNTED + 1`. */
  readonly total: number;
  readonly isFirstPage: boolean;
  readonly next?: string;
  readonly command: string;
  readonly context: ConditionContext;
  readonly names: FactNames;
}

export const firmsHref = (language: Language, fields: Readonly<Record<string, string>>): string => {
  const query = new URLSearchParams(fields).toString();
  return `/${language}/desk/firms${query === '' ? '' : `?${query}`}`;
};

export function FirmsPage(props: FirmsPageProps) {
  const text = firmDeskText(props.language).list;
  return (
    <>
      <PageTitle title={text.title} lead={text.lead} />
      <Filters {...props} />
      {props.firms.length === 0 ? (
        <EmptyState
          title={text.none}
          act={
            <LinkButton href={firmsHref(props.language, {})} kind="secondary">
              {text.clear}
            </LinkButton>
          }
        >
          <p>{text.noneText}</p>
        </EmptyState>
      ) : (
        <Found {...props} />
      )}
    </>
  );
}

function Filters(props: FirmsPageProps) {
  const { language, filters, scope, context, names } = props;
  const text = firmDeskText(language).list;
  const { facts } = context.vocabulary;
  const coded = (codes: readonly Code[] | undefined): Option[] =>
    (codes ?? []).map((code) => ({ value: code.code, label: code[language] }));
  const itemCodes = (fact: string) => coded(facts[fact]?.fields?.code?.codes ?? names.codesOf?.(fact));
  const select = (name: keyof FirmFilters, label: string, options: readonly Option[]) => (
    <SelectField
      {...{ language, name, label, options, any: text.any }}
      value={filters[name] === undefined ? '' : String(filters[name])}
    />
  );
  const { process, certificate, level, claimed } = filters;
  const declaredAsked = [process, certificate, level, claimed].some((each) => each !== undefined);
  return (
    <SearchForm
      language={language}
      action={firmsHref(language, {})}
      label={text.search}
      hint={text.searchHint}
      value={filters.text}
      suggest={{
        from: `/${language}/desk/firms/suggest`,
        label: text.suggested,
        count: text.suggestedCount('{n}'),
        none: text.suggestedNone,
      }}
      submitLabel={text.submit}
      filters={
        <>
          {scope === 'everywhere' && select('province', text.province, provincesOf(props))}
          {communesOf(props).length > 0 && select('commune', text.commune, communesOf(props))}
          {select('industry', text.industry, divisionsOf(props))}
          {select('status', text.status, coded(facts.operatingStatus?.codes))}
          {select('size', text.size, coded(facts.sizeClass?.codes))}
          <Disclosure summary={text.more} open={declaredAsked}>
            <p class="small mute">{text.moreNote}</p>
            {select('level', text.level, [
              { value: 'none', label: text.levelNone },
              ...[0, 1, 2, 3, 4, 5].map((each) => ({ value: String(each), label: text.levelOf(String(each)) })),
            ])}
            {select('process', text.process, itemCodes('processes'))}
            {select('certificate', text.certificate, itemCodes('certifications'))}
            {select('claimed', text.claimed, [
              { value: 'yes', label: text.claimedYes },
              { value: 'no', label: text.claimedNo },
            ])}
          </Disclosure>
        </>
      }
    />
  );
}

function provincesOf({ names, language }: FirmsPageProps): Option[] {
  return names.places.provinces.map(({ id }) => ({ value: id, label: names.places.nameOf(id, language) }));
}

/** Of the province acted for or asked for. */
function communesOf({ names, language, scope, filters }: FirmsPageProps): Option[] {
  const province = scope === 'everywhere' ? filters.province : scope.inside;
  if (province === undefined || names.places.findLocality(province)?.level !== 'province') return [];
  return names.places.communesOf(province).map(({ id }) => ({ value: id, label: names.places.nameOf(id, language) }));
}

function divisionsOf({ names, language }: FirmsPageProps): Option[] {
  return names.industries
    .listIndustries('2025', 'division')
    .map(({ code }) => ({ value: code, label: `${code} ${names.industries.nameOf(`2025:${code}`, language)}` }));
}

function Found(props: FirmsPageProps) {
  const { language, filters, firms, total, next, context, names } = props;
  const text = firmDeskText(language).list;
  const counted =
    total > MOST_COUNTED ? text.over(formatNumber(MOST_COUNTED, language)) : formatNumber(total, language);
  const fields = firmFilterFields(filters);
  const day = newestDay(firms);
  return (
    <>
      <ListSummary
        language={language}
        count={text.count(formatNumber(firms.length, language), counted)}
        narrowed={narrowedBy(props)}
        clearHref={firmsHref(language, {})}
      />
      <DataTable
        language={language}
        caption={text.caption}
        captionHidden
        columns={[
          { label: text.columns.name },
          { label: text.columns.place },
          { label: text.columns.industry },
          { label: text.columns.status },
          { label: text.columns.size },
          { label: text.columns.level, numeric: true },
        ]}
        rows={firms.map((firm) => {
          const words = firmInWords(firm, language, context, names);
          return [
            <FirmName language={language} firm={firm} shownCode={words.taxCode} />,
            words.commune === '' ? words.province : words.commune,
            words.industry,
            words.status,
            words.size,
            words.level === undefined ? <NoneTag>{text.noLevel}</NoneTag> : String(words.level),
          ];
        })}
      />
      {day !== undefined && <SourceLine>{text.source(day)}</SourceLine>}
      <StepPager
        language={language}
        firstHref={props.isFirstPage ? undefined : firmsHref(language, fields)}
        nextHref={next === undefined ? undefined : firmsHref(language, { ...fields, after: next })}
      />
      <Section title={text.exportTitle} id="export">
        <p>{text.exportText(formatNumber(MOST_EXPORTED, language))}</p>
        <form class="acts" method="post" action={`/${language}/desk/firms/export`}>
          <HiddenFields fields={{ command: props.command, ...fields }} />
          <Button kind="secondary" name="format" value="csv">
            {text.csv}
          </Button>
          <Button kind="secondary" name="format" value="xlsx">
            {text.xlsx}
          </Button>
        </form>
      </Section>
    </>
  );
}

/** A person's own code is in no address, so such a firm has no page of its own. */
function FirmName(props: { readonly language: Language; readonly firm: ListedFirm; readonly shownCode: string }) {
  const { taxCode, name } = props.firm.record;
  return (
    <>
      {isPersonalTaxCode(taxCode) ? <b>{name}</b> : <a href={`/${props.language}/desk/firms/${taxCode}`}>{name}</a>}
      <small class="under nowrap">{props.shownCode}</small>
    </>
  );
}

/** Each filter in use, with the address of the list without it. */
function narrowedBy({ language, filters, context, names }: FirmsPageProps) {
  const text = firmDeskText(language).list;
  const fields = firmFilterFields(filters);
  const { facts } = context.vocabulary;
  const code = (codes: readonly Code[] | undefined, value: string) =>
    codes?.find((each) => each.code === value)?.[language] ?? value;
  const labels: Readonly<Record<string, (value: string) => string>> = {
    q: (value) => `“${value}”`,
    province: (value) => names.places.nameOf(value, language),
    commune: (value) => names.places.nameOf(value, language),
    industry: (value) => names.industries.nameOf(`2025:${value}`, language) || value,
    status: (value) => code(facts.operatingStatus?.codes, value),
    size: (value) => code(facts.sizeClass?.codes, value),
    level: (value) => (value === 'none' ? `${text.level}: ${text.levelNone}` : text.levelOf(value)),
    process: (value) => code(facts.processes?.fields?.code?.codes, value),
    certificate: (value) => code(facts.certifications?.fields?.code?.codes, value),
    claimed: (value) => (value === 'yes' ? text.claimedYes : text.claimedNo),
  };
  return Object.entries(fields).map(([name, value]) => {
    const others = Object.fromEntries(Object.entries(fields).filter(([other]) => other !== name));
    return { label: labels[name]?.(value) ?? value, withoutHref: firmsHref(language, others) };
  });
}
