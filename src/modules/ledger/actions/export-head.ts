/** Writes the head of the chain outside the database, one line a day: whoever rewrites the whole chain would have to rewrite these lines too. */
import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type Instant, type LocalDate, localDateOf } from '../../../foundation/clock.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import { findHead } from '../store/seals.read.ts';

const lineSchema = z.object({
  day: z.iso.date(),
  seq: z.number().int().positive(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  sealedAt: z.iso.datetime(),
  exportedAt: z.iso.datetime(),
});

export interface ExportedHead {
  readonly day: LocalDate;
  readonly seq: number;
  readonly hash: string;
  readonly sealedAt: Instant;
  readonly exportedAt: Instant;
}

export function headsFile(dataDir: string): string {
  return join(dataDir, 'ledger-heads.jsonl');
}

/** Appends the head as one JSON line and returns it; undefined while nothing is sealed. */
export async function exportHead(db: Db, path: string, now: Instant): Promise<ExportedHead | undefined> {
  const head = await findHead(db);
  if (head === undefined) return undefined;
  const { seq, hash, sealedAt } = head;
  const line: ExportedHead = { day: localDateOf(now), seq, hash, sealedAt, exportedAt: now };
  await appendFile(path, `${JSON.stringify(line)}\n`, { mode: 0o600, flush: true });
  return line;
}

/** Hashes by number. A missing file has none; a line that cannot be read throws with its number. */
export async function readExportedHeads(path: string): Promise<Map<number, string>> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return new Map();
    throw fault;
  }
  const heads = new Map<number, string>();
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const parsed = parseLine(line);
    if (parsed === undefined) throw new Error(`${path}, line ${index + 1}: not an exported head`);
    const earlier = heads.get(parsed.seq);
    if (earlier !== undefined && earlier !== parsed.hash) {
      throw new Error(`${path}, line ${index + 1}: another hash for number ${parsed.seq} than on an earlier line`);
    }
    heads.set(parsed.seq, parsed.hash);
  }
  return heads;
}

function parseLine(line: string): z.infer<typeof lineSchema> | undefined {
  try {
    return lineSchema.parse(JSON.parse(line));
  } catch {
    return undefined;
  }
}
