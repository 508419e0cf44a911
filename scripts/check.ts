/** What continuous integration runs: lint, types, walls, unused code, every test, valid HTML, then the database suite again on a real PostgreSQL. Ends in `N passed, N failed`. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startPostgres } from '../src/test-support/postgres-cluster.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const reports = mkdtempSync(join(tmpdir(), 'cau-so-check-'));
let passed = 0;
let failed = 0;

/** A tool that answers yes or no counts as one test. */
function stage(name: string, tool: string, args: string[]): void {
  const started = Date.now();
  process.stdout.write(`\n== ${name}\n`);
  const run = spawnSync(join(root, 'node_modules/.bin', tool), args, { cwd: root, stdio: 'inherit' });
  if (run.status === 0) passed += 1;
  else failed += 1;
  process.stdout.write(
    `== ${name}: ${run.status === 0 ? 'ok' : 'FAILED'} in ${((Date.now() - started) / 1000).toFixed(1)} s\n`,
  );
}

function suite(name: string, args: string[], environment: Record<string, string> = {}): void {
  const started = Date.now();
  process.stdout.write(`\n== ${name}\n`);
  const report = join(reports, `${name.replaceAll(/\W+/g, '-')}.json`);
  const run = spawnSync(
    join(root, 'node_modules/.bin/vitest'),
    ['run', ...args, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    { cwd: root, stdio: 'inherit', env: { ...process.env, ...environment } },
  );
  const counts = readReport(report);
  passed += counts.passed;
  failed += counts.failed;
  // A suite that crashes or runs nothing has failed even when no test says so.
  if ((run.status !== 0 && counts.failed === 0) || counts.passed === 0) failed += 1;
  process.stdout.write(
    `== ${name}: ${counts.passed} passed, ${counts.failed} failed in ${((Date.now() - started) / 1000).toFixed(1)} s\n`,
  );
}

function readReport(path: string): { passed: number; failed: number } {
  try {
    const report = JSON.parse(readFileSync(path, 'utf8')) as {
      numPassedTests: number;
      numFailedTests: number;
      numPendingTests: number;
    };
    // Nothing may be skipped: a pending test is a failed one.
    return { passed: report.numPassedTests, failed: report.numFailedTests + report.numPendingTests };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

stage('lint', 'biome', ['check', '--error-on-warnings', '.']);
stage('types', '../typescript-native/bin/tsc', ['-p', '.']);
stage('walls', 'depcruise', ['src', '--config', '.dependency-cruiser.cjs']);
stage('unused code', 'knip', []);
stage('licences', 'tsx', ['scripts/third-party-notices.ts', '--check']);
suite('unit and store on PGlite', ['--project', 'unit']);
suite('browser journeys', ['--project', 'journeys']);
stage('valid HTML', 'tsx', ['scripts/check-html.ts']);
const postgres = await startPostgres();
try {
  suite('unit and store on PostgreSQL', ['--project', 'unit', 'src'], { TEST_DATABASE_URL: postgres.url });
} finally {
  await postgres.stop();
}
rmSync(reports, { recursive: true, force: true });
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);
