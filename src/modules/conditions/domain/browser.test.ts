/** The same rules run in the field, without a server: the door bundles for the browser and brings nothing of Node along. */
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { expect, test } from 'vitest';

test('the conditions language bundles for the browser', async () => {
  const result = await build({
    entryPoints: [fileURLToPath(new URL('../index.ts', import.meta.url))],
    bundle: true,
    write: false,
    metafile: true,
    platform: 'browser',
    format: 'esm',
    logLevel: 'silent',
  });
  expect(result.errors).toEqual([]);
  expect(Object.keys(result.metafile.inputs).filter((path) => path.includes('src/modules/'))).not.toEqual([]);
  const imports = Object.values(result.metafile.inputs).flatMap((input) => input.imports.map((entry) => entry.path));
  expect(imports.filter((path) => path.startsWith('node:'))).toEqual([]);
});

test('evaluating and explaining needs no parser in the browser: under 60 KB unminified', async () => {
  const result = await build({
    stdin: {
      contents: "export { createReader, evaluateIn } from './evaluate.ts'; export { explainIn } from './explain.ts';",
      resolveDir: fileURLToPath(new URL('.', import.meta.url)),
    },
    bundle: true,
    write: false,
    platform: 'browser',
    format: 'esm',
  });
  expect(result.outputFiles[0]?.contents.length).toBeLessThan(60_000);
});
