/** What counts as a visit: an entry to a public page from outside the portal, by a browser. No person is recognised (ADR 0006). */

export interface Arrival {
  /** `Sec-Fetch-Site` of the request: `none` = typed, bookmarked or opened by an application. */
  readonly fetchSite: string | undefined;
  readonly referer: string | undefined;
  readonly userAgent: string | undefined;
  /** Our own `scheme://host`. */
  readonly origin: string;
}

const ROBOT = /bot\b|crawl|spider|slurp|preview|monitor|curl\/|wget\/|python-|headlesschrome-lighthouse|lighthouse/i;

export function isVisit(arrival: Arrival): boolean {
  if (arrival.userAgent === undefined || ROBOT.test(arrival.userAgent)) return false;
  if (arrival.fetchSite !== undefined) return arrival.fetchSite !== 'same-origin';
  // Browsers from before Sec-Fetch-Site: a referrer of our own means the visit goes on.
  return (
    arrival.referer === undefined ||
    !(arrival.referer === arrival.origin || arrival.referer.startsWith(`${arrival.origin}/`))
  );
}

/** The cell a visit is added to. */
export interface VisitCell {
  readonly day: string;
  readonly language: string;
  readonly section: string;
}

/** Sums visits in memory until they are written; one object per process. */
export class VisitTally {
  readonly #counts = new Map<string, { cell: VisitCell; visits: number }>();

  add(cell: VisitCell): void {
    const key = `${cell.day} ${cell.language} ${cell.section}`;
    const entry = this.#counts.get(key);
    if (entry) entry.visits += 1;
    else this.#counts.set(key, { cell, visits: 1 });
  }

  /** Hands over what was counted and starts again from nothing. */
  take(): { cell: VisitCell; visits: number }[] {
    const taken = [...this.#counts.values()].sort((a, b) => (keyOf(a.cell) < keyOf(b.cell) ? -1 : 1));
    this.#counts.clear();
    return taken;
  }

  /** Puts back what could not be written. */
  putBack(counts: readonly { cell: VisitCell; visits: number }[]): void {
    for (const { cell, visits } of counts) for (let i = 0; i < visits; i += 1) this.add(cell);
  }
}

function keyOf(cell: VisitCell): string {
  return `${cell.day} ${cell.language} ${cell.section}`;
}
