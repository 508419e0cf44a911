/** The one session of the embedded database: PGlite in this process or behind a worker, seen through the same small door. */
import { PGlite, protocol } from '@electric-sql/pglite';
import { DatabaseError, databaseErrorFields } from './database-error.ts';
import { parameterText } from './parameter-text.ts';
import { readResults, type SessionResult } from './protocol-results.ts';
import { RESULT_PARSERS } from './result-values.ts';

/** Statements run in the order they are asked. Errors arrive as DatabaseError. */
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

/** Opens PGlite on this thread. */
export async function openEmbeddedSession(options: EmbeddedOptions): Promise<EmbeddedSession & { engine: PGlite }> {
  const engine = await PGlite.create({
    dataDir: options.directory,
    loadDataDir: options.snapshot,
    parsers: { ...RESULT_PARSERS },
  });
  const prepared = new PreparedStatements();
  let last: Promise<unknown> = Promise.resolve();
  const inOrder = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work, work);
    last = mine;
    return mine;
  };
  return {
    engine,
    query: (text, parameters) =>
      inOrder(async () => {
        if (parameters.length === 0) return runSimple(engine, prepared, text);
        if (prepared.plansAreOld()) await forgetPlans(engine);
        return runPrepared(engine, prepared, text, parameters);
      }),
    close: () => inOrder(() => engine.close()),
  };
}

/** Commands after which every kept statement still means the same; after any other (DDL) all are parsed anew. */
const HARMLESS = new Set(
  'BEGIN START COMMIT ROLLBACK SAVEPOINT RELEASE SET SELECT INSERT UPDATE DELETE MERGE'.split(' '),
);

/** Without parameters a text may hold several commands, as with `pg`; the last one answers. */
async function runSimple(engine: PGlite, prepared: PreparedStatements, text: string): Promise<SessionResult> {
  const results = await exchange(engine, [protocol.serialize.query(text)]);
  if (results.some(({ command }) => !HARMLESS.has(command))) prepared.clear();
  return results.at(-1) ?? NOTHING;
}

/** One exchange of messages a statement instead of PGlite's six, and each text parsed once. */
async function runPrepared(
  engine: PGlite,
  prepared: PreparedStatements,
  text: string,
  parameters: readonly unknown[],
): Promise<SessionResult> {
  const values = parameters.map(parameterText);
  const { serialize } = protocol;
  const { name, parsed, evicted } = prepared.take(text);
  const steps = [
    ...(evicted === undefined ? [] : [serialize.close({ type: 'S', name: evicted })]),
    ...(parsed ? [] : [serialize.parse({ name, text })]),
    serialize.bind({ statement: name, values }),
    serialize.describe({ type: 'P' }),
    serialize.execute({}),
    serialize.sync(),
  ];
  try {
    return (await exchange(engine, steps)).at(-1) ?? NOTHING;
  } catch (fault) {
    // The text may not have been parsed: its name is not used again.
    prepared.drop(text);
    throw fault;
  }
}

async function exchange(engine: PGlite, steps: readonly Uint8Array[]): Promise<SessionResult[]> {
  const parts: Buffer[] = [];
  try {
    // The bytes stand in the memory of the engine and are overwritten by what comes next.
    const onRawData = (part: Uint8Array): void => void parts.push(Buffer.from(part));
    await engine.execProtocolRawStream(Buffer.concat(steps), { syncToFs: false, onRawData });
  } catch (fault) {
    throw new DatabaseError(databaseErrorFields(fault));
  }
  const [first, ...others] = parts;
  const answer = first === undefined || others.length > 0 ? Buffer.concat(parts) : first;
  return readResults(answer, engine.parsers);
}

const NOTHING: SessionResult = { rows: [], command: '', affected: 0 };

/**
 * PostgreSQL keeps a plan where planning for the values at hand gains nothing: half the cost of a small query. The embedded one gathers
 * no statistics by itself, so nothing would tell it that a table has grown: plans are made anew from the sizes of the day now and then.
 */
const STATEMENTS_A_PLAN = 1_000;

async function forgetPlans(engine: PGlite): Promise<void> {
  try {
    await exchange(engine, [protocol.serialize.query('discard plans')]);
  } catch {
    // Inside a transaction that has failed nothing runs; the next time will do.
  }
}

const MOST_PREPARED = 300;

/** Names of the statements this session has parsed, least recently used first. */
class PreparedStatements {
  readonly #names = new Map<string, string>();
  #count = 0;
  #executions = 0;

  /** True once every so many statements. */
  plansAreOld(): boolean {
    this.#executions = (this.#executions + 1) % STATEMENTS_A_PLAN;
    return this.#executions === 0;
  }

  take(text: string): { name: string; parsed: boolean; evicted: string | undefined } {
    const known = this.#names.get(text);
    if (known !== undefined) {
      this.#names.delete(text);
      this.#names.set(text, known);
      return { name: known, parsed: true, evicted: undefined };
    }
    this.#count += 1;
    const name = `s${this.#count}`;
    this.#names.set(text, name);
    const oldest = this.#names.size > MOST_PREPARED ? this.#names.entries().next().value : undefined;
    if (oldest !== undefined) this.#names.delete(oldest[0]);
    return { name, parsed: false, evicted: oldest?.[1] };
  }

  drop(text: string): void {
    this.#names.delete(text);
  }

  clear(): void {
    this.#names.clear();
  }
}
