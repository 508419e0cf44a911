/** The deployment's secret key: from SECRET_KEY, else made once and kept in the data folder, readable by its owner alone. */
import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSecretKey, type SecretKey } from './secrets.ts';

/** `given` is SECRET_KEY (64 hex digits); several processes of one deployment must share it. */
export function loadSecretKey(options: { readonly dataDir: string; readonly given?: string | undefined }): SecretKey {
  if (options.given !== undefined) return createSecretKey(Buffer.from(options.given, 'hex'));
  const path = join(options.dataDir, 'secret.key');
  mkdirSync(options.dataDir, { recursive: true });
  if (!existsSync(path)) {
    // Written aside and then given its name at once, so that nobody reads half a key.
    const aside = `${path}.${randomBytes(6).toString('hex')}`;
    writeFileSync(aside, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
    try {
      linkSync(aside, path);
    } catch (fault) {
      // Another process was first: its key is ours too.
      if (!existsSync(path)) throw fault;
    } finally {
      rmSync(aside, { force: true });
    }
  }
  return createSecretKey(Buffer.from(readFileSync(path, 'utf8').trim(), 'hex'));
}
