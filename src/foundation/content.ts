/** Reads the files of `content/`: parsed with a schema at the edge, hashed so that every result can name the version it used. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ZodType } from 'zod';
import { contentHash } from './content-hash.ts';

const CONTENT_ROOT = fileURLToPath(new URL('../../content/', import.meta.url));

export interface Versioned<T> {
  readonly value: T;
  /** SHA-256 over the RFC 8785 form of the file as read. */
  readonly hash: string;
}

/** Reads and checks one JSON file, path relative to `content/`. Throws with the file's name and every issue: broken content must not start. */
export function readContent<T>(path: string, schema: ZodType<T>): Versioned<T> {
  const raw: unknown = JSON.parse(readFileSync(join(CONTENT_ROOT, path), 'utf8'));
  const parsed = schema.safeParse(raw);
  if (!parsed.success) {
    const issues = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`).join('\n');
    throw new Error(`content/${path} is not valid:\n${issues}`);
  }
  return { value: parsed.data, hash: contentHash(raw) };
}

/** The text of one file of `content/` (guides are Markdown). */
export function readContentText(path: string): string {
  return readFileSync(join(CONTENT_ROOT, path), 'utf8');
}

/** Names of the files directly in a folder of `content/`, sorted. */
export function listContent(folder: string, extension: string): string[] {
  return readdirSync(join(CONTENT_ROOT, folder))
    .filter((name) => name.endsWith(extension))
    .sort();
}
