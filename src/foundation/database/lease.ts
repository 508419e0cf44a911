/** A lease on the only session: first come, first served, and nobody waits for ever. */

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
  readonly take: (release: () => void) => void;
  readonly timer: NodeJS.Timeout;
}

export class Lease {
  readonly #patienceMs: number;
  readonly #queue: Waiter[] = [];
  #taken = false;

  constructor(patienceMs: number) {
    this.#patienceMs = patienceMs;
  }

  /** Resolves with the function that gives the session back; calling it twice is harmless. */
  acquire(): Promise<() => void> {
    if (!this.#taken) {
      this.#taken = true;
      return Promise.resolve(this.#releaseOnce());
    }
    return new Promise((take, refuse) => {
      const timer = setTimeout(() => {
        this.#queue.splice(this.#queue.indexOf(waiter), 1);
        refuse(new DatabaseBusy(this.#patienceMs));
      }, this.#patienceMs);
      const waiter: Waiter = { take, timer };
      this.#queue.push(waiter);
    });
  }

  #releaseOnce(): () => void {
    let released = false;
    return () => {
      if (released) return;
      released = true;
      const next = this.#queue.shift();
      if (next === undefined) {
        this.#taken = false;
        return;
      }
      clearTimeout(next.timer);
      next.take(this.#releaseOnce());
    };
  }
}
