/** Installs the exact packages of package-lock.json when node_modules is missing or older than it, so that a fresh clone needs one command. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectRoot = dirname(dirname(fileURLToPath(import.meta.url)));

/** `npm install` writes both files within moments of each other, in either order. */
const SAME_INSTALL_MS = 5_000;
/** An installation that takes longer was abandoned. */
const ABANDONED_MS = 10 * 60_000;

export function ensureInstalled() {
  if (isInstalled()) return;
  const release = takeTurn();
  // Another process may have installed while this one waited.
  const status = isInstalled() ? 0 : install();
  release();
  if (status === 0) return;
  process.stderr.write('Cầu Số: npm ci failed. Check the network or the npm registry and try again.\n');
  process.exit(status);
}

function isInstalled() {
  const lock = join(projectRoot, 'package-lock.json');
  const installed = join(projectRoot, 'node_modules', '.package-lock.json');
  return existsSync(installed) && statSync(installed).mtimeMs + SAME_INSTALL_MS >= statSync(lock).mtimeMs;
}

/** Two processes that start together would install over each other and leave a broken folder: one installs, the others wait. */
function takeTurn() {
  const name = createHash('sha256').update(projectRoot).digest('hex').slice(0, 16);
  const turn = join(tmpdir(), `cau-so-install-${name}`);
  for (;;) {
    try {
      mkdirSync(turn);
      return () => rmSync(turn, { recursive: true, force: true });
    } catch (fault) {
      if (fault.code !== 'EEXIST') throw fault;
      const since = statSync(turn, { throwIfNoEntry: false })?.mtimeMs;
      if (since !== undefined && Date.now() - since > ABANDONED_MS) rmSync(turn, { recursive: true, force: true });
      else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 250);
    }
  }
}

function install() {
  process.stderr.write('Cầu Số: installing packages (npm ci), once ...\n');
  // stdout belongs to the command that follows (JSON Lines, test reports): the installer speaks on stderr.
  const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: projectRoot,
    stdio: ['ignore', 2, 2],
  });
  return npm.status ?? 1;
}
