/** Runs an installed tool after making sure the packages are there: `node scripts/exec.mjs vitest run`. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureInstalled, projectRoot } from './ensure-installed.mjs';

const [tool, ...rest] = process.argv.slice(2);
ensureInstalled();
const child = spawn(join(projectRoot, 'node_modules', '.bin', tool), rest, { cwd: projectRoot, stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
