import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DataDirectoryInUse } from './directory-lock.ts';
import { inTransaction } from './in-transaction.ts';
import { type Database, openDatabase } from './open-database.ts';

const WRITER = fileURLToPath(new URL('../../test-support/crash-writer.ts', import.meta.url));

/** The story of one data folder, in order: a process writes, is watched by a second, is killed, and the folder is opened again. */
describe('a data folder', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'cau-so-crash-'));
  let writer: ChildProcess;
  let acknowledged = 0;
  let database: Database | undefined;

  beforeAll(async () => {
    writer = spawn(process.execPath, ['--import', 'tsx', WRITER, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
    const lines = createInterface({ input: writer.stdout! });
    await new Promise<void>((ready, failed) => {
      writer.once('exit', () => failed(new Error('the writer ended before it wrote')));
      lines.on('line', (line) => {
        acknowledged = Number(line);
        if (acknowledged >= 25) ready();
      });
    });
  });

  afterAll(async () => {
    writer.kill('SIGKILL');
    await database?.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('is refused to a second process while the first lives', async () => {
    const second = openDatabase({ dataDir });
    await expect(second).rejects.toThrow(DataDirectoryInUse);
    await expect(second).rejects.toThrow(`already open in process ${writer.pid}`);
  });

  it('has lost no acknowledged row after kill -9, and is taken over without asking', async () => {
    const gone = new Promise((resolve) => writer.once('exit', resolve));
    writer.kill('SIGKILL');
    await gone;
    const promised = acknowledged;
    database = await openDatabase({ dataDir, patienceMs: 300 });
    const { rows } = await sql<{ n: number }>`select n from written order by n`.execute(database.db);
    expect(rows.length).toBeGreaterThanOrEqual(promised);
    expect(rows.map((row) => row.n)).toEqual(rows.map((_, index) => index + 1));
  });

  it('tells across the thread which rule a statement broke', async () => {
    const { db } = database!;
    await expect(sql`insert into written (n) values (1)`.execute(db)).rejects.toMatchObject({
      name: 'DatabaseError',
      code: '23505',
      constraint: 'written_pkey',
      detail: expect.stringContaining('(n)=(1)'),
    });
  });

  it('makes a statement outside an open transaction wait for its end', async () => {
    const { db } = database!;
    const order: string[] = [];
    let outside: Promise<unknown> = Promise.resolve();
    await db.transaction().execute(async (trx) => {
      await sql`insert into written (n) values (-1)`.execute(trx);
      outside = sql<{ n: number }>`select n from written where n = -1`.execute(db).then(({ rows }) => {
        order.push(`outside saw ${rows.length}`);
      });
      await sql`select 1`.execute(trx);
      order.push('inside done');
    });
    await outside;
    expect(order).toEqual(['inside done', 'outside saw 1']);
  });

  it('does not wait for ever when a transaction asks the outer handle, and is free again afterwards', async () => {
    const { db } = database!;
    const misuse = inTransaction(db, async (trx) => {
      await sql`insert into written (n) values (-2)`.execute(trx);
      await sql`select 1`.execute(db);
    });
    await expect(misuse).rejects.toMatchObject({ code: 'database.busy' });
    const { rows } = await sql`select 1 from written where n = -2`.execute(db);
    expect(rows).toEqual([]);
  });
});
