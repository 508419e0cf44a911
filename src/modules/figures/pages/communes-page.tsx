/** One figure in every commune of the country: tiles province by province, and the table that says the same, searched and paged. */
import { formatNumber, sentenceCase } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  Breadcrumbs,
  DataTable,
  EmptyState,
  LinkButton,
  PageTitle,
  Pagination,
  SearchForm,
  Section,
  SelectField,
  TileStrips,
} from '../../../ui/index.ts';
import type { Gazetteer } from '../../localities/index.ts';
import type { Indicator } from '../domain/indicator.ts';
import { UNKNOWN } from '../domain/member.ts';
import type { Shown } from '../domain/public-cells.ts';
import { figuresText } from '../messages/index.ts';
import { releasesText } from '../messages/releases.ts';
import { hrefOf } from './figure-query.ts';
import type { ReleasedView } from './figure-view.ts';
import { FileLinks, printSpan, ReleaseNote } from './release-words.tsx';
import { ShownNumber, scaleOf } from './shown.tsx';

export interface CommuneRow {
  readonly id: string;
  readonly province: string;
  readonly value: Shown;
}

export interface CommunesPageProps {
  readonly language: Language;
  readonly indicator: Indicator;
  readonly places: Gazetteer;
  readonly released: ReleasedView | undefined;
  /** Of the whole country, most first. */
  readonly communes: readonly CommuneRow[];
  /** Those the search and the province leave. */
  readonly asked: readonly CommuneRow[];
  readonly query: { readonly province: string; readonly search: string; readonly page: number };
}

const A_PAGE = 100;

/** Communes in force, those nobody counts in as none; most first, withheld last. */
export function communesOfCountry(places: Gazetteer, released: readonly CommuneRow[]): readonly CommuneRow[] {
  const said = new Map(released.map((row) => [row.id, row]));
  const inForce = places.provinces.flatMap(({ id: province }) =>
    places.communesOf(province).map(({ id }): CommuneRow => said.get(id) ?? { id, province, value: 0 }),
  );
  const known = new Set(inForce.map(({ id }) => id));
  const former = released.filter(({ id, value }) => id !== UNKNOWN && !known.has(id) && value !== 0);
  const rank = ({ value }: CommuneRow) => (value === 'withheld' ? -1 : value);
  const names = new Map([...inForce, ...former].map(({ id }) => [id, places.nameOf(id, 'vi')]));
  const order = new Intl.Collator('vi');
  return [...inForce, ...former].sort(
    (a, b) => rank(b) - rank(a) || order.compare(names.get(a.id) ?? '', names.get(b.id) ?? ''),
  );
}

export function CommunesPage(props: CommunesPageProps) {
  const { language, indicator, released } = props;
  const text = figuresText(language);
  const figure = `/${language}/figures/${indicator.id}`;
  return (
    <>
      <Breadcrumbs
        language={language}
        items={[
          { label: text.title, href: `/${language}/figures` },
          { label: sentenceCase(indicator.name[language], language), href: figure },
          { label: text.allCommunes },
        ]}
      />
      <PageTitle
        {...(released && {
          over: releasesText(language).numbered(released.release.number ?? 0, printSpan(released.release)),
        })}
        title={`${text.allCommunes}: ${indicator.name[language]}`}
        lead={indicator.definition[language]}
      />
      <ReleaseNote language={language} released={released} />
      {released === undefined ? (
        <EmptyState
          title={text.communesAfterRelease}
          act={<LinkButton href={figure}>{text.backToFigure}</LinkButton>}
        />
      ) : (
        <>
          <Tiles {...props} figure={figure} />
          <Table {...props} base={`${figure}/communes`} />
        </>
      )}
    </>
  );
}

function Tiles({ language, communes, places, figure }: CommunesPageProps & { readonly figure: string }) {
  const text = figuresText(language);
  const scale = scaleOf(
    communes.map(({ value }) => value),
    language,
  );
  return (
    <Section title={text.communesByProvince} id="tiles" full>
      <p>{text.communesByProvinceLead}</p>
      <TileStrips
        strips={places.provinces.map(({ id }) => {
          const own = communes.filter(({ province }) => province === id);
          const some = own.filter(({ value }) => value !== 'withheld' && value > 0).length;
          const isWithheld = own.some(({ value }) => value === 'withheld');
          return {
            id,
            name: places.nameOf(id, language),
            href: hrefOf(figure, { place: id }),
            words: isWithheld && some === 0 ? text.withheld : text.communesWithSome(some, own.length),
            shades: own.map(({ value }) => scale.shadeOf(value)),
          };
        })}
        legend={scale.legend}
      />
    </Section>
  );
}

function Table(props: CommunesPageProps & { readonly base: string }) {
  const { language, places, asked, query, base } = props;
  const text = figuresText(language);
  const pages = Math.max(1, Math.ceil(asked.length / A_PAGE));
  const page = Math.min(query.page, pages);
  const kept = { ...(query.search && { q: query.search }), ...(query.province && { place: query.province }) };
  return (
    <Section title={text.communesTitle} id="table" full>
      <SearchForm
        language={language}
        action={base}
        label={text.findCommune}
        value={query.search}
        filters={
          <SelectField
            language={language}
            name="place"
            label={text.place}
            any={text.nation}
            options={places.provinces.map(({ id }) => ({ value: id, label: places.nameOf(id, language) }))}
            value={query.province}
          />
        }
      />
      {asked.length === 0 ? (
        <EmptyState title={text.noSuchCommune} act={<LinkButton href={base}>{text.everyCommune}</LinkButton>} />
      ) : (
        <DataTable
          language={language}
          caption={text.communesCount(formatNumber(asked.length, language))}
          columns={[{ label: text.commune }, { label: text.province }, { label: text.count, numeric: true }]}
          rows={asked
            .slice((page - 1) * A_PAGE, page * A_PAGE)
            .map(({ id, province, value }) => [
              places.nameOf(id, language),
              places.nameOf(province, language),
              <ShownNumber key="value" value={value} language={language} />,
            ])}
        />
      )}
      <Pagination
        language={language}
        page={page}
        pages={pages}
        hrefOf={(wanted) => `${hrefOf(base, { ...kept, page: String(wanted) })}#table`}
      />
      <p class="src">{text.withheldNote}</p>
      <FileLinks language={language} hrefOf={(format) => `${base}/cells.${format}`} />
    </Section>
  );
}
