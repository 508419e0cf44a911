import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../test-support/database-fixture.ts';
import { type Migration, MigrationsDisagree, migrate, readMigrations } from './migrate.ts';
import type { Db } from './tables.ts';

const folder = mkdtempSync(join(tmpdir(), 'cau-so-migrations-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The migrations of the house and, after them, these files. */
function withFiles(files: Record<string, string>): Migration[] {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, `${name}.sql`), text);
  return [...readMigrations(), ...readMigrations(folder)];
}

const first = '-- A table of trees.\ncreate table trees (name text);\ncreate index trees_by_name on trees (name);\n';
const second = "insert into trees values ('lim');\n";

describe('an operator who starts a newer version', () => {
  let db: Db;
  beforeAll(async () => {
    db = (await openTestDatabase()).db;
  });
  const trees = async () => (await sql<{ name: string }>`select name from trees`.execute(db)).rows;

  it('gets each migration once, also when two processes start together', async () => {
    const migrations = withFiles({ '9001_create-trees': first, '9002_plant-tree': second });
    const applied = await Promise.all([migrate(db, { migrations }), migrate(db, { migrations })]);
    // Either may apply either: they take turns.
    expect(applied.flat().sort()).toEqual(['9001_create-trees', '9002_plant-tree']);
    expect(await trees()).toEqual([{ name: 'lim' }]);
  });

  it('is refused when a migration that landed was edited or is gone, with both named', async () => {
    const migrations = withFiles({ '9001_create-trees': `${first}-- later thought\n`, '9003_more': 'select 1;' });
    const start = migrate(db, { migrations });
    await expect(start).rejects.toThrow(MigrationsDisagree);
    await expect(start).rejects.toMatchObject({
      problems: [
        expect.stringContaining('9001_create-trees was edited'),
        expect.stringContaining('9002_plant-tree was'),
      ],
    });
    expect(await sql`select 1 from schema_migrations where name = '9003_more'`.execute(db)).toMatchObject({ rows: [] });
  });

  it('keeps nothing of a migration that fails half-way', async () => {
    const migrations = withFiles({
      '9001_create-trees': first,
      '9002_plant-tree': second,
      '9004_fails': "insert into trees values ('gõ'); select 1 / 0;",
    });
    await expect(migrate(db, { migrations })).rejects.toMatchObject({ code: '22012' });
    expect(await trees()).toEqual([{ name: 'lim' }]);
  });

  it('may have the files with other line ends', async () => {
    const crlf = { '9001_create-trees': first.replaceAll('\n', '\r\n'), '9002_plant-tree': second };
    expect(await migrate(db, { migrations: withFiles(crlf) })).toEqual([]);
  });
});
