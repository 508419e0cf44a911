/** Remembers the last few hundred pure results by the whole of their input: values only, never a page. */

const MOST = 300;

export interface Memory<T> {
  get(input: string, make: () => T): T;
  /** What is remembered, if anything; makes nothing. */
  find(input: string): T | undefined;
}

export function createMemory<T>(most = MOST): Memory<T> {
  const known = new Map<string, T>();
  return {
    find: (input) => known.get(input),
    get(input, make) {
      const hit = known.get(input);
      const value = hit ?? make();
      known.delete(input);
      known.set(input, value);
      if (known.size > most) {
        const oldest = known.keys().next();
        if (!oldest.done) known.delete(oldest.value);
      }
      return value;
    },
  };
}
