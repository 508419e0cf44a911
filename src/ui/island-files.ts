/** The small scripts some pages enrich themselves with, served as they are written: none is required for a page to work, but where it says so. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('./islands/', import.meta.url));

export interface IslandFile {
  /** As pages name it. */
  readonly name: string;
  readonly urlPath: string;
  readonly body: Buffer;
}

export function islandFiles(): readonly IslandFile[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.js'))
    .map((file) => {
      const body = readFileSync(`${FOLDER}${file}`);
      const name = file.replace(/\.js$/, '');
      const hash = createHash('sha256').update(body).digest('hex').slice(0, 8);
      return { name, urlPath: `/assets/${name}.${hash}.js`, body };
    });
}
