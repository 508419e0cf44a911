/** Kysely on the embedded database: PostgreSQL's own compiler over a pool of exactly one session. */
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  type TransactionSettings,
} from 'kysely';
import type { EmbeddedSession } from './embedded-session.ts';
import { Lease } from './lease.ts';
import type { SessionResult } from './protocol-results.ts';

/** `patienceMs`: how long a statement waits for the session before `DatabaseBusy`. */
export function embeddedDialect(session: EmbeddedSession, patienceMs: number): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new EmbeddedDriver(session, new Lease(patienceMs)),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
}

class EmbeddedDriver implements Driver {
  readonly #session: EmbeddedSession;
  readonly #lease: Lease;
  /** Connections that hold the session for a transaction, with the way to give it back. */
  readonly #alone = new WeakMap<DatabaseConnection, () => void>();

  constructor(session: EmbeddedSession, lease: Lease) {
    this.#session = session;
    this.#lease = lease;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    const connection: EmbeddedConnection = new EmbeddedConnection((query) => {
      const begin = () => this.#session.query(query.sql, query.parameters);
      return this.#alone.has(connection) ? begin() : this.#lease.statement(begin);
    });
    return connection;
  }

  async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    this.#alone.set(connection, await this.#lease.forTransaction());
    const level = settings.isolationLevel === undefined ? '' : ` isolation level ${settings.isolationLevel}`;
    await connection.executeQuery(CompiledQuery.raw(`begin${level}`));
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await this.#end(connection, 'commit');
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await this.#end(connection, 'rollback');
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    this.#giveBack(connection);
  }

  async destroy(): Promise<void> {}

  async #end(connection: DatabaseConnection, command: 'commit' | 'rollback'): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw(command));
    this.#giveBack(connection);
  }

  #giveBack(connection: DatabaseConnection): void {
    this.#alone.get(connection)?.();
    this.#alone.delete(connection);
  }
}

const COUNTED = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE']);

class EmbeddedConnection implements DatabaseConnection {
  readonly #run: (query: CompiledQuery) => Promise<SessionResult>;

  constructor(run: (query: CompiledQuery) => Promise<SessionResult>) {
    this.#run = run;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const result = await this.#run(query);
    return {
      rows: result.rows as R[],
      numAffectedRows: COUNTED.has(result.command) ? BigInt(result.affected) : undefined,
    };
  }

  streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('the embedded database does not stream: page by key instead');
  }
}
