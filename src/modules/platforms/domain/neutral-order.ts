/** The order of a list: best score first, equals by least exposure, then by a hash of the turn; never by who pays. */
import type { Verdict } from '../../conditions/index.ts';
import type { Fit } from './fit.ts';

/** How often each platform was shown, by id. */
export type Exposures = ReadonlyMap<string, number>;

/**
 * `turn` names the moment the exposures were read (see `TurnKeeper`): the same turn gives the same order, so a reader pages through one list.
 */
export function inNeutralOrder<T>(
  entries: readonly T[],
  {
    idOf,
    scoreOf,
    exposures,
    turn,
  }: {
    readonly idOf: (entry: T) => string;
    /** Higher comes first. Built from the reader's need only. */
    readonly scoreOf: (entry: T) => number;
    readonly exposures: Exposures;
    readonly turn: string;
  },
): readonly T[] {
  return entries
    .map((entry) => {
      const id = idOf(entry);
      return { entry, id, score: scoreOf(entry), shown: exposures.get(id) ?? 0, lot: lotOf(`${turn} ${id}`) };
    })
    .sort((a, b) => b.score - a.score || a.shown - b.shown || a.lot - b.lot || (a.id < b.id ? -1 : 1))
    .map(({ entry }) => entry);
}

const BY_VERDICT: Readonly<Record<Verdict, number>> = { yes: 2, unknown: 1, no: 0 };

/** Fit first, then how many functions its goal asks for would be new to the firm; what brings nothing new comes last of its kind. */
export function fitScore({ verdict, needed, gained }: Fit): number {
  return BY_VERDICT[verdict] * 10_000 + needed.length * 10 + (gained.length > 0 ? 1 : 0);
}

/** FNV-1a with a final mix: the same text always draws the same lot. */
function lotOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39) >>> 0;
  return (hash ^ (hash >>> 15)) >>> 0;
}
