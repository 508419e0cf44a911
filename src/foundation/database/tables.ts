/** The typed schema. Each module adds its own tables by declaration merging in its `store/tables.ts`; nobody reads another module's tables. */
import type { Kysely, Transaction } from 'kysely';

// biome-ignore lint/suspicious/noEmptyInterface: modules merge their tables into it
export interface Tables {}

/** A connection or a transaction; the first argument of every store function. */
export type Db = Kysely<Tables>;
export type Trx = Transaction<Tables>;
