/** Turns on the only session: single statements follow each other, a transaction has it alone, and nobody waits for ever. */

/** Thrown to the statement that waited too long: nearly always `db` used where the open transaction `trx` was meant. */
export class DatabaseBusy extends Error {
  override readonly name = 'DatabaseBusy';
  readonly code = 'database.busy';
  constructor(waitedMs: number) {
    super(
      `no database session within ${waitedMs} ms: a transaction is still open (inside a transaction use its trx, never db)`,
    );
  }
}

interface Waiter {
  readonly kind: 'statement' | 'transaction';
  readonly go: () => void;
}

export class Lease {
  readonly #patienceMs: number;
  readonly #queue: Waiter[] = [];
  #taken = false;

  constructor(patienceMs: number) {
    this.#patienceMs = patienceMs;
  }

  /**
   * Begins the statement at once, or when its turn comes. It is handed to the session in the very moment its turn begins,
   * so that no transaction can slip in before it; the session keeps the order from there.
   */
  statement<T>(begin: () => Promise<T>): Promise<T> {
    if (!this.#taken) return begin();
    return new Promise((resolve, refuse) => {
      this.#wait('statement', () => resolve(begin()), refuse);
    });
  }

  /** Resolves with the function that gives the session back; calling it twice is harmless. */
  async forTransaction(): Promise<() => void> {
    if (this.#taken) await new Promise<void>((resolve, refuse) => this.#wait('transaction', resolve, refuse));
    else this.#taken = true;
    let released = false;
    return () => {
      if (released) return;
      released = true;
      this.#next();
    };
  }

  #wait(kind: Waiter['kind'], turn: () => void, refuse: (fault: Error) => void): void {
    const timer = setTimeout(() => {
      this.#queue.splice(this.#queue.indexOf(waiter), 1);
      refuse(new DatabaseBusy(this.#patienceMs));
    }, this.#patienceMs);
    const waiter: Waiter = {
      kind,
      go: () => {
        clearTimeout(timer);
        turn();
      },
    };
    this.#queue.push(waiter);
  }

  /** In the order they came: all statements up to the next transaction, then that transaction alone. */
  #next(): void {
    for (let waiter = this.#queue.shift(); waiter !== undefined; waiter = this.#queue.shift()) {
      waiter.go();
      if (waiter.kind === 'transaction') return;
    }
    this.#taken = false;
  }
}
