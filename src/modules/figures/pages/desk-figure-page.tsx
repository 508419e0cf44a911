/** One figure opened by an officer: the cell with its wholes, target and published claims, its parts, and everybody who makes it. */
import type { VNode } from 'preact';
import type { Instant, LocalDate } from '../../../foundation/clock.ts';
import { formatInstantDate, formatNumber, formatShare, sentenceCase } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  Breadcrumbs,
  Columns,
  DataTable,
  KeyValues,
  LoneLink,
  NoFigure,
  Notice,
  PageTitle,
  Pagination,
  PlainList,
  Section,
} from '../../../ui/index.ts';
import type { Gazetteer } from '../../localities/index.ts';
import { NATION_ID } from '../domain/cell.ts';
import type { Indicator } from '../domain/indicator.ts';
import { UNKNOWN } from '../domain/member.ts';
import type { Published } from '../domain/published.ts';
import { deskFiguresText } from '../messages/desk.ts';
import { figuresText } from '../messages/index.ts';
import { DeskFilter } from './desk-filter.tsx';
import { type DeskQuery, deskFilters } from './desk-query.ts';
import { TargetSection, type TargetSectionProps } from './desk-target.tsx';
import { DESK_MEMBERS_PER_PAGE, type DeskView } from './desk-view.ts';
import { hrefOf } from './figure-query.ts';
import { PublishedList } from './published-list.tsx';
import { whyNotStanding } from './shown.tsx';

/** Name of a member and where its own page is, as the modules that know them say. */
export interface MemberName {
  readonly name: string;
  readonly href?: string;
}

export interface DeskFigurePageProps extends Omit<TargetSectionProps, 'base'> {
  readonly language: Language;
  readonly today: LocalDate;
  readonly indicator: Indicator;
  readonly query: DeskQuery;
  readonly view: DeskView;
  readonly names: ReadonlyMap<string, MemberName>;
  readonly places: Gazetteer;
  readonly published: Published;
  readonly saved: boolean;
}

export function DeskFigurePage(props: DeskFigurePageProps) {
  const { language, indicator, query, view, places } = props;
  const text = deskFiguresText(language);
  const base = `/${language}/desk/figures/${indicator.id}`;
  const conditions = conditionWords(query, language);
  return (
    <>
      <Breadcrumbs
        language={language}
        items={[
          { label: text.title, href: `/${language}/desk/figures` },
          { label: sentenceCase(indicator.name[language], language) },
        ]}
      />
      {props.saved && <Notice tone="ok">{text.targetSaved}</Notice>}
      <PageTitle
        over={[deskPlaceName(query.place, places, language), ...conditions].join(', ')}
        title={
          view.uncounted
            ? sentenceCase(indicator.name[language], language)
            : `${formatNumber(view.members, language)} ${indicator.name[language]}`
        }
        lead={indicator.definition[language]}
      />
      {view.uncounted && <Notice>{figuresText(language).uncounted}</Notice>}
      {view.wholes.length + view.unsaid.length > 0 && (
        <Section title={figuresText(language).wholeTitle} id="wholes">
          <KeyValues
            rows={[
              ...view.wholes.map(({ whole, count }) => ({
                label: `${sentenceCase(whole.name[language], language)}: ${formatNumber(count, language)}`,
                value: view.uncounted ? <NoFigure language={language} /> : formatShare(view.members / count, language),
              })),
              ...view.unsaid.map((stock) => ({
                label: sentenceCase(stock.name[language], language),
                value: (
                  <>
                    <NoFigure language={language} /> {whyNotStanding(stock, view.standing, language)}
                  </>
                ),
              })),
            ]}
          />
        </Section>
      )}
      <TargetSection {...props} base={base} />
      <Section title={text.filterTitle} id="filter">
        <DeskFilter language={language} base={base} query={query} view={view} places={places} />
      </Section>
      {view.below && <Below {...props} base={base} below={view.below} />}
      <Splits {...props} base={base} />
      <Members {...props} base={base} />
      <Beside {...props} />
      {view.corrections.length > 0 && (
        <Section title={text.correctionsTitle} id="corrected">
          <PlainList
            items={view.corrections.map(({ act, reason, members }) =>
              text.correctedLine(
                formatNumber(members, language),
                text.acts[act] ?? act,
                text.reasons[reason] ?? reason,
              ),
            )}
          />
        </Section>
      )}
    </>
  );
}

export function deskPlaceName(id: string, places: Pick<Gazetteer, 'addressOf'>, language: Language): string {
  if (id === NATION_ID) return figuresText(language).nation;
  return id === UNKNOWN ? figuresText(language).unknownPlace : places.addressOf(id, language);
}

function conditionWords({ period, sector, size }: DeskQuery, language: Language): string[] {
  const text = figuresText(language);
  return [
    ...(period === undefined ? [] : [`${period.slice(5, 7)}/${period.slice(0, 4)}`]),
    ...(sector === undefined ? [] : [text.sectors[sector]]),
    ...(size === undefined ? [] : [text.sizes[size]]),
  ];
}

type Based = DeskFigurePageProps & { readonly base: string };

