/** One figure: its number with every whole it may be held against, by month, by place as released, beside what others published, and opened to its events. */
import { formatDate, formatNumber, formatShare, sentenceCase } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import { Breadcrumbs, DataTable, KeyValues, NoFigure, Notice, PageTitle, Section } from '../../../ui/index.ts';
import type { Sector, Size } from '../domain/member.ts';
import type { PublicTable } from '../domain/public-cells.ts';
import { deskFiguresText } from '../messages/desk.ts';
import { figuresText } from '../messages/index.ts';
import { releasesText } from '../messages/releases.ts';
import { RunRateLine } from './desk-target.tsx';
import { FilterForm } from './figure-forms.tsx';
import { Beside, Definition, Opened } from './figure-ground.tsx';
import { Comparison, Months, PlaceMonths } from './figure-months.tsx';
import type { FigurePageProps } from './figure-page-props.ts';
import { ByCommune, ByProvince } from './figure-places.tsx';
import { type FigureQuery, hrefOf, keptQuery } from './figure-query.ts';
import { printSpan, ReleaseNote } from './release-words.tsx';
import { ShownNumber, whyNotStanding } from './shown.tsx';

export function FigurePage(props: FigurePageProps) {
  const { language, indicator, query, view, places } = props;
  const text = figuresText(language);
  const base = `/${language}/figures/${indicator.id}`;
  const placeName = query.province ? places.nameOf(query.province.id, language) : text.nation;
  const filterName = filterWords(query, language);
  const name = filterName === undefined ? indicator.name[language] : `${indicator.name[language]}, ${filterName}`;
  const shared = { language, name, places };
  const { released } = view;
  const national = query.province === undefined && query.filter === undefined;
  return (
    <>
      <Breadcrumbs
        language={language}
        items={[
          { label: text.title, href: `/${language}/figures` },
          ...(query.province ? [{ label: sentenceCase(indicator.name[language], language), href: base }] : []),
          { label: query.province ? placeName : sentenceCase(indicator.name[language], language) },
        ]}
      />
      <PageTitle
        over={
          national || released === undefined
            ? `${placeName}. ${text.fromLedger(formatDate(props.today))}`
            : `${placeName}. ${releasesText(language).numbered(released.release.number ?? 0, printSpan(released.release))}`
        }
        title={
          <>
            {view.total !== undefined && <ShownNumber value={view.total} language={language} />} {name}
          </>
        }
        lead={indicator.definition[language]}
      />
      {view.uncounted === true && <Notice>{text.uncounted}</Notice>}
      {national && view.uncounted !== true && <Wholes {...props} />}
      <Targets {...props} />
      {national && view.uncounted !== true && <Months {...props} name={name} base={base} />}
      <ReleaseNote language={language} released={released} />
      {released && (
        <>
          <Section title={text.filterTitle} id="filter">
            <FilterForm {...props} base={base} />
            <p class="src">{text.oneFilter}</p>
          </Section>
          {query.compared && <Comparison {...props} compared={query.compared} name={name} base={base} />}
          {query.province === undefined ? (
            <ByProvince
              {...shared}
              shapes={props.shapes}
              byProvince={view.byProvince}
              hrefOf={(place) => hrefOf(base, { place, ...keptQuery(query) })}
              {...(query.filter === undefined && query.release === undefined && { communes: `${base}/communes` })}
            />
          ) : (
            <>
              {query.filter === undefined && <PlaceMonths {...props} name={name} table={released.byMonth} />}
              {view.byCommune && <ByCommune {...shared} province={query.province} byCommune={view.byCommune} />}
              {query.filter === undefined && (
                <Section title={text.sectorsTitle} id="sectors" full>
                  <Split {...props} table={released.bySector} caption={text.sectorsCaption} words={text.sectors} />
                  <Split {...props} table={released.bySize} caption={text.sizesCaption} words={text.sizes} />
                  <p class="src">{text.withheldNote}</p>
                </Section>
              )}
            </>
          )}
        </>
      )}
      <Beside {...props} />
      <Opened {...props} base={base} />
      <Definition {...props} base={base} />
    </>
  );
}

function filterWords({ filter }: FigureQuery, language: Language): string | undefined {
  const text = figuresText(language);
  if (filter === undefined) return undefined;
  return filter.by === 'sector' ? text.sectors[filter.value] : text.sizes[filter.value];
}

/** A number names its whole; every whole it may be held against stands here. */
function Wholes({ language, indicator, indicators, stocks, standing, view }: FigurePageProps) {
  const text = figuresText(language);
  const members = view.totals.get(indicator.id) ?? 0;
  const wholes = indicator.denominators.flatMap((id) =>
    [...indicators, ...stocks].filter((candidate) => candidate.id === id),
  );
  if (wholes.length === 0) return null;
  return (
    <Section title={text.wholeTitle} id="wholes">
      <KeyValues
        rows={wholes.map((whole) => {
          const isStock = !('events' in whole);
          if (isStock && !standing.has(whole.id))
            return {
              label: sentenceCase(whole.name[language], language),
              value: (
                <>
                  <NoFigure language={language} /> {whyNotStanding(whole, standing, language)}
                </>
              ),
            };
          const all = view.totals.get(whole.id) ?? standing.get(whole.id) ?? 0;
          return {
            label: `${sentenceCase(whole.name[language], language)}: ${formatNumber(all, language)}`,
            value: all === 0 ? text.ofNone : formatShare(members / all, language),
          };
        })}
      />
      {wholes.some(({ id }) => id === indicator.othersThan) && (
        <p>
          {text.others(
            formatNumber((view.totals.get(indicator.othersThan ?? '') ?? 0) - members, language),
            formatNumber(members, language),
          )}
        </p>
      )}
    </Section>
  );
}

/** Our number against the place's own target; claims of others stand further down and are never mixed in. */
function Targets({ language, targets }: FigurePageProps) {
  if (targets.length === 0) return null;
  return (
    <Section title={deskFiguresText(language).targetTitle} id="target">
      {targets.map(({ target, rate }) => (
        <RunRateLine key={target.year} language={language} target={target} rate={rate} />
      ))}
    </Section>
  );
}

function Split(
  props: FigurePageProps & {
    readonly table: PublicTable;
    readonly caption: string;
    readonly words: Readonly<Record<Sector, string>> | Readonly<Record<Size, string>>;
  },
) {
  const { language, table, query } = props;
  const cells = (query.province && table.rows.get(query.province.id)?.cells) ?? [];
  const words: Readonly<Record<string, string>> = props.words;
  return (
    <DataTable
      language={language}
      caption={props.caption}
      columns={[{ label: props.caption }, { label: figuresText(language).count, numeric: true }]}
      rows={table.columns.map((column, at) => [
        words[column] ?? column,
        <ShownNumber key="value" value={cells[at] ?? 0} language={language} />,
      ])}
    />
  );
}
