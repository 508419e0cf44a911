/** Installs the exact packages of package-lock.json when node_modules is missing or older than it, so that a fresh clone needs one command. */
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectRoot = dirname(dirname(fileURLToPath(import.meta.url)));

export function ensureInstalled() {
  const lock = join(projectRoot, 'package-lock.json');
  const installed = join(projectRoot, 'node_modules', '.package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  process.stderr.write('Cầu Số: installing packages (npm ci), once ...\n');
  // stdout belongs to the command that follows (JSON Lines, test reports): the installer speaks on stderr.
  const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: projectRoot,
    stdio: ['ignore', 2, 2],
  });
  if (npm.status !== 0) {
    process.stderr.write('Cầu Số: npm ci failed. Check the network or the npm registry and try again.\n');
    process.exit(npm.status ?? 1);
  }
}