function Members({ language, view, query, names, places, base }: Based) {
  const text = deskFiguresText(language);
  const words = figuresText(language);
  return (
    <Section title={text.membersTitle} id="behind" full>
      {view.page.length === 0 ? (
        <p>{text.nobody}</p>
      ) : (
        <>
          <p>{text.membersLead(formatNumber(view.members, language))}</p>
          <DataTable
            language={language}
            caption={text.membersTitle}
            captionHidden
            columns={[
              { label: text.firm },
              { label: text.day },
              { label: text.place },
              { label: text.sector },
              { label: text.size },
            ]}
            rows={view.page.map((member) => [
              <a key="open" href={`${base}/${member.memberId}`}>
                {names.get(member.memberId)?.name ?? `${text.unnamed} ${member.memberId.slice(-6)}`}
              </a>,
              formatInstantDate(member.occurredAt as Instant),
              member.localityId === UNKNOWN ? words.unknownPlace : places.nameOf(member.localityId, language),
              (words.sectors as Readonly<Record<string, string>>)[member.sectorGroup] ?? member.sectorGroup,
              (words.sizes as Readonly<Record<string, string>>)[member.sizeClass] ?? member.sizeClass,
            ])}
          />
        </>
      )}
      <Pagination
        language={language}
        page={query.page}
        pages={Math.max(1, Math.ceil(view.members / DESK_MEMBERS_PER_PAGE))}
        hrefOf={(page) => `${hrefOf(base, { place: query.place, ...deskFilters(query), page: String(page) })}#behind`}
      />
    </Section>
  );
}

function Below({
  language,
  query,
  places,
  base,
  below,
}: Based & { readonly below: readonly (readonly [string, number])[] }) {
  const text = deskFiguresText(language);
  const words = figuresText(language);
  const isNation = query.place === NATION_ID;
  const inForce = (isNation ? places.provinces : places.communesOf(query.place)).map(({ id }) => id);
  const counted = new Set(below.map(([id]) => id));
  const none = inForce.filter((id) => !counted.has(id));
  return (
    <Section title={text.placesTitle} id="places" full>
      {none.length > 0 && (
        <p>
          {text.noneIn(
            none.length,
            none
              .slice(0, 40)
              .map((id) => places.nameOf(id, language))
              .join(', ') + (none.length > 40 ? '…' : ''),
          )}
        </p>
      )}
      {below.length === 0 ? (
        <p>{text.noPlaces}</p>
      ) : (
        <DataTable
          language={language}
          caption={text.placesCaption}
          columns={[{ label: text.place }, { label: text.members, numeric: true }]}
          rows={below.map(([id, members]) => [
            id === UNKNOWN && !isNation ? (
              words.unknownCommune
            ) : (
              <a key={id} href={hrefOf(base, { place: id, ...deskFilters(query) })}>
                {id === UNKNOWN ? words.unknownPlace : places.nameOf(id, language)}
              </a>
            ),
            formatNumber(members, language),
          ])}
        />
      )}
    </Section>
  );
}

function Splits({ language, view, query, base }: Based) {
  const text = deskFiguresText(language);
  const words = figuresText(language);
  const link = (label: string, more: Readonly<Record<string, string>>) => (
    <a href={hrefOf(base, { place: query.place, ...deskFilters(query), ...more })}>{label}</a>
  );
  const table = (caption: string, rows: readonly (readonly [VNode, number])[]) => (
    <DataTable
      language={language}
      caption={caption}
      columns={[{ label: caption }, { label: text.members, numeric: true }]}
      rows={rows.map(([label, members]) => [label, formatNumber(members, language)])}
    />
  );
  const named = (words: Readonly<Record<string, string>>, part: string) => words[part] ?? part;
  return (
    <Section title={text.splitTitle} id="splits" full>
      <Columns
        even
        main={table(
          text.month,
          view.months.map(({ part, members }) => [
            link(`${part.slice(5, 7)}/${part.slice(0, 4)}`, { period: part }),
            members,
          ]),
        )}
        aside={
          <>
            {table(
              text.sector,
              view.sectors.map(({ part, members }) => [link(named(words.sectors, part), { sector: part }), members]),
            )}
            {table(
              text.size,
              view.sizes.map(({ part, members }) => [link(named(words.sizes, part), { size: part }), members]),
            )}
          </>
        }
      />
    </Section>
  );
}

/** Claims of others on the same subject or place stand beside and are never added. */
function Beside({ language, today, indicator, published, query, places }: DeskFigurePageProps) {
  const text = deskFiguresText(language);
  const words = figuresText(language);
  const province = places.provinceOf(query.place);
  const here = new Set(province === undefined ? [NATION_ID] : [province.id, ...places.predecessorsOf(province.id)]);
  const figures = published.figures.filter(
    (figure) => here.has(figure.locality) && (province !== undefined || figure.indicator.beside === indicator.id),
  );
  return (
    <Section title={text.besideTitle} id="published" full>
      <p>{words.publishedLead}</p>
      {figures.length === 0 ? (
        <p>{words.publishedNone}</p>
      ) : (
        <PublishedList
          language={language}
          today={today}
          published={published}
          figures={figures}
          placeName={(id) => (id === NATION_ID ? words.nation : places.nameOf(id, language))}
          caption={text.besideTitle}
        />
      )}
      <LoneLink href={`/${language}/figures/published`}>{words.publishedAll}</LoneLink>
    </Section>
  );
}
