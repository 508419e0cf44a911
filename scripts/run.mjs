/** Runs a TypeScript entry in this process after making sure the packages are there: `node scripts/run.mjs src/main.ts [arguments]`. */
import { join } from 'node:path';
import { ensureInstalled, projectRoot } from './ensure-installed.mjs';

const [entry, ...rest] = process.argv.slice(2);
if (!entry) {
  process.stderr.write('usage: node scripts/run.mjs ENTRY.ts [arguments]\n');
  process.exit(2);
}
ensureInstalled();
const { runEntry } = await import('./bundle.mjs');
process.argv = [process.argv[0], join(projectRoot, entry), ...rest];
await runEntry(projectRoot, entry);
