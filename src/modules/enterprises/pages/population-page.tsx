/** One group of firms: its rule in words, how many belong, where they are, who they are, and the list as a file. */
import { formatInstantDate, formatNumber } from '../../../foundation/i18n/format.ts';
import type { Bilingual, Language } from '../../../foundation/i18n/language.ts';
import {
  ActForm,
  BackLink,
  Button,
  Counts,
  DataTable,
  EmptyState,
  HiddenFields,
  LinkButton,
  ListSummary,
  PageTitle,
  PlainTag,
  ProvinceMap,
  Section,
  type Shade,
  SourceLine,
  StepPager,
  Tabs,
  TileMap,
} from '../../../ui/index.ts';
import type { ConditionContext } from '../../conditions/index.ts';
import type { Counted } from '../actions/keep-population.ts';
import type { FirmList } from '../actions/list-firms.ts';
import type { PopulationScope } from '../domain/desk-scope.ts';
import { firmDeskText } from '../messages/firm-desk.ts';
import { populationText } from '../messages/populations.ts';
import type { SavedPopulation } from '../store/populations.read.ts';
import type { FactNames } from './fact-words.ts';
import { firmInWords } from './firm-words.ts';
import { ruleInWords } from './population-draft.ts';

/** The country drawn: shapes of the provinces and the two archipelagos. */
export interface CountryShapes {
  readonly viewBox: string;
  readonly shapes: readonly { readonly id: string; readonly path: string }[];
  readonly islands: readonly {
    readonly id: string;
    readonly province: string;
    readonly name: Bilingual;
    readonly label: readonly [number, number];
  }[];
}

export interface PopulationPageProps {
  readonly language: Language;
  readonly population: SavedPopulation;
  readonly scope: PopulationScope;
  readonly counted: Counted;
  readonly verdict: 'yes' | 'unknown';
  readonly list: FirmList;
  readonly isFirstPage: boolean;
  readonly shapes: CountryShapes;
  readonly command: string;
  readonly context: ConditionContext;
  readonly names: FactNames;
}

export function PopulationPage(props: PopulationPageProps) {
  const { language, population, counted, context, names } = props;
  const text = populationText(language);
  return (
    <>
      <BackLink href={`/${language}/desk/populations`}>{text.build.back}</BackLink>
      <PageTitle
        title={population.name}
        over={formatInstantDate(population.savedAt)}
        lead={ruleInWords(population.rule, language, context, names)}
      />
      <Section title={text.found.counts} id="counts">
        <PopulationCounts language={language} counted={counted} />
      </Section>
      <Where {...props} />
      <Section title={text.found.listTitle} id="list" full>
        <Firms {...props} />
      </Section>
      <Section title={text.found.away} id="away">
        <p>{text.found.awayText}</p>
        <ActForm action={`/${language}/desk/populations/${population.id}/put-away`} command={props.command} kind="text">
          {text.found.away}
        </ActForm>
      </Section>
    </>
  );
}

export function PopulationCounts({ language, counted }: { readonly language: Language; readonly counted: Counted }) {
  const text = populationText(language).found;
  const of = text.of(formatNumber(counted.total, language));
  return (
    <>
      <Counts
        items={(['yes', 'unknown', 'no'] as const).map((verdict) => ({
          ...{ value: formatNumber(counted[verdict], language), label: text[verdict], of },
        }))}
      />
      {counted.personal > 0 && <p>{text.personal(formatNumber(counted.personal, language))}</p>}
      <SourceLine>{text.note}</SourceLine>
    </>
  );
}

