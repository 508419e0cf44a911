/** One figure by place: the map of the country with its ranking, or the communes of one province as tiles with theirs. */
import { sentenceCase } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import { Columns, DataTable, LoneLink, ProvinceMap, Section, TileMap } from '../../../ui/index.ts';
import type { Gazetteer, Province } from '../../localities/index.ts';
import type { ProvinceShapes } from '../content/load-shapes.ts';
import { UNKNOWN } from '../domain/member.ts';
import type { Shown } from '../domain/public-cells.ts';
import { figuresText } from '../messages/index.ts';
import { printShown, ShownNumber, scaleOf } from './shown.tsx';

interface PlacesProps {
  readonly language: Language;
  /** Of the indicator, with the filter's words. */
  readonly name: string;
  readonly places: Gazetteer;
}

export function ByProvince(
  props: PlacesProps & {
    readonly shapes: ProvinceShapes;
    readonly byProvince: ReadonlyMap<string, Shown>;
    readonly hrefOf: (province: string) => string;
    readonly here?: string | undefined;
    /** The page of every commune. */
    readonly communes?: string;
  },
) {
  const { language, places, byProvince } = props;
  const text = figuresText(language);
  const nameOf = (id: string) => (id === UNKNOWN ? text.unknownPlace : places.nameOf(id, language));
  const shownOf = (id: string): Shown => byProvince.get(id) ?? 0;
  const inForce = places.provinces.map(({ id }) => id);
  const scale = scaleOf(inForce.map(shownOf), language);
  const mapped = (id: string, province = id) => ({
    id,
    name: nameOf(id),
    shown: printShown(shownOf(province), language),
    shade: scale.shadeOf(shownOf(province)),
    href: props.hrefOf(province),
    here: province === props.here,
  });
  const ranked = [...byProvince].filter(([, value]) => value !== 0).sort(byShown(nameOf));
  const none = inForce.filter((id) => shownOf(id) === 0);
  return (
    <Section title={text.mapTitle} id="places" full>
      <p>{none.length === 0 ? text.everywhere : text.unreached(none.length, none.map(nameOf).join(', '))}</p>
      <Columns
        even
        main={
          <ProvinceMap
            label={text.mapLabel(props.name)}
            viewBox={props.shapes.viewBox}
            shapes={props.shapes.shapes.map(({ id, path }) => ({ ...mapped(id), path }))}
            islands={props.shapes.islands.map((island) => ({
              ...mapped(island.id, island.province),
              name: island.name[language],
              of: nameOf(island.province),
              at: island.label,
            }))}
            legend={scale.legend}
          />
        }
        aside={
          <DataTable
            language={language}
            caption={sentenceCase(text.mapCaption(props.name), language)}
            columns={[{ label: text.place }, { label: text.count, numeric: true }]}
            rows={ranked.map(([id, value]) => [
              id === UNKNOWN ? (
                nameOf(id)
              ) : (
                <a key={id} href={props.hrefOf(id)}>
                  {nameOf(id)}
                </a>
              ),
              <ShownNumber key="value" value={value} language={language} />,
            ])}
          />
        }
      />
      <p class="src">
        {text.mapNote} {text.withheldNote}
      </p>
      {props.communes && <LoneLink href={props.communes}>{text.toCommunes}</LoneLink>}
    </Section>
  );
}

export function ByCommune(
  props: PlacesProps & { readonly province: Province; readonly byCommune: ReadonlyMap<string, Shown> },
) {
  const { language, places, byCommune, province } = props;
  const text = figuresText(language);
  const nameOf = (id: string) => (id === UNKNOWN ? text.unknownCommune : places.nameOf(id, language));
  const provinceName = places.nameOf(province.id, language);
  const communes = places.communesOf(province.id).map(({ id }) => id);
  const scale = scaleOf(
    communes.map((id) => byCommune.get(id) ?? 0),
    language,
  );
  const ranked = [...byCommune].filter(([, value]) => value !== 0).sort(byShown(nameOf));
  return (
    <Section title={text.communesTitle} id="communes" full>
      <TileMap
        label={text.communesLabel(provinceName)}
        tiles={communes.map((id) => {
          const value = byCommune.get(id) ?? 0;
          return { id, name: nameOf(id), shown: printShown(value, language), shade: scale.shadeOf(value) };
        })}
        legend={scale.legend}
      />
      {ranked.length === 0 || ranked.every(([, value]) => value === 'withheld') ? (
        <p>{text.noCommunes}</p>
      ) : (
        <DataTable
          language={language}
          caption={text.communesCaption(provinceName)}
          columns={[{ label: text.commune }, { label: text.count, numeric: true }]}
          rows={ranked.map(([id, value]) => [
            nameOf(id),
            <ShownNumber key="value" value={value} language={language} />,
          ])}
        />
      )}
      <p class="src">{text.withheldNote}</p>
    </Section>
  );
}

/** Most first, withheld last, then by name. */
function byShown(nameOf: (id: string) => string) {
  const rank = (value: Shown): number => (value === 'withheld' ? -1 : value);
  return ([a, x]: readonly [string, Shown], [b, y]: readonly [string, Shown]): number =>
    rank(y) - rank(x) || nameOf(a).localeCompare(nameOf(b), 'vi');
}
