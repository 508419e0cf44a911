/** `cau-so content export`: what was signed, as the files it stands for, to be looked at or brought into a release. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Verb } from '../../../foundation/cli/verb.ts';
import { type Clock, localDateOf } from '../../../foundation/clock.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import { listInForce } from '../store/versions.read.ts';

export interface ContentVerbDeps {
  readonly clock: Clock;
  withDatabase<T>(work: (db: Db) => Promise<T>): Promise<T>;
}

const HELP = `cau-so content export DIR

Writes every file of content that officers have signed and that is in force today below DIR, at the path it has in content/.
Copied over content/ of a release, readers see the same as before.
Prints one line a file: {"file","version","hash","source","signedAt"}; "hash" is the one results name.

With the embedded database stop the portal first.`;

export function contentVerb(deps: ContentVerbDeps): Verb {
  return {
    name: 'content',
    summary: 'export what officers signed as files',
    help: HELP,
    async run(args, io) {
      const [act, directory, ...rest] = args;
      if (act !== 'export' || directory === undefined || directory.startsWith('-') || rest.length > 0) {
        io.err('usage: cau-so content export DIR');
        return 2;
      }
      const versions = await deps.withDatabase((db) => listInForce(db, localDateOf(deps.clock.now())));
      for (const { path, body, number, contentHash, source, signedAt } of versions) {
        const target = join(directory, path);
        mkdirSync(dirname(target), { recursive: true });
        writeFileSync(target, body);
        io.out(JSON.stringify({ file: path, version: number, hash: contentHash, source: source.document, signedAt }));
      }
      return 0;
    },
  };
}
