/** All measures, searched and filtered: what, how much, for whom, by which law and dates. */
import type { LocalDate } from '../../../foundation/clock.ts';
import { formatNumber } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  type CatalogEntry,
  CatalogList,
  EmptyState,
  LinkButton,
  NoFigure,
  Notice,
  PageTitle,
  Pagination,
  SearchForm,
  Section,
  SelectField,
} from '../../../ui/index.ts';
import type { MeasureQuery } from '../domain/find-measures.ts';
import { windowOf } from '../domain/judge.ts';
import { APPLICANTS, type Measure, type MeasureCatalogue, TOPICS } from '../domain/measure.ts';
import { measuresText } from '../messages/index.ts';
import { headline } from './amount-text.ts';
import { mainLaw, validityText } from './law-text.ts';
import { MeasureTags } from './measure-tags.tsx';

/** A phone reads fifteen in a few screens. */
export const MEASURES_PER_PAGE = 15;

export interface ListPageProps {
  readonly language: Language;
  readonly today: LocalDate;
  readonly catalogue: MeasureCatalogue;
  readonly query: MeasureQuery;
  readonly found: readonly Measure[];
  readonly page: number;
  readonly provinces: readonly { readonly id: string; readonly name: string }[];
}

export function ListPage(props: ListPageProps) {
  const { language, today, catalogue, found, page } = props;
  const shown = found.slice((page - 1) * MEASURES_PER_PAGE, page * MEASURES_PER_PAGE);
  const text = measuresText(language).list;
  const count = (value: number) => formatNumber(value, language);
  const open = catalogue.measures.filter((measure) => windowOf(measure, today) === 'open').length;
  return (
    <>
      <PageTitle title={text.title} lead={text.lead} />
      <MeasureFilters {...props} />
      <Section title={text.results} full>
        <p class="src">{text.found(count(found.length), count(catalogue.measures.length), count(open))}</p>
        {found.length === 0 ? (
          <EmptyState
            title={text.none}
            act={
              <LinkButton href={`/${language}/support`} kind="secondary">
                {text.clear}
              </LinkButton>
            }
          >
            <p>{text.noneHelp}</p>
          </EmptyState>
        ) : (
          <CatalogList entries={shown.map((measure) => entryOf(measure, props))} />
        )}
        <Pagination
          language={language}
          page={page}
          pages={Math.ceil(found.length / MEASURES_PER_PAGE)}
          hrefOf={(target) => `/${language}/support?${searchOf(props.query, target)}`}
        />
      </Section>
      <Notice tone="may" title={text.ask}>
        <p>{text.askText}</p>
        <p>
          <LinkButton href={`/${language}/start`}>{text.start}</LinkButton>
        </p>
      </Notice>
    </>
  );
}

/** The same search on another page. */
function searchOf(query: MeasureQuery, page: number): string {
  return new URLSearchParams({
    ...(query.words && { q: query.words }),
    ...(query.applicant && { who: query.applicant }),
    ...(query.topic && { about: query.topic }),
    ...(query.place && { in: query.place }),
    ...(query.inForceOnly && { force: 'today' }),
    page: String(page),
  }).toString();
}

function MeasureFilters({ language, query, provinces }: ListPageProps) {
  const { list: text, applicant, topic } = measuresText(language);
  return (
    <SearchForm
      language={language}
      action={`/${language}/support`}
      label={text.search}
      hint={text.searchHint}
      value={query.words}
      submitLabel={text.submit}
      filters={
        <>
          <SelectField
            language={language}
            name="who"
            label={text.who}
            any={text.anyWho}
            value={query.applicant}
            options={APPLICANTS.map((code) => ({ value: code, label: applicant[code] }))}
          />
          <SelectField
            language={language}
            name="about"
            label={text.what}
            any={text.anyWhat}
            value={query.topic}
            options={TOPICS.map((code) => ({ value: code, label: topic[code] }))}
          />
          <SelectField
            language={language}
            name="in"
            label={text.where}
            any={text.anyWhere}
            value={query.place}
            options={provinces.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <SelectField
            language={language}
            name="force"
            label={text.when}
            any={text.anyTime}
            value={query.inForceOnly ? 'today' : ''}
            options={[{ value: 'today', label: text.now }]}
          />
        </>
      }
    />
  );
}

function entryOf(measure: Measure, { language, today, catalogue }: ListPageProps): CatalogEntry {
  const text = measuresText(language);
  const amount = headline(measure, language);
  return {
    href: `/${language}/support/${measure.id}`,
    title: measure.title[language],
    body: (
      <>
        <p>{measure.summary[language]}</p>
        <p class="src">{text.list.forWhom(measure.audience[language])}</p>
      </>
    ),
    middle: amount ? (
      <>
        <b>{amount.value}</b>
        {amount.per && <p class="src">{amount.per}</p>}
      </>
    ) : (
      <NoFigure language={language} />
    ),
    end: (
      <>
        <p class="src">
          {mainLaw(catalogue, measure, language)}
          {'. '}
          {validityText(measure, language)}
        </p>
        <MeasureTags measure={measure} today={today} language={language} />
      </>
    ),
  };
}
