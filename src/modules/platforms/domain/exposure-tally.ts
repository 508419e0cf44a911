/** Counts in memory how often each platform was shown until a clock writes it down; one object per process, nobody is recognised. */

export interface ExposureCount {
  readonly day: string;
  readonly platformId: string;
  readonly shown: number;
}

export class ExposureTally {
  readonly #days = new Map<string, Map<string, number>>();

  add(day: string, platformIds: Iterable<string>): void {
    for (const id of platformIds) this.#addMany(day, id, 1);
  }

  /** Counted since the last `take`, of one day. */
  pendingOf(day: string): ReadonlyMap<string, number> {
    return this.#days.get(day) ?? new Map();
  }

  /** Hands over what was counted, sorted, and starts again from nothing. */
  take(): ExposureCount[] {
    const taken = [...this.#days].flatMap(([day, counts]) =>
      [...counts].map(([platformId, shown]) => ({ day, platformId, shown })),
    );
    this.#days.clear();
    return taken.sort((a, b) => (`${a.day} ${a.platformId}` < `${b.day} ${b.platformId}` ? -1 : 1));
  }

  /** Puts back what could not be written. */
  putBack(counts: readonly ExposureCount[]): void {
    for (const { day, platformId, shown } of counts) this.#addMany(day, platformId, shown);
  }

  #addMany(day: string, platformId: string, shown: number): void {
    let counts = this.#days.get(day);
    if (counts === undefined) {
      counts = new Map();
      this.#days.set(day, counts);
    }
    counts.set(platformId, (counts.get(platformId) ?? 0) + shown);
  }
}
