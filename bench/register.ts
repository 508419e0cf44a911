/** Registers of invented firms, made and loaded by the command line as an operator does it. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './portal.ts';

/** A million unless BENCH_FIRMS says otherwise. */
export const FIRMS = Number(process.env.BENCH_FIRMS ?? 1_000_000);

export const generateFirms = (file: string, firms: number, seed = 1): Promise<Loaded> =>
  run(['generate', 'enterprises', '--firms', String(firms), '--seed', String(seed), '--to', file], {});

/** What docs/operations.md tells to set where a nation's register is kept, for a machine of 8 GB. */
export const SERVER_OF_A_NATION: readonly string[] = [
  'shared_buffers=2GB',
  'effective_cache_size=4GB',
  'random_page_cost=1.1',
  'max_wal_size=4GB',
];

interface Loaded {
  readonly seconds: number;
  readonly peak: number;
}

export const loadFirms = (file: string, environment: Record<string, string>): Promise<Loaded> =>
  run(['import', 'enterprises', file, '--as-of', '2026-06-01'], environment);

/** Seconds from start to exit, start-up included, and the most memory the process held. */
export function run(args: readonly string[], environment: Record<string, string>): Promise<Loaded> {
  const started = performance.now();
  const { PATH, HOME, TMPDIR } = process.env;
  const child = spawn(process.execPath, [join(root, 'bin/cau-so'), ...args], {
    env: { PATH, HOME, TMPDIR, ...environment },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  let peak = 0;
  const watching = setInterval(() => {
    try {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
    } catch {
      // Gone between two looks.
    }
  }, 100);
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => {
      clearInterval(watching);
      if (code === 0) resolve({ seconds: (performance.now() - started) / 1000, peak });
      else reject(new Error(`cau-so ${args.join(' ')} ended with ${code}`));
    });
  });
}
