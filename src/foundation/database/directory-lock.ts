/** One process per data folder: the embedded database has no lock of its own and a second opener would silently ruin it. */
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

/** Another live process holds the folder. `message` is a sentence for the operator. */
export class DataDirectoryInUse extends Error {
  override readonly name = 'DataDirectoryInUse';
  readonly code = 'database.directory-in-use';
  readonly dataDir: string;
  readonly pid: number;
  constructor(dataDir: string, holder: Holder) {
    super(
      `The data folder ${dataDir} is already open in process ${holder.pid}${holder.host === hostname() ? '' : ` on ${holder.host}`}. ` +
        'Stop that process, or give this one another DATA_DIR (or a DATABASE_URL).',
    );
    this.dataDir = dataDir;
    this.pid = holder.pid;
  }
}

const holderSchema = z.object({ pid: z.number().int().positive(), host: z.string(), startedAs: z.string() });
type Holder = z.infer<typeof holderSchema>;

const LOCK_FILE = 'cau-so.lock';
/** The holder touches its lock; on another host (a shared volume) silence is the only sign of death. */
const HEARTBEAT_MS = 5_000;
const SILENCE_MS = 60_000;

/** Takes the lock or throws DataDirectoryInUse. Returns the release; a lock left by kill -9 is taken over. */
export function lockDirectory(dataDir: string): () => void {
  mkdirSync(dataDir, { recursive: true });
  const path = join(dataDir, LOCK_FILE);
  const own: Holder = { pid: process.pid, host: hostname(), startedAs: processIdentity(process.pid) };
  const text = JSON.stringify(own);
  const draft = `${path}.${process.pid}.${process.hrtime.bigint()}`;
  writeFileSync(draft, text, { mode: 0o600 });
  try {
    // A hard link appears complete or not at all, and fails when the name is taken.
    for (let attempt = 0; !tryLink(draft, path); attempt += 1) {
      if (attempt > 20) throw new Error(`cannot take the lock ${path}: it keeps changing`);
      removeIfStale(dataDir, path);
    }
  } finally {
    rmSync(draft, { force: true });
  }
  const heartbeat = setInterval(() => {
    try {
      utimesSync(path, new Date(), new Date());
    } catch {
      // The folder was removed under us; the next statement will say so.
    }
  }, HEARTBEAT_MS);
  heartbeat.unref();
  return () => {
    clearInterval(heartbeat);
    if (readIfThere(path) === text) rmSync(path, { force: true });
  };
}

function tryLink(draft: string, path: string): boolean {
  try {
    linkSync(draft, path);
    return true;
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw fault;
  }
}

function removeIfStale(dataDir: string, path: string): void {
  const seen = readIfThere(path);
  if (seen === undefined) return;
  const holder = parseHolder(seen);
  if (holder !== undefined && isAlive(holder, path)) throw new DataDirectoryInUse(dataDir, holder);
  // Move it aside first: if another process replaced it meanwhile, what we moved is not what we judged, and goes back.
  const aside = `${path}.stale.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  if (readIfThere(aside) !== seen) tryLink(aside, path);
  rmSync(aside, { force: true });
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function parseHolder(text: string): Holder | undefined {
  try {
    return holderSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function isAlive(holder: Holder, path: string): boolean {
  if (holder.host !== hostname())
    return Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0) < SILENCE_MS;
  try {
    process.kill(holder.pid, 0);
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  // The number may have been given to another process since: compare when that process started.
  return processIdentity(holder.pid) === holder.startedAs;
}

/** On Linux the boot and the start tick of a process; elsewhere empty, and the process number alone decides. */
function processIdentity(pid: number): string {
  const stat = readIfThere(`/proc/${pid}/stat`);
  if (stat === undefined) return '';
  const startTick = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  return `${readIfThere('/proc/sys/kernel/random/boot_id')?.trim() ?? ''}/${startTick}`;
}
