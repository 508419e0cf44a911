/** Maps drawn on the server: provinces by their shapes with Hoàng Sa and Trường Sa, communes as tiles. Shade, words and a table say the same. */
import type { ComponentChildren } from 'preact';

/** Shades from little to much; `none`: nothing to show. */
export type Shade = 'none' | 0 | 1 | 2 | 3 | 4;

export interface MappedPlace {
  readonly id: string;
  readonly name: string;
  /** The value as printed. */
  readonly shown: string;
  readonly shade: Shade;
  readonly href?: string | undefined;
  readonly here?: boolean;
}

export interface MapShape extends MappedPlace {
  readonly path: string;
}

export interface MapIsland extends MappedPlace {
  /** What it belongs to: "Đà Nẵng". */
  readonly of: string;
  readonly at: readonly [number, number];
}

interface LegendEntry {
  readonly shade: Shade;
  readonly label: string;
}

/** The country. Every province is a link where it can be opened; the table beside it is its twin for whoever cannot point. */
export function ProvinceMap(props: {
  /** What the map shows; read aloud. */
  readonly label: string;
  readonly viewBox: string;
  readonly shapes: readonly MapShape[];
  readonly islands: readonly MapIsland[];
  readonly legend: readonly LegendEntry[];
}) {
  return (
    <div class="atlas">
      <svg class="map" viewBox={props.viewBox} role="group" aria-label={props.label}>
        {props.shapes.map((shape) => (
          <Place key={shape.id} place={shape}>
            <path class={shadeClass(shape)} d={shape.path} />
          </Place>
        ))}
        {props.islands.map((island) => (
          <Place key={island.id} place={{ ...island, name: `${island.name} (${island.of})` }} printed>
            <g class="isle">
              {ISLETS.map(([x, y]) => (
                <circle key={x} cx={island.at[0] + x} cy={island.at[1] + y} r="3" />
              ))}
              <text x={island.at[0]} y={island.at[1] - 26}>
                {island.name}
              </text>
              <text class="of" x={island.at[0]} y={island.at[1] + 42}>
                ({island.of})
              </text>
            </g>
          </Place>
        ))}
      </svg>
      <Legend entries={props.legend} />
    </div>
  );
}

/** A sign for islands, not their shores. */
const ISLETS: readonly (readonly [number, number])[] = [
  [-34, 4],
  [-18, -8],
  [-6, 8],
  [8, -4],
  [20, 10],
  [34, -6],
];

/** Places of one province as equal tiles in the order of their names: nobody's land looks bigger than another's. */
export function TileMap(props: {
  readonly label: string;
  readonly tiles: readonly MappedPlace[];
  readonly legend: readonly LegendEntry[];
}) {
  const rows = Math.ceil(props.tiles.length / TILES_A_ROW);
  return (
    <div class="atlas">
      <svg
        class="map tiles"
        viewBox={`0 0 ${String(TILES_A_ROW * 20)} ${String(rows * 20)}`}
        role="group"
        aria-label={props.label}
      >
        {props.tiles.map((tile, index) => (
          <Place key={tile.id} place={tile}>
            <rect
              class={shadeClass(tile)}
              x={(index % TILES_A_ROW) * 20 + 1}
              y={Math.floor(index / TILES_A_ROW) * 20 + 1}
              width="18"
              height="18"
            />
          </Place>
        ))}
      </svg>
      <Legend entries={props.legend} />
    </div>
  );
}

const TILES_A_ROW = 16;

export interface TileStrip {
  readonly id: string;
  readonly name: string;
  readonly href: string;
  /** What the tiles say, in words: "12 of 166 communes". */
  readonly words: string;
  readonly shades: readonly Shade[];
}

/** Thousands of places at a glance: a strip of small tiles a region, one path a shade. Single places are in the table beside it. */
export function TileStrips(props: { readonly strips: readonly TileStrip[]; readonly legend: readonly LegendEntry[] }) {
  return (
    <div class="atlas">
      <ul class="strips">
        {props.strips.map(({ id, name, href, words, shades }) => (
          <li key={id}>
            <a href={href}>{name}</a> <small>{words}</small>
            <svg
              class="map"
              viewBox={`0 0 ${String(TILES_A_STRIP * 10)} ${String(Math.ceil(shades.length / TILES_A_STRIP) * 10)}`}
              aria-hidden="true"
            >
              {[...new Set(shades)].map((shade) => (
                <path key={shade} class={`q${String(shade)}`} d={tilesOf(shades, shade)} />
              ))}
            </svg>
          </li>
        ))}
      </ul>
      <Legend entries={props.legend} />
    </div>
  );
}

const TILES_A_STRIP = 24;

function tilesOf(shades: readonly Shade[], wanted: Shade): string {
  return shades
    .flatMap((shade, index) =>
      shade === wanted
        ? [`M${String((index % TILES_A_STRIP) * 10 + 1)} ${String(Math.floor(index / TILES_A_STRIP) * 10 + 1)}h8v8h-8z`]
        : [],
    )
    .join('');
}

/** Where a place prints its own name, its words are its label; a shape or a tile has none to print. */
function Place(props: {
  readonly place: MappedPlace;
  readonly printed?: boolean;
  readonly children: ComponentChildren;
}) {
  const { place, printed = false } = props;
  const words = `${place.name}: ${place.shown}`;
  const label = printed ? undefined : words;
  const drawn = (
    <>
      <title>{words}</title>
      {props.children}
    </>
  );
  return place.href === undefined ? (
    <g role="img" aria-label={words}>
      {drawn}
    </g>
  ) : (
    <a href={place.href} aria-label={label}>
      {drawn}
    </a>
  );
}

function Legend({ entries }: { readonly entries: readonly LegendEntry[] }) {
  return (
    <ul class="key">
      {entries.map(({ shade, label }) => (
        <li key={label}>
          <svg viewBox="0 0 20 14" aria-hidden="true">
            <rect class={`q${String(shade)}`} width="20" height="14" />
          </svg>
          {label}
        </li>
      ))}
    </ul>
  );
}

function shadeClass({ shade, here }: MappedPlace): string {
  return here ? `q${String(shade)} here` : `q${String(shade)}`;
}
