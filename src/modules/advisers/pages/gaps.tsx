/** Where to recruit: requests of the last months for which nobody could be found, on a map with its table. */
import { formatNumber } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import { DataTable, EmptyState, LinkButton, ProvinceMap, Section, type Shade, TileMap } from '../../../ui/index.ts';
import { offerText } from '../messages/offers.ts';
import type { Gap } from '../store/coordination.read.ts';
import { fieldName, type OfferPageDeps } from './offer-page-deps.ts';

const MOST_ROWS = 100;
/** The faintest is for nothing. */
const SHADES = [1, 2, 3, 4] as const;

export interface GapsProps {
  readonly deps: OfferPageDeps;
  readonly language: Language;
  readonly base: string;
  /** Undefined for the nation. */
  readonly provinceId: string | undefined;
  readonly gaps: readonly Gap[];
}

export function Gaps(props: GapsProps) {
  const { deps, language, gaps } = props;
  const text = offerText(language).dispatch;
  if (gaps.length === 0)
    return (
      <EmptyState
        title={text.none.gaps}
        act={
          <LinkButton href={props.base} kind="secondary">
            {text.tabs.waiting}
          </LinkButton>
        }
      />
    );
  const { place, field, requests, why } = text.gapColumns;
  return (
    <Section title={text.gapsTitle} id="gaps" full>
      <p>{text.gapsLead}</p>
      <GapMap {...props} />
      <DataTable
        language={language}
        caption={text.gapsTitle}
        captionHidden
        fold
        columns={[{ label: place }, { label: field }, { label: why }, { label: requests, numeric: true }]}
        rows={gaps
          .slice(0, MOST_ROWS)
          .map((gap) => [
            deps.places.addressOf(gap.communeId ?? gap.provinceId ?? 'vn', language),
            fieldName(deps, gap.field, language),
            offerText(language).why[gap.reason],
            formatNumber(gap.requests, language),
          ])}
      />
    </Section>
  );
}

function GapMap({ deps, language, provinceId, gaps }: GapsProps) {
  const text = offerText(language).dispatch;
  const { places, shapes } = deps;
  const sums = new Map<string, number>();
  for (const gap of gaps) {
    const place = provinceId === undefined ? gap.provinceId : gap.communeId;
    if (place !== null) sums.set(place, (sums.get(place) ?? 0) + gap.requests);
  }
  const { shadeOf, legend } = scaleOf([...sums.values()], language);
  const mapped = (id: string, place = id) => ({
    ...{ id, name: places.nameOf(id, language), shown: formatNumber(sums.get(place) ?? 0, language) },
    shade: shadeOf(sums.get(place) ?? 0),
  });
  if (provinceId !== undefined)
    return (
      <TileMap label={text.gapsMap} tiles={places.communesOf(provinceId).map(({ id }) => mapped(id))} legend={legend} />
    );
  return (
    <ProvinceMap
      label={text.gapsMap}
      viewBox={shapes.viewBox}
      shapes={shapes.shapes.map(({ id, path }) => ({ ...mapped(id), path }))}
      islands={shapes.islands.map((island) => ({
        ...mapped(island.id, island.province),
        ...{ name: island.name[language], of: places.nameOf(island.province, language), at: island.label },
      }))}
      legend={legend}
    />
  );
}

/** Equal parts up to the most, as many as there are different numbers, four at most. */
function scaleOf(values: readonly number[], language: Language) {
  const text = offerText(language).dispatch;
  const most = Math.max(1, ...values);
  const parts = Math.min(SHADES.length, most);
  const shadeOf = (value: number): Shade =>
    value === 0 ? 'none' : SHADES[Math.min(parts, Math.ceil((value / most) * parts)) - 1]!;
  const count = (value: number) => formatNumber(value, language);
  const legend = SHADES.slice(0, parts).map((shade, part) => ({
    shade,
    label: text.gapsFew(count(Math.floor((part * most) / parts) + 1), count(Math.floor(((part + 1) * most) / parts))),
  }));
  return { shadeOf, legend: [{ shade: 'none' as const, label: text.gapsNone }, ...legend] };
}
