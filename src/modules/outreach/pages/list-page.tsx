/** The list of firms nobody has reached: filters, one row a firm, ticks for a visit day. */
import { formatDate, formatInstantDate, formatNumber } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  Button,
  DataTable,
  EmptyState,
  HiddenFields,
  LinkButton,
  ListSummary,
  PageTitle,
  SaveListForm,
  SearchForm,
  SelectField,
  SourceLine,
  StepPager,
  Tick,
} from '../../../ui/index.ts';
import type { Classification } from '../../industries/index.ts';
import type { Gazetteer } from '../../localities/index.ts';
import type { OfficePlace } from '../domain/office.ts';
import { AGE_BANDS, EMPLOYEE_BANDS } from '../domain/worklist-filter.ts';
import { outreachText } from '../messages/index.ts';
import type { UnreachedFirm } from '../store/outreach.read.ts';
import { isNarrowed, type ListQuery, listHref } from './list-query.ts';
import type { ListView } from './list-view.ts';

export interface ListPageProps {
  readonly language: Language;
  readonly base: string;
  readonly query: ListQuery;
  readonly place: OfficePlace | 'choose';
  readonly view?: ListView;
  readonly places: Gazetteer;
  readonly industries: Classification;
  readonly command: string;
}

export function ListPage(props: ListPageProps) {
  const { language, view } = props;
  const text = outreachText(language).list;
  const isNational = props.place === 'choose' || props.query.province !== '';
  return (
    <>
      <PageTitle title={text.title} lead={text.lead} />
      <Filters {...props} isNational={isNational} />
      {view === undefined ? (
        <EmptyState
          title={text.chooseProvince}
          act={
            <LinkButton href={`/${language}/desk`} kind="secondary">
              {text.home}
            </LinkButton>
          }
        >
          <p>{text.chooseProvinceText}</p>
        </EmptyState>
      ) : (
        <Found {...props} view={view} />
      )}
    </>
  );
}

function Filters({
  language,
  base,
  query,
  place,
  places,
  industries,
  isNational,
}: ListPageProps & { readonly isNational: boolean }) {
  const words = outreachText(language);
  const text = words.list;
  const bands = <B extends string>(codes: readonly B[], labels: Readonly<Record<B, string>>) =>
    codes.map((value) => ({ value, label: labels[value] }));
  const field = { language };
  return (
    <SearchForm
      language={language}
      action={base}
      label={text.searchLabel}
      value={query.q}
      submitLabel={place === 'choose' ? text.open : text.filter}
      filters={
        <>
          {isNational && (
            <SelectField
              {...{ ...field, name: 'province', label: text.province, value: query.province }}
              any={text.any}
              options={places.provinces.map(({ id }) => ({ value: id, label: places.nameOf(id, language) }))}
            />
          )}
          {place !== 'choose' && place.level === 'province' && (
            <SelectField
              {...{ ...field, name: 'commune', label: text.commune, value: query.commune ?? '' }}
              any={text.anyCommune}
              options={places.communesOf(place.id).map(({ id }) => ({ value: id, label: places.nameOf(id, language) }))}
            />
          )}
          <SelectField
            {...{ ...field, name: 'industry', label: text.industry, value: query.industry ?? '' }}
            any={text.anyIndustry}
            options={industries
              .listIndustries('2025', 'section')
              .map(({ code }) => ({ value: code, label: industries.nameOf(code, language) }))}
          />
          <SelectField
            {...{ ...field, name: 'employees', label: text.employees, value: query.employees ?? '' }}
            any={text.any}
            options={bands(EMPLOYEE_BANDS, words.employeeBands)}
          />
          <SelectField
            {...{ ...field, name: 'age', label: text.age, value: query.age ?? '' }}
            any={text.any}
            options={bands(AGE_BANDS, words.ageBands)}
          />
        </>
      }
    />
  );
}

