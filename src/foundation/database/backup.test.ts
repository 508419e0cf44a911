import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBlankDatabase, openTestDatabase } from '../../test-support/database-fixture.ts';
import type { Instant } from '../clock.ts';
import { backUp } from './backup.ts';
import { restoreBackup } from './backup-restore.ts';
import { type Migration, migrate, readMigrations } from './migrate.ts';
import type { Db } from './tables.ts';

const folder = mkdtempSync(join(tmpdir(), 'cau-so-backup-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = join(folder, 'house.jsonl.gz');
const now = '2031-03-04T05:06:07.008Z' as Instant;

/** Every kind of column, a tree that refers to itself, rows nobody may change. */
const TREES: Migration = {
  name: '9001_create-trees',
  sha256: 'a'.repeat(64),
  text: `
    create table trees (id bigint generated always as identity primary key, name text not null,
      fold text generated always as (lower(name)) stored, parent bigint references trees (id), price bigint,
      share double precision, ratio numeric, planted date, seen timestamptz, alive boolean, notes jsonb,
      words text[], spot bytea);
    create table birds (tree bigint not null references trees (id), name text);
    create table seeded (n int primary key);
    insert into seeded values (1);
    create trigger birds_stay before update or delete on birds for each row execute function refuse_change();`,
};
const LATER: Migration = { name: '9002_add-height', sha256: 'b'.repeat(64), text: 'alter table trees add height int;' };
const then = [...readMigrations(), TREES];

const linesOf = (path: string): string[] => gunzipSync(readFileSync(path)).toString('utf8').trimEnd().split('\n');
const rowsOf = (path: string): string[] => linesOf(path).slice(1, -1);
function rewrite(name: string, change: (text: string) => string): string {
  const path = join(folder, name);
  writeFileSync(path, gzipSync(change(gunzipSync(readFileSync(file)).toString('utf8'))));
  return path;
}
async function reasonOf(restore: ReturnType<typeof restoreBackup>): Promise<string> {
  const result = await restore;
  return result.ok ? 'restored' : `${result.refusals[0]?.code}: ${result.refusals[0]?.details.reason}`;
}

describe('an operator who backs up and restores', () => {
  let source: Db;
  let blank: Db;
  beforeAll(async () => {
    source = (await openTestDatabase()).db;
    blank = (await openBlankDatabase()).db;
    await migrate(source, { migrations: then });
    await sql`
      insert into trees (name, parent, price, share, ratio, planted, seen, alive, notes, words, spot) values
        (${'Lim "xanh"\n\u2028 ắ\\'}, 2, 9007199254740993, ${0.1 + 0.2}, '1.50', '2024-02-29', '2026-01-02T03:04:05.678901Z',
          false, '{"a":[1,null,"\\u2028"]}', ${['một', 'hai, "ba"']}, '\\xdeadbeef'),
        (${'NULL'}, null, null, null, null, null, null, null, null, null, null)`.execute(source);
    await sql`insert into birds values (1, ''), (1, null)`.execute(source);
    await sql`insert into birds select 2, 'sẻ ' || n from generate_series(1, 1200) n`.execute(source);
    await sql`update seeded set n = 7`.execute(source);
    const made = await backUp({ db: source, engine: 'pglite' }, file, now);
    expect(made).toMatchObject({ ok: true, value: { trees: 2, birds: 1202, seeded: 1 } });
  });

  it('keeps the file to themselves', () => {
    expect(statSync(file).mode & 0o077).toBe(0);
  });

  it('gets back every value exactly, with the migrations made since', async () => {
    const { db } = await openBlankDatabase();
    const restored = await restoreBackup(db, file, [...then, LATER]);
    expect(restored).toMatchObject({ ok: true, value: { madeAt: now, rows: { trees: 2, birds: 1202, seeded: 1 } } });
    expect((await sql`select height, fold from trees where name = 'NULL'`.execute(db)).rows).toEqual([
      { height: null, fold: 'null' },
    ]);
    const again = join(folder, 'again.jsonl.gz');
    await sql`alter table trees drop column height`.execute(db);
    await backUp({ db, engine: 'postgres' }, again, now);
    const sorted = (path: string) => rowsOf(path).sort();
    expect(sorted(again)).toEqual(sorted(file));
  });

  it('gets back the guards too: references, immutable rows, the next number', async () => {
    const { db } = await openBlankDatabase();
    await restoreBackup(db, file, then);
    await expect(sql`insert into birds values (99, 'lạc')`.execute(db)).rejects.toThrow('foreign key');
    await expect(sql`delete from birds`.execute(db)).rejects.toThrow('append-only');
    const { rows } = await sql`insert into trees (name) values ('mới') returning id`.execute(db);
    expect(rows).toEqual([{ id: 3 }]);
  });

  it('is refused over data', async () => {
    expect(await reasonOf(restoreBackup(source, file, then))).toMatch(/^database.backup.not-empty: .*table birds/);
  });

  it('is refused by an older version, which does not know the tables', async () => {
    expect(await reasonOf(restoreBackup(blank, file, readMigrations()))).toContain('does not know 9001_create-trees');
    const edited = [...readMigrations(), { ...TREES, sha256: 'c'.repeat(64) }];
    expect(await reasonOf(restoreBackup(blank, file, edited))).toContain('another 9001_create-trees');
  });

  it.each([
    [
      'one letter changed',
      () => rewrite('changed', (text) => text.replace('sẻ 700', 'sẻ 007')),
      /the last line: .*checksum/,
    ],
    ['its end missing', () => rewrite('short', (text) => text.slice(0, text.lastIndexOf('{"end"'))), /ends too early/],
    ['half a line', () => rewrite('half', (text) => text.slice(0, -30)), /cannot be read/],
    ['a line after its end', () => rewrite('more', (text) => `${text}["x"]\n`), /nothing may follow/],
    ['another format', () => rewrite('other', () => '{"hello":1}\n'), /line 1: this is not a backup/],
    ['nothing in it', () => rewrite('empty', () => ''), /ends too early/],
    ['cut in the middle of its bytes', () => cut('cut'), /ends too early/],
    ['no gzip', () => plain('plain'), /line 1: the file is damaged or is not a backup/],
  ])('is refused when the file has %s, and the database stays empty', async (_what, make, reason) => {
    const said = await reasonOf(restoreBackup(blank, make(), then));
    expect(said.replace(`line ${linesOf(file).length}:`, 'the last line:')).toMatch(reason);
    expect((await sql`select 1 from pg_tables where schemaname = 'public'`.execute(blank)).rows).toEqual([]);
  });

  it('finds nothing to back up where nothing is, and leaves no file', async () => {
    const path = join(folder, 'nothing.jsonl.gz');
    expect(await backUp({ db: blank, engine: 'pglite' }, path, now)).toMatchObject({
      ok: false,
      refusals: [{ code: 'database.backup.nothing-to-back-up' }],
    });
    expect(() => statSync(path)).toThrow('ENOENT');
  });
});

function cut(name: string): string {
  const path = join(folder, name);
  const bytes = readFileSync(file);
  writeFileSync(path, bytes.subarray(0, bytes.length / 2));
  return path;
}
function plain(name: string): string {
  const path = join(folder, name);
  writeFileSync(path, 'id,name\n1,lim\n');
  return path;
}
