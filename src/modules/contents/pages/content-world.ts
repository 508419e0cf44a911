/** The files as whoever begins something sees them: committed, signed and drafted ones, each in its newest text. */

import type { LocalDate } from '../../../foundation/clock.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import { overlayInForce } from '../actions/content-deps.ts';
import { committedBody, listCommitted } from '../content/committed-files.ts';
import { formDataOf } from '../domain/content-file.ts';
import type { ContentWorld } from '../domain/content-start.ts';
import { newest } from '../domain/draft.ts';
import { listOpenDrafts } from '../store/drafts.read.ts';

export interface TextWorld extends ContentWorld {
  bodyOf(path: string): string | undefined;
}

export async function contentWorld(db: Db, today: LocalDate): Promise<TextWorld> {
  const drafts = await listOpenDrafts(db);
  const texts = new Map([
    ...(await overlayInForce(db, today)),
    ...drafts.map((draft): [string, string] => [draft.path, newest(draft).body]),
  ]);
  const bodyOf = (path: string) => texts.get(path) ?? committedBody(path);
  return {
    bodyOf,
    read: (path) => {
      const body = bodyOf(path);
      return body === undefined ? undefined : formDataOf(path, body);
    },
    list: (folder) =>
      [...new Set([...listCommitted(), ...texts.keys()])]
        .filter((path) => path.slice(0, path.lastIndexOf('/')) === folder)
        .sort(),
  };
}
