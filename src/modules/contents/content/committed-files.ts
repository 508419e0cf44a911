/** The files of `content/` as the release brought them, without any signed version. */
import { listContent, readContentText } from '../../../foundation/content.ts';
import { contentHash } from '../../../foundation/content-hash.ts';
import { CONTENT_FOLDERS, dataOf, kindOf } from '../domain/content-file.ts';

/** Files of a release do not change while it runs. */
const bodies = new Map<string, string>();

/** Every file officers may mend, in the order of the folders. */
export function listCommitted(): readonly string[] {
  if (bodies.size === 0)
    for (const [folder, extension] of CONTENT_FOLDERS)
      for (const name of listContent(folder, extension)) {
        const path = `${folder}/${name}`;
        if (kindOf(path) !== undefined) bodies.set(path, readContentText(path));
      }
  return [...bodies.keys()];
}

/** Undefined for a file officers do not mend, whatever else lies at that path. */
export function committedBody(path: string): string | undefined {
  listCommitted();
  return bodies.get(path);
}

/** The hash results name: of the data for JSON, of the text for a guide. */
export function hashOfBody(path: string, body: string): string {
  return contentHash(dataOf(path, body) ?? body);
}
