/** Keeps the exposures of the last turns, so that page two of a list continues page one although showing page one changed the counts. */
import type { Exposures } from './neutral-order.ts';

/** As long as the clock that writes exposures: the order moves on when the counts do. */
const TURN_MS = 30_000;
/** Twenty minutes of reading. */
const KEPT = 40;

export interface Turn {
  readonly name: string;
  readonly exposures: Exposures;
}

export class TurnKeeper {
  readonly #turns = new Map<string, Promise<Turn>>();

  /** The turn a link named while it is kept, else the present one, whose exposures are read once. */
  async turnAt(nowMs: number, asked: string, read: () => Promise<Exposures>): Promise<Turn> {
    const kept = this.#turns.get(asked);
    if (kept !== undefined) return kept;
    const name = Math.floor(nowMs / TURN_MS).toString(36);
    let turn = this.#turns.get(name);
    if (turn === undefined) {
      turn = read().then((exposures) => ({ name, exposures }));
      // A read that failed is tried again by the next reader.
      turn.catch(() => this.#turns.delete(name));
      this.#turns.set(name, turn);
      const [oldest] = this.#turns.keys();
      if (this.#turns.size > KEPT && oldest !== undefined) this.#turns.delete(oldest);
    }
    return turn;
  }
}
