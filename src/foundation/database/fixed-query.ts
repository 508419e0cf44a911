/** A query whose text never changes is built once: building it costs more than a look-up by key itself. */
import type { Compilable, CompiledQuery } from 'kysely';
import type { Db } from './tables.ts';

/** Stands for the n-th value while the text is built. */
class Slot {
  readonly index: number;
  constructor(index: number) {
    this.index = index;
  }
}

/**
 * `const byId = fixedQuery((db, id: string) => db.selectFrom('dossiers').select('id').where('id', '=', id))`, then `byId(db, id)`.
 * `build` runs once, with stand-ins for the values: it may only hand them on into the query, never look at them.
 */
export function fixedQuery<Values extends readonly string[], Row>(
  build: (db: Db, ...values: Values) => Compilable<Row>,
): (db: Db, ...values: Values) => Promise<readonly Row[]> {
  let text: CompiledQuery<Row> | undefined;
  return async (db, ...values) => {
    text ??= build(db, ...(values.map((_, index) => new Slot(index)) as unknown as Values)).compile();
    const parameters = text.parameters.map((value) => (value instanceof Slot ? values[value.index] : value));
    return (await db.executeQuery<Row>({ ...text, parameters })).rows;
  };
}
