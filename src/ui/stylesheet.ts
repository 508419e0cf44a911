/** The files a page needs besides its HTML: one stylesheet, six small fonts, an icon. Read once at start, addressed by hash. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformSync } from 'esbuild';
import { assetHash } from '../foundation/http/assets.ts';

export interface FontFile {
  /** Hashed address, e.g. `/assets/fonts/latin-400.1a2b3c4d.woff2`. */
  readonly urlPath: string;
  readonly filePath: string;
  readonly contentType: 'font/woff2';
}

const CSS_FOLDER = fileURLToPath(new URL('./css/', import.meta.url));
const OWN_FONTS = fileURLToPath(new URL('./assets/fonts/', import.meta.url));

/** Be Vietnam Pro from its npm package (OFL); the digits of one width are ours, derived from it (OFL, assets/fonts/OFL.txt). */
function fontPaths(): Readonly<Record<string, string>> {
  const require = createRequire(import.meta.url);
  const family = (subset: string, weight: number) =>
    require.resolve(`@fontsource/be-vietnam-pro/files/be-vietnam-pro-${subset}-${String(weight)}-normal.woff2`);
  return {
    'latin-400': family('latin', 400),
    'latin-600': family('latin', 600),
    'vietnamese-400': family('vietnamese', 400),
    'vietnamese-600': family('vietnamese', 600),
    'num-400': `${OWN_FONTS}cau-so-num-400.woff2`,
    'num-600': `${OWN_FONTS}cau-so-num-600.woff2`,
  };
}

function fontsByName(): Map<string, FontFile> {
  return new Map(
    Object.entries(fontPaths()).map(([name, filePath]) => [
      name,
      {
        urlPath: `/assets/fonts/${name}.${assetHash(readFileSync(filePath))}.woff2`,
        filePath,
        contentType: 'font/woff2',
      },
    ]),
  );
}

export function fontFiles(): FontFile[] {
  return [...fontsByName().values()];
}

/** Addresses worth fetching before the stylesheet is parsed: the two files every Vietnamese line needs. */
export function fontPreloads(): string[] {
  const fonts = fontsByName();
  return ['latin-400', 'vietnamese-400'].flatMap((name) => fonts.get(name)?.urlPath ?? []);
}

/** All of `css/` in name order, fonts addressed, minified. `hash` belongs in its address. */
export function loadStylesheet(): { readonly css: string; readonly hash: string } {
  const fonts = fontsByName();
  const source = readdirSync(CSS_FOLDER)
    .filter((name) => name.endsWith('.css'))
    .sort()
    .map((name) => readFileSync(`${CSS_FOLDER}${name}`, 'utf8'))
    .join('\n')
    .replace(/"font:([a-z0-9-]+)"/g, (_, name: string) => {
      const font = fonts.get(name);
      if (!font) throw new Error(`the stylesheet asks for an unknown font: ${name}`);
      return font.urlPath;
    });
  const css = transformSync(source, { loader: 'css', minify: true, legalComments: 'none' }).code;
  return { css, hash: assetHash(css) };
}

/** The brand's bridge as a favicon. */
export const FAVICON_SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="4" fill="#0A5A55"/>' +
  '<g fill="none" stroke="#fff" stroke-linecap="round"><path d="M5 19Q16 0 27 19" stroke-width="2.500"/>' +
  '<path d="M4 19.500h24" stroke-width="2.500"/><path d="M11 13.500v5M16 10v8.500M21 13.500v5" stroke-width="1.500"/>' +
  '<path d="M6 25h9M18 25h8" stroke-width="1.500"/></g></svg>\n';
