/** The portal as an operator starts it: the real process on a free port and a data folder of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const READY_WITHIN_MS = 100_000;

export interface Portal {
  /** `http://localhost:PORT`. */
  readonly url: string;
  readonly dataDir: string;
  /** All it printed so far, logs included. */
  output(): string;
  /** As an operator: SIGTERM, then waits for the end. */
  stop(): Promise<number | null>;
  /** As a power user: SIGKILL. */
  kill9(): Promise<void>;
}

/** Empty, or a copy of what a portal that was stopped left behind. */
export function newDataDir(from?: string): string {
  const path = mkdtempSync(join(tmpdir(), 'cau-so-journey-'));
  if (from !== undefined) cpSync(from, path, { recursive: true });
  return path;
}

export function removeDataDir(path: string): void {
  rmSync(path, { recursive: true, force: true });
}

const DEMO_IS_THERE = 'Made-up plans to look around';

/** Starts the portal and waits until it is ready; throws with what it printed when it ends instead. `daysAhead`: its clock runs so far ahead. */
export async function startPortal(dataDir: string, { demo = false, daysAhead = 0 } = {}): Promise<Portal> {
  const started = spawnPortal(dataDir, demo, daysAhead);
  const { child } = started;
  const url = await new Promise<string>((resolve, reject) => {
    const fail = (why: string) => {
      // Left running it would keep the suite from ending.
      child.kill('SIGKILL');
      reject(new Error(`The portal ${why}.\n${started.output()}`));
    };
    const late = setTimeout(() => fail('was not ready in time'), READY_WITHIN_MS);
    child.stdout?.on('data', () => {
      const ready = /is ready: (\S+)/.exec(started.output());
      if (ready?.[1] === undefined || (demo && !started.output().includes(DEMO_IS_THERE))) return;
      clearTimeout(late);
      resolve(ready[1]);
    });
    child.once('exit', (code) => {
      clearTimeout(late);
      fail(`ended with code ${String(code)}`);
    });
  });
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    if (child.exitCode === null && child.signalCode === null) {
      const ended = once(child, 'exit');
      child.kill(signal);
      await ended;
    }
    return child.exitCode;
  };
  return {
    url,
    dataDir,
    output: started.output,
    stop: () => end('SIGTERM'),
    kill9: async () => void (await end('SIGKILL')),
  };
}

/** Starts a portal that is expected to refuse; its exit code and everything it printed. */
export async function tryPortal(dataDir: string): Promise<{ code: number | null; output: string }> {
  const { child, output } = spawnPortal(dataDir);
  const late = setTimeout(() => child.kill('SIGKILL'), READY_WITHIN_MS);
  await once(child, 'close');
  clearTimeout(late);
  return { code: child.exitCode, output: output() };
}

/** A verb of the command line on the same data folder. */
export async function cauSo(dataDir: string, ...args: string[]): Promise<{ code: number | null; output: string }> {
  return collect(spawn(join(root, 'bin/cau-so'), args, { cwd: root, env: environment(dataDir) }));
}

async function collect(child: ChildProcess): Promise<{ code: number | null; output: string }> {
  const output = listen(child);
  child.stdin?.end();
  await once(child, 'close');
  return { code: child.exitCode, output: output() };
}

function spawnPortal(dataDir: string, demo = false, daysAhead = 0): { child: ChildProcess; output: () => string } {
  const child = spawn(process.execPath, ['scripts/run.mjs', 'src/main.ts'], {
    cwd: root,
    env: { ...environment(dataDir, demo), ...(daysAhead > 0 && aheadBy(daysAhead)) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return { child, output: listen(child) };
}

function listen(child: ChildProcess): () => string {
  let text = '';
  const add = (chunk: Buffer): void => {
    text += chunk.toString('utf8');
  };
  child.stdout?.on('data', add);
  child.stderr?.on('data', add);
  return () => text;
}

const aheadBy = (days: number): NodeJS.ProcessEnv => ({
  DAYS_AHEAD: String(days),
  NODE_OPTIONS: `--import=${new URL('moved-clock.mjs', import.meta.url).href}`,
});

/** Nothing of the machine's own settings: a portal with an empty configuration, beside its own data. */
function environment(dataDir: string, demo = false): NodeJS.ProcessEnv {
  const { PATH, HOME } = process.env;
  return { PATH, HOME, PORT: '0', DATA_DIR: dataDir, ...(!demo && { DEMO: 'off' }) };
}
