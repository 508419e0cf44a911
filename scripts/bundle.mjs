/** One bundle of the sources, so that a start reads a few files instead of a thousand. Made again when a source has changed; without a place to keep it the sources are read as they are. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** By entry: the name of its file in the bundle. */
const ENTRIES = { 'src/main.ts': 'main', 'src/cli.ts': 'cli' };
/** Looks for its worker beside itself, so in the bundle it has to know that it is there. */
const STARTS_WORKER = 'src/foundation/database/worker-session.ts';
const WORKER = 'src/foundation/database/embedded-worker.ts';
/** A process that still runs an earlier bundle may yet load a piece of it. */
const KEPT = 3;

/** Runs an entry of the project in this process: from its bundle, else from source through tsx. */
export async function runEntry(root, entry) {
  const bundle = Object.hasOwn(ENTRIES, entry) ? await bundled(root, entry) : undefined;
  if (bundle === undefined) {
    const { register } = await import('tsx/esm/api');
    register();
  }
  await import(pathToFileURL(bundle ?? join(root, entry)).href);
}

/** The bundled file of an entry; undefined where none can be made, which `runEntry` answers by reading the sources. */
export async function bundled(root, entry) {
  const sources = listSources(root);
  const cache = join(root, 'node_modules', '.cache', 'cau-so');
  const folder = join(cache, `bundle-${keyOf(root, sources)}`);
  if (!existsSync(folder)) {
    const unfinished = `${folder}.${process.pid}`;
    try {
      mkdirSync(unfinished, { recursive: true });
      await build(root, sources, unfinished);
      renameSync(unfinished, folder);
      removeOld(cache);
    } catch {
      if (existsSync(unfinished)) rmSync(unfinished, { recursive: true, force: true });
      // Another process may have been quicker. Else a fault in the sources is told when they are read.
      if (!existsSync(folder)) return undefined;
    }
  }
  return join(folder, `${ENTRIES[entry]}.js`);
}

/** Everything a bundle may be made of, with what changes when it does. */
function listSources(root) {
  const sources = [];
  const walk = (folder) => {
    for (const each of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = `${folder}/${each.name}`;
      if (each.isDirectory()) walk(path);
      else if (/\.(tsx?|json)$/.test(each.name) && !each.name.includes('.test.')) {
        const { size, mtimeMs } = statSync(join(root, path));
        sources.push({ path, changed: `${size} ${mtimeMs}` });
      }
    }
  };
  walk('src');
  return sources.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The root too: the bundle knows where the files lie that its modules read. */
function keyOf(root, sources) {
  const { mtimeMs } = statSync(join(root, 'package-lock.json'));
  const hash = createHash('sha256').update(JSON.stringify([root, mtimeMs, sources]));
  return hash
    .update(readFileSync(new URL(import.meta.url)))
    .digest('hex')
    .slice(0, 16);
}

async function build(root, sources, folder) {
  const esbuild = await import('esbuild');
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: {
      ...Object.fromEntries(Object.entries(ENTRIES).map(([path, name]) => [name, path])),
      'embedded-worker': WORKER,
    },
    outdir: folder,
    bundle: true,
    splitting: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    sourcemap: true,
    sourcesContent: false,
    plugins: [ownPlace(root, sources)],
    logLevel: 'silent',
  });
  await esbuild.stop();
}

/** A module that asks where it lies (for its styles, its content) is told where its source lies. */
function ownPlace(root, sources) {
  const asking = sources
    .map(({ path }) => path)
    .filter((path) => path !== STARTS_WORKER && /\.tsx?$/.test(path))
    .filter((path) => readFileSync(join(root, path), 'utf8').includes('import.meta.url'));
  const escaped = asking.map((path) => path.replaceAll(/[.+]/g, '\\$&').replaceAll('/', '[\\\\/]'));
  return {
    name: 'own-place',
    setup(build) {
      if (asking.length === 0) return;
      build.onLoad({ filter: new RegExp(`[\\\\/](${escaped.join('|')})$`) }, ({ path }) => ({
        contents: readFileSync(path, 'utf8').replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href)),
        loader: path.endsWith('x') ? 'tsx' : 'ts',
      }));
    },
  };
}

function removeOld(cache) {
  const bundles = readdirSync(cache)
    .filter((name) => name.startsWith('bundle-'))
    .map((name) => ({ name, since: statSync(join(cache, name)).mtimeMs }))
    .sort((a, b) => b.since - a.since);
  for (const { name } of bundles.slice(KEPT)) rmSync(join(cache, name), { recursive: true, force: true });
}
