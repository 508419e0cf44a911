/** The walls hold: the house has no violation, every file of it is read, and the same rules catch forbidden imports planted in a small house beside it. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { root } from './source-files.ts';

/** The fewest files the tool must read; raised as the house grows, so that a parser that silently reads nothing is noticed. */
const MODULE_FLOOR = 150;
const RULES = '.dependency-cruiser.cjs';

interface Report {
  summary: { violations: { rule: { name: string }; from: string; to: string }[]; totalCruised: number };
}

function cruise(house: string): Report {
  const args = ['src', '--config', RULES, '--output-type', 'json'];
  const tool = join(house, 'node_modules/.bin/depcruise');
  const run = spawnSync(tool, args, { cwd: house, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  return JSON.parse(run.stdout) as Report;
}

describe('the walls of the house', () => {
  const small = mkdtempSync(join(tmpdir(), 'cau-so-walls-'));
  afterAll(() => rmSync(small, { recursive: true, force: true }));

  it('read every source file and find no forbidden import', () => {
    const { summary } = cruise(root);
    expect(
      summary.violations.map((violation) => `${violation.rule.name}: ${violation.from} -> ${violation.to}`),
    ).toEqual([]);
    expect(summary.totalCruised).toBeGreaterThan(MODULE_FLOOR);
  });

  it('catch an import upwards, past a door, of the file system or a store from a domain, and a page that writes', () => {
    for (const each of [RULES, 'tsconfig.json', 'package.json']) cpSync(join(root, each), join(small, each));
    symlinkSync(join(root, 'node_modules'), join(small, 'node_modules'), 'dir');
    const imports = (...from: string[]) =>
      from.map(
        (each, at) => `import * as m${String(at)} from '${each}';\nexport const n${String(at)} = m${String(at)};\n`,
      );
    const house = {
      'enterprises/domain/tax-code.ts': [],
      'ledger/store/events.write.ts': [],
      'ledger/domain/planted.ts': ['node:fs', '../../enterprises/domain/tax-code.ts', '../store/events.write.ts'],
      'ledger/pages/planted.ts': ['../store/events.write.ts'],
    };
    for (const [path, from] of Object.entries(house)) {
      const file = join(small, 'src/modules', path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, from.length > 0 ? imports(...from).join('') : 'export const one = 1;\n');
    }
    const found = cruise(small).summary.violations.map(({ rule, from }) => `${rule.name} in ${from}`);
    expect(found.filter((each) => each.endsWith('/planted.ts')).sort()).toEqual([
      'domain-imports-no-node-builtin in src/modules/ledger/domain/planted.ts',
      'domain-is-pure in src/modules/ledger/domain/planted.ts',
      'no-upward-from-ledger in src/modules/ledger/domain/planted.ts',
      'pages-write-only-through-actions in src/modules/ledger/pages/planted.ts',
      'through-the-door in src/modules/ledger/domain/planted.ts',
    ]);
  });
});