function Where(props: PopulationPageProps) {
  const { language, scope, counted, population, names } = props;
  const text = populationText(language).found;
  const { places } = names;
  const isCommune = scope !== 'everywhere' && places.findLocality(scope.inside)?.level === 'commune';
  if (isCommune || counted.yes === 0) return null;
  const label = text.mapLabel(population.name);
  const ids =
    scope === 'everywhere' ? places.provinces.map(({ id }) => id) : places.communesOf(scope.inside).map(({ id }) => id);
  const { shadeOf, legend } = scaleOf(counted.byPlace, language);
  const mapped = (id: string, place = id) => {
    const firms = counted.byPlace.get(place) ?? 0;
    return { id, name: places.nameOf(id, language), shown: formatNumber(firms, language), shade: shadeOf(firms) };
  };
  const ranked = [...counted.byPlace].sort(([, a], [, b]) => b - a);
  return (
    <Section title={text.map} id="where" full>
      {scope === 'everywhere' ? (
        <ProvinceMap
          label={label}
          viewBox={props.shapes.viewBox}
          shapes={props.shapes.shapes.map(({ id, path }) => ({ ...mapped(id), path }))}
          islands={props.shapes.islands.map((island) => ({
            ...mapped(island.id, island.province),
            name: island.name[language],
            of: places.nameOf(island.province, language),
            at: island.label,
          }))}
          legend={legend}
        />
      ) : (
        <TileMap label={label} tiles={ids.map((id) => mapped(id))} legend={legend} />
      )}
      <DataTable
        language={language}
        caption={text.mapCaption}
        columns={[{ label: text.place }, { label: text.firms, numeric: true }]}
        rows={ranked.map(([id, firms]) => [
          id === '' ? text.unplaced : places.nameOf(id, language),
          formatNumber(firms, language),
        ])}
      />
    </Section>
  );
}

/** Four shades of equal steps up to the largest number. */
function scaleOf(byPlace: ReadonlyMap<string, number>, language: Language) {
  const text = populationText(language).found;
  const step = Math.max(1, Math.ceil(Math.max(0, ...byPlace.values()) / 4));
  const print = (value: number) => formatNumber(value, language);
  return {
    shadeOf: (firms: number): Shade => Math.min(4, Math.ceil(firms / step)) as Shade,
    legend: [
      { shade: 0 as const, label: text.none },
      ...([1, 2, 3, 4] as const).map((shade) => ({
        shade,
        label: text.legend(print((shade - 1) * step + 1), print(shade * step)),
      })),
    ],
  };
}

function Firms(props: PopulationPageProps) {
  const { language, population, verdict, list, counted, context, names } = props;
  const text = populationText(language).found;
  const words = firmDeskText(language).list;
  const base = `/${language}/desk/populations/${population.id}`;
  const hrefOf = (asked: 'yes' | 'unknown') => (asked === 'yes' ? `${base}#list` : `${base}?verdict=unknown#list`);
  return (
    <>
      <Tabs
        label={text.tabs}
        items={[
          { href: hrefOf('yes'), label: text.tabYes, current: verdict === 'yes' },
          { href: hrefOf('unknown'), label: text.tabUnknown, current: verdict === 'unknown' },
        ]}
      />
      {list.firms.length === 0 ? (
        <EmptyState
          title={text.empty}
          act={
            <LinkButton href={`/${language}/desk/populations/new`} kind="secondary">
              {populationText(language).list.make}
            </LinkButton>
          }
        >
          <p>{text.emptyText}</p>
        </EmptyState>
      ) : (
        <>
          <ListSummary
            language={language}
            count={text.shown(formatNumber(list.firms.length, language), formatNumber(counted[verdict], language))}
          />
          <DataTable
            language={language}
            caption={words.caption}
            captionHidden
            columns={[
              { label: words.columns.name },
              { label: words.columns.place },
              { label: words.columns.industry },
              { label: words.columns.status },
              { label: words.columns.size },
            ]}
            rows={list.firms.map((firm) => {
              const said = firmInWords(firm, language, context, names);
              return [
                <>
                  <a href={`/${language}/desk/firms/${firm.record.taxCode}`}>{said.name}</a>
                  <br />
                  <span class="small mute nowrap">{said.taxCode}</span>
                </>,
                said.commune === '' ? said.province : said.commune,
                said.industry,
                said.status,
                said.size === '' ? <PlainTag>{text.unknown}</PlainTag> : said.size,
              ];
            })}
          />
          <StepPager
            language={language}
            firstHref={props.isFirstPage ? undefined : hrefOf(verdict)}
            nextHref={
              list.next === undefined
                ? undefined
                : `${base}?${new URLSearchParams({ verdict, after: list.next }).toString()}#list`
            }
          />
          <form class="acts" method="post" action={`${base}/export`}>
            <HiddenFields fields={{ command: props.command, verdict }} />
            <Button kind="secondary" name="format" value="csv">
              {words.csv}
            </Button>
            <Button kind="secondary" name="format" value="xlsx">
              {words.xlsx}
            </Button>
          </form>
        </>
      )}
    </>
  );
}
