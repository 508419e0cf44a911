/** A table has one owner: SQL and Kysely calls of a module name only the tables that module declares. */
import { describe, expect, it } from 'vitest';
import { filesUnder, textOf, withoutComments } from './source-files.ts';

function tablesDeclaredIn(source: string): string[] {
  const block = source.match(/interface Tables \{([\s\S]*?)\n\s*\}/)?.[1] ?? '';
  return [...block.matchAll(/^\s*([a-z_]+):/gm)].map((match) => match[1]!);
}

const owners = new Map<string, string>();
for (const file of filesUnder('src', /\/tables\.ts$/)) {
  for (const table of tablesDeclaredIn(textOf(file))) owners.set(table, file.replace(/\/(store\/)?tables\.ts$/, '/'));
}

describe('tables', () => {
  it('are declared by the modules that own them', () => {
    expect(owners.size).toBeGreaterThan(8);
  });

  it('are touched only by their owner', () => {
    const trespasses: string[] = [];
    for (const file of filesUnder('src', /\.tsx?$/)) {
      if (/\.test\.tsx?$/.test(file)) continue;
      const source = withoutComments(textOf(file));
      const statements = [...source.matchAll(/\bsql(?:<[^`]*?>)?`([\s\S]*?)`/g)].map((match) => match[1]!).join('\n');
      const named = [
        ...source.matchAll(/(?:selectFrom|insertInto|updateTable|deleteFrom|innerJoin|leftJoin)\(\s*['"`]([a-z_]+)/g),
      ].map((match) => match[1]!);
      const inSql = [...statements.matchAll(/\b(?:from|join|into|update)\s+([a-z_]{4,})\b/gi)].map(
        (match) => match[1]!,
      );
      for (const table of new Set([...named, ...inSql])) {
        const owner = owners.get(table);
        if (owner !== undefined && !file.startsWith(owner)) trespasses.push(`${file} touches ${table} of ${owner}`);
      }
    }
    expect(trespasses).toEqual([]);
  });

  it('exist in a migration', () => {
    const migrations = filesUnder('migrations', /\.sql$/)
      .map(textOf)
      .join('\n');
    const missing = [...owners.keys()].filter(
      (table) => !new RegExp(`create (unlogged )?table (if not exists )?${table}\\b`, 'i').test(migrations),
    );
    expect(missing).toEqual([]);
  });
});
