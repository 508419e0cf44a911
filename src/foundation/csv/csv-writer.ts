/** Writes CSV a spreadsheet may open: quoted where needed, and no cell that a spreadsheet would run as a formula. */

/** One line without its end. A text that begins like a formula gets an apostrophe in front, numbers stay numbers. */
export function csvLine(cells: readonly (string | number | null | undefined)[]): string {
  return cells.map(cellOf).join(',');
}

function cellOf(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
