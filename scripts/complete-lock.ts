/**
 * Names in package-lock.json the builds for other systems that the registry beside its writer did not hold: `npm ci` refuses a lock without them.
 * Run after every `npm install`: `node scripts/run.mjs scripts/complete-lock.ts`. Such an entry has no checksum; npm takes it from the registry of the machine that needs it.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const SYSTEMS = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32'];

interface LockEntry {
  readonly version?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly libc?: readonly string[];
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

export interface LockFile {
  packages: Record<string, LockEntry>;
}

/** Adds what is missing and returns its names. */
export function completeLock(lock: LockFile): string[] {
  const added: string[] = [];
  for (const owner of Object.values(lock.packages)) {
    for (const [name, version] of Object.entries(owner.optionalDependencies ?? {})) {
      const path = `node_modules/${name}`;
      const system = systemOf(name);
      if (lock.packages[path] !== undefined || system === undefined) continue;
      lock.packages[path] = { version, ...system, ...(owner.dev && { dev: true }), optional: true };
      added.push(name);
    }
  }
  const entries = Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en'));
  lock.packages = Object.fromEntries(entries);
  return added;
}

/** `@biomejs/cli-linux-x64-musl` is for Linux on x64 with musl; undefined when the name tells no system. */
function systemOf(name: string): Pick<LockEntry, 'os' | 'cpu' | 'libc'> | undefined {
  const words = name.split(/[/-]/);
  const [os, cpu, abi] = words.slice(words.findIndex((word) => SYSTEMS.includes(word)));
  if (os === undefined || cpu === undefined || !SYSTEMS.includes(os)) return undefined;
  const libc = abi?.startsWith('musl') ? 'musl' : 'glibc';
  return { cpu: [cpu], ...(os === 'linux' && { libc: [libc] }), os: [os] };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const path = new URL('../package-lock.json', import.meta.url);
  const lock = JSON.parse(readFileSync(path, 'utf8')) as LockFile;
  const added = completeLock(lock);
  if (added.length > 0) writeFileSync(path, `${JSON.stringify(lock, undefined, 2)}\n`);
  process.stdout.write(`package-lock.json: ${String(added.length)} entries added\n`);
}
