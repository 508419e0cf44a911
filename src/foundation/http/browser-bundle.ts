/** Turns a script of ours and all it imports into one file for browsers, the first time somebody asks for it. */
import { brotliCompressSync } from 'node:zlib';
import { build } from 'esbuild';
import { assetHash } from './assets.ts';

export interface BrowserBundle {
  readonly code: string;
  /** Belongs in its address. */
  readonly hash: string;
  /** Bytes over the line. */
  readonly transferred: number;
}

/** `entry`: path of the file. Throws when anything of Node is on the way: such a script never ran in a browser. */
export async function browserBundle(entry: string): Promise<BrowserBundle> {
  const { outputFiles } = await build({
    ...{ entryPoints: [entry], bundle: true, write: false, minify: true, legalComments: 'none', logLevel: 'silent' },
    ...{
      platform: 'browser',
      format: 'esm',
      target: 'es2022',
      jsx: 'automatic',
      jsxImportSource: 'preact',
      charset: 'utf8',
    },
  });
  const code = outputFiles[0]?.text ?? '';
  return { code, hash: assetHash(code), transferred: brotliCompressSync(code).length };
}
