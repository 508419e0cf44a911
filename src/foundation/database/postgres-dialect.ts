/** Kysely on a PostgreSQL server: a pool of sessions in UTC whose values look exactly like those of the embedded database. */
import { type Dialect, PostgresDialect } from 'kysely';
import pg from 'pg';
import { RESULT_PARSERS } from './result-values.ts';

export interface PostgresOptions {
  readonly url: string;
  readonly maxSessions?: number;
  /** Told when an idle session dies (server restart); the pool replaces it by itself. */
  readonly onIdleFault?: (fault: Error) => void;
}

export function postgresDialect(options: PostgresOptions): Dialect {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.maxSessions ?? 10,
    connectionTimeoutMillis: 10_000,
    idle_in_transaction_session_timeout: 60_000,
    application_name: 'cau-so',
    // A session that compiles a long expression for the machine hears nothing for seconds: cancelling it or dropping a database waits so long.
    options: '-c timezone=UTC -c datestyle=ISO -c jit=off',
    types: {
      getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
        format === 'binary'
          ? pg.types.getTypeParser(oid, 'binary')
          : (RESULT_PARSERS[oid] ?? pg.types.getTypeParser(oid, 'text'))) as typeof pg.types.getTypeParser,
    },
  });
  pool.on('error', (fault) => options.onIdleFault?.(fault));
  return new PostgresDialect({ pool });
}
