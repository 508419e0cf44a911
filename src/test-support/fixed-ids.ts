/** Identifiers a test can foresee: shaped like UUIDv7, counting up, so that they also sort by creation. */
import type { IdGenerator } from '../foundation/ids.ts';

/** `fixedIds()` gives `01900000-0000-7000-8000-000000000001`, `…02`, …; another `series` keeps two generators apart. */
export function fixedIds(series = 0): IdGenerator {
  let count = 0;
  return {
    next: () => {
      count += 1;
      return `01900000-0000-7000-8000-${series.toString(16).padStart(4, '0')}${count.toString(16).padStart(8, '0')}`;
    },
  };
}

/** The n-th id of a series without a generator. */
export function fixedId(n: number, series = 0): string {
  return `01900000-0000-7000-8000-${series.toString(16).padStart(4, '0')}${n.toString(16).padStart(8, '0')}`;
}
