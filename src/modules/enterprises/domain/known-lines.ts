/**
 * What the register holds and what this file has said so far, in some 25 bytes a firm: a line equal to what is stored is known without
 * asking the database, a tax code that comes again is seen at once.
 */

export type LineStanding = 'new' | 'differs' | 'unchanged' | 'again';

const SMALLEST = 1 << 14;
/** Fuller, and firms stand in each other's way. */
const FULL = 0.75;
const STORED = 1;
const UNCHANGED = 2;

/** A tax code as a number of its own: twelve digits and ten may spell the same number. */
function keyOf(taxCode: string): number {
  return Number(taxCode) * 4 + (taxCode.length === 10 ? 0 : taxCode.length === 12 ? 1 : 2) + 1;
}

export class KnownLines {
  /** 0 where a place is free. */
  #keys: Float64Array;
  #hashes: Uint32Array;
  /** The line of this file that named it first; 0 when none has. */
  #lines: Uint32Array;
  #marks: Uint8Array;
  #used = 0;

  /** Room for so many firms at once; more find theirs at the cost of a moment's double memory. */
  constructor(expected = 0) {
    const size = Math.max(SMALLEST, Math.ceil(expected / FULL) + 1);
    this.#keys = new Float64Array(size);
    this.#hashes = new Uint32Array(size * 2);
    this.#lines = new Uint32Array(size);
    this.#marks = new Uint8Array(size);
  }

  /** `hash`: the first 16 hexadecimal digits over a line's cells, or '' when the register does not know them. */
  store(taxCode: string, hash: string): void {
    const at = this.#place(keyOf(taxCode));
    if (hash !== '') {
      this.#marks[at] = this.#marks[at]! | STORED;
      this.#hashes[at * 2] = Number.parseInt(hash.slice(0, 8), 16);
      this.#hashes[at * 2 + 1] = Number.parseInt(hash.slice(8, 16), 16);
    }
  }

  /** Notes that the file names this firm. `again`: an earlier line did, see `firstLine`. */
  meet(taxCode: string, hash: string, line: number): LineStanding {
    const at = this.#place(keyOf(taxCode));
    if (this.#lines[at] !== 0) return 'again';
    this.#lines[at] = line;
    const mark = this.#marks[at]!;
    if ((mark & STORED) === 0) return 'new';
    const same =
      this.#hashes[at * 2] === Number.parseInt(hash.slice(0, 8), 16) &&
      this.#hashes[at * 2 + 1] === Number.parseInt(hash.slice(8, 16), 16);
    if (!same) return 'differs';
    this.#marks[at] = mark | UNCHANGED;
    return 'unchanged';
  }

  /** The line that named the firm first, when it was passed over as unchanged; told once. */
  takeUnchanged(taxCode: string): number | undefined {
    const at = this.#place(keyOf(taxCode));
    const mark = this.#marks[at]!;
    if ((mark & UNCHANGED) === 0) return undefined;
    this.#marks[at] = mark & ~UNCHANGED;
    return this.#lines[at];
  }

  #place(key: number): number {
    if (this.#used > this.#keys.length * FULL) this.#grow();
    const at = this.#find(key);
    if (this.#keys[at] === 0) {
      this.#keys[at] = key;
      this.#used += 1;
    }
    return at;
  }

  #find(key: number): number {
    const size = this.#keys.length;
    // Codes of one office follow each other: mixed, they spread.
    const low =
      Math.imul((key % 0x100000000) | 0, 0x9e3779b1) ^ Math.imul(Math.floor(key / 0x100000000) + 1, 0x85ebca6b);
    const mixed = Math.imul(low ^ (low >>> 15), 0xc2b2ae35) >>> 0;
    let at = Math.floor((mixed / 0x100000000) * size);
    while (this.#keys[at] !== 0 && this.#keys[at] !== key) at = at + 1 === size ? 0 : at + 1;
    return at;
  }

  #grow(): void {
    const [keys, hashes, lines, marks] = [this.#keys, this.#hashes, this.#lines, this.#marks];
    const size = keys.length * 2;
    this.#keys = new Float64Array(size);
    this.#hashes = new Uint32Array(size * 2);
    this.#lines = new Uint32Array(size);
    this.#marks = new Uint8Array(size);
    for (let from = 0; from < keys.length; from += 1) {
      const key = keys[from]!;
      if (key === 0) continue;
      const at = this.#find(key);
      this.#keys[at] = key;
      this.#hashes[at * 2] = hashes[from * 2]!;
      this.#hashes[at * 2 + 1] = hashes[from * 2 + 1]!;
      this.#lines[at] = lines[from]!;
      this.#marks[at] = marks[from]!;
    }
  }
}
