/** A nation's register: loaded and loaded again by the command line as an officer does it, then searched. By hand, on a quiet machine. */
import { createReadStream, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { sql } from 'kysely';
import { openDatabase } from '../../src/foundation/database/open-database.ts';
import type { Db } from '../../src/foundation/database/tables.ts';
import { searchRegister, suggestNames } from '../../src/modules/enterprises/index.ts';
import { startPostgres } from '../../src/test-support/postgres-cluster.ts';
import { temporaryFolder } from '../portal.ts';
import { FIRMS, generateFirms, loadFirms, run, SERVER_OF_A_NATION } from '../register.ts';
import type { Row, Section } from '../row.ts';
import { percentile } from '../statistics.ts';

const QUERIES = 2_000;

export const registry: Section = {
  name: 'registry',
  sentence: `import and search of a register of ${FIRMS.toLocaleString('en')} firms on PostgreSQL`,
  byHand: true,
  async run() {
    const folder = temporaryFolder();
    const server = await startPostgres(SERVER_OF_A_NATION);
    try {
      const file = join(folder, 'firms.csv');
      const tenth = join(folder, 'tenth.csv');
      await generateFirms(file, FIRMS);
      // Both engines are compared on a tenth.
      await generateFirms(tenth, FIRMS / 10, 2);
      const small = await startPostgres(SERVER_OF_A_NATION);
      const onServer = await loadFirms(tenth, { DATABASE_URL: small.url }).finally(() => small.stop());
      // The embedded database is created first: that takes seconds once and is no part of an import.
      const embedded = { DATA_DIR: join(folder, 'data') };
      await run(['search', 'enterprises', 'x'], embedded);
      const onEmbedded = await loadFirms(tenth, embedded);
      const national = { DATABASE_URL: server.url };
      const first = await loadFirms(file, national);
      const again = await loadFirms(file, national);
      const database = await openDatabase({ dataDir: folder, databaseUrl: server.url });
      const [found, copied] = await measured(database.db, file).finally(() => database.close());
      return [
        { what: 'first load', value: first.seconds, unit: 's', target: { atMost: 60 } },
        { what: 'staging and COPY into the same indexed table', value: copied, unit: 's' },
        { what: 'first load / staging and COPY', value: first.seconds / copied, unit: '×', target: { atMost: 2 } },
        { what: 'the same file again', value: again.seconds, unit: 's', target: { atMost: 12 } },
        { what: 'importer, most memory', value: Math.max(first.peak, again.peak), unit: 'MB', target: { atMost: 300 } },
        ...found,
        { what: 'a tenth on PostgreSQL', value: onServer.seconds, unit: 's' },
        { what: 'a tenth on PGlite', value: onEmbedded.seconds, unit: 's' },
        {
          what: 'PGlite / PostgreSQL',
          value: onEmbedded.seconds / onServer.seconds,
          unit: '×',
          target: { atMost: 2.5 },
        },
      ];
    } finally {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

async function measured(db: Db, file: string): Promise<[Row[], number]> {
  return [await measureSearch(db, file), await copyIntoIndexed(db)];
}

/** What the database itself needs for the same rows: from a file into a bare table, and into one with the register's indexes. */
async function copyIntoIndexed(db: Db): Promise<number> {
  return db.connection().execute(async (session) => {
    const { rows } = await sql<{
      path: string;
    }>`select current_setting('data_directory') || '/rows.copy' as path`.execute(session);
    const path = sql.lit(rows[0]?.path ?? '');
    await sql`copy register_records to ${path}`.execute(session);
    await sql`create unlogged table bare (like register_records)`.execute(session);
    await sql`create table indexed (like register_records including indexes including constraints)`.execute(session);
    const started = performance.now();
    await sql`copy bare from ${path}`.execute(session);
    await sql`copy indexed from ${path}`.execute(session);
    const seconds = (performance.now() - started) / 1000;
    await sql`drop table bare, indexed`.execute(session);
    return seconds;
  });
}

async function measureSearch(db: Db, file: string): Promise<Row[]> {
  const names = await sampleNames(file);
  const texts = names.flatMap((name, index) => queriesFrom(name, index));
  const searches = await timeEach(texts, (text) => searchRegister(db, { text }));
  const beginnings = names.flatMap((name) => [3, 6, 10].map((length) => name.slice(0, length)));
  const suggestions = await timeEach(beginnings, (text) => suggestNames(db, text));
  return [
    { what: 'search, p50', value: percentile(searches, 0.5), unit: 'ms' },
    { what: 'search, p99', value: percentile(searches, 0.99), unit: 'ms', target: { atMost: 50 } },
    { what: 'typeahead, p50', value: percentile(suggestions, 0.5), unit: 'ms' },
    { what: 'typeahead, p99', value: percentile(suggestions, 0.99), unit: 'ms', target: { atMost: 10 } },
  ];
}

async function timeEach(texts: readonly string[], run: (text: string) => Promise<unknown>): Promise<number[]> {
  for (const text of texts.slice(0, 100)) await run(text);
  const times: number[] = [];
  for (const text of texts.slice(0, QUERIES)) {
    const start = performance.now();
    await run(text);
    times.push(performance.now() - start);
  }
  return times;
}

/** Trade, brand and number of every so-manieth firm: `Cơ khí An Phát Thử nghiệm 000123`. */
async function sampleNames(file: string): Promise<string[]> {
  const names: string[] = [];
  let at = 0;
  for await (const line of createInterface({ input: createReadStream(file) })) {
    at += 1;
    const name = at % Math.ceil(FIRMS / 400) === 0 ? line.split(',')[1] : undefined;
    if (name !== undefined)
      names.push(
        name.replace(/^(Công ty (TNHH|Cổ phần)( Một thành viên)?|Doanh nghiệp tư nhân|Hợp tác xã|Hộ kinh doanh) /, ''),
      );
  }
  return names;
}

/** As people type: the whole name, without marks, two words of it, with a shortened form, the number only, one common word. */
function queriesFrom(name: string, index: number): string[] {
  const words = name.split(' ');
  const brand = words.slice(-5, -3).join(' ');
  const bare = name.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');
  return [
    name,
    bare,
    brand,
    `cty tnhh ${words[0]} ${brand}`,
    words.at(-1) ?? name,
    index % 4 === 0 ? (words[0] ?? name) : `${words[0]} ${words.at(-4)}`,
  ];
}
