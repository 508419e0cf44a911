/** Input no faster than its output leaves: a verb that says ten times what it reads would otherwise hold the answers to a whole nation in memory. */
import { once } from 'node:events';
import type { Writable } from 'node:stream';

/** Gives the next chunk when every outlet has room again. */
export async function* pacedInput<T>(chunks: AsyncIterable<T>, outlets: readonly Writable[]): AsyncGenerator<T> {
  for await (const chunk of chunks) {
    yield chunk;
    for (const outlet of outlets) {
      if (outlet.writableNeedDrain) await once(outlet, 'drain');
    }
  }
}
