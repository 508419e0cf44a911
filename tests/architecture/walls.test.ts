/** The walls hold: the rules catch a planted forbidden import, they read the whole house, and the house has no violation. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** The fewest files the tool must read; raised as the house grows, so that a parser that silently reads nothing is noticed. */
const MODULE_FLOOR = 150;

interface Report {
  summary: { violations: { rule: { name: string }; from: string; to: string }[]; totalCruised: number };
}

function cruise(...paths: string[]): Report {
  const run = spawnSync(
    join(root, 'node_modules/.bin/depcruise'),
    [...paths, '--config', '.dependency-cruiser.cjs', '--output-type', 'json'],
    {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    },
  );
  return JSON.parse(run.stdout) as Report;
}

describe('the walls of the house', () => {
  const planted = join(root, 'src/modules/ledger/domain/planted-for-the-wall-test.ts');
  afterAll(() => rmSync(planted, { force: true }));

  it('read every source file and find no forbidden import', () => {
    const { summary } = cruise('src');
    expect(
      summary.violations.map((violation) => `${violation.rule.name}: ${violation.from} -> ${violation.to}`),
    ).toEqual([]);
    expect(summary.totalCruised).toBeGreaterThan(MODULE_FLOOR);
  });

  it('catch an import upwards, past a door, and of the file system from a domain', () => {
    mkdirSync(join(root, 'src/modules/ledger/domain'), { recursive: true });
    writeFileSync(
      planted,
      "import { readFileSync } from 'node:fs';\nimport * as upward from '../../enterprises/domain/tax-code.ts';\nexport const planted = [readFileSync, upward];\n",
    );
    const names = new Set(cruise('src').summary.violations.map((violation) => violation.rule.name));
    rmSync(planted, { force: true });
    expect([...names]).toEqual(
      expect.arrayContaining(['no-upward-from-ledger', 'through-the-door', 'domain-imports-no-node-builtin']),
    );
  });
});
