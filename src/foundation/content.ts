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

/** Bodies that stand in place of committed files or beside them, by path relative to `content/`. */
export type Overlay = ReadonlyMap<string, string>;

export interface ContentIssue {
  /** Which file, where several were read together. */
  readonly file?: string;
  /** Where in the file: `prices.3.low`; empty for the file as a whole. */
  readonly path: string;
  /** One English sentence without a full stop; the content desk has a translation of each (contents/messages/issue-sentences.ts). */
  readonly message: string;
  /** zod's name of the fault, where it has one. */
  readonly code?: string;
}

/** One file does not have its shape, or files read together contradict one another; `file` is then their folder. */
export class ContentInvalid extends Error {
  override readonly name = 'ContentInvalid';
  readonly file: string;
  readonly issues: readonly ContentIssue[];
  constructor(file: string, issues: readonly ContentIssue[]) {
    const lines = issues.map((issue) => `  ${[issue.file, issue.path, issue.message].filter(Boolean).join(': ')}`);
    super(`content/${file} is not valid:\n${lines.join('\n')}`);
    this.file = file;
    this.issues = issues;
  }
}

interface Reading {
  readonly overlay: Overlay;
  readonly read: Set<string>;
}

/** Set only while `readingOver` runs; loaders read synchronously, so no two readings meet. */
let reading: Reading | undefined;

/** Loads with signed bodies laid over the committed files and tells which paths (folders end with `/`) were read. `load` must not wait. */
export function readingOver<T>(overlay: Overlay, load: () => T): { readonly value: T; readonly read: Set<string> } {
  const outer = reading;
  const mine: Reading = { overlay, read: new Set() };
  reading = mine;
  try {
    const value = load();
    return { value, read: mine.read };
  } finally {
    reading = outer;
    noteRead(mine.read);
  }
}

/** What is being loaded now rests on these files too. */
export function noteRead(paths: Iterable<string>): void {
  for (const path of paths) reading?.read.add(path);
}

/** Reads and checks one JSON file, path relative to `content/`. Throws with the file's name and every issue: broken content must not start. */
export function readContent<T>(path: string, schema: ZodType<T>): Versioned<T> {
  const raw = parseJson(path, readContentText(path));
  const parsed = schema.safeParse(raw);
  if (!parsed.success) {
    const issues = parsed.error.issues.map(
      (issue): ContentIssue => ({ path: issue.path.join('.'), message: issue.message, code: issue.code ?? 'custom' }),
    );
    throw new ContentInvalid(path, issues);
  }
  return { value: parsed.data, hash: contentHash(raw) };
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (fault) {
    throw new ContentInvalid(path, [{ path: '', message: (fault as Error).message, code: 'not-json' }]);
  }
}

/** The text of one file of `content/` (guides are Markdown). */
export function readContentText(path: string): string {
  noteRead([path]);
  return reading?.overlay.get(path) ?? readFileSync(join(CONTENT_ROOT, path), 'utf8');
}

/** Names of the files directly in a folder of `content/`, those laid over it included, sorted. */
export function listContent(folder: string, extension: string): string[] {
  noteRead([`${folder}/`]);
  const laidOver = [...(reading?.overlay.keys() ?? [])].flatMap((path) => {
    const cut = path.lastIndexOf('/');
    return path.slice(0, cut) === folder ? [path.slice(cut + 1)] : [];
  });
  const names = new Set([...readdirSync(join(CONTENT_ROOT, folder)), ...laidOver]);
  return [...names].filter((name) => name.endsWith(extension)).sort();
}
