/** Chance that repeats: the same seed gives the same sequence everywhere. For invented data only, never for keys. */

export interface Chance {
  /** 0 ≤ x < 1 */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number;
  /** True with this probability. */
  happens(probability: number): boolean;
  pick<T>(choices: readonly T[]): T;
  pickWeighted<T extends { readonly weight: number }>(choices: readonly T[]): T;
}

/** Mulberry32: 32 bits of state, well mixed, four lines. */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const pick = <T>(choices: readonly T[]): T => {
    const choice = choices[Math.floor(next() * choices.length)];
    if (choice === undefined) throw new RangeError('nothing to pick from');
    return choice;
  };
  return {
    next,
    whole: (low, high) => low + Math.floor(next() * (high - low + 1)),
    happens: (probability) => next() < probability,
    pick,
    pickWeighted(choices) {
      let rest = next() * choices.reduce((sum, choice) => sum + choice.weight, 0);
      for (const choice of choices) {
        rest -= choice.weight;
        if (rest < 0) return choice;
      }
      return pick(choices);
    },
  };
}

/** A stream of its own for the n-th thing, so that more firms leave the first ones as they were. */
export function chanceOf(seed: number, index: number): Chance {
  return chanceFrom(Math.imul(seed, 2_654_435_761) ^ Math.imul(index + 1, 40_503));
}
