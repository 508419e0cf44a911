/**
 * Hides small groups in a table the public sees, and as few other cells as keep them hidden when shown cells are subtracted from totals.
 * The table is a circulation: a cell flows from its row to its column, a row total into its row, a column total out of its column. A hidden
 * cell can be worked out exactly when no other whole, non-negative table agrees with what is shown, which is when no loop of hidden cells
 * passes through it; so the cheapest cells that close such a loop are hidden too.
 */

/** Groups below this are not shown. */
export const SMALLEST_GROUP = 5;

export const isSmall = (members: number): boolean => members > 0 && members < SMALLEST_GROUP;

interface Arc {
  readonly from: number;
  readonly to: number;
  readonly value: number;
  /** What hiding it costs the reader; Infinity when it is settled elsewhere that it is shown. */
  readonly cost: number;
  /** Nobody may work it out: it is small, or it differs by little from what was shown before. */
  readonly secret: boolean;
  hidden: boolean;
}

/** Zero says who is unreached: the last to be hidden. */
const COST_OF_ZERO = 1_000_000;
const costOf = (value: number): number => (value === 0 ? COST_OF_ZERO : value);

/**
 * Which parts of a whole that is shown are hidden: the small ones, those that `must` be, and what keeps them so. A whole that is small itself
 * hides all its parts.
 */
export function hiddenParts(parts: readonly number[], must: readonly boolean[] = []): boolean[] {
  const whole = parts.reduce((sum, part) => sum + part, 0);
  if (isSmall(whole)) return parts.map(() => true);
  const arcs = parts.map((value, index): Arc => {
    const secret = isSmall(value) || must[index] === true;
    return { from: 0, to: 1, value, cost: costOf(value), secret, hidden: secret };
  });
  arcs.push({ from: 1, to: 0, value: whole, cost: Number.POSITIVE_INFINITY, secret: false, hidden: false });
  protect(arcs);
  return parts.map((_, index) => arcs[index]?.hidden === true);
}

/**
 * Which cells of a table are hidden, when it is settled which row and column totals are: the grand total is shown, rows and columns that are
 * hidden hide what is in them. One row alone that counts is the whole itself: it hides what its column totals hide.
 */
export function hiddenCells(
  table: readonly (readonly number[])[],
  settled: { readonly rows: readonly boolean[]; readonly columns: readonly boolean[] },
  must: { readonly rows?: readonly boolean[]; readonly cells?: readonly (readonly boolean[])[] } = {},
): boolean[][] {
  const width = settled.columns.length;
  const sums = table.map((row) => row.reduce((sum, value) => sum + value, 0));
  const [rowsNode, columnsNode] = [table.length + width, table.length + width + 1];
  const whole = sums.reduce((sum, value) => sum + value, 0);
  if (isSmall(whole)) return table.map((row) => row.map(() => true));
  if (sums.filter((sum) => sum > 0).length < 2)
    return table.map((row, i) => row.map((_, j) => (sums[i] ?? 0) > 0 && settled.columns[j] === true));
  const cells = table.map((row, i) =>
    row.map((value, j): Arc => {
      const within = settled.rows[i] === true || settled.columns[j] === true;
      const secret = isSmall(value) || must.cells?.[i]?.[j] === true;
      const hidden = secret || (within && value > 0);
      return { from: i, to: table.length + j, value, cost: costOf(value), secret, hidden };
    }),
  );
  const totals = [
    ...sums.map((value, i) =>
      total({ from: columnsNode, to: i, value, secret: must.rows?.[i] === true, hidden: settled.rows[i] === true }),
    ),
    ...settled.columns.map((hidden, j) =>
      total({
        from: table.length + j,
        to: rowsNode,
        value: table.reduce((sum, row) => sum + (row[j] ?? 0), 0),
        hidden,
      }),
    ),
    total({ from: rowsNode, to: columnsNode, value: whole, hidden: false }),
  ];
  protect([...cells.flat(), ...totals]);
  return cells.map((row) => row.map(({ hidden }) => hidden));
}

const total = ({ secret = false, ...arc }: Omit<Arc, 'cost' | 'secret'> & { readonly secret?: boolean }): Arc => ({
  ...arc,
  cost: Number.POSITIVE_INFINITY,
  secret: secret || isSmall(arc.value),
});

/** Hides what it takes until no small hidden value can be worked out. Hiding more never undoes what protects another. */
function protect(arcs: readonly Arc[]): void {
  const at = neighbours(arcs);
  for (const arc of arcs) {
    if (!arc.hidden || !arc.secret) continue;
    // One more here, or one less here, made good by a loop through others.
    const more = cheapestLoop(at, arc, true);
    const less = more.cost === 0 ? more : cheapestLoop(at, arc, false);
    const loop = more.cost <= less.cost ? more : less;
    for (const other of loop.arcs) other.hidden = true;
  }
}

interface Step {
  readonly arc: Arc;
  readonly forward: boolean;
}

function neighbours(arcs: readonly Arc[]): ReadonlyMap<number, readonly Step[]> {
  const at = new Map<number, Step[]>();
  const add = (node: number, step: Step): void => {
    const steps = at.get(node);
    if (steps) steps.push(step);
    else at.set(node, [step]);
  };
  for (const arc of arcs) {
    add(arc.from, { arc, forward: true });
    // Going back along an arc takes one away: there has to be one.
    if (arc.value > 0) add(arc.to, { arc, forward: false });
  }
  return at;
}

interface Loop {
  readonly cost: number;
  readonly arcs: readonly Arc[];
}

/** The cheapest way round through other arcs (Dijkstra); hidden ones cost nothing. */
function cheapestLoop(at: ReadonlyMap<number, readonly Step[]>, through: Arc, more: boolean): Loop {
  const [start, goal] = more ? [through.to, through.from] : [through.from, through.to];
  const best = new Map<number, Loop>([[start, { cost: 0, arcs: [] }]]);
  const done = new Set<number>();
  for (;;) {
    let here: number | undefined;
    for (const [node, { cost }] of best)
      if (!done.has(node) && (here === undefined || cost < (best.get(here)?.cost ?? 0))) here = node;
    const way = here === undefined ? undefined : best.get(here);
    if (here === undefined || way === undefined) return { cost: Number.POSITIVE_INFINITY, arcs: [] };
    if (here === goal) return way;
    done.add(here);
    for (const { arc, forward } of at.get(here) ?? []) {
      if (arc === through || (!arc.hidden && arc.cost === Number.POSITIVE_INFINITY)) continue;
      const next = forward ? arc.to : arc.from;
      const cost = way.cost + (arc.hidden ? 0 : arc.cost);
      if (cost < (best.get(next)?.cost ?? Number.POSITIVE_INFINITY)) best.set(next, { cost, arcs: [...way.arcs, arc] });
    }
  }
}