function Found(props: ListPageProps & { readonly view: ListView }) {
  const { language, base, query, view } = props;
  const words = outreachText(language);
  const text = words.list;
  if (view.firms.length === 0 && view.next === undefined) return <NothingLeft {...props} />;
  return (
    <>
      <ListSummary
        language={language}
        count={countInWords(props, view)}
        narrowed={narrowedBy(props)}
        clearHref={listHref(base, { q: '', province: query.province })}
      />
      <form method="get" action={`${base}/route`}>
        <DataTable
          language={language}
          caption={text.caption}
          captionHidden
          columns={[
            { label: text.columns.name },
            ...(isWide(props) ? [{ label: text.columns.place }] : []),
            { label: text.columns.industry },
            { label: text.columns.size, numeric: true },
            { label: text.columns.tried },
            { label: text.choose },
          ]}
          rows={view.firms.map((firm) => row(props, firm))}
        />
        <div class="acts">
          <Button kind="secondary">{text.makeRoute}</Button>
        </div>
      </form>
      <StepPager
        language={language}
        firstHref={query.after === undefined ? undefined : listHref(base, query)}
        nextHref={view.next === undefined ? undefined : listHref(base, query, { afterText: view.next })}
      />
      <form class="acts" method="post" action={`${base}/export`}>
        <HiddenFields fields={exportFields(query)} />
        <Button kind="text" name="format" value="csv">
          {text.csv}
        </Button>
        <Button kind="text" name="format" value="xlsx">
          {text.xlsx}
        </Button>
      </form>
      <SaveListForm
        language={language}
        room="unreached"
        query={new URLSearchParams(exportFields(query)).toString()}
        command={props.command}
      />
      <SourceLine>
        {text.exportNote} {text.personalNote}
      </SourceLine>
    </>
  );
}

function countInWords({ language }: ListPageProps, { firms, total, isMore }: ListView): string {
  const text = outreachText(language).list;
  const shown = formatNumber(firms.length, language);
  if (total === undefined) return text.shown(shown);
  const whole = formatNumber(total, language);
  return text.count(shown, isMore ? text.more(whole) : whole);
}

/** A commune's own list need not say the commune on every line. */
function isWide({ place, query }: ListPageProps): boolean {
  return place !== 'choose' && place.level === 'province' && query.commune === undefined;
}

function row(props: ListPageProps, firm: UnreachedFirm) {
  const { language, base, places, industries } = props;
  const words = outreachText(language);
  const text = words.list;
  const status = firm.operatingStatus === null ? undefined : words.status[firm.operatingStatus];
  return [
    <>
      <a href={`${base}/firms/${firm.taxCode}`}>{firm.name}</a>
      <small class="under">
        {firm.taxCode}
        {firm.operatingStatus !== 'active' && status !== undefined && `, ${status}`}
      </small>
    </>,
    ...(isWide(props)
      ? [firm.communeId === null ? words.ageBands.unknown : places.nameOf(firm.communeId, language)]
      : []),
    firm.industry === null ? words.ageBands.unknown : industries.nameOf(firm.industry, language),
    firm.employeesInsured === null ? words.ageBands.unknown : formatNumber(firm.employeesInsured, language),
    <>
      {firm.lastOutcome === null || firm.lastContactAt === null
        ? text.notTried
        : text.tried(
            formatNumber(firm.contacts ?? 0, language),
            words.outcomes[firm.lastOutcome].toLowerCase(),
            formatInstantDate(firm.lastContactAt),
          )}
      {firm.nextOn !== null && `, ${text.again(formatDate(firm.nextOn))}`}
    </>,
    <Tick name="firm" value={firm.taxCode}>
      <span class="vh">{firm.name}</span>
    </Tick>,
  ];
}

function narrowedBy({ language, base, query, places, industries }: ListPageProps) {
  const words = outreachText(language);
  const entries: readonly (readonly [string | undefined, Partial<ListQuery>])[] = [
    [query.q === '' ? undefined : `“${query.q}”`, { q: '' }],
    [query.commune && places.nameOf(query.commune, language), { commune: undefined }],
    [query.industry && industries.nameOf(query.industry, language), { industry: undefined }],
    [query.employees && `${words.list.employees}: ${words.employeeBands[query.employees]}`, { employees: undefined }],
    [query.age && `${words.list.age}: ${words.ageBands[query.age]}`, { age: undefined }],
  ];
  return entries.flatMap(([label, without]) =>
    label === undefined ? [] : [{ label, withoutHref: listHref(base, query, without) }],
  );
}

function exportFields({ q, province, commune, industry, employees, age }: ListQuery): Record<string, string> {
  const parts = { q, province, commune, industry, employees, age };
  return Object.fromEntries(Object.entries(parts).flatMap(([name, value]) => (value ? [[name, value]] : [])));
}

function NothingLeft({ language, base, query }: ListPageProps) {
  const text = outreachText(language).list;
  if (isNarrowed(query))
    return (
      <EmptyState
        title={text.emptyFiltered}
        act={<LinkButton href={listHref(base, { q: '', province: query.province })}>{text.clear}</LinkButton>}
      />
    );
  return (
    <EmptyState title={text.empty} act={<LinkButton href={`/${language}/desk`}>{text.home}</LinkButton>}>
      <p>{text.emptyText}</p>
    </EmptyState>
  );
}
