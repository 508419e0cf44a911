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
/** What is said again at the end, where a long log is read first. */
const complaints: string[] = [];

/** A tool that answers yes or no counts as one test. */
function stage(name: string, tool: string, args: string[]): void {
  const started = Date.now();
  process.stdout.write(`\n== ${name}\n`);
  const run = spawnSync(join(root, 'node_modules/.bin', tool), args, { cwd: root, encoding: 'utf8' });
  const said = `${run.stdout}${run.stderr}`;
  process.stdout.write(said);
  if (run.status === 0) passed += 1;
  else {
    failed += 1;
    complaints.push(`FAILED ${name}\n${said.trim().split('\n').slice(-20).join('\n')}`);
  }
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
    ['run', ...args, '--retry=1', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    { cwd: root, stdio: 'inherit', env: { ...process.env, ...environment } },
  );
  const counts = readReport(report);
  passed += counts.passed;
  failed += counts.failed;
  // A suite that crashes or runs nothing has failed even when no test says so.
  if ((run.status !== 0 && counts.failed === 0) || counts.passed === 0) {
    failed += 1;
    complaints.push(
      `FAILED ${name}: the suite ended with ${String(run.status)} and ran ${String(counts.passed)} tests`,
    );
  }
  complaints.push(...counts.complaints.map((complaint) => `${complaint} (${name})`));
  process.stdout.write(
    `== ${name}: ${counts.passed} passed, ${counts.failed} failed in ${((Date.now() - started) / 1000).toFixed(1)} s\n`,
  );
}

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

/** A failed test is tried once more to tell one that wavers from one that is broken; both have failed, and both are named. */
function readReport(path: string): { passed: number; failed: number; complaints: string[] } {
  let report: Report;
  try {
    report = JSON.parse(readFileSync(path, 'utf8')) as Report;
  } catch {
    return { passed: 0, failed: 1, complaints: ['FAILED without a report'] };
  }
  const said = report.testResults.flatMap(({ name, status, message, assertionResults }) => [
    ...(status === 'failed' && message !== '' ? [`FAILED ${name}\n${message}`] : []),
    ...assertionResults.flatMap((test) => {
      const why = test.failureMessages.map((text) => text.split('\n').slice(0, 6).join('\n')).join('\n');
      if (test.status === 'passed') return why === '' ? [] : [`FAILED, THEN PASSED ${test.fullName}\n${why}`];
      return [`FAILED ${test.fullName}, ${name}\n${why}`];
    }),
  ]);
  const wavering = report.testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status, failureMessages }) => status === 'passed' && failureMessages.length > 0).length;
  // Nothing may be skipped: a pending test is a failed one.
  const failed = report.numFailedTests + report.numPendingTests + wavering;
  return { passed: report.numPassedTests - wavering, failed, complaints: said };
}

stage('lint', 'biome', ['check', '--error-on-warnings', '.']);
stage('types', '../typescript-native/bin/tsc', ['-p', '.']);
stage('walls', 'depcruise', ['src', '--config', '.dependency-cruiser.cjs']);
stage('unused code', 'knip', []);
stage('licences', 'tsx', ['scripts/third-party-notices.ts', '--check']);
suite('unit and store on PGlite', ['--project', 'unit']);
suite('processes and the command line', ['--project', 'operations']);
suite('browser journeys', ['--project', 'journeys']);
stage('valid HTML', 'tsx', ['scripts/check-html.ts']);
const postgres = await startPostgres();
try {
  suite('unit and store on PostgreSQL', ['--project', 'unit', 'src'], { TEST_DATABASE_URL: postgres.url });
} finally {
  await postgres.stop();
}
rmSync(reports, { recursive: true, force: true });
if (complaints.length > 0) process.stdout.write(`\n== what to look at\n${complaints.join('\n')}\n`);
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);
