/** A small group stays hidden from somebody who subtracts every shown number from every other. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hiddenCells, hiddenParts, isSmall } from './suppression.ts';

/** Every way to move each of these values by one down, none or one up. */
function* moves(length: number): Generator<number[]> {
  if (length === 0) yield [];
  else for (const rest of moves(length - 1)) for (const by of [-1, 0, 1]) yield [by, ...rest];
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

describe('a whole and its parts', () => {
  it.each<[string, number[], string]>([
    ['nothing small, nothing hidden', [12, 7, 0], '...'],
    ['one small part takes the smallest other along', [3, 40, 9, 0], 'x.x.'],
    ['two small parts hide each other', [3, 2, 40], 'xx.'],
    ['beside one big part a nought is not enough: the big one hides it', [3, 40, 0], 'xx.'],
    ['a small whole hides all', [2, 0, 1], 'xxx'],
  ])('%s', (_, parts, drawn) => {
    expect(
      hiddenParts(parts)
        .map((hidden) => (hidden ? 'x' : '.'))
        .join(''),
    ).toBe(drawn);
  });

  it('never let a small part be worked out', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 2, maxLength: 6 }), (parts) => {
        const hidden = hiddenParts(parts);
        for (const [index, value] of parts.entries()) {
          if (!isSmall(value)) continue;
          expect(hidden[index]).toBe(true);
          const others = parts.filter((_, other) => other !== index && hidden[other]);
          expect(others.length).toBeGreaterThan(0);
          // One here for one there, without going below nought.
          expect(value > 0 || others.some((other) => other > 0)).toBe(true);
        }
      }),
    );
  });
});

describe('a table with its totals', () => {
  const tables = fc.tuple(fc.integer({ min: 2, max: 3 }), fc.integer({ min: 2, max: 3 })).chain(([rows, columns]) =>
    fc.array(fc.array(fc.integer({ min: 0, max: 8 }), { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    }),
  );

  it.each([
    ['column totals hidden like row totals (sectors, sizes)', true],
    ['column totals always shown (months of the country)', false],
  ])('never lets a small cell or total be worked out: %s', (_, columnsToo) => {
    fc.assert(
      fc.property(tables, (table) => {
        const width = table[0]?.length ?? 0;
        const rowSums = table.map(sum);
        const columnSums = Array.from({ length: width }, (__, j) => sum(table.map((row) => row[j] ?? 0)));
        if (isSmall(sum(rowSums))) {
          expect(hiddenCells(table, { rows: [], columns: columnSums.map(() => false) }).flat()).not.toContain(false);
          return;
        }
        const rows = hiddenParts(rowSums);
        const columns = columnsToo ? hiddenParts(columnSums) : columnSums.map(() => false);
        const hidden = hiddenCells(table, { rows, columns });
        if (rowSums.filter((value) => value > 0).length < 2) {
          // The one row that counts is the whole: its cells are the column totals.
          expect(hidden).toEqual(rowSums.map((members) => columns.map((column) => members > 0 && column)));
          return;
        }
        const open = table.flatMap((row, i) => row.flatMap((__, j) => (hidden[i]?.[j] ? [[i, j] as const] : [])));
        const doubtful = new Set<string>();
        for (const by of moves(open.length)) {
          const [rowMoves, columnMoves] = [rowSums.map(() => 0), columnSums.map(() => 0)];
          let possible = true;
          for (const [index, [i, j]] of open.entries()) {
            const move = by[index] ?? 0;
            if ((table[i]?.[j] ?? 0) + move < 0) possible = false;
            rowMoves[i] = (rowMoves[i] ?? 0) + move;
            columnMoves[j] = (columnMoves[j] ?? 0) + move;
          }
          // Another table the reader cannot tell from the true one.
          if (!possible || sum(rowMoves) !== 0) continue;
          if (rowMoves.some((move, i) => move !== 0 && !rows[i])) continue;
          if (columnMoves.some((move, j) => move !== 0 && !columns[j])) continue;
          for (const [index, [i, j]] of open.entries()) if (by[index] !== 0) doubtful.add(`${String(i)} ${String(j)}`);
        }
        for (const [i, row] of table.entries())
          for (const [j, value] of row.entries())
            if (isSmall(value)) expect([i, j, doubtful.has(`${String(i)} ${String(j)}`)]).toEqual([i, j, true]);
      }),
      { numRuns: 80 },
    );
  });

  it('shows a single row that counts as its column totals are shown: it is the whole', () => {
    expect(
      hiddenCells(
        [
          [3, 6],
          [0, 0],
        ],
        { rows: [false, false], columns: [false, false] },
      ).flat(),
    ).toEqual([false, false, false, false]);
  });
});
