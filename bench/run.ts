/** Repeatable measurements: `npm run bench -- [SECTION …] [--json FILE]`. Ratios are measured side by side in one run; the load of the machine is told with them. */
import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { stopSharedPortal } from './portal.ts';
import { isMet, type Row, type Section } from './row.ts';
import { cases } from './sections/cases.ts';
import { commandLine } from './sections/command-line.ts';
import { desk } from './sections/desk.ts';
import { dispatch } from './sections/dispatch.ts';
import { engines } from './sections/engines.ts';
import { field } from './sections/field.ts';
import { figures } from './sections/figures.ts';
import { ledger } from './sections/ledger.ts';
import { pages } from './sections/pages.ts';
import { populations } from './sections/populations.ts';
import { registry } from './sections/registry.ts';
import { search } from './sections/search.ts';
import { start } from './sections/start.ts';
import { storm } from './sections/storm.ts';
import { throughput } from './sections/throughput.ts';

/** In this order: the first leaves a running portal to those that read pages. */
const SECTIONS: readonly Section[] = [
  start,
  pages,
  throughput,
  engines,
  commandLine,
  dispatch,
  cases,
  field,
  search,
  ledger,
  populations,
  registry,
  desk,
  figures,
  storm,
];

const args = process.argv.slice(2);
const jsonAt = args.indexOf('--json');
const jsonFile = jsonAt < 0 ? undefined : args[jsonAt + 1];
const names = args.filter((_, index) => jsonAt < 0 || (index !== jsonAt && index !== jsonAt + 1));
const unknown = names.filter((name) => !SECTIONS.some((section) => section.name === name));
if (unknown.length > 0 || (jsonAt >= 0 && jsonFile === undefined)) {
  const list = SECTIONS.map(({ name, sentence }) => `  ${name.padEnd(12)} ${sentence}`).join('\n');
  process.stderr.write(`npm run bench -- [SECTION ...] [--json FILE]\n\n${list}\n`);
  process.exit(2);
}

interface Measured {
  readonly section: string;
  readonly seconds: number;
  readonly loadBefore: number;
  readonly rows: readonly Row[];
}

const measured: Measured[] = [];
print(`${cpus().length} cores, Node ${process.version}\n`);
print(line('what', 'measured', 'target', 'met'));
print(line('---', '---:', '---:', '---'));
try {
  for (const section of SECTIONS.filter(({ name, byHand }) =>
    names.length === 0 ? byHand !== true : names.includes(name),
  )) {
    const loadBefore = loadavg()[0] ?? Number.NaN;
    const started = performance.now();
    const rows = await section.run();
    const seconds = (performance.now() - started) / 1000;
    measured.push({ section: section.name, seconds, loadBefore, rows });
    print(line(`**${section.name}** (${seconds.toFixed(0)} s, load ${loadBefore.toFixed(1)})`, '', '', ''));
    for (const row of rows) print(line(row.what, `${shown(row.value)} ${row.unit}`.trim(), targetOf(row), metOf(row)));
  }
} finally {
  await stopSharedPortal();
}
if (jsonFile !== undefined) {
  const cores = cpus().length;
  writeFileSync(
    jsonFile,
    `${JSON.stringify({ at: new Date().toISOString(), cores, node: process.version, measured }, null, 2)}\n`,
  );
}
const missed = measured.flatMap(({ rows }) => rows).filter((row) => isMet(row) === false);
print(`\n${missed.length === 0 ? 'Every target met.' : `${missed.length} targets missed.`}`);

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

function line(...cells: readonly string[]): string {
  const widths = [68, 18, 12, 4];
  return `| ${cells.map((cell, index) => (index === 1 || index === 2 ? cell.padStart(widths[index]!) : cell.padEnd(widths[index]!))).join(' | ')} |`;
}

function shown(value: number): string {
  if (!Number.isFinite(value)) return 'none';
  if (value >= 1000) return Math.round(value).toLocaleString('en');
  return value >= 100 ? value.toFixed(0) : value >= 1 ? value.toFixed(1) : value.toFixed(3);
}

function targetOf({ target }: Row): string {
  if (target === undefined) return '';
  return 'atMost' in target ? `≤ ${shown(target.atMost)}` : `≥ ${shown(target.atLeast)}`;
}

function metOf(row: Row): string {
  const met = isMet(row);
  return met === undefined ? '' : met ? 'yes' : 'NO';
}
