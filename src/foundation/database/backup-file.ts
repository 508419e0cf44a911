/** The file of a backup: gzipped JSON Lines, a header first and a trailer last that proves nothing between them was cut off or changed. */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, createWriteStream, renameSync, rmSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { StringDecoder } from 'node:string_decoder';
import { createGunzip, createGzip } from 'node:zlib';
import { z } from 'zod';

const headerSchema = z.object({
  format: z.literal('cau-so-backup'),
  version: z.literal(1),
  madeAt: z.iso.datetime(),
  engine: z.enum(['pglite', 'postgres']),
  migrations: z.array(z.object({ name: z.string(), sha256: z.string() })),
});
const tableSchema = z.object({ table: z.string(), columns: z.array(z.string()) });
const trailerSchema = z.object({ end: z.literal(true), lines: z.int(), sha256: z.string() });

export type BackupHeader = z.infer<typeof headerSchema>;
export type BackupTable = z.infer<typeof tableSchema>;

export interface BackupWriter {
  /** Resolves when the stream can take more, so that a large table never piles up in memory. */
  line(text: string): Promise<void>;
  /** Writes the trailer; only now the file has its name. */
  end(): Promise<void>;
  /** Leaves nothing behind. */
  discard(): void;
}

/** Only the operator may read it: it holds what the database holds, personal data and secrets included. */
export function writeBackupFile(path: string): BackupWriter {
  const draft = `${path}.part`;
  const file = createWriteStream(draft, { mode: 0o600 });
  const gzip = createGzip({ level: 6 });
  const done = pipeline(gzip, file);
  done.catch(() => undefined);
  const hash = createHash('sha256');
  let lines = 0;
  const push = async (text: string): Promise<void> => {
    if (!gzip.write(`${text}\n`)) await Promise.race([once(gzip, 'drain'), done]);
  };
  return {
    line: async (text) => {
      hash.update(`${text}\n`);
      lines += 1;
      await push(text);
    },
    end: async () => {
      await push(JSON.stringify({ end: true, lines, sha256: hash.digest('hex') }));
      gzip.end();
      await done;
      renameSync(draft, path);
    },
    discard: () => {
      gzip.destroy();
      rmSync(draft, { force: true });
    },
  };
}

/** What is wrong with a file, in words for the operator. */
export class BackupUnreadable extends Error {
  override readonly name = 'BackupUnreadable';
  readonly line: number;
  constructor(line: number, reason: string) {
    super(`line ${line}: ${reason}`);
    this.line = line;
  }
}

export type BackupPart =
  | { readonly kind: 'header'; readonly header: BackupHeader }
  | { readonly kind: 'table'; readonly table: BackupTable }
  /** A JSON array of texts and nulls, in the order of the table's columns. */
  | { readonly kind: 'row'; readonly text: string };

/** Reads a backup from its beginning; throws BackupUnreadable at the first line that is not as it was written. */
export async function* readBackupFile(path: string): AsyncGenerator<BackupPart> {
  const hash = createHash('sha256');
  let number = 0;
  let ended = false;
  try {
    for await (const text of linesOf(path)) {
      number += 1;
      if (ended) throw new BackupUnreadable(number, 'nothing may follow the end of a backup');
      if (number > 1 && text.startsWith('{"end"')) {
        const trailer = parse(trailerSchema, text, number);
        if (trailer.lines !== number - 1 || trailer.sha256 !== hash.digest('hex'))
          throw new BackupUnreadable(number, 'the file is not as it was written: its checksum differs');
        ended = true;
        continue;
      }
      hash.update(`${text}\n`);
      if (number === 1) yield { kind: 'header', header: parse(headerSchema, text, number) };
      else if (text.startsWith('[')) yield { kind: 'row', text };
      else yield { kind: 'table', table: parse(tableSchema, text, number) };
    }
  } catch (fault) {
    const code = fault instanceof Error && 'code' in fault ? String(fault.code) : '';
    if (code === 'Z_BUF_ERROR') throw new BackupUnreadable(number + 1, 'the file ends too early');
    if (code.startsWith('Z_')) throw new BackupUnreadable(number + 1, 'the file is damaged or is not a backup');
    throw fault;
  }
  if (!ended) throw new BackupUnreadable(number + 1, 'the file ends too early');
}

function parse<T>(schema: z.ZodType<T>, text: string, line: number): T {
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    throw new BackupUnreadable(line, line === 1 ? 'this is not a backup of Cầu Số' : 'this line cannot be read');
  }
}

/** Split at `\n` alone: a text may hold U+2028, which node:readline takes for the end of a line. */
async function* linesOf(path: string): AsyncGenerator<string> {
  const source = createReadStream(path);
  const gunzip = createGunzip();
  const flowing = pipeline(source, gunzip);
  flowing.catch(() => undefined);
  const decoder = new StringDecoder('utf8');
  let rest = '';
  for await (const chunk of gunzip as AsyncIterable<Buffer>) {
    const lines = (rest + decoder.write(chunk)).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  await flowing;
  if (rest !== '') yield rest;
}
