/** The one session of the embedded database: PGlite in this process or behind a worker, seen through the same small door. */
import { PGlite } from '@electric-sql/pglite';
import { DatabaseError, databaseErrorFields } from './database-error.ts';
import { RESULT_PARSERS } from './result-values.ts';

export interface SessionResult {
  readonly rows: readonly Record<string, unknown>[];
  readonly command: string;
  readonly affected: number;
}

/** Errors arrive as DatabaseError. One statement at a time: the dialect's lease sees to it. */
export interface EmbeddedSession {
  query(text: string, parameters: readonly unknown[]): Promise<SessionResult>;
  close(): Promise<void>;
}

export interface EmbeddedOptions {
  /** Folder of the cluster; undefined keeps everything in memory (tests). */
  readonly directory?: string;
  /** A tar of a cluster to start from, as `PGlite.dumpDataDir` makes it. */
  readonly snapshot?: Blob;
}

/** Opens PGlite on this thread. A statement without parameters may hold several commands, as with `pg`. */
export async function openEmbeddedSession(options: EmbeddedOptions): Promise<EmbeddedSession & { engine: PGlite }> {
  const engine = await PGlite.create({
    dataDir: options.directory,
    loadDataDir: options.snapshot,
    parsers: { ...RESULT_PARSERS },
  });
  return {
    engine,
    async query(text, parameters) {
      try {
        const result =
          parameters.length === 0
            ? (await engine.exec(text)).at(-1)
            : await engine.query<Record<string, unknown>>(text, [...parameters]);
        return {
          rows: (result?.rows ?? []) as Record<string, unknown>[],
          command: (result as { command?: string } | undefined)?.command ?? '',
          affected: result?.affectedRows ?? 0,
        };
      } catch (fault) {
        throw new DatabaseError(databaseErrorFields(fault));
      }
    },
    close: () => engine.close(),
  };
}
