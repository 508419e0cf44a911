/** The portal as operators run it on a server: real processes on one database, killed and started again. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const READY_WITHIN_MS = 60_000;

export type Environment = Readonly<Record<string, string>>;

export interface PortalProcess {
  /** `http://localhost:PORT`. */
  readonly url: string;
  /** All it printed so far, logs included. */
  output(): string;
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

/** Resolves when it is ready; throws with what it printed when it ends instead. */
export async function startProcess(environment: Environment): Promise<PortalProcess> {
  const child = launch(process.execPath, ['scripts/run.mjs', 'src/main.ts'], {
    PORT: '0',
    DEMO: 'off',
    ...environment,
  });
  const output = listen(child);
  const until = Date.now() + READY_WITHIN_MS;
  let url: string | undefined;
  while (url === undefined) {
    if (child.exitCode !== null || Date.now() > until) throw new Error(`The portal did not get ready.\n${output()}`);
    await new Promise((wake) => setTimeout(wake, 50));
    url = /is ready: (\S+)/.exec(output())?.[1];
  }
  return {
    url,
    output,
    end: async (signal) => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill(signal);
      await ended;
    },
  };
}

/** A verb of the command line. */
export async function cauSo(
  environment: Environment,
  ...args: string[]
): Promise<{ code: number | null; lines: Record<string, unknown>[]; output: string }> {
  const child = launch(process.execPath, ['bin/cau-so', ...args], environment);
  const output = listen(child);
  await once(child, 'close');
  const lines = output()
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  return { code: child.exitCode, lines, output: output() };
}

/** Nothing of the machine's own settings. */
function launch(command: string, args: string[], environment: Environment): ChildProcess {
  const { PATH, HOME } = process.env;
  return spawn(command, args, { cwd: root, env: { PATH, HOME, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
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

/** Sends a form as a browser on the portal's own page would. */
export function postForm(url: string, form: Readonly<Record<string, string>>): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
    body: new URLSearchParams(form).toString(),
  });
}
