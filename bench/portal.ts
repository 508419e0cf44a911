/** A portal of its own to measure: production start, demo data, logs to nowhere, a folder that is thrown away. */
import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../', import.meta.url));

/** What `npm start` gives to Node, its own flags included. */
export const START = startCommand();

function startCommand(): readonly string[] {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: { start: string } };
  return scripts.start.split(' ').slice(1);
}

export interface Started {
  readonly url: string;
  readonly process: ChildProcess;
  readonly dataDir: string;
  /** Seconds from the start of the process. */
  readonly listensAfter: number;
  readonly readyAfter: number;
  /** By `performance.now()`. */
  readonly startedAt: number;
  /** Megabytes; `peak` is the most the process ever held. */
  memory(): { readonly now: number; readonly peak: number };
  stop(): Promise<void>;
}

export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'cau-so-bench-'));
}

export async function startPortal(dataDir: string, demo: 'on' | 'off' = 'on'): Promise<Started> {
  const port = await freePort();
  const environment = { PATH: process.env.PATH, HOME: process.env.HOME, TMPDIR: process.env.TMPDIR };
  return startServer(START, {
    port,
    dataDir,
    environment: { ...environment, PORT: String(port), DATA_DIR: dataDir, DEMO: demo },
  });
}

/** Any server that answers /readyz with 200 once it is ready. */
export async function startServer(
  command: readonly string[],
  { port, dataDir, environment }: { port: number; dataDir: string; environment: Record<string, string | undefined> },
): Promise<Started> {
  const nowhere = openSync('/dev/null', 'w');
  const started = performance.now();
  const child = spawn(process.execPath, [...command], {
    cwd: root,
    env: environment,
    stdio: ['ignore', nowhere, 'inherit'],
  });
  closeSync(nowhere);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = `http://127.0.0.1:${port}`;
  const since = () => (performance.now() - started) / 1000;
  const waitFor = async (path: string, ready: (status: number) => boolean): Promise<number> => {
    while (since() < 120) {
      if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`);
      const status = await fetch(`${url}${path}`).then(
        (response) => response.body?.cancel().then(() => response.status) ?? response.status,
        () => 0,
      );
      if (ready(status)) return since();
      await new Promise((wake) => setTimeout(wake, 25));
    }
    throw new Error('the server was not ready within two minutes');
  };
  const listensAfter = await waitFor('/healthz', (status) => status > 0);
  const readyAfter = await waitFor('/readyz', (status) => status === 200);
  return {
    url,
    process: child,
    dataDir,
    listensAfter,
    readyAfter,
    startedAt: started,
    memory: () => memoryOf(child.pid ?? 0),
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** Waits until the process has nothing left to do of itself: demo data are still being made when it is ready. Linux only. */
export async function untilAtRest({ process: { pid = 0 } }: Started): Promise<void> {
  // In hundredths of a second; the name of the command, which may hold spaces, ends with the last bracket.
  const used = (): number => {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return Number(fields[11]) + Number(fields[12]);
  };
  for (const end = performance.now() + 120_000; performance.now() < end; ) {
    const before = used();
    await new Promise((wake) => setTimeout(wake, 3_000));
    if (used() - before < 15) return;
  }
  throw new Error('the portal did not come to rest within two minutes');
}

/** Linux only: VmRSS and VmHWM of /proc. */
function memoryOf(pid: number): { now: number; peak: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const megabytes = (name: string) => Number(status.match(new RegExp(`${name}:\\s+(\\d+) kB`))?.[1]) / 1024;
  return { now: megabytes('VmRSS'), peak: megabytes('VmHWM') };
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

/** The link of the first shown demo plan, once the demo is there. */
export async function demoPlanPath(dataDir: string): Promise<string> {
  for (const end = performance.now() + 120_000; performance.now() < end; ) {
    try {
      const [plan] = JSON.parse(readFileSync(join(dataDir, 'demo-plans.json'), 'utf8')) as { key: string }[];
      if (plan) return `/vi/plan/${plan.key}`;
    } catch {
      await new Promise((wake) => setTimeout(wake, 200));
    }
  }
  throw new Error('the demo data did not come');
}

/** One portal with demo data for the sections that only read; stopped at the end of the run. */
let shared: Promise<Started> | undefined;

export function sharedPortal(): Promise<Started> {
  shared ??= (async () => {
    const dataDir = temporaryFolder();
    const portal = await startPortal(dataDir);
    await demoPlanPath(dataDir);
    return portal;
  })();
  return shared;
}

/** Hands over a portal that is running already. */
export function sharePortal(portal: Started): void {
  shared ??= Promise.resolve(portal);
}

export async function stopSharedPortal(): Promise<void> {
  const portal = await shared;
  shared = undefined;
  if (portal === undefined) return;
  await portal.stop();
  rmSync(portal.dataDir, { recursive: true, force: true });
}
