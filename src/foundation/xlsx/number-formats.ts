/** What a number in a cell stands for: its format says whether it is a day, or a code whose leading zeros count. */

export type CellFormat =
  | { readonly kind: 'number' }
  | { readonly kind: 'date' }
  | { readonly kind: 'zeros'; readonly width: number };

const NUMBER: CellFormat = { kind: 'number' };
const DATE: CellFormat = { kind: 'date' };

/** The formats every spreadsheet knows by number (ECMA-376 part 1, 18.8.30), with those of East Asian editions. */
export function formatOf(id: number, code: string | undefined): CellFormat {
  if (code === undefined) {
    const date = (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58);
    return date ? DATE : NUMBER;
  }
  const [first = ''] = code.split(';');
  // Literal text, colours and locales are no part of the format.
  const bare = first.replace(/"[^"]*"|\\.|\[[^\]]*\]|_./g, '');
  if (/^0{2,20}$/.test(bare)) return { kind: 'zeros', width: bare.length };
  return /[dy]/i.test(bare) && !/[#?]/.test(bare) ? DATE : NUMBER;
}

const DAY_MS = 86_400_000;

/** The text a reader of CSV would meet: plain digits, a day as `yyyy-mm-dd`. What is no number stays as it is. */
export function numberText(raw: string, format: CellFormat, from1904: boolean): string {
  const value = Number(raw);
  if (raw.trim() === '' || !Number.isFinite(value)) return raw;
  if (format.kind === 'date') return dayOf(value, from1904) ?? raw;
  const plain = Number.isSafeInteger(value) ? String(value) : raw;
  return format.kind === 'zeros' ? plain.padStart(format.width, '0') : plain;
}

function dayOf(serial: number, from1904: boolean): string | undefined {
  const whole = Math.floor(serial);
  if (whole < 1 || whole > 2_958_465) return undefined;
  // The first of the two epochs counts a 29 February 1900 that never was.
  const days = from1904 ? whole - 24_107 : whole - 25_569 + (whole < 60 ? 1 : 0);
  return new Date(days * DAY_MS).toISOString().slice(0, 10);
}
